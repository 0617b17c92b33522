"""Say why a need cannot be noted, taken, met, handed back or dropped."""

from bot.domain.checks import NoNeed
from bot.domain.needs import (
    MetNeedStays,
    NeedDroppedMeanwhile,
    NeedMetByYou,
    NeedNotOpen,
    NeedNotWithYou,
    NeedStatus,
    OnlyNoticerAnswers,
    OnlyNoticerDrops,
)
from bot.slack.blocks.problems.sentences import Sentences
from bot.usecases.members_only import NeedGone

_SEE_OPEN = "See what is open: `/cx-help needs`"
_NOT_OPEN = {
    NeedStatus.TAKEN: f"A colleague has just taken this one. {_SEE_OPEN}",
    NeedStatus.MET: f"This one has already been met. {_SEE_OPEN}",
    NeedStatus.DROPPED: f"This one is no longer needed. {_SEE_OPEN}",
}


def _not_open(problem: NeedNotOpen) -> str:
    return _NOT_OPEN[problem.status]


SENTENCES: Sentences = {
    NoNeed: "Say in a few words what the customer needs.",
    NeedGone: f"This need is gone. {_SEE_OPEN}",
    NeedNotOpen: _not_open,
    NeedNotWithYou: "You don't have this need any more. See open needs and yours: `/cx-help needs`",
    NeedMetByYou: "You have already met this one. See what you did: `/cx-help me`",
    NeedDroppedMeanwhile: "The colleague who noticed it says it is no longer needed. Nothing left to hand back.",
    OnlyNoticerAnswers: "Only the colleague who noticed this need can say whether it is still needed.",
    OnlyNoticerDrops: "Only the colleague who noticed this need can take it off the list.",
    MetNeedStays: "This one has already been met.",
}
