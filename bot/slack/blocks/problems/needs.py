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

SEE_OPEN = "`/cx-help needs` shows what is open."
_NOT_OPEN = {
    NeedStatus.TAKEN: f"A colleague has already taken this one. {SEE_OPEN}",
    NeedStatus.MET: f"This one has already been met. {SEE_OPEN}",
    NeedStatus.DROPPED: f"This one is no longer needed. {SEE_OPEN}",
}


def _not_open(problem: NeedNotOpen) -> str:
    return _NOT_OPEN[problem.status]


NOT_WITH_YOU = f"You no longer have this need. {SEE_OPEN}"
SENTENCES: Sentences = {
    NoNeed: "Say in a few words what the customer needs.",
    NeedGone: f"This need is gone. {SEE_OPEN}",
    NeedNotOpen: _not_open,
    NeedNotWithYou: NOT_WITH_YOU,
    NeedMetByYou: "You've already met this one. `/cx-help me` shows it.",
    NeedDroppedMeanwhile: "The colleague who noticed it says it's no longer needed, so there's nothing to hand back.",
    OnlyNoticerAnswers: "Only the colleague who noticed this need can say whether it is still needed.",
    OnlyNoticerDrops: "Only the colleague who noticed this need can take it off the list.",
    MetNeedStays: _NOT_OPEN[NeedStatus.MET],
}
