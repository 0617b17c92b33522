"""Store what people typed, and show it so that it cannot ping, link or format.

The database holds `clean(unescape(text))` of what Slack sent, so `&lt;3` is stored as `<3`. Slack's own tokens
(`<@U1|ana>`, `<#C1|cx>`, `<https://…>`, `<!here>`) stay exactly as they came. A token that somebody typed by hand is
stored the same.

That is safe because stored text is never sent as it is: `show_plain` and `show_mrkdwn` turn every token into words.
Prefer `show_plain`, for `plain_text` objects, as stories do. `show_mrkdwn` is for mrkdwn objects and a message's
`text`.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

RECORD_LIMIT = 2000
"""The most characters (code points) in one record, counted as the person typed them."""

SECTION_LIMIT = 3000
"""The most characters that Slack allows in a section's text; an escaped `<` counts as four."""

_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
_ENTITY = re.compile("|".join(_ENTITIES))
_TOKEN = re.compile(
    r"<(?:@(?P<person>[A-Z0-9]+)|#(?P<channel>[A-Z0-9]+)|!(?P<command>[a-z]+)(?:\^[^<>|]*)?"
    r"|(?P<url>[a-z][a-z0-9+.-]*:[^<>|\s]+))(?:\|(?P<label>[^<>]*))?>"
)
_BROADCASTS = {"channel": "@channel", "here": "@here", "everyone": "@everyone"}
# Zero-width letters that set the direction or joining of text; phones and copied text add them.
_MARKS = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_JOINER = "\u2060"
# Slack formats text between a pair of these. No invisible letter stops it, so look-alikes replace them.
_LOOK_ALIKES = str.maketrans({"*": "∗", "~": "∼", "`": "ˋ"})  # noqa: RUF001 - being confusable is the point
_SAFE_QUOTE = str.maketrans({"<": "‹", ">": "›", "&": "＆"})  # noqa: RUF001 - as above
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
# These make a web address out of letters: `://`, and a dot between two letters.
_BARE_ADDRESS = re.compile(r":(?=//)|(?<=\w)\.(?=\w)")
_QUOTE_LIMIT = 60


@dataclass(frozen=True, slots=True)
class Token:
    """One of Slack's own tokens, from `start` to just before `end`, with the positions of its link and label."""

    start: int
    end: int
    link: tuple[int, int] | None
    label: tuple[int, int] | None


def escape(text: str) -> str:
    """Escape `&`, `<` and `>`, and nothing else, for mrkdwn; escaping twice makes the entities visible."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """Return what the person typed, from what Slack sent: entities decoded once, Slack's own tokens unchanged."""
    parts: list[str] = []
    end = 0
    for token in _TOKEN.finditer(text):
        parts += _undo_entities(text[end : token.start()]), token[0]
        end = token.end()
    return "".join(parts) + _undo_entities(text[end:])


def clean(text: str) -> str:
    r"""Make text storable and leave the rest alone.

    Line ends become `\n`. Control characters except tab are removed, because PostgreSQL refuses NUL. Half surrogate
    pairs, which no encoding can hold, become U+FFFD.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))


def tidy(text: str) -> str:
    """Return the same words for a rule to read: usual letter forms, single spaces, no marks; never store them."""
    if not text.isascii():  # ASCII has one form and no marks; every rule reads texts through this
        text = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    return " ".join(text.split())


def without_tokens(text: str) -> str:
    """Return stored text without Slack's own tokens, for rules about a person's own words."""
    return _TOKEN.sub(" ", text)


def spoken(text: str) -> str:
    """Return a text as Slack sent it, tidied, with a name for each mention, for rules that read sentences."""
    return tidy(_TOKEN.sub(lambda token: " Ana " if token["person"] else " ", unescape(text)))


def mentioned(text: str) -> frozenset[str]:
    """Return the Slack IDs of the people that stored text mentions with Slack's own tokens."""
    return frozenset(token["person"] for token in _TOKEN.finditer(text) if token["person"])


def tokens_in(text: str) -> Iterator[Token]:
    """Yield Slack's own tokens in stored text, in order."""
    for token in _TOKEN.finditer(text):
        link = token.span("url") if token["url"] else None
        label = token.span("label") if token["label"] else None
        yield Token(*token.span(), link, label)


def show_plain(text: str, names: Mapping[str, str], limit: int = SECTION_LIMIT) -> str:
    """Return stored text for a `plain_text` object, at most `limit` characters.

    `names` maps Slack IDs to names: people's, and those of channels that anyone may know of. Others appear under the
    label that Slack sent along, or as "someone".
    """
    return shorten(_words_for_tokens(text, names), limit)


def show_mrkdwn(text: str, names: Mapping[str, str], limit: int = SECTION_LIMIT) -> str:
    """Return stored text for a mrkdwn object or a message's `text`, escaped, at most `limit` characters.

    Nothing in it pings, quotes or formats, or affects text after it. Formatting characters become look-alikes, and an
    invisible joiner keeps Slack from reading `@name` or `#name` as its own. `names` is as in `show_plain`.
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
    """Return `show_mrkdwn`'s result without addresses that become links, for places that cannot be marked verbatim."""
    return _BARE_ADDRESS.sub(rf"\g<0>{_JOINER}", shown)


def quote(text: str) -> str:
    """Return a short quotation of typed text for an error; it is harmless as mrkdwn and as plain text."""
    shown = show_plain(tidy(text), {}, _QUOTE_LIMIT).translate(_LOOK_ALIKES).translate(_SAFE_QUOTE)
    return _UNDERSCORE.sub("ˍ", shown)


def shorten(text: str, limit: int) -> str:
    """Return at most `limit` (1 or more) characters of `text`, cut after a word and closed with `…` if longer.

    A letter keeps its accents; flags and joined emoji stay whole. Shorten before escaping, so that no entity is cut.
    """
    if len(text) <= limit:
        return text
    return _cut(text, limit - 1)


def _cut(text: str, cut: int) -> str:
    """Return the first `cut` characters or slightly fewer, never all of the text, and an ellipsis."""
    while cut > 0 and _holds_together(text, cut):
        cut -= 1
    if not text[cut].isspace():
        space = max(text.rfind(" ", 0, cut), text.rfind("\n", 0, cut))
        # Cutting a long address beats losing it with half of the text.
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
    """Whether the characters on both sides of `at` look like one to the reader."""
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
