"""Note a need, take it, hand it back, meet it, or say that it no longer exists."""

from dataclasses import dataclass, replace

from bot.domain.checks import CUSTOMER_LIMIT, check_need, optional
from bot.domain.needs import (
    UNTAKEN_FOR,
    Need,
    NeedDraft,
    NeedStatus,
    check_can_answer,
    check_can_drop,
    check_can_take,
    check_holds,
    returned,
    when_to_ask,
)
from bot.domain.nudges import Answer
from bot.domain.offers import Subject, SubjectKind
from bot.domain.personal_data import FindingKind
from bot.domain.reading.insults import check_insults
from bot.domain.reading.privacy import private_text
from bot.domain.reading.sentences import count_words
from bot.domain.same_words import same_words
from bot.domain.shown_things import the_need
from bot.errors import InvalidInputError, Problem
from bot.storage import need_lists, needs
from bot.usecases.customer_in_text import customer_in
from bot.usecases.delivery.changed import changed, open_needs_changed
from bot.usecases.members_only import NeedGone, gone_or_hidden
from bot.usecases.needs.notify import owe_need_off
from bot.usecases.needs.show import ShownNeed, shown_to
from bot.usecases.nudges.answers import answer_by
from bot.usecases.unit import Caller, Context, PersonUnit
from bot.usecases.visible_words import customer_key_for, hidden_from_others, without_personal_data

_NEEDS_READ = 100
"""How many needs of a person's noticing are compared with what they type."""

_FEWEST_BESIDE = 3
"""With fewer words beside hidden personal data, colleagues cannot read what is needed."""


@dataclass(frozen=True, slots=True)
class OnlyHidden(Problem):
    """Beside personal data of these kinds, which colleagues do not see, the words say nothing."""

    kinds: tuple[FindingKind, ...]


@dataclass(frozen=True, slots=True)
class NeedsAreShared(Problem):
    """The words ask to stay private, but colleagues see every need."""


def note_need(context: Context, caller: Caller, draft: NeedDraft, origin_key: str) -> ShownNeed:
    """Keep a need once: a second call with the same `origin_key` returns what the first one kept."""
    with context.unit(caller) as unit:
        return note(unit, draft, origin_key)


def note_typed(context: Context, caller: Caller, draft: NeedDraft, origin_key: str) -> ShownNeed:
    """Keep a need that the caller typed, once, as `note_unless_open` does."""
    with context.unit(caller, locked=True) as unit:
        return note_unless_open(unit, draft, origin_key)


def note_unless_open(unit: PersonUnit, draft: NeedDraft, origin_key: str) -> ShownNeed:
    """Keep a need; return the open one that the person has noted in the same words instead, if any."""
    noticed = need_lists.noticed_by(unit.connection, unit.person.id, met_since=unit.now, most=_NEEDS_READ)
    same = (need for need in noticed if need.status is NeedStatus.OPEN and same_words(need.text, draft.text))
    before = next(same, None)
    if before is not None and not needs.is_noted(unit.connection, unit.workspace.id, origin_key):
        return replace(_noted(unit, before), noted_before=True)
    return note(unit, draft, origin_key)


def note(unit: PersonUnit, draft: NeedDraft, origin_key: str) -> ShownNeed:
    """Keep a need once, within the caller's unit of work."""
    checked = check_need(draft)
    check_insults(text=checked.text, customer=checked.customer)
    if private_text(checked.text):
        raise InvalidInputError(NeedsAreShared(), field="text")
    hidden = hidden_from_others(unit, unit.person.id, [checked.text])
    if hidden and count_words(without_personal_data(unit, unit.person.id, checked.text)) < _FEWEST_BESIDE:
        raise InvalidInputError(OnlyHidden(hidden), field="text")
    new = needs.NewNeed(
        workspace_id=unit.workspace.id,
        noticed_by=unit.person.id,
        text=checked.text,
        customer=checked.customer,
        customer_key=customer_key_for(unit, unit.person.id, checked.customer),
        status=NeedStatus.OPEN,
        created_at=unit.now,
        ask_at=unit.now + UNTAKEN_FOR,
        source_channel=checked.source_channel,
        source_ts=checked.source_ts,
        origin_key=origin_key,
    )
    return _noted(unit, needs.add_once(unit.connection, new))


def set_customer_of_need(context: Context, caller: Caller, need_id: int, customer: str) -> ShownNeed:
    """Set the customer of a need that the caller noticed and that names none; one that it names stays."""
    with context.unit(caller) as unit:
        need = need_to_move(unit, need_id)
        check_can_answer(need, unit.person.id)
        customer = optional(customer, "customer", CUSTOMER_LIMIT) or ""
        if need.customer is None and customer:
            key = customer_key_for(unit, unit.person.id, customer)
            needs.set_customer(unit.connection, need.id, customer, key)
            changed(unit, the_need(need.id))
        return _noted(unit, needs.find(unit.connection, unit.workspace.id, need.id) or need)


def take_need(context: Context, caller: Caller, need_id: int) -> ShownNeed:
    """Take an open need; if two people click at once, one gets it and the other gets an explanation."""
    with context.unit(caller) as unit:
        need = need_to_move(unit, need_id)
        taken = take(unit, need)
        open_needs_changed(unit)
        return shown_to(unit, taken)


def take(unit: PersonUnit, need: Need) -> Need:
    """Let the person take a need, within the caller's unit of work; it answers the nudge that offered it."""
    check_can_take(need, unit.person.id)
    if need.status is NeedStatus.OPEN:
        taken = replace(need, status=NeedStatus.TAKEN, taken_by=unit.person.id, taken_at=unit.now)
        needs.move(unit.connection, need, replace(taken, ask_at=when_to_ask(taken)))
        answer_by(unit, Subject(SubjectKind.NEED, need.id), Answer.TOOK_IT)
    return needs.find(unit.connection, unit.workspace.id, need.id) or need


def hand_back_need(context: Context, caller: Caller, need_id: int) -> ShownNeed:
    """Hand back a need that the caller has taken."""
    with context.unit(caller) as unit:
        need = need_to_move(unit, need_id)
        hand_back(unit, need)
        open_needs_changed(unit)
        return shown_now(unit, need)


def hand_back(unit: PersonUnit, need: Need) -> None:
    """Let the person hand back a need, within the caller's unit of work; it answers the nudge about it."""
    check_holds(need, unit.person.id)
    needs.move(unit.connection, need, returned(need, unit.now))
    answer_by(unit, Subject(SubjectKind.TAKEN, need.id), Answer.HANDED_BACK)


def drop_need(context: Context, caller: Caller, need_id: int) -> ShownNeed:
    """Drop a need that the caller noticed and that no longer exists."""
    with context.unit(caller) as unit:
        need = need_to_move(unit, need_id)
        check_can_drop(need, unit.person.id)
        if need.status is not NeedStatus.DROPPED:
            needs.move(unit.connection, need, replace(need, status=NeedStatus.DROPPED, dropped_at=unit.now))
            owe_need_off(unit, need)
            open_needs_changed(unit)
        return shown_now(unit, need)


def _noted(unit: PersonUnit, need: Need) -> ShownNeed:
    hidden = hidden_from_others(unit, need.noticed_by, (need.text, need.customer))
    proposed = None if need.customer else customer_in(unit, need.noticed_by, need.text)
    return replace(shown_to(unit, need), hidden=hidden, proposed_customer=proposed)


def need_to_move(unit: PersonUnit, need_id: int) -> Need:
    """Return the need to change, locked; raise InvalidInputError if there is none that the person may see."""
    need = needs.find_to_move(unit.connection, unit.workspace.id, need_id, unit.person.id)
    if need is None:
        raise InvalidInputError(gone_or_hidden(unit, NeedGone()))
    return need


def shown_now(unit: PersonUnit, need: Need) -> ShownNeed:
    """Return the need as it is after the change."""
    return shown_to(unit, needs.find(unit.connection, unit.workspace.id, need.id) or need)
