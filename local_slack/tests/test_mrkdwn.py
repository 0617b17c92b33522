"""What a text pings and links, and how it looks."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_slack.text.mrkdwn import Segment, parse

USERS = {"U1": "Ana", "W2": "Ben"}
CHANNELS = {"C1": "general"}


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _seen(segment: Segment) -> str:
    label, target = segment.text, segment.target
    match segment.kind:
        case "user":
            return "@" + USERS.get(target, label or target)
        case "channel":
            return "#" + CHANNELS.get(target, label or target)
        case "broadcast":
            return "@" + target
        case "usergroup":
            return label or "@" + target
        case "link":
            return label or target.removeprefix("mailto:")
        case _:
            return label


def _shown(text: str) -> str:
    """The text as a client shows it, without markup."""
    return "".join(map(_seen, parse(text).segments))


# Words dense in what Slack looks for, so that chance finds the combinations.
LIVE = ["<!channel>", "<@U1>", "<!subteam^S1>", "<https://a.example|b>", "!here", "@U1", "#C1", "!date^1^{date}|"]
MARKS = ["<", ">", "&", "|", "&lt;", "&gt;", "&amp;", "*", "_", "~", "`", "```", "\n", " ", "a", "mailto:a@b", ":wave:"]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from([*LIVE, *MARKS])).map("".join))


def _unformatted(text: str) -> str:
    unmarked = re.sub(r"[*_~`]", "", text)
    return re.sub(r"^>+", "", unmarked, flags=re.MULTILINE)


@given(TEXTS)
def test_an_escaped_text_pings_nobody_and_holds_no_link(text: str) -> None:
    parsed = parse(_escaped(text))
    assert parsed.mentions == parsed.broadcasts == parsed.usergroups == parsed.channels == ()
    assert parsed.links == ()
    assert not [each for each in parsed.segments if each.kind == "date"]


@given(TEXTS.map(_unformatted))
def test_an_escaped_text_without_formatting_reads_as_it_was_typed(text: str) -> None:
    assert _shown(_escaped(text)) == text


@given(TEXTS)
def test_any_text_can_be_parsed_and_shown(text: str) -> None:
    assert isinstance(_shown(text), str)


def test_mentions_ping() -> None:
    parsed = parse("<@U1> and <@W2|ben>, <!here> <!channel|@channel> <!everyone> <!subteam^S1|@cx> <!subteam^S2>")
    assert parsed.mentions == ("U1", "W2")
    assert parsed.broadcasts == ("here", "channel", "everyone")
    assert parsed.usergroups == ("S1", "S2")


def test_channels_and_links_are_found() -> None:
    parsed = parse("<#C1|general> <#C2|> <#C3> <https://a.example/b|words> <https://c.example> <mailto:a@b.c|mail>")
    assert parsed.channels == ("C1", "C2", "C3")
    assert parsed.links == (
        ("https://a.example/b", "words"),
        ("https://c.example", ""),
        ("mailto:a@b.c", "mail"),
    )


@pytest.mark.parametrize(
    "text",
    ["@U1", "@here", "<@ana>", "< @U1>", "<@u1>", "<@U1", "@U1>", "<here>", "&lt;@U1&gt;", "<!HERE>", "<@U1\n>", "<>"],
)
def test_what_only_looks_like_a_mention_pings_nobody(text: str) -> None:
    parsed = parse(text)
    assert parsed.mentions == parsed.broadcasts == ()


@pytest.mark.parametrize("text", ["`<@U1>`", "```<@U1>```", "*<@U1>*", "_a <@U1>_", "> <@U1>", "*_~<@U1>~_*"])
def test_a_mention_pings_in_code_and_in_any_format(text: str) -> None:
    assert parse(text).mentions == ("U1",)
    assert "@Ana" in _shown(text)


def test_bare_urls_are_linked_though_nobody_marked_them() -> None:
    parsed = parse("See https://a.example/b?c=1&amp;d=2, or (http://e.example/f).")
    assert parsed.bare_links == ("https://a.example/b?c=1&d=2", "http://e.example/f")
    assert parsed.links == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hello <@U1>", "Hello @Ana"),
        ("<@U9>", "@U9"),
        ("<@U9|cara>", "@cara"),
        ("<#C1|old-name>", "#general"),
        ("<#C9|secret>", "#secret"),
        ("<#C9|>", "#C9"),
        ("<!here|here> <!everyone>", "@here @everyone"),
        ("<!subteam^S1|@cx> <!subteam^S2>", "@cx @S2"),
        ("<!date^1392734382^{date_num}^https://a.example|18 Feb>", "18 Feb"),
        ("<https://a.example|a &amp; b> <https://c.example>", "a & b https://c.example"),
        ("<mailto:a@b.c>", "a@b.c"),
        ("<!unknown|label> <!unknown> <words>", "label <!unknown> <words>"),
        ("*bold* _italic_ ~strike~ `code`", "bold italic strike code"),
        ("*_both_*", "both"),
        ("```\na *b* :c:\n```", "a *b* :c:\n"),
        ("> one\n&gt; two\nthree", "one\ntwo\nthree"),
        ("a\n>>> b\nc\n> d", "a\nb\nc\n> d"),
        (":wave: :+1::skin-tone-2: 10:30:15", ":wave: :+1::skin-tone-2: 10:30:15"),
        ("&amp;lt; &lt;b&gt; &quot; &amp;amp;", "&lt; <b> &quot; &amp;"),
    ],
)
def test_a_text_is_shown_without_its_markup(text: str, shown: str) -> None:
    assert _shown(text) == shown


@pytest.mark.parametrize(
    "text",
    ["a*b*c", "* a *", "*a", "**a**", "snake_case_name", "_ a_", "*a\nb*", "2 * 3 * 4", "``", "a > b", "~~a~~"],
)
def test_marks_off_the_edges_of_words_format_nothing(text: str) -> None:
    assert _shown(text) == text
    assert all(not each.styles for each in parse(text).segments)


def test_an_underscore_in_a_url_ends_no_italics() -> None:
    assert parse("_see <https://a.example/b_c|here> now_").segments == (
        Segment("text", "see ", styles=("italic",)),
        Segment("link", "here", "https://a.example/b_c", ("italic",)),
        Segment("text", " now", styles=("italic",)),
    )


def test_pieces_are_typed_for_rendering() -> None:
    assert parse("Hi <@U1>, *see <#C1|general>* :wave:").segments == (
        Segment("text", "Hi "),
        Segment("user", "", "U1"),
        Segment("text", ", "),
        Segment("text", "see ", styles=("bold",)),
        Segment("channel", "general", "C1", ("bold",)),
        Segment("text", " "),
        Segment("emoji", ":wave:"),
    )


@pytest.mark.parametrize("text", ["*a", "<", "*<a>", "`", "_<http://a|", "https://", "*a _b ", "&gt; ", ":a"])
def test_a_hostile_text_takes_no_time(text: str) -> None:
    parse(text * (40_000 // len(text)))
