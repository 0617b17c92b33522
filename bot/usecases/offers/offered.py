"""Read fresh what an offer shows: the need, action, promise, story or idea that it names."""

from dataclasses import dataclass, field
from datetime import date

from bot.domain.actions import Action
from bot.domain.ideas import Idea
from bot.domain.kept_ideas import from_kept
from bot.domain.needs import NeedStatus
from bot.domain.offers import SubjectKind
from bot.domain.people import local_day
from bot.domain.replays import catalogue_in
from bot.storage import (
    actions,
    candidates,
    catalogues,
    needs,
    people_names,
    stories_to_offer,
    unwanted_ideas,
    visibility,
)
from bot.storage.offers import StoredOffer
from bot.usecases.names import names_for_actions, names_for_own_actions, names_for_texts
from bot.usecases.offers.why import Why
from bot.usecases.unit import PersonUnit, Unit
from bot.usecases.visible_words import VisibleAction, VisibleNeed, action_for, need_for


@dataclass(frozen=True, slots=True)
class OfferedNeed:
    """An open need, with its noticer's name; `names` gives names by Slack id.

    `noticed_on` and `today` are days by the person's calendar.
    """

    need: VisibleNeed
    names: dict[str, str]
    noticed_by: str
    noticed_on: date
    today: date


@dataclass(frozen=True, slots=True)
class OfferedFollowUp:
    """The person's own action, from `days_ago` days ago by their calendar."""

    action: Action
    names: dict[str, str]
    days_ago: int


@dataclass(frozen=True, slots=True)
class OfferedTaken:
    """A need that the person took `days_ago` days ago by their calendar."""

    need: VisibleNeed
    names: dict[str, str]
    days_ago: int


@dataclass(frozen=True, slots=True)
class OfferedPromise:
    """What the person promised: one like this story, or a plan alone; `teller` is the name of the story's author."""

    promise_id: int
    plan: str | None
    story: VisibleAction | None
    names: dict[str, str]
    teller: str | None


@dataclass(frozen=True, slots=True)
class OfferedStory:
    """A colleague's story, as a shout-out told it; `teller` is the author's name."""

    action: VisibleAction
    names: dict[str, str]
    teller: str
    story_id: int


Offered = Idea | OfferedNeed | OfferedFollowUp | OfferedTaken | OfferedPromise | OfferedStory
"""What can be offered, as people see it."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something offered to a person, and why.

    `decision_id` names the nudge that brought it, if any. `more` is whether another one can replace it.
    """

    id: int
    offered: Offered
    why: Why = field(default_factory=Why)
    decision_id: int | None = None
    more: bool = True


def read_offered(unit: PersonUnit, offer: StoredOffer) -> Offered | None:
    """Return what an offer shows now, with the days up to today; None if it is no longer available."""
    about = offer.subject
    match about.kind:
        case SubjectKind.IDEA:
            return _idea(unit, about.key)
        case SubjectKind.NEED:
            return _need(unit, about.row)
        case SubjectKind.STORY:
            return _story(unit, about.row)
        case SubjectKind.PROMISE:
            return _promise(unit, about.row)
        case SubjectKind.TAKEN:
            return _taken(unit, about.row)
        case _:
            return _follow_up(unit, about.row)


def idea_as_offered(unit: Unit, offer: StoredOffer) -> Idea | None:
    """Return the idea with the words in which it was offered, even if the catalogue has changed.

    If those were not kept, return today's idea from the catalogue; None if it has none.
    """
    digest = catalogue_in(offer.available)
    if digest is None or digest == unit.context.catalogue:
        return unit.context.idea(offer.subject.key)
    kept = from_kept(catalogues.find_catalogue(unit.connection, digest) or ())
    return next((idea for idea in kept if idea.key == offer.subject.key), None)


def _idea(unit: PersonUnit, key: str) -> Idea | None:
    """Return an idea of today's catalogue; None if it has left, or the person has declined it since."""
    return None if key in unwanted_ideas.of_person(unit.connection, unit.person.id) else unit.context.idea(key)


def _need(unit: PersonUnit, need_id: int) -> OfferedNeed | None:
    need = needs.find_readable(unit.connection, unit.workspace.id, need_id, unit.person.id)
    if need is None or need.status is not NeedStatus.OPEN:
        return None
    seen = need_for(unit, unit.person.id, need)
    names = _names_in(unit, seen)
    return OfferedNeed(
        need=seen,
        names=names,
        noticed_by=people_names.names(unit.connection, unit.workspace.id, [need.noticed_by])[need.noticed_by],
        noticed_on=local_day(need.created_at, unit.zone),
        today=unit.today,
    )


def _follow_up(unit: PersonUnit, action_id: int) -> OfferedFollowUp | None:
    action = actions.find(unit.connection, unit.workspace.id, action_id)
    if action is None or action.person_id != unit.person.id:
        return None
    return OfferedFollowUp(action, names_for_own_actions(unit, [action]), (unit.today - action.happened_on).days)


def _taken(unit: PersonUnit, need_id: int) -> OfferedTaken | None:
    need = needs.find(unit.connection, unit.workspace.id, need_id)
    if need is None or need.status is not NeedStatus.TAKEN or need.taken_by != unit.person.id:
        return None
    seen = need_for(unit, unit.person.id, need)
    days = (unit.today - local_day(need.taken_at or unit.now, unit.zone)).days
    return OfferedTaken(seen, _names_in(unit, seen), days)


def _names_in(unit: PersonUnit, need: VisibleNeed) -> dict[str, str]:
    return names_for_texts(unit, (need.text, need.customer), on_show=need.noticed_by != unit.person.id)


def _promise(unit: PersonUnit, promise_id: int) -> OfferedPromise | None:
    promise = candidates.open_promise(unit.connection, unit.person.id, promise_id)
    if promise is None:
        return None
    if promise.action is None:
        return OfferedPromise(promise.id, promise.plan, None, names_for_texts(unit, [promise.plan]), None)
    story = action_for(unit, unit.person.id, promise.action)
    teller = story.person_id
    return OfferedPromise(
        promise.id,
        promise.plan,
        story,
        names_for_texts(unit, (promise.plan, story.text), on_show=True),
        people_names.names(unit.connection, unit.workspace.id, [teller])[teller],
    )


def _story(unit: PersonUnit, action_id: int) -> OfferedStory | None:
    action = actions.find(unit.connection, unit.workspace.id, action_id)
    story_id = stories_to_offer.story_of(unit.connection, action_id)
    allowed = visibility.offers_allowed(unit.connection, action_id, unit.person.id)
    if action is None or story_id is None or not allowed:
        return None
    seen = action_for(unit, unit.person.id, action)
    return OfferedStory(
        seen,
        names_for_actions(unit, [seen]),
        people_names.names(unit.connection, unit.workspace.id, [action.person_id])[action.person_id],
        story_id,
    )
