"""The texts within blocks, of which only some can ping."""

from local_slack.checks import texts_of
from local_slack.text.mrkdwn import parse
from support.check_kit import actions, button, confirm, entry, image, mrkdwn, option, plain, section


def test_texts_are_found_wherever_they_are_nested() -> None:
    blocks = [
        section(text=mrkdwn("1"), fields=[mrkdwn("2"), plain("3")], accessory=button(text=plain("4"))),
        {"type": "context", "elements": [mrkdwn("5"), {"type": "image", "image_url": "a", "alt_text": "b"}]},
        actions({"type": "overflow", "options": [option("6")], "confirm": confirm(title=plain("7"), text=mrkdwn("8"))}),
        entry({"type": "checkboxes", "options": [{"text": mrkdwn("9"), "value": "1"}]}, label=plain("10")),
        image(title=plain("11")),
        {"type": "markdown", "text": "12"},
    ]
    found = list(texts_of(blocks))
    assert {text for kind, text in found if kind == "mrkdwn"} == {"1", "2", "5", "8", "9", "12"}
    assert {text for kind, text in found if kind == "plain_text"} >= {"3", "4", "6", "7", "10", "11"}


def test_rich_text_pings_by_its_leaves_and_never_by_its_words() -> None:
    leaves = [
        {"type": "text", "text": "<@U9>"},
        {"type": "user", "user_id": "U1"},
        {"type": "broadcast", "range": "here"},
        {"type": "usergroup", "usergroup_id": "S1"},
        {"type": "channel", "channel_id": "C1"},
        {"type": "link", "url": "https://a.example", "text": "words"},
    ]
    block = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": leaves}]}
    found = list(texts_of([block]))
    parsed = [parse(text) for kind, text in found if kind == "mrkdwn"]
    assert [user for each in parsed for user in each.mentions] == ["U1"]
    assert [kind for each in parsed for kind in each.broadcasts] == ["here"]
    assert [group for each in parsed for group in each.usergroups] == ["S1"]
    assert [channel for each in parsed for channel in each.channels] == ["C1"]
    assert [url for each in parsed for url, _ in each.links] == ["https://a.example"]
    assert [text for kind, text in found if kind == "plain_text"] == ["<@U9>", "words"]


def test_blocks_without_words_have_no_texts() -> None:
    assert list(texts_of([{"type": "divider"}, {"type": "rich_text", "elements": []}])) == []
