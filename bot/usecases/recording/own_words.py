"""Let a person put into their own words what they recorded with a click."""

from dataclasses import dataclass, replace

from bot.domain.actions import Action, Source
from bot.domain.checks import in_words
from bot.domain.reading.insults import check_insults
from bot.domain.reading.plans import act_of
from bot.domain.reading.privacy import private_text, without_wish
from bot.domain.text import clean
from bot.errors import InvalidInputError, Problem
from bot.storage import actions, own_promises
from bot.storage.own_promises import OwnPromise
from bot.usecases.recording.change import of_person, to_change, told_again
from bot.usecases.recording.record import Recorded, check_says_done
from bot.usecases.unit import Caller, Context, PersonUnit


@dataclass(frozen=True, slots=True)
class OnlyPlanned(Problem):
    """The words say what the person planned, not what they did."""


def read_words(context: Context, caller: Caller, action_id: int) -> tuple[Action, str]:
    """Return the caller's own action, and the words with which its form begins."""
    with context.view(caller) as unit:
        action = of_person(unit.person, actions.find(unit.connection, unit.workspace.id, action_id))
        return action, words_of(unit, action)


def add_words(context: Context, caller: Caller, action_id: int, text: str) -> Recorded:
    """Put an action into its person's own words: from now on it may become a story, unless they ask for privacy."""
    with context.unit(caller) as unit:
        action = to_change(unit, action_id)
        said = in_words(without_wish(text))
        check_insults(text=said)
        same = said == clean(action.text).strip()
        if same and not (action.own_words or _typed(action)):
            raise InvalidInputError(OnlyPlanned(), field="text")
        if not (same and action.own_words):
            check_says_done(unit, said)
        shared = action.shared and private_text(text) is None
        worded = replace(action, text=said, own_words=True, shared=shared, edited_at=unit.now)
        actions.save(unit.connection, action, worded)
        return told_again(unit, action)


def words_of(unit: PersonUnit, action: Action) -> str:
    """Return a person's own words about their action: its text, or the plan that it kept; empty if they typed none."""
    if action.own_words:
        return action.text
    planned = planned_words(own_promises.promise_kept_by(unit.connection, unit.person.id, action.id))
    return planned or (action.text if _typed(action) else "")


def _typed(action: Action) -> bool:
    """Return whether an action's text is what its person typed, though it may not say what they did."""
    return action.source is Source.COMMAND


def planned_words(promise: OwnPromise | None) -> str:
    """Return what the person typed that they would do; empty if they typed nothing."""
    plan = promise.typed if promise else None
    return act_of(plan) or plan or ""
