"""Correct, edit, share, keep private or undo one's own action; messages that show it follow."""

from dataclasses import dataclass, replace

from bot.domain.actions import Action, ActionDetails, ActionDraft, KindOrigin, Source
from bot.domain.checks import CUSTOMER_LIMIT, check_draft, optional
from bot.domain.kinds import Kind
from bot.domain.needs import status_without_action, when_to_ask
from bot.domain.people import Person
from bot.domain.shown_things import the_action
from bot.domain.text import clean
from bot.errors import InvalidInputError, Problem
from bot.storage import actions, needs, promises
from bot.storage.visibility import offers_allowed
from bot.usecases.delivery.changed import changed, open_needs_changed
from bot.usecases.delivery.messages.review_after_edit import review_new_words
from bot.usecases.needs.return_needs import return_needs
from bot.usecases.recording.record import (
    Recorded,
    check_inspiration,
    check_polite,
    check_says_done,
    others_of,
    record_and_tell,
    told,
)
from bot.usecases.unit import Caller, Context, PersonUnit
from bot.usecases.visible_words import customer_key_for


@dataclass(frozen=True, slots=True)
class ActionGone(Problem):
    """The action is no longer in the person's history."""


def correct_kind(context: Context, caller: Caller, action_id: int, kind: Kind) -> Recorded:
    """Set the kind of an action."""
    with context.unit(caller) as unit:
        action = to_change(unit, action_id)
        actions.save(unit.connection, action, _of_kind(action, kind))
        return told_again(unit, action)


def set_shared(context: Context, caller: Caller, action_id: int, *, shared: bool) -> Recorded:
    """Share an action with colleagues, or keep it private."""
    with context.unit(caller) as unit:
        action = to_change(unit, action_id)
        actions.save(unit.connection, action, replace(action, shared=shared))
        return told_again(unit, action)


def set_customer(context: Context, caller: Caller, action_id: int, customer: str) -> Recorded:
    """Set the customer of an action that names none; one that it names stays."""
    with context.unit(caller) as unit:
        action = to_change(unit, action_id)
        customer = optional(customer, "customer", CUSTOMER_LIMIT) or ""
        if action.customer is None and customer:
            key = customer_key_for(unit, unit.person.id, customer)
            actions.save(unit.connection, action, replace(action, customer=customer, customer_key=key))
        return told_again(unit, action)


def edit_action(context: Context, caller: Caller, action_id: int, draft: ActionDraft) -> Recorded:
    """Replace what an action says by `draft`; what the draft leaves open (kind, day, shared) is kept.

    An action that is not in its person's own words stays so if its draft has no text, or the same.
    """
    with context.unit(caller) as unit:
        action = to_change(unit, action_id)
        said = clean(draft.text).strip()
        if not action.own_words and said in {"", action.text}:
            draft = replace(draft, text=action.text, own_words=False)
        draft = check_draft(draft, today=unit.today)
        if said not in {"", action.text}:
            check_says_done(unit, draft.text)
        if draft.own_words:
            check_polite(draft)
        before = actions.details(unit.connection, action)
        if draft.inspired_by != before.inspired_by:
            check_inspiration(unit, draft.inspired_by)
        # The form cannot show a hidden inspiration, so its absence there does not remove it.
        origin, reader = before.inspired_by, unit.person.id
        hidden = origin is not None and not offers_allowed(unit.connection, origin, reader)
        inspired_by = before.inspired_by if draft.inspired_by is None and hidden else draft.inspired_by
        edited = replace(
            _of_kind(action, draft.kind or action.kind),
            text=draft.text,
            own_words=draft.own_words,
            outcome=draft.outcome,
            customer=draft.customer,
            customer_key=customer_key_for(unit, unit.person.id, draft.customer),
            happened_on=draft.happened_on or action.happened_on,
            shared=action.shared if draft.shared is None else draft.shared,
            edited_at=unit.now,
        )
        actions.save(unit.connection, action, edited)
        helpers = tuple(dict.fromkeys(others_of(unit, draft.companions)))
        actions.replace_links(unit.connection, ActionDetails(action, helpers, inspired_by))
        return told_again(unit, action)


def undo_action(context: Context, caller: Caller, action_id: int) -> Recorded:
    """Undo an action, so that it is shown and counted nowhere.

    A need that it met is open work again, unless its noticer has called it met or not needed. A promise that it kept is
    not kept any more.

    Return the action as it was, so that the person has their words again. A second click on *Undo* returns it, too:
    otherwise an error would replace their words.
    """
    with context.unit(caller) as unit:
        action = of_person(unit.person, actions.find_also_undone(unit.connection, unit.workspace.id, action_id))
        if action.undone_at is not None:
            return told(unit, action)
        actions.undo(unit.connection, action.id, unit.now)
        promises.reopen(unit.connection, unit.person.id, action.id)
        met = needs.met_by(unit.connection, unit.workspace.id, action.id)
        if met is not None:
            # A new time lets another action meet the need again.
            without = replace(
                met,
                status=status_without_action(met),
                taken_at=unit.now,
                met_at=met.said_met_at,
                met_action_id=None,
            )
            needs.move(unit.connection, met, replace(without, ask_at=when_to_ask(without)))
            return_needs(unit, [unit.person.id])
            open_needs_changed(unit)
        changed(unit, the_action(action.id))
        return replace(told(unit, action), need_reopened=met is not None)


def record_again(context: Context, caller: Caller, action_id: int) -> Recorded:
    """Record an undone action's words and details anew; a second call returns the same action."""
    with context.unit(caller) as unit:
        undone = of_person(unit.person, actions.find_also_undone(unit.connection, unit.workspace.id, action_id))
        details = actions.details(unit.connection, undone)
        origin = details.inspired_by
        known = origin is not None and offers_allowed(unit.connection, origin, unit.person.id)
        draft = ActionDraft(
            text=undone.text,
            # The need that it met is open again, and stays so.
            source=Source.COMMAND if undone.source is not Source.NUDGE else Source.NUDGE,
            kind=undone.kind,
            outcome=undone.outcome,
            customer=undone.customer,
            happened_on=undone.happened_on,
            shared=undone.shared,
            companions=details.companions,
            inspired_by=origin if known else None,
        )
        return record_and_tell(unit, draft, f"again:{undone.id}")


def read_action(context: Context, caller: Caller, action_id: int) -> ActionDetails:
    """Return one's own action with its links, to show in a form."""
    with context.view(caller) as unit:
        action = of_person(unit.person, actions.find(unit.connection, unit.workspace.id, action_id))
        return actions.details(unit.connection, action)


def to_change(unit: PersonUnit, action_id: int) -> Action:
    """Return the person's own action, locked; raise InvalidInputError if it is not in their history."""
    return of_person(unit.person, actions.find_to_change(unit.connection, unit.workspace.id, action_id))


def _of_kind(action: Action, kind: Kind) -> Action:
    return action if kind is action.kind else replace(action, kind=kind, kind_origin=KindOrigin.CORRECTED)


def of_person(person: Person, action: Action | None) -> Action:
    """Return the action; raise InvalidInputError if there is none, or it is not this person's."""
    if action is None or action.person_id != person.id:
        raise InvalidInputError(ActionGone())
    return action


def _reviewed_words(action: Action) -> tuple[Kind, str, str | None]:
    """Return what the reviewers review."""
    return action.kind, action.text, action.outcome


def told_again(unit: PersonUnit, before: Action) -> Recorded:
    """Return what the person sees of their action after a change; messages and reviewers follow it."""
    after = actions.get(unit.connection, before.id)
    if after != before:
        changed(unit, the_action(after.id))
        if _reviewed_words(after) != _reviewed_words(before):
            kind_alone = (after.text, after.outcome) == (before.text, before.outcome)
            review_new_words(unit, after, kind_alone=kind_alone)
    return told(unit, after)
