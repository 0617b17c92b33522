"""Record what a person did for a customer."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.actions import Action, ActionDetails, ActionDraft, KindOrigin, Source
from bot.domain.checks import check_day, check_draft
from bot.domain.nudges import may_be_nudged
from bot.domain.people import shares_by_default
from bot.domain.personal_data import FindingKind
from bot.domain.reading.deeds import problem_with
from bot.domain.reading.insults import check_insults, insult_in
from bot.domain.reading.kind_guess import guess_kind
from bot.domain.reading.past_days import past_day_in
from bot.domain.text import spoken, without_tokens
from bot.errors import InvalidInputError, Problem
from bot.storage import actions, history, promises
from bot.storage.visibility import offers_allowed
from bot.usecases.customer_in_text import customer_of_action
from bot.usecases.names import names_for_details, names_for_texts
from bot.usecases.needs.perhaps_met import need_perhaps_met
from bot.usecases.nudges.answers import answer_by_acting
from bot.usecases.unit import Caller, Context, PersonUnit, Unit
from bot.usecases.visible_words import VisibleNeed, customer_key_for, hidden_from_others


@dataclass(frozen=True, slots=True)
class ActionUndone(Problem):
    """The person has undone this action."""


@dataclass(frozen=True, slots=True)
class InspirationGone(Problem):
    """The story that inspired an action is not one that the person may name."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recorded action, as its person sees it.

    `offer_nudges` is true for the only action of a member who gets no nudges. `names` gives names by Slack id.
    `hidden` is what colleagues do not see of a shared action. `featured` is whether shout-outs may feature its person.
    `at` is when this was read, `today` their day then. `proposed_customer` is a name in the text that may be its
    customer's, and `need` one that the person has taken and may have met with it. With `members_only`, only members of
    the private channel see shared actions. `need_reopened` is whether a need is open work again because this is undone.
    """

    details: ActionDetails
    names: dict[str, str]
    at: datetime
    offer_nudges: bool = False
    hidden: tuple[FindingKind, ...] = ()
    featured: bool = True
    proposed_customer: str | None = None
    today: date | None = None
    members_only: bool = False
    need: VisibleNeed | None = None
    need_reopened: bool = False

    @property
    def action(self) -> Action:
        """Return the action itself."""
        return self.details.action


def record_action(context: Context, caller: Caller, draft: ActionDraft, origin_key: str) -> Recorded:
    """Record `draft` once: a second call with the same `origin_key` returns what the first one recorded."""
    with context.unit(caller) as unit:
        return record_and_tell(unit, draft, origin_key)


def record_and_tell(unit: PersonUnit, draft: ActionDraft, origin_key: str, known: Collection[int] = ()) -> Recorded:
    """Do the same within the caller's unit of work; `known` are actions that surely are in the person's history."""
    return _told(unit, _record(unit, draft, origin_key), known)


def record(unit: PersonUnit, draft: ActionDraft, origin_key: str) -> Action:
    """Write an action within the caller's unit of work; raise InvalidInputError for an invalid draft."""
    return _record(unit, draft, origin_key).action


def _record(unit: PersonUnit, draft: ActionDraft, origin_key: str) -> ActionDetails:
    today = unit.today
    draft = check_draft(draft, today=today)
    if draft.source is Source.FORM:
        check_says_done(unit, draft.text)
        check_polite(draft)
    check_inspiration(unit, draft.inspired_by)
    kind = draft.kind or guess_kind(without_tokens(draft.text))
    action = actions.add_once(
        unit.connection,
        actions.NewAction(
            workspace_id=unit.workspace.id,
            person_id=unit.person.id,
            kind=kind,
            kind_origin=KindOrigin.GUESSED if draft.kind is None else KindOrigin.GIVEN,
            text=draft.text,
            # What was typed is recorded, and colleagues read it once it is reworded.
            own_words=draft.own_words and insult_in(draft.text, draft.outcome, draft.customer) is None,
            outcome=draft.outcome,
            customer=draft.customer,
            customer_key=customer_key_for(unit, unit.person.id, draft.customer),
            happened_on=draft.happened_on or check_day(_day_named(draft, today), today=today) or today,
            recorded_at=unit.now,
            shared=shares_by_default(unit.person, unit.workspace) if draft.shared is None else draft.shared,
            source=draft.source,
            origin_key=origin_key,
        ),
    )
    if action is None:
        answer_by_acting(unit)
        return actions.details(unit.connection, recorded_under(unit, origin_key))
    details = ActionDetails(action, tuple(sorted(set(others_of(unit, draft.companions)))), draft.inspired_by)
    actions.add_links(unit.connection, details)
    if draft.inspired_by is not None:
        promises.keep(unit.connection, unit.person.id, draft.inspired_by, action.id)
    answer_by_acting(unit)
    return details


def check_says_done(unit: Unit, text: str) -> None:
    """Refuse words of a form that surely say something else than what was done."""
    problem = problem_with(text, unit.context.is_foreign)
    if problem is not None:
        raise InvalidInputError(problem, field="text")


def check_polite(draft: ActionDraft) -> None:
    """Refuse words of a form that insult people: colleagues may read them."""
    check_insults(text=draft.text, outcome=draft.outcome, customer=draft.customer)


def _day_named(draft: ActionDraft, today: date) -> date | None:
    """Return the past day that a typed text names; None for the words of a nudge, which nobody typed."""
    return past_day_in(spoken(draft.text), today) if draft.source is Source.COMMAND and draft.own_words else None


def others_of(unit: PersonUnit, companions: Sequence[str]) -> list[str]:
    """Return the Slack ids of people who helped, without the person's own."""
    return [slack_id for slack_id in companions if slack_id != unit.person.slack_id]


def recorded_under(unit: Unit, origin_key: str) -> Action:
    """Return the action recorded under this origin key; raise InvalidInputError if it was undone."""
    return not_undone(actions.by_origin(unit.connection, unit.workspace.id, origin_key))


def not_undone(action: Action) -> Action:
    """Return the action; raise InvalidInputError if it was undone."""
    if action.undone_at is not None:
        raise InvalidInputError(ActionUndone())
    return action


def _offers_nudges(unit: PersonUnit, action: Action, known: Collection[int]) -> bool:
    """Return whether to offer nudges with an action: while it is the person's only one, until they get nudges."""
    if unit.person.enrolled or not may_be_nudged(unit.person) or any(each != action.id for each in known):
        return False
    return not history.has_others(unit.connection, unit.person.id, action.id)


def check_inspiration(unit: PersonUnit, inspired_by: int | None) -> None:
    """Refuse an inspiration that is not a colleague's action, or that others may not see."""
    if inspired_by is None:
        return
    origin = actions.find(unit.connection, unit.workspace.id, inspired_by)
    reader = unit.person.id
    if origin is None or origin.person_id == reader or not offers_allowed(unit.connection, origin.id, reader):
        raise InvalidInputError(InspirationGone(), field="inspired_by")


def told(unit: PersonUnit, action: Action) -> Recorded:
    """Return what a person sees of their own action."""
    return _told(unit, actions.details(unit.connection, action))


def _told(unit: PersonUnit, details: ActionDetails, known: Collection[int] = ()) -> Recorded:
    action = details.action
    need = need_perhaps_met(unit, action)
    texts = (action.text, action.outcome, action.customer) if action.shared and action.own_words else ()
    return Recorded(
        details=details,
        names=names_for_details(unit, details) | (names_for_texts(unit, [need.text]) if need else {}),
        at=unit.now,
        offer_nudges=_offers_nudges(unit, action, known),
        hidden=hidden_from_others(unit, action.person_id, texts),
        featured=unit.person.featured,
        proposed_customer=customer_of_action(unit, action),
        today=unit.today,
        members_only=unit.workspace.channel_private,
        need=need,
    )
