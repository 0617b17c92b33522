"""What people typed: how it is stored, and how it is shown so that it cannot ping, link or format.

Stored is what the person typed: `clean(unescape(text))` of what Slack sent, so `&lt;3` is stored as `<3`, while
Slack's own tokens (`<@U1|ana>`, `<#C1|cx>`, `<https://…>`, `<!here>`) stay exactly as they came. A token that
somebody spelled out by hand reads the same once stored. That is safe because nothing stored is ever sent as it
is: `show_plain` (for `plain_text` objects; prefer it, stories use it) and `show_mrkdwn` (for mrkdwn objects and
the top-level `text` of a message) turn every token into words.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

RECORD_LIMIT = 2000
"""The most characters (code points) that one record may hold, counted as the person typed them."""

SECTION_LIMIT = 3000
"""The most characters that Slack takes in the text of a section; an escaped `<` counts as four."""

_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
_ENTITY = re.compile("|".join(_ENTITIES))
_TOKEN = re.compile(
    r"<(?:@(?P<person>[A-Z0-9]+)|#(?P<channel>[A-Z0-9]+)|!(?P<command>[a-z]+)(?:\^[^<>|]*)?"
    r"|(?P<url>[a-z][a-z0-9+.-]*:[^<>|\s]+))(?:\|(?P<label>[^<>]*))?>"
)
_BROADCASTS = {"channel": "the channel", "here": "everyone here", "everyone": "everyone"}
# Letters of no width that decide only how text runs; phones and copied text bring them along.
_MARKS = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_JOINER = "\u2060"
# Slack formats between a pair of these, and no invisible letter stops it, so look-alikes stand in for them.
_LOOK_ALIKES = str.maketrans({"*": "∗", "~": "∼", "`": "ˋ"})  # noqa: RUF001 - being confusable is the point
_SAFE_QUOTE = str.maketrans({"<": "‹", ">": "›", "&": "＆"})  # noqa: RUF001 - as above
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
# What makes an address of letters: `://`, and a dot between two of them.
_BARE_ADDRESS = re.compile(r":(?=//)|(?<=\w)\.(?=\w)")
_QUOTE_LIMIT = 60


@dataclass(frozen=True, slots=True)
class Token:
    """One of Slack's own tokens from `start` to just before `end`, and where in the text its link and label stand."""

    start: int
    end: int
    link: tuple[int, int] | None
    label: tuple[int, int] | None


def escape(text: str) -> str:
    """Escape `&`, `<` and `>`, and nothing else, for mrkdwn; escaping twice shows the entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """What the person typed, from what Slack sent: entities undone once, Slack's own tokens as they are."""
    parts: list[str] = []
    end = 0
    for token in _TOKEN.finditer(text):
        parts += _undo_entities(text[end : token.start()]), token[0]
        end = token.end()
    return "".join(parts) + _undo_entities(text[end:])


def clean(text: str) -> str:
    r"""Make text storable and leave the rest alone.

    Line ends become `\n`, other control characters except tab go (PostgreSQL refuses NUL), and half surrogate
    pairs, which no encoding can hold, become U+FFFD.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))


def tidy(text: str) -> str:
    """The same words for a rule to read: usual letter forms, single spaces, no marks; never for storing."""
    return " ".join(_MARKS.sub("", unicodedata.normalize("NFKC", text)).split())


def without_tokens(text: str) -> str:
    """Stored text with Slack's own tokens left out, for rules that look at a person's own words."""
    return _TOKEN.sub(" ", text)


def mentioned(text: str) -> frozenset[str]:
    """The Slack IDs of the people whom stored text mentions with Slack's own tokens."""
    return frozenset(token["person"] for token in _TOKEN.finditer(text) if token["person"])


def tokens_in(text: str) -> Iterator[Token]:
    """Slack's own tokens in stored text, from its beginning to its end."""
    for token in _TOKEN.finditer(text):
        link = token.span("url") if token["url"] else None
        label = token.span("label") if token["label"] else None
        yield Token(*token.span(), link, label)


def show_plain(text: str, names: Mapping[str, str], limit: int = SECTION_LIMIT) -> str:
    """Stored text for a `plain_text` object, at most `limit` characters.

    `names` gives the name to show by Slack ID (people's, and of those channels that anyone may know of). Whoever
    is not in it is shown by the label that Slack sent along, or as "someone".
    """
    return shorten(_words_for_tokens(text, names), limit)


def show_mrkdwn(text: str, names: Mapping[str, str], limit: int = SECTION_LIMIT) -> str:
    """Stored text for a mrkdwn object or a message's `text`, escaped, at most `limit` characters.

    Nothing in it pings, quotes or formats, nor reaches beyond its own end: formatting characters become
    look-alikes, and an invisible joiner keeps Slack from reading `@name` or `#name` as its own. `names` is as in
    `show_plain`.
    """
    text = _UNDERSCORE.sub("ˍ", _words_for_tokens(text, names).translate(_LOOK_ALIKES))
    text = re.sub(r"(?<!\w)([@#])(?=\w)", rf"\1{_JOINER}", text)
    text = re.sub(r"^([^\S\n]*)(?=>)", rf"\1{_JOINER}", text, flags=re.MULTILINE)
    escaped = escape(text)
    if len(escaped) <= limit:
        return escaped
    lengths = accumulate(len(escape(letter)) for letter in text)
    return escape(_cut(text, sum(length < limit for length in lengths)))


def unlink(shown: str) -> str:
    """What `show_mrkdwn` gave, for where Slack cannot be told to take it verbatim: no address in it becomes a link."""
    return _BARE_ADDRESS.sub(rf"\g<0>{_JOINER}", shown)


def quote(text: str) -> str:
    """A short quotation of what someone typed, for an error's text: harmless as mrkdwn and as plain text."""
    shown = show_plain(tidy(text), {}, _QUOTE_LIMIT).translate(_LOOK_ALIKES).translate(_SAFE_QUOTE)
    return _UNDERSCORE.sub("ˍ", shown)


def shorten(text: str, limit: int) -> str:
    """At most `limit` (1 or more) characters of `text`, cut after a word and closed with `…` where it is longer.

    A letter stays with its accents, a flag and a joined emoji stay whole. Shorten before escaping, so that no
    entity is cut.
    """
    if len(text) <= limit:
        return text
    return _cut(text, limit - 1)


def _cut(text: str, cut: int) -> str:
    """The first `cut` characters or a little less, never all of the text, and an ellipsis."""
    while cut > 0 and _holds_together(text, cut):
        cut -= 1
    if not text[cut].isspace():
        space = max(text.rfind(" ", 0, cut), text.rfind("\n", 0, cut))
        # A long address is better cut than left out together with half of the text.
        cut = space if space > cut // 2 else cut
    return text[:cut].rstrip() + "…"


def _undo_entities(text: str) -> str:
    return _ENTITY.sub(lambda entity: _ENTITIES[entity[0]], text)


def _words_for_tokens(text: str, names: Mapping[str, str]) -> str:
    return _TOKEN.sub(lambda token: _words_for(token, names), text)


def _words_for(token: re.Match[str], names: Mapping[str, str]) -> str:
    label = _undo_entities(token["label"] or "")
    if token["url"]:
        url = _undo_entities(token["url"]).removeprefix("mailto:").removeprefix("tel:")
        return url if not label or label in url else f"{label} ({url})"
    if token["person"]:
        return "@" + (names.get(token["person"]) or label.removeprefix("@") or "someone")
    if token["channel"]:
        name = label or names.get(token["channel"])
        return f"#{name}" if name else "a channel"
    command = token["command"]
    return _BROADCASTS.get(command) or label.removeprefix("@") or ("a group" if command == "subteam" else command)


def _holds_together(text: str, at: int) -> bool:
    """Whether the characters on both sides of `at` are one for the reader."""
    before, after = text[at - 1], text[at]
    if _is_flag_half(before) and _is_flag_half(after):
        start = at
        while start and _is_flag_half(text[start - 1]):
            start -= 1
        return (at - start) % 2 == 1
    joins = "\u200d" in (before, after) or unicodedata.category(after).startswith("M")
    return joins or "\U0001f3fb" <= after <= "\U0001f3ff" or "\U000e0020" <= after <= "\U000e007f"


def _is_flag_half(letter: str) -> bool:
    return "\U0001f1e6" <= letter <= "\U0001f1ff"
