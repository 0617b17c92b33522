# ruff: noqa: RUF001 - look-alike letters are what is tested

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.text import (
    clean,
    escape,
    mentioned,
    quote,
    shorten,
    show_mrkdwn,
    show_plain,
    tidy,
    unescape,
    unlink,
    without_tokens,
)

NAMES = {"U1": "Ana Silva", "C9": "launch"}

# Texts made of the very pieces that could hurt, in any order.
PIECES = [
    *("<", ">", "&", "<!channel>", "<!here>", "<@U1>", "<@U2|ana>", "<#C1|cx>", "<#C1|>", "<https://x.org|y>"),
    *("&lt;", "&gt;", "&amp;", "```", "`", "*", "_", "~", "\n", "> ", "|", "!", "@channel", "<!subteam^S1|@g>"),
    *(" ", "word", "é", "e\u0301", "👩\u200d🚀", "🇩🇪", "👍🏽", "\x00", "\r\n", "\ud800", "@", "#"),
]
nasty = st.lists(st.sampled_from(PIECES)).map("".join) | st.text()


def test_escaping_touches_only_the_three_characters_slack_names() -> None:
    assert escape("""<b> & "c" 'd' *e*""") == """&lt;b&gt; &amp; "c" 'd' *e*"""


def test_escaping_is_not_done_quietly_once_when_asked_for_twice() -> None:
    assert escape(escape("&")) == "&amp;amp;"


@given(st.text())
def test_text_without_tokens_survives_escaping_and_unescaping(text: str) -> None:
    assert unescape(escape(text)) == text


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("I &lt;3 R&amp;D", "I <3 R&D"),
        ("&amp;lt; stays", "&lt; stays"),
        ("thanked <@U1|ana> &amp; <@U2>", "thanked <@U1|ana> & <@U2>"),
        ("see <https://x.org/?a=1&amp;b=2> &amp; more", "see <https://x.org/?a=1&amp;b=2> & more"),
        ("&lt;!channel&gt;", "<!channel>"),
        ("", ""),
    ],
)
def test_what_slack_sent_is_stored_as_typed_with_its_tokens_verbatim(sent: str, typed: str) -> None:
    assert unescape(sent) == typed


def test_cleaning_takes_out_what_a_database_refuses_and_nothing_else() -> None:
    assert clean("a\x00b\x07c\r\nd\re\tf\x1b[0m\ud83d 👍 e\u0301 <@U1>") == "abc\nd\ne\tf[0m\ufffd 👍 e\u0301 <@U1>"


@given(nasty)
def test_cleaned_text_can_be_encoded_and_is_clean_already(text: str) -> None:
    cleaned = clean(text)
    assert "\x00" not in cleaned.encode().decode()
    assert clean(cleaned) == cleaned


def test_tidying_gives_rules_usual_letters_and_single_spaces() -> None:
    assert tidy("\u200f\u3000Ｎudge\u00a0 at\n９：３０\u2069 ") == "Nudge at 9:30"


def test_tokens_can_be_left_out() -> None:
    assert without_tokens("told <@U1|ana> about <https://x.org>") == "told   about  "


def test_the_people_whom_a_text_mentions_are_found_by_their_ids() -> None:
    assert mentioned("<@U1|ana> and <@U2> in <#C1|cx>, not @ben, <!here> or <@U1>") == {"U1", "U2"}


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("thanked <@U1>", "thanked @Ana Silva"),
        ("thanked <@U1|ana.s>", "thanked @Ana Silva"),
        ("thanked <@U2|ben>", "thanked @ben"),
        ("thanked <@U2|@ben>", "thanked @ben"),
        ("thanked <@U2>", "thanked @someone"),
        ("asked in <#C1|cx>", "asked in #cx"),
        ("asked in <#C9>", "asked in #launch"),
        ("asked in <#C1|>", "asked in a channel"),
        ("told <!channel>", "told @channel"),
        ("told <!here|here>", "told @here"),
        ("told <!everyone>", "told @everyone"),
        ("told <!subteam^S1|@support>", "told support"),
        ("told <!subteam^S1>", "told a group"),
        ("by <!date^1392734382^{date_num} {time_secs}|18 Feb>", "by 18 Feb"),
        ("an <!unheard>", "an unheard"),
        ("<https://x.org/?a=1&amp;b=2>", "https://x.org/?a=1&b=2"),
        ("<https://x.org|x.org>", "https://x.org"),
        ("<https://evil.example|our &amp; bank>", "our & bank (https://evil.example)"),
        ("<mailto:ana@x.org|ana@x.org>", "ana@x.org"),
        ("<tel:+441>", "+441"),
        ("<@nobody here> <# 1> <! x>", "<@nobody here> <# 1> <! x>"),
        ("I <3 this, a<b and c>d, <b>", "I <3 this, a<b and c>d, <b>"),
        ("&lt; as typed", "&lt; as typed"),
        ("", ""),
    ],
)
def test_tokens_are_shown_as_words(stored: str, shown: str) -> None:
    assert show_plain(stored, NAMES) == shown


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("I <3 R&D", "I &lt;3 R&amp;D"),
        ("*bold* ~gone~", "∗bold∗ ∼gone∼"),
        ("_so_ but snake_case", "ˍsoˍ but snake_case"),
        ("```open", "ˋˋˋopen"),
        ("one\n> two\n >three > four", "one\n\u2060&gt; two\n \u2060&gt;three &gt; four"),
        ("@channel #cx ana@x.org C#", "@\u2060channel #\u2060cx ana@x.org C#"),
        ("<@U1> <!channel> <@U7|*x*>", "@\u2060Ana Silva @\u2060channel @∗x∗"),
    ],
)
def test_mrkdwn_shows_the_words_without_letting_them_format_or_ping(stored: str, shown: str) -> None:
    assert show_mrkdwn(stored, NAMES) == shown


@given(nasty, st.dictionaries(st.sampled_from(["U1", "U2", "C1"]), nasty))
def test_nothing_shown_as_mrkdwn_holds_a_live_token_or_a_format(text: str, names: dict[str, str]) -> None:
    shown = show_mrkdwn(text, names)
    assert not re.search(r"[<>]", shown)
    assert not re.search(r"&(?!amp;|lt;|gt;)", shown)
    assert not re.search(r"[*~`]|(?<!\w)_|_(?!\w)|(?<!\w)@(?=channel|here|everyone)", shown)
    assert not re.search(r"^\s*&gt;", shown, re.MULTILINE)


@given(st.lists(st.sampled_from([*PIECES, "https://", "x.org", ".", "/", ":", "ana@x.org"])).map("".join))
def test_unlinked_text_reads_the_same_and_holds_no_address(text: str) -> None:
    shown = show_mrkdwn(text, {})
    assert unlink(shown).replace("\u2060", "") == shown.replace("\u2060", "")
    assert not re.search(r"://|\w\.\w", unlink(shown))


@given(nasty, st.integers(1, 60))
def test_shown_text_fits_its_limit_as_slack_counts_it(text: str, limit: int) -> None:
    shown = show_mrkdwn(text, {}, limit)
    assert len(shown) <= limit
    assert not re.search(r"&(?!amp;|lt;|gt;)", shown)
    assert len(show_plain(text, {}, limit)) <= limit


def test_a_full_record_of_brackets_still_fits_a_section() -> None:
    assert show_mrkdwn("<" * 2000, {}).endswith("&lt;…")


def test_a_quotation_is_short_and_harmless_either_way() -> None:
    assert quote("<!channel>  *a* & <b>") == "@channel ∗a∗ ＆ ‹b›"
    assert len(quote("word " * 50)) <= 60


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("one two three", 13, "one two three"),
        ("one two three", 12, "one two…"),
        ("one two three", 8, "one two…"),
        ("one two\nthree", 11, "one two…"),
        ("see https://example.org/a/long/address", 20, "see https://example…"),
        ("abc", 1, "…"),
        ("ab e\u0301e\u0301", 5, "ab…"),
        ("e\u0301e\u0301", 3, "e\u0301…"),
        ("👩\u200d🚀👩\u200d🚀", 5, "👩\u200d🚀…"),
        ("👩\u200d🚀", 2, "…"),
        ("🇩🇪🇫🇷", 3, "🇩🇪…"),
        ("🇩🇪🇫🇷🇪🇸", 4, "🇩🇪…"),
        ("👍🏽👍🏽", 2, "…"),
        ("👍🏽👍🏽", 3, "👍🏽…"),
        ("🏴\U000e0067\U000e007fx", 2, "…"),
    ],
)
def test_long_text_is_cut_after_a_word_and_never_inside_what_reads_as_one(text: str, limit: int, short: str) -> None:
    assert shorten(text, limit) == short


@given(nasty, st.integers(1, 60))
def test_a_shortened_text_fits_and_begins_as_the_text_does(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    assert short == text or text.startswith(short.removesuffix("…"))


def test_a_quotation_is_not_set_in_italics_by_its_underscores() -> None:
    assert "_" not in quote("_soon_ or __later__")
