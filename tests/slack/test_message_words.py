"""The words of a message, wherever Slack and its apps keep them, and never a placeholder."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.message_words import message_words

ZENDESK = {
    "type": "message",
    "subtype": "bot_message",
    "bot_id": "B02ZENDESK",
    "username": "Zendesk",
    "text": "This content can't be displayed.",
    "blocks": [
        {"type": "header", "text": {"type": "plain_text", "text": "New ticket #4711 & urgent", "emoji": True}},
        {
            "type": "section",
            "text": {"type": "mrkdwn", "text": "*Subject:* Where is my _second_ parcel?"},
            "fields": [
                {"type": "mrkdwn", "text": "*Requester*\nMr Sato"},
                {"type": "mrkdwn", "text": "*Priority*\nHigh"},
            ],
            "accessory": {"type": "button", "text": {"type": "plain_text", "text": "Open"}, "action_id": "open"},
        },
        {"type": "divider"},
        {
            "type": "context",
            "elements": [
                {"type": "image", "image_url": "https://example.com/logo.png", "alt_text": "Zendesk"},
                {"type": "mrkdwn", "text": "Assigned to <@U1ANA> · <https://acme.example/agent/tickets/4711|Ticket>"},
            ],
        },
        {"type": "actions", "elements": [{"type": "button", "text": {"type": "plain_text", "text": "Assign to me"}}]},
    ],
}
INTERCOM = {
    "subtype": "bot_message",
    "text": "",
    "attachments": [
        {
            "fallback": "New message from Mia Lund",
            "pretext": "New conversation from *Mia Lund* (Mill Café)",
            "title": "Invoice missing",
            "title_link": "https://app.example/inbox/1",
            "text": "Hi, I can't find the invoice for October &amp; November.",
            "fields": [{"title": "Plan", "value": "Pro", "short": True}, {"value": "Copenhagen"}],
            "footer": "Intercom",
            "mrkdwn_in": ["text"],
        }
    ],
}
HUBSPOT = {
    "subtype": "bot_message",
    "text": "This message contains interactive elements.",
    "attachments": [
        {
            "color": "#ff7a59",
            "fallback": "[no preview available]",
            "blocks": [
                {
                    "type": "section",
                    "text": {"type": "mrkdwn", "text": "A deal was moved: <https://h.example/d/1|Acme renewal>"},
                },
                {"type": "context", "elements": [{"type": "plain_text", "text": "Closed lost: price < value"}]},
            ],
        }
    ],
}
FORWARDED = {
    "text": "",
    "user": "U2BEN",
    "attachments": [
        {
            "is_msg_unfurl": True,
            "is_share": True,
            "from_url": "https://acme.slack.com/archives/C1/p1",
            "author_name": "Ana",
            "fallback": "[November 20th, 2026 9:12 AM] ana: Acme waits",
            "text": "Acme waits",
            "message_blocks": [
                {
                    "team": "T1",
                    "channel": "C1",
                    "ts": "1732093920.000100",
                    "message": {
                        "blocks": [
                            {
                                "type": "rich_text",
                                "elements": [
                                    {
                                        "type": "rich_text_section",
                                        "elements": [
                                            {"type": "text", "text": "Acme waits for "},
                                            {"type": "text", "text": "its contract", "style": {"bold": True}},
                                        ],
                                    }
                                ],
                            }
                        ]
                    },
                }
            ],
        }
    ],
}
EMAIL = {
    "subtype": "file_share",
    "text": "",
    "files": [
        {
            "mode": "email",
            "filetype": "email",
            "title": "Double charge",
            "subject": "Double charge",
            "from": [{"address": "mia@example.com", "name": "Mia Lund"}],
            "preview_plain_text": "Hello,\nyou charged me twice & nobody answers.",
        }
    ],
}
TYPED = {
    "text": "Acme waits, &lt;3 <@U1ANA>",
    "blocks": [
        {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_section",
                    "elements": [
                        {"type": "text", "text": "Acme waits, <3 "},
                        {"type": "user", "user_id": "U1ANA"},
                        {"type": "text", "text": " in "},
                        {"type": "channel", "channel_id": "C1CX"},
                        {"type": "text", "text": " "},
                        {"type": "emoji", "name": "wave"},
                        {"type": "broadcast", "range": "here"},
                        {"type": "usergroup", "usergroup_id": "S1"},
                    ],
                },
                {
                    "type": "rich_text_list",
                    "style": "bullet",
                    "elements": [
                        {"type": "rich_text_section", "elements": [{"type": "text", "text": "the contract"}]},
                        {
                            "type": "rich_text_section",
                            "elements": [
                                {"type": "link", "url": "https://acme.example/?a=1&b=2", "text": "the <invoice>"},
                                {"type": "link", "url": "https://acme.example"},
                                {"type": "link", "url": "nowhere", "text": "& more"},
                            ],
                        },
                    ],
                },
                {"type": "rich_text_quote", "elements": [{"type": "text", "text": "please hurry"}]},
            ],
        }
    ],
}

ZENDESK_WORDS = (
    "New ticket #4711 &amp; urgent\nSubject: Where is my second parcel?\nRequester\nMr Sato\nPriority\nHigh\n"
    "Assigned to <@U1ANA> · <https://acme.example/agent/tickets/4711|Ticket>"
)
INTERCOM_WORDS = (
    "New conversation from Mia Lund (Mill Café)\nInvoice missing\n"
    "Hi, I can't find the invoice for October &amp; November.\nPlan: Pro\nCopenhagen"
)
TYPED_WORDS = (
    "Acme waits, &lt;3 <@U1ANA> in <#C1CX> :wave:<!here><!subteam^S1>\n• the contract\n"
    "• <https://acme.example/?a=1&amp;b=2|the  invoice ><https://acme.example>&amp; more\nplease hurry"
)


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (
            ZENDESK,
            ZENDESK_WORDS,
        ),
        (
            INTERCOM,
            INTERCOM_WORDS,
        ),
        (HUBSPOT, "A deal was moved: <https://h.example/d/1|Acme renewal>\nClosed lost: price &lt; value"),
        (FORWARDED, "Acme waits for its contract"),
        (EMAIL, "Double charge\nHello,\nyou charged me twice &amp; nobody answers."),
        (
            TYPED,
            TYPED_WORDS,
        ),
    ],
    ids=["zendesk", "intercom", "hubspot", "forwarded", "e-mail", "typed"],
)
def test_the_words_are_those_that_people_see(message: dict[str, Any], words: str) -> None:
    assert message_words(message) == words


@pytest.mark.parametrize(
    "placeholder",
    [
        "This content can't be displayed.",
        "This content can’t be displayed",  # noqa: RUF001  as phones write it
        "[no preview available]",
        "This message contains interactive elements.",
        "Sorry, this content isn't supported.",
        "This message was deleted.",
        "The attachment could not be shown.",
    ],
)
def test_a_placeholder_is_not_taken_from_anywhere(placeholder: str) -> None:
    attachment = {"fallback": placeholder, "text": placeholder, "fields": [{"title": placeholder}, "odd"]}
    section = {"type": "section", "text": {"type": "mrkdwn", "text": placeholder}}
    assert message_words({"text": placeholder}) == ""
    assert message_words({"text": placeholder, "blocks": [section], "attachments": [attachment]}) == ""
    assert message_words({"text": placeholder, "attachments": [{"fallback": "Ms Okafor waits"}]}) == "Ms Okafor waits"


@pytest.mark.parametrize(
    "said",
    [
        "Mia says the content can't be displayed on her phone",
        "This message contains interactive elements and Acme cannot open them",
        "No preview of the contract reached Acme",
    ],
)
def test_what_somebody_said_is_taken_although_it_sounds_like_a_placeholder(said: str) -> None:
    assert message_words({"text": said}) == said


def test_without_blocks_that_say_anything_the_text_counts() -> None:
    buttons = {"type": "actions", "elements": [{"type": "button", "text": {"type": "plain_text", "text": "Open"}}]}
    assert message_words({"text": "*Acme* waits", "blocks": [buttons]}) == "Acme waits"


def test_a_preview_of_a_link_is_not_what_somebody_said_unless_there_is_nothing_else() -> None:
    preview = {"from_url": "https://acme.example", "title": "Acme, makers of things", "text": "Buy our things."}
    said = {"text": "Acme waits, see <https://acme.example>", "attachments": [preview]}
    assert message_words(said) == "Acme waits, see <https://acme.example>"
    assert message_words({"text": "", "attachments": [preview]}) == "Acme, makers of things\nBuy our things."


def test_a_snippet_and_a_voice_clip_say_what_they_hold_and_a_picture_nothing() -> None:
    snippet = {"mode": "snippet", "title": "log.txt", "preview": "order 7 <failed>"}
    clip = {"mode": "hosted", "transcription": {"status": "complete", "preview": {"content": "Acme called"}}}
    picture = {"mode": "hosted", "filetype": "png", "title": "image.png"}
    assert message_words({"files": [snippet, clip, picture, "odd"]}) == "order 7 &lt;failed&gt;\nAcme called"


def test_tables_markdown_and_ordered_lists_are_read() -> None:
    cell = {"type": "raw_text", "text": "Acme"}
    listed = {"type": "rich_text_list", "style": "ordered", "elements": [cell, {"type": "text", "text": "Mill Café"}]}
    date = {"type": "rich_text_section", "elements": [{"type": "date", "fallback": "Monday"}, {"type": "color"}]}
    blocks = [
        {"type": "markdown", "text": "## Open & late"},
        {"type": "table", "rows": [[cell, {"type": "raw_text", "text": "3 days"}]]},
        {"type": "rich_text", "elements": [listed, date]},
    ]
    assert message_words({"blocks": blocks}) == "## Open &amp; late\nAcme · 3 days\n1. Acme\n2. Mill Café\nMonday"


def test_marks_in_an_address_stay() -> None:
    assert message_words({"text": "~old~ <https://a.example/_x_|_x_> snake_case"}) == (
        "old <https://a.example/_x_|_x_> snake_case"
    )


def test_messages_nested_without_end_are_read_to_some_depth() -> None:
    attachment: dict[str, Any] = {"text": "inmost"}
    element: dict[str, Any] = {"type": "text", "text": "inmost"}
    for level in range(200):
        attachment = {"text": f"level {level}", "attachments": [attachment]}
        element = {"type": "rich_text_section", "elements": [element]}
    words = message_words({"attachments": [attachment], "blocks": [{"type": "rich_text", "elements": [element]}]})
    assert "level 199" in words
    assert "inmost" not in words


KEYS = st.sampled_from(
    [
        *("type", "text", "blocks", "attachments", "elements", "fields", "files", "fallback", "title", "message"),
        *("message_blocks", "rows", "mode", "transcription", "preview", "content", "url", "user_id", "style", "range"),
        *("from_url", "is_share", "pretext", "subject", "plain_text", "value", "name", "description"),
    ]
)
WORDS = st.one_of(
    st.sampled_from(["section", "rich_text", "rich_text_list", "mrkdwn", "plain_text", "link", "user", "email"]),
    st.text(max_size=20),
)
ODD = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), WORDS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=6)),
    max_leaves=30,
)


@given(ODD)
def test_no_payload_is_too_odd(message: object) -> None:
    assert isinstance(message_words(message), str)
