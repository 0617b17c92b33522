"""The picture of the week's ripples with its words, made anew for each step in which Slack takes them."""

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
    """A drawing as a PNG, and by row id what stands in it for people whose names cannot be written there."""

    numbers: dict[int, int]

    def png(self) -> bytes:
        """Paint it."""


Draw = Callable[[Drawing, Mapping[int, str]], Picture]
"""Draws ripples, with the people's names by row id."""


def painted(draw: Draw, picture: RipplePicture) -> tuple[bytes, str]:
    """The PNG, and what it shows in words; raise DeliveryError when it cannot be drawn."""
    with _drawing():
        drawn = draw(picture.drawing, picture.names)
        return drawn.png(), alt_text(picture, drawn.numbers)


def words_with(draw: Draw, picture: RipplePicture) -> str:
    """The words with which the picture is posted, in mrkdwn; raise DeliveryError when it cannot be drawn."""
    with _drawing():
        return comment(picture, draw(picture.drawing, picture.names).numbers)


@contextmanager
def _drawing() -> Iterator[None]:
    """Whatever goes wrong here would go wrong again."""
    try:
        yield
    except Exception as problem:
        log.exception("the picture of the ripples was not drawn")
        raise DeliveryError("the picture could not be drawn", permanent=True) from problem
