"""Say why there is nothing to offer, or why an offer is no longer available."""

from bot.slack.blocks.problems.needs import NOT_WITH_YOU, SEE_OPEN
from bot.slack.blocks.problems.recording import UNDONE
from bot.slack.blocks.problems.sentences import Sentences
from bot.usecases.nudges.another import NoMoreIdeasToday
from bot.usecases.offers.next_action import NothingToOffer, OfferWithdrawn
from bot.usecases.offers.unavailable import (
    AlreadyDone,
    FollowedUpUndone,
    OfferedNeedGone,
    OfferGone,
    PlanTakenBack,
    TakenNeedGone,
)

SENTENCES: Sentences = {
    NothingToOffer: (
        "I have nothing to suggest just now. Did something for a customer? Type `/cx-help` and what you did."
    ),
    NoMoreIdeasToday: "That was today's last idea. For more, type `/cx-help`.",
    OfferWithdrawn: "That suggestion is no longer available. Please try again.",
    OfferGone: "This button no longer works. Type `/cx-help` and what you did to record it.",
    AlreadyDone: "You've already done this. `/cx-help me` shows it.",
    PlanTakenBack: "You've dropped this plan.",
    FollowedUpUndone: UNDONE,
    TakenNeedGone: NOT_WITH_YOU,
    OfferedNeedGone: f"This need is no longer open. {SEE_OPEN}",
}
