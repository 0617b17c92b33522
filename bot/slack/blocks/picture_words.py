"""Put the picture of who inspired whom into words, for screen readers and below it for everybody."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.ripples import Deed
from bot.domain.text import shorten, show_mrkdwn, unlink
from bot.slack.blocks.wording import count, listed, name
from bot.usecases.delivery.messages.picture import RipplePicture

ALT_LIMIT = 1000
"""The most characters that Slack allows in a file's description."""
COMMENT_LIMIT = 2000
_NAME_LIMIT = 40


def alt_text(picture: RipplePicture, numbers: Mapping[int, int]) -> str:
    """Describe the picture in plain text; `numbers` replace names in it, by row id."""
    told = _Told(picture, numbers, lambda text: text)
    return _in_words("A picture of who inspired whom.", told, ALT_LIMIT)


def comment(picture: RipplePicture, numbers: Mapping[int, int]) -> str:
    """Return the comment posted with the picture, as mrkdwn; `numbers` replace names in it, by row id."""
    told = _Told(picture, numbers, lambda text: unlink(show_mrkdwn(text, {})))
    return _in_words("*Who inspired whom, in a picture:*", told, COMMENT_LIMIT)


@dataclass(frozen=True, slots=True)
class _Told:
    """A picture put into words; `shown` makes them safe to show."""

    picture: RipplePicture
    numbers: Mapping[int, int]
    shown: Callable[[str], str]

    def sentences(self) -> list[str]:
        """List the people that each person inspired, then count what is not drawn."""
        drawing = self.picture.drawing
        said = []
        for place, origin in enumerate(drawing.dots):
            inspired = [dot for dot in drawing.dots if dot.by == place]
            if origin.deed and inspired:
                whom = [self._who(dot.deed) for dot in inspired if dot.deed]
                more = sum(dot.more for dot in inspired)
                whom += [count(more, "more action")] if more else []
                said.append(f"{self._who(origin.deed)} inspired {listed(whom)}.")
        if drawing.more_ripples:
            said.append(f"{count(drawing.more_ripples, 'more chain')} of actions grew, too.")
        return [self.shown(each) for each in said]

    def _who(self, deed: Deed) -> str:
        """Name the person, with their number in the picture if any, the kind, and whether it is earlier."""
        number = f"{self.numbers[deed.person_id]}: " if deed.person_id in self.numbers else ""
        called = shorten(name(self.picture.names[deed.person_id]), _NAME_LIMIT)
        earlier = ", earlier" if deed.recorded_at < self.picture.drawing.since else ""
        return f"{number}{called} ({deed.kind.past}{earlier})"


def _in_words(start: str, told: _Told, limit: int) -> str:
    """Return the start and as many sentences as fit; the rest are counted."""
    sentences = told.sentences()
    fitting = len(sentences)
    while len(text := _with(start, sentences[:fitting], len(sentences) - fitting)) > limit:
        fitting -= 1
    return text


def _with(start: str, sentences: Sequence[str], left: int) -> str:
    rest = [f"And {count(left, 'more action')} inspired others."] if left else []
    return " ".join([start, *sentences, *rest])
