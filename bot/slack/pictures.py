"""Prepare the picture of the week's ripples and its words, again for each step of the upload."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

from bot.domain.ripple_drawing import Drawing
from bot.errors import DeliveryError
from bot.slack.blocks.picture_words import alt_text, comment
from bot.usecases.delivery.messages.picture import RipplePicture

log = logging.getLogger(__name__)


class Picture(Protocol):
    """A drawing as a PNG; `numbers` has, by row id, the numbers in place of names that cannot be written."""

    numbers: dict[int, int]

    def png(self) -> bytes:
        """Return the drawing as a PNG."""


Draw = Callable[[Drawing, Mapping[int, str]], Picture]
"""Draws ripples, with the people's names by row id."""


def painted(draw: Draw, picture: RipplePicture) -> tuple[bytes, str]:
    """Return the PNG, and what it shows in words; raise DeliveryError if it cannot be drawn."""
    with _drawing():
        drawn = draw(picture.drawing, picture.names)
        return drawn.png(), alt_text(picture, drawn.numbers)


def words_with(draw: Draw, picture: RipplePicture) -> str:
    """Return the words to post with the picture, in mrkdwn; raise DeliveryError if it cannot be drawn."""
    with _drawing():
        return comment(picture, draw(picture.drawing, picture.names).numbers)


@contextmanager
def _drawing() -> Iterator[None]:
    """Make any failure permanent, because a retry would fail, too."""
    try:
        yield
    except Exception as problem:
        log.exception("the picture of the ripples was not drawn")
        raise DeliveryError("the picture could not be drawn", permanent=True) from problem
