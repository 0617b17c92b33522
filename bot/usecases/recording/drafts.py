"""Keep what was typed but not recorded, for its person alone, and delete it when it is old."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain.actions import Action, ActionDraft, Source
from bot.domain.checks import required
from bot.domain.drafts import KEPT_FOR, READ_FOR_INSULTS, Draft, DraftKind
from bot.domain.people import local_day, start_of_day
from bot.domain.reading.insults import insult_in
from bot.domain.reading.privacy import private_text, without_wish
from bot.domain.same_words import bare_words
from bot.errors import Problem
from bot.storage import actions, drafts, history
from bot.usecases.customer_in_text import known_customer
from bot.usecases.names import names_for_texts
from bot.usecases.offers.plans import OpenPlan, open_plan, same_plan
from bot.usecases.offers.promised import asks_about_promises
from bot.usecases.recording.latest import keep_private
from bot.usecases.recording.record import Recorded, record_and_tell
from bot.usecases.unit import Caller, Context, PersonUnit, Unit
from bot.usecases.visible_words import Visible

ASKS_AFTER = 2
"""How many texts in other languages people record one by one before the bot asks about all of them."""
SHOWN = 3
"""How many open drafts a person sees with their history."""
_ACTIONS_READ = 500
"""How many of a person's newest actions are compared with what they type."""


@dataclass(frozen=True, slots=True)
class NoWords(Problem):
    """What was typed has no words."""


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft as its person sees it; nobody else does.

    `typed_on` is their local day of typing, `names` gives names by Slack id. `asks_about_languages` is whether to ask
    if texts in other languages are to be recorded straight away. `asks_about_plan` is whether a nudge may ask about the
    plan that it may become. `customer` is the known customer whose name the draft is. `shown_again_at` is when *Undo*
    brought its buttons back.
    """

    draft: Draft
    typed_on: date
    names: dict[str, str]
    asks_about_languages: bool = False
    asks_about_plan: bool = False
    customer: Visible | None = None
    shown_again_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OpenDrafts:
    """A person's newest drafts that wait for a decision, the newest first; `total` counts all of them."""

    shown: tuple[KeptDraft, ...] = ()
    total: int = 0


def keep_draft(
    context: Context, caller: Caller, kind: DraftKind, text: str, origin_key: str
) -> KeptDraft | Recorded | OpenPlan:
    """Keep a text that is not clearly an action; a second call with the same `origin_key` keeps nothing more.

    A text that is the name of a known customer is a question about it. One that only its language makes unclear is
    recorded if the person wants that. Return the plan of a person who has planned the same already.
    """
    with context.unit(caller, locked=True) as unit:
        customer = known_customer(unit, text)
        if customer:
            kind = DraftKind.QUESTION
        if kind is DraftKind.OTHER_LANGUAGE and unit.person.records_any_language:
            return _record_or_ask(unit, ActionDraft(text=text, source=Source.COMMAND), origin_key)
        planned = same_plan(unit, text) if kind is DraftKind.PLAN else None
        if planned is not None:
            return open_plan(unit, planned)
        return replace(shown(unit, keep(unit, kind, text, origin_key)), customer=customer)


def keep(unit: PersonUnit, kind: DraftKind, text: str, origin_key: str) -> Draft:
    """Keep a draft of the person's, once for each `origin_key`; one that insults people is of that kind."""
    if kind in READ_FOR_INSULTS and insult_in(text):
        kind = DraftKind.INSULTING
    new = drafts.NewDraft(
        workspace_id=unit.workspace.id,
        person_id=unit.person.id,
        kind=kind,
        text=required(text, "text", NoWords()),
        typed_at=unit.now,
        origin_key=origin_key,
    )
    return drafts.add_once(unit.connection, new)


def record_typed(context: Context, caller: Caller, draft: ActionDraft, origin_key: str) -> Recorded | KeptDraft:
    """Record what a person typed, once; keep a draft instead if they recorded the same words today.

    If they typed them again to keep them private, what they recorded is private now.
    """
    # The same command may be on its way twice at this moment.
    with context.unit(caller, locked=True) as unit:
        return _record_or_ask(unit, draft, origin_key)


def same_action(unit: PersonUnit, text: str) -> Action | None:
    """Return the newest action that the person recorded today in the same words, if any."""
    same = _same(_recorded_today(unit), text)
    return None if same is None else actions.get(unit.connection, same)


def drafts_of(unit: PersonUnit) -> OpenDrafts:
    """Return the person's open drafts, to show with their history."""
    total = drafts.count_open(unit.connection, unit.person.id, oldest(unit))
    newest = drafts.open_ones(unit.connection, unit.person.id, oldest(unit), SHOWN) if total else ()
    return OpenDrafts(tuple(shown(unit, draft) for draft in newest), total)


def delete_old_drafts(context: Context, team_id: str) -> None:
    """Delete the drafts of a workspace that have been kept for long enough."""
    with context.view_of(team_id) as seen:
        if not drafts.has_old(seen.connection, seen.workspace.id, oldest(seen)):
            return
    with seen.then_write() as unit:
        drafts.delete_old(unit.connection, unit.workspace.id, oldest(unit))


def _record_or_ask(unit: PersonUnit, draft: ActionDraft, origin_key: str) -> Recorded | KeptDraft:
    today = _recorded_today(unit)
    same = _same(today, draft.text)
    if same is not None and not actions.is_recorded(unit.connection, unit.workspace.id, origin_key):
        if private_text(draft.text):
            return keep_private(unit, same)
        return shown(unit, keep(unit, DraftKind.REPEATED, draft.text, origin_key))
    return record_and_tell(unit, draft, origin_key, today)


def _recorded_today(unit: PersonUnit) -> dict[int, str]:
    """Return the texts of the actions that the person recorded today, by row id, the newest first."""
    since = start_of_day(unit.today, unit.zone)
    return dict(history.texts_since(unit.connection, unit.person.id, since, _ACTIONS_READ))


def _same(texts: dict[int, str], text: str) -> int | None:
    """Return the first of these actions with the same words as the text."""
    words = bare_words(without_wish(text))
    return next((action_id for action_id, each in texts.items() if bare_words(each) == words), None)


def oldest(unit: Unit) -> datetime:
    """Return when the drafts that are kept now were typed: after this instant."""
    return oldest_at(unit.now)


def oldest_at(now: datetime) -> datetime:
    """Return the same for an instant."""
    return now - KEPT_FOR


def shown(unit: PersonUnit, draft: Draft) -> KeptDraft:
    """Return a draft as its person sees it."""
    undecided = draft.kind is DraftKind.OTHER_LANGUAGE and unit.person.records_any_language is None
    asks = undecided and drafts.count_recorded(unit.connection, draft) >= ASKS_AFTER
    names = names_for_texts(unit, [draft.text])
    asks_about_plan = draft.kind is DraftKind.PLAN and asks_about_promises(unit)
    return KeptDraft(draft, local_day(draft.typed_at, unit.zone), names, asks, asks_about_plan)
