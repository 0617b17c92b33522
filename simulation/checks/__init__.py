"""The watch: every rule as a check of its own, which finds its breaches in a history."""

from collections.abc import Callable, Iterator, Mapping

from simulation.checks import asking, choosing, deciding, pacing, sending, spreading
from simulation.history import Breach, History

Check = Callable[[History], Iterator[str]]

CHECKS: Mapping[str, Check] = {
    "two nudges on one local day": spreading.two_on_one_day,
    "something sent twice": spreading.sent_twice,
    "a week with two shout-outs": spreading.two_shoutouts_in_a_week,
    "a story without own words": spreading.story_without_own_words,
    "a nudge outside its hours": sending.outside_its_hours,
    "a nudge on a day off": sending.on_a_day_off,
    "a nudge on a public holiday": sending.on_a_public_holiday,
    "a nudge during a pause": sending.during_a_pause,
    "a nudge while away": sending.while_away,
    "a nudge in Do Not Disturb": sending.in_do_not_disturb,
    "a nudge after acting that day": sending.after_acting,
    "a nudge to somebody who has none": sending.to_somebody_without,
    "a nudge after the last message": pacing.after_the_last_message,
    "a second last message": pacing.second_last_message,
    "a nudge sooner than the pace allows": pacing.too_soon,
    "a workday without a decision": deciding.workday_without_decision,
    "a day with no nudge and no reason": deciding.unexplained_none,
    "settings other than asked for": deciding.settings_not_kept,
    "an idea again within 60 days": choosing.idea_too_soon,
    "a need or story twice": choosing.twice_to_a_person,
    "a need held by more than three": choosing.held_by_too_many,
    "a source three times running": choosing.three_in_a_row,
    "a source below its least chance": choosing.below_its_chance,
    "a draw other when replayed": choosing.other_when_replayed,
    "a promise followed up twice": choosing.followed_up_twice,
    "a need asked about twice": asking.asked_twice,
    "a noticer told twice": asking.told_twice,
    "a noticer not told": asking.not_told,
}
"""What it is called when a rule is broken, and what looks for it."""


def breaches(history: History) -> list[Breach]:
    """All that went against the rules."""
    return [Breach(rule, what) for rule, check in CHECKS.items() for what in check(history)]
