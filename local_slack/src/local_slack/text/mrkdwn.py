"""Parse Slack's mrkdwn: what a text pings and links, and how a client shows it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "user", "channel", "broadcast", "usergroup", "date", "link", "emoji"]
Style = Literal["bold", "italic", "strike", "code", "pre", "quote"]
Styles = tuple[Style, ...]


@dataclass(frozen=True)
class Segment:
    """One piece of a text as a client draws it.

    `text` is the plain text, the label, the date's fallback or the `:emoji:`, entities decoded. `target` is the id, the
    URL, the kind of broadcast, or a date's timestamp and format. `bare` marks a link that Slack made by itself.
    """

    kind: Kind
    text: str
    target: str = ""
    styles: Styles = ()
    bare: bool = False


@dataclass(frozen=True)
class Parsed:
    """What a text says, pings and links, in order and with repeats."""

    segments: tuple[Segment, ...]

    @property
    def mentions(self) -> tuple[str, ...]:
        """Return the ids of the users that the text pings."""
        return self._targets("user")

    @property
    def broadcasts(self) -> tuple[str, ...]:
        """Return `here`, `channel` and `everyone`, if the text pings them."""
        return self._targets("broadcast")

    @property
    def usergroups(self) -> tuple[str, ...]:
        """Return the ids of the user groups that the text pings."""
        return self._targets("usergroup")

    @property
    def channels(self) -> tuple[str, ...]:
        """Return the ids of the channels that the text links."""
        return self._targets("channel")

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """Return URL and label of each link written as one; the label is empty if none was given."""
        return tuple((each.target, each.text) for each in self.segments if each.kind == "link" and not each.bare)

    @property
    def bare_links(self) -> tuple[str, ...]:
        """Return bare URLs in the text: Slack links them all the same, and escaping does not prevent it."""
        return tuple(each.target for each in self.segments if each.bare)

    def _targets(self, kind: Kind) -> tuple[str, ...]:
        return tuple(each.target for each in self.segments if each.kind == kind)


_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
_ENTITY = re.compile("|".join(_ENTITIES))

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_PRE = re.compile(r"```\n?(.+?)```", re.DOTALL)
# Slack keeps messages escaped, so that a leading `>` and a leading `&gt;` are the same to it: both quote.
_QUOTED = re.compile(r"(?:>|&gt;) ?(.*)", re.DOTALL)
_QUOTED_TO_THE_END = re.compile(r"^(?:>|&gt;){3} ?(.*)", re.DOTALL | re.MULTILINE)

_CONTROL = re.compile(r"<([^<>\n]+)>")
_CONTROLS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("user", re.compile(r"@([UW][A-Z0-9]+)")),
    ("channel", re.compile(r"#([CDG][A-Z0-9]+)")),
    ("usergroup", re.compile(r"!subteam\^(S[A-Z0-9]+)")),
    ("broadcast", re.compile(r"!(here|channel|everyone)")),
    ("date", re.compile(r"!date\^(\d+\^.+)")),
    ("link", re.compile(r"((?:[a-z][a-z0-9+.-]*://|mailto:|tel:)\S+)", re.IGNORECASE)),
)

_WRAPPED: tuple[tuple[Style, str], ...] = (("bold", "*"), ("italic", "_"), ("strike", "~"))


def _wrapped(style: Style, mark: str) -> str:
    """Return a pattern for a run between two marks on one line.

    Each mark touches the words inside and no word outside. A control sequence or a code span inside is taken whole: an
    underscore in a URL ends no italics. The atomic group keeps the search from trying each of them in two ways. That
    would take time exponential in their number.
    """
    own = re.escape(mark)
    piece = rf"(?><[^<>\n]*>|`[^`\n]+`|[^{own}\n])"
    return rf"(?<![\w{own}]){own}(?=[^\s{own}])(?P<{style}>{piece}+?)(?<!\s){own}(?![\w{own}])"


_INLINE = re.compile(
    r"<(?P<control>[^<>\n]+)>"
    r"|(?<!`)`(?P<code>[^`\n]+)`(?!`)"
    r"|(?<!\w)(?P<emoji>:[a-z0-9_+'-]+:(?::skin-tone-[2-6]:)?)"
    r"|(?P<bare>\b(?i:https?)://(?:(?!&[lg]t;)[^\s<>|])*[\w/=&#%+-])"
    + "".join("|" + _wrapped(style, mark) for style, mark in _WRAPPED)
)


def parse(text: str) -> Parsed:
    """Return the text's pieces, as Slack finds them.

    Control sequences are resolved in code too, so a backtick protects nobody from a ping. Slack's guide to formatting
    has clients look for `<…>` in the whole text first, and excepts no code.
    """
    return Parsed(tuple(_blocks(text)))


def _blocks(text: str) -> Iterator[Segment]:
    start = 0
    for pre in _PRE.finditer(text):
        yield from _quotes(text[start : pre.start()])
        yield from _verbatim(pre[1], ("pre",))
        start = pre.end()
    yield from _quotes(text[start:])


def _quotes(text: str) -> Iterator[Segment]:
    rest = _QUOTED_TO_THE_END.search(text)
    for line in _LINE.findall(text[: rest.start() if rest else None]):
        quoted = _QUOTED.fullmatch(line)
        yield from _inline(quoted[1], ("quote",)) if quoted else _inline(line, ())
    if rest:
        yield from _inline(rest[1], ("quote",))


def _inline(text: str, styles: Styles) -> Iterator[Segment]:
    start = 0
    for found in _INLINE.finditer(text):
        yield from _words(text[start : found.start()], styles)
        yield from _piece(found, styles)
        start = found.end()
    yield from _words(text[start:], styles)


def _piece(found: re.Match[str], styles: Styles) -> Iterator[Segment]:
    kind, held = found.lastgroup, found[found.lastgroup or 0]
    if kind == "control":
        yield _control(held, styles)
    elif kind == "code":
        yield from _verbatim(held, (*styles, "code"))
    elif kind == "emoji":
        yield Segment("emoji", held, styles=styles)
    elif kind == "bare":
        yield Segment("link", _decoded(held), _decoded(held), styles, bare=True)
    else:
        style = next(style for style, _ in _WRAPPED if style == kind)
        yield from _inline(held, (*styles, style))


def _verbatim(text: str, styles: Styles) -> Iterator[Segment]:
    start = 0
    for found in _CONTROL.finditer(text):
        yield from _words(text[start : found.start()], styles)
        yield _control(found[1], styles)
        start = found.end()
    yield from _words(text[start:], styles)


def _control(body: str, styles: Styles) -> Segment:
    target, _, label = body.partition("|")
    for kind, pattern in _CONTROLS:
        if found := pattern.fullmatch(target):
            return Segment(kind, _decoded(label), _decoded(found[1]), styles)
    # An unknown special mention shows its label; anything else stays what it is.
    unknown = label if target.startswith("!") and label else f"<{body}>"
    return Segment("text", _decoded(unknown), styles=styles)


def _words(text: str, styles: Styles) -> Iterator[Segment]:
    if text:
        yield Segment("text", _decoded(text), styles=styles)


def _decoded(text: str) -> str:
    return _ENTITY.sub(lambda entity: _ENTITIES[entity[0]], text)
