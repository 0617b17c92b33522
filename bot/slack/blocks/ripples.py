"""The picture of the week's ripples in words: for those who hear it read, and below it for everybody."""

from collections.abc import Callable, Sequence

from bot.domain.kinds import Kind
from bot.domain.text import shorten, show_mrkdwn, unlink
from bot.slack.blocks.wording import count, listed, name
from bot.usecases.ripple_content import RipplePicture

ALT_LIMIT = 1000
"""The most characters that Slack takes in a file's description."""
COMMENT_LIMIT = 2000
_NAME_LIMIT = 40


def alt_text(picture: RipplePicture) -> str:
    """What the picture shows, as plain text."""
    return _in_words("A picture of what spread, as people said.", picture, lambda text: text, ALT_LIMIT)


def comment(picture: RipplePicture) -> str:
    """The words with which the picture is posted, as mrkdwn."""
    start = "*What spread this week*, as people said:"
    return _in_words(start, picture, lambda text: unlink(show_mrkdwn(text, {})), COMMENT_LIMIT)


def _in_words(start: str, picture: RipplePicture, shown: Callable[[str], str], limit: int) -> str:
    """The start, then sentence after sentence as long as they fit; those that do not are counted."""
    sentences = _sentences(picture)
    fitting = len(sentences)
    while len(text := _with(start, [shown(each) for each in sentences[:fitting]], len(sentences) - fitting)) > limit:
        fitting -= 1
    return text


def _with(start: str, sentences: Sequence[str], left: int) -> str:
    rest = [f"And {count(left, 'more action', 'more actions')} that inspired others."] if left else []
    return " ".join([start, *sentences, *rest])


def _sentences(picture: RipplePicture) -> list[str]:
    dots = picture.drawing.dots
    said = []
    for place, origin in enumerate(dots):
        inspired = [dot for dot in dots if dot.by == place]
        if origin.deed and inspired:
            whom = [_who(picture, dot.deed.person_id, dot.deed.kind) for dot in inspired if dot.deed]
            more = sum(dot.more for dot in inspired)
            whom += [f"{count(more, 'more action', 'more actions')}"] if more else []
            said.append(f"{_who(picture, origin.deed.person_id, origin.deed.kind)} inspired {listed(whom)}.")
    if picture.drawing.more_ripples:
        said.append(f"{count(picture.drawing.more_ripples, 'more ripple')} grew this week.")
    return said


def _who(picture: RipplePicture, person_id: int, kind: Kind) -> str:
    return f"{shorten(name(picture.names[person_id]), _NAME_LIMIT)} ({kind.past})"
