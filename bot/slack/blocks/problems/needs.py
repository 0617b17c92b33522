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
from bot.domain.personal_data import FindingKind
from bot.slack.blocks.problems.sentences import Sentences, listed
from bot.usecases.members_only import NeedGone
from bot.usecases.needs.change import NeedsAreShared, OnlyHidden

SEE_OPEN = "`/cx-help needs` shows what is open."
_NOT_OPEN = {
    NeedStatus.TAKEN: f"A colleague has already taken this one. {SEE_OPEN}",
    NeedStatus.MET: f"This one has already been met. {SEE_OPEN}",
    NeedStatus.DROPPED: f"This one is no longer needed. {SEE_OPEN}",
}


def _not_open(problem: NeedNotOpen) -> str:
    return _NOT_OPEN[problem.status]


def _only_hidden(problem: OnlyHidden) -> str:
    kinds = listed([_PLURAL.get(kind, f"{kind.value}s") for kind in problem.kinds], "or")
    return f"Colleagues can't see {kinds}. What does the customer need?"


_PLURAL = {FindingKind.EMAIL: "e-mail addresses", FindingKind.BIRTH: "dates of birth"}
NOT_WITH_YOU = f"You no longer have this need. {SEE_OPEN}"

SENTENCES: Sentences = {
    OnlyHidden: _only_hidden,
    NeedsAreShared: "Colleagues see every need. Say what the customer needs in words that they may read.",
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
