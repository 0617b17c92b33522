"""Say why there is nothing to offer, or why an offer is no longer available."""

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
    NoMoreIdeasToday: "That was today's last idea. Type `/cx-help` for one at any time.",
    OfferWithdrawn: "That suggestion has just been withdrawn. Please try again.",
    OfferGone: "This button no longer works. Type `/cx-help` and what you did to record it.",
    AlreadyDone: "You've already done this. `/cx-help me` shows it.",
    PlanTakenBack: "You've taken this plan back.",
    FollowedUpUndone: "You've undone what this was about. Type `/cx-help` and what you did to record it again.",
    TakenNeedGone: "This need is no longer with you. `/cx-help needs` shows what is open.",
    OfferedNeedGone: "This need is no longer open. `/cx-help needs` shows those that are.",
}
