"""An offered idea, in the answer to /cx-help and in a nudge."""

from bot.usecases.contents import Nudge
from bot.usecases.offer_idea import Offer
from bot.slack.blocks.kit import Message


def next_action(offer: Offer) -> Message:
    raise NotImplementedError


def nudge(nudge: Nudge) -> Message:
    raise NotImplementedError


def not_today() -> Message:
    raise NotImplementedError
