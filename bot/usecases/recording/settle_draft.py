"""Put the words of a draft where a click says that they belong."""

from dataclasses import dataclass, replace

from bot.domain.actions import ActionDraft, KindOrigin, Source
from bot.domain.drafts import Draft, DraftKind, day_done
from bot.domain.needs import NeedDraft
from bot.domain.people import local_day
from bot.domain.reading.deeds import names_a_deed
from bot.domain.reading.privacy import without_wish
from bot.errors import InvalidInputError, Problem
from bot.storage import drafts, people, promises
from bot.storage.own_promises import OwnPromise
from bot.usecases.needs.change import note_unless_open
from bot.usecases.needs.show import ShownNeed
from bot.usecases.nudges.preferences import NudgePlan, plan_of
from bot.usecases.offers.plans import Planned, open_plan, same_plan
from bot.usecases.recording.drafts import KeptDraft, oldest, same_action, shown
from bot.usecases.recording.form import says_else
from bot.usecases.recording.open_draft import (
    DraftEnd,
    DraftGone,
    action_of,
    key_of,
    plan_behind,
    settle,
    still_open,
    to_settle,
)
from bot.usecases.recording.own_words import OnlyPlanned
from bot.usecases.recording.record import Recorded, not_undone, record, told
from bot.usecases.unit import Caller, Context, PersonUnit


@dataclass(frozen=True, slots=True)
class OtherDetails(Problem):
    """The draft is recorded already, with other details than this form has."""


def record_draft(context: Context, caller: Caller, draft_id: int, form: ActionDraft | None = None) -> Recorded:
    """Record a draft's words as they are, or what its person made of them in the form, once.

    It keeps the plan that the draft became, if any. Words that name no deed count, but are not their person's own yet.
    """
    with context.unit(caller) as unit:
        draft = to_settle(unit, draft_id, DraftEnd.RECORDED, DraftEnd.PLANNED)
        if shown(unit, draft).asks_about_languages:
            _remember(unit, records_any_language=False)
        return _recorded(unit, draft, form)


def always_record(context: Context, caller: Caller, draft_id: int) -> Recorded:
    """Record a draft, and from now on record texts in other languages straight away."""
    with context.unit(caller) as unit:
        draft = to_settle(unit, draft_id, DraftEnd.RECORDED, DraftEnd.PLANNED)
        _remember(unit, records_any_language=True)
        return _recorded(unit, draft)


def note_draft(context: Context, caller: Caller, draft_id: int) -> ShownNeed:
    """Note a draft's words as a need, once."""
    with context.unit(caller) as unit:
        draft = to_settle(unit, draft_id, DraftEnd.NOTED)
        return note_unless_open(unit, NeedDraft(draft.text), key_of(draft))


def plan_draft(context: Context, caller: Caller, draft_id: int) -> Planned:
    """Keep a draft's words as a plan, once: if the same words are planned already, keep that plan alone."""
    with context.unit(caller) as unit:
        draft = to_settle(unit, draft_id, DraftEnd.PLANNED)
        earlier = None if plan_behind(unit, draft) else same_plan(unit, draft.text)
        if earlier is not None:
            return Planned(open_plan(unit, earlier))
        promises.plan(unit.connection, unit.person, draft.text, key_of(draft), unit.now)
        return Planned(open_plan(unit, _planned(unit, draft)), draft.id)


def take_back_planned(context: Context, caller: Caller, draft_id: int) -> KeptDraft:
    """Drop the plan that a draft became; return the draft, which waits for a decision again."""
    with context.unit(caller) as unit:
        draft = to_settle(unit, draft_id, DraftEnd.PLANNED)
        plan = plan_behind(unit, draft)
        if plan is not None:
            promises.drop(unit.connection, plan.id)
        drafts.reopen(unit.connection, draft)
        return replace(shown(unit, replace(draft, settled_at=None)), shown_again_at=unit.now)


def forget_draft(context: Context, caller: Caller, draft_id: int) -> KeptDraft:
    """Bring a draft up no more; its other buttons still work while it is kept."""
    with context.unit(caller) as unit:
        return shown(unit, to_settle(unit, draft_id))


def settle_draft(context: Context, caller: Caller, draft_id: int) -> NudgePlan:
    """Settle a draft that is about the caller's nudges; return their plan, whether or not the draft is still kept."""
    with context.unit(caller) as unit:
        draft = drafts.find_to_settle(unit.connection, unit.person.id, draft_id, oldest(unit))
        if draft is not None:
            settle(unit, draft)
        return plan_of(unit)


def read_draft(context: Context, caller: Caller, draft_id: int) -> KeptDraft:
    """Return a draft to fill in the form; raise InvalidInputError if it is gone or went somewhere already."""
    with context.view(caller) as unit:
        found = drafts.find(unit.connection, unit.person.id, draft_id, oldest(unit))
        draft = still_open(unit, found)
        undone = action_of(unit, draft, None)
        if undone is not None:
            not_undone(undone)
        return shown(unit, draft)


def _planned(unit: PersonUnit, draft: Draft) -> OwnPromise:
    plan = plan_behind(unit, draft)
    if plan is None:  # pragma: no cover - it has just been written
        raise InvalidInputError(DraftGone())
    return plan


def _recorded(unit: PersonUnit, draft: Draft, form: ActionDraft | None = None) -> Recorded:
    plan = plan_behind(unit, draft)
    action = action_of(unit, draft, plan)
    if action is None:
        day = day_done(draft.kind, draft.text, local_day(draft.typed_at, unit.zone), unit.today)
        typed = replace(_as_typed(unit, draft), happened_on=day)
        if form is not None and draft.kind is DraftKind.PLAN and form.text.strip() == draft.text.strip():
            raise InvalidInputError(OnlyPlanned(), field="text")
        action = record(unit, form or typed, key_of(draft))
        plan = plan or same_plan(unit, draft.text)
        if plan is not None:
            promises.keep_plan(unit.connection, plan.id, action.id)
    elif form is not None and says_else(unit, form, action):
        # Another form has been sent meanwhile. What was typed stays in this one.
        raise InvalidInputError(OtherDetails(), field="text")
    return told(unit, not_undone(action))


def _as_typed(unit: PersonUnit, draft: Draft) -> ActionDraft:
    """Return a draft's words as an action; if they do not say what was done, colleagues see none of them."""
    same = same_action(unit, draft.text) if draft.kind is DraftKind.REPEATED else None
    given = same is not None and same.kind_origin is not KindOrigin.GUESSED
    says_done = draft.kind is not DraftKind.PLAN and names_a_deed(without_wish(draft.text), unit.context.is_foreign)
    return ActionDraft(
        text=draft.text,
        source=Source.COMMAND,
        kind=same.kind if same and given else None,
        own_words=says_done or draft.kind is DraftKind.REPEATED,
    )


def _remember(unit: PersonUnit, *, records_any_language: bool) -> None:
    before = people.get_to_change(unit.connection, unit.person.id)
    people.save(unit.connection, before, replace(before, records_any_language=records_any_language))
