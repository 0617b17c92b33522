"""What an offer shows, read fresh: the need, the action, the promise, the story or the idea that it names."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from bot.domain.actions import Action
from bot.domain.candidates import Promise
from bot.domain.ideas import Idea
from bot.domain.needs import Need, NeedStatus
from bot.domain.offered_ideas import from_kept
from bot.domain.offers import OfferSource
from bot.domain.people import Person, Workspace, local_day, person_zone
from bot.domain.replays import catalogue_in
from bot.storage import actions, candidates, needs, offers, people, visibility
from bot.storage.offers import StoredOffer
from bot.usecases.context import Context
from bot.usecases.names import names_for_actions, names_for_own_actions, names_for_texts
from bot.usecases.visible import action_for, need_for


@dataclass(frozen=True, slots=True)
class OfferedNeed:
    """An open need, with the name of the colleague who noticed it; `names` gives names by Slack id."""

    need: Need
    names: dict[str, str]
    noticed_by: str


@dataclass(frozen=True, slots=True)
class OfferedFollowUp:
    """An action of the person's own, `days_ago` by their calendar."""

    action: Action
    names: dict[str, str]
    days_ago: int


@dataclass(frozen=True, slots=True)
class OfferedTaken:
    """A need that the person has taken, `days_ago` by their calendar."""

    need: Need
    names: dict[str, str]
    days_ago: int


@dataclass(frozen=True, slots=True)
class OfferedPromise:
    """What the person said they would do: one like this story, which `teller` tells by name."""

    promise: Promise
    names: dict[str, str]
    teller: str


@dataclass(frozen=True, slots=True)
class OfferedStory:
    """What a colleague, `teller` by name, did; `story_id` where a shout-out tells it."""

    action: Action
    names: dict[str, str]
    teller: str
    story_id: int | None


Offered = Idea | OfferedNeed | OfferedFollowUp | OfferedTaken | OfferedPromise | OfferedStory
"""What can be offered, as it is shown."""


@dataclass(frozen=True, slots=True)
class Promised:
    """That the person has promised to do one like the story they were offered, which `teller` tells by name."""

    offer_id: int
    teller: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Something offered to a person, with the reason that they are told.

    `decision_id` names the nudge it came with, if it came with one; `more` is whether another one can be had instead.
    """

    id: int
    offered: Offered
    why: str
    decision_id: int | None = None
    more: bool = True


def read_offered(
    context: Context, connection: Connection, workspace: Workspace, person: Person, offer: StoredOffer, now: datetime
) -> Offered | None:
    """What an offer shows now; None when it no longer stands."""
    if offer.source is OfferSource.IDEA:
        return context.idea(offer.subject)
    what, _, row = offer.subject.rpartition(":")
    if offer.source is OfferSource.NEED:
        return _need(context, connection, workspace, person, int(row))
    if offer.source is OfferSource.STORY:
        return _story(context, connection, workspace, person, int(row))
    if what == "promise":
        return _promise(context, connection, workspace, person, int(row))
    if what == "need":
        return _taken(context, connection, workspace, person, int(row), now)
    return _follow_up(connection, workspace, person, int(row), now)


def idea_as_offered(context: Context, connection: Connection, offer: StoredOffer) -> Idea | None:
    """The idea as it read when it was offered, whatever became of the catalogue.

    Where that was not kept, it is the one of today's catalogue; None when that has none.
    """
    digest = catalogue_in(offer.available)
    if digest is None or digest == context.catalogue:
        return context.idea(offer.subject)
    kept = from_kept(offers.find_catalogue(connection, digest) or ())
    return next((idea for idea in kept if idea.key == offer.subject), None)


def _need(
    context: Context, connection: Connection, workspace: Workspace, person: Person, need_id: int
) -> OfferedNeed | None:
    need = needs.find(connection, workspace.id, need_id)
    if need is None or need.status is not NeedStatus.OPEN:
        return None
    need = need_for(context, connection, workspace, person.id, need)
    names = names_for_texts(connection, workspace.id, (need.text, need.customer))
    return OfferedNeed(need, names, people.names(connection, workspace.id, [need.noticed_by])[need.noticed_by])


def _follow_up(
    connection: Connection, workspace: Workspace, person: Person, action_id: int, now: datetime
) -> OfferedFollowUp | None:
    action = actions.find(connection, workspace.id, action_id)
    if action is None or action.person_id != person.id:
        return None
    today = local_day(now, person_zone(person, workspace))
    return OfferedFollowUp(
        action, names_for_own_actions(connection, workspace.id, [action]), (today - action.happened_on).days
    )


def _taken(
    context: Context, connection: Connection, workspace: Workspace, person: Person, need_id: int, now: datetime
) -> OfferedTaken | None:
    need = needs.find(connection, workspace.id, need_id)
    if need is None or need.status is not NeedStatus.TAKEN or need.taken_by != person.id:
        return None
    need = need_for(context, connection, workspace, person.id, need)
    zone = person_zone(person, workspace)
    days = (local_day(now, zone) - local_day(need.taken_at or now, zone)).days
    return OfferedTaken(need, names_for_texts(connection, workspace.id, (need.text, need.customer)), days)


def _promise(
    context: Context, connection: Connection, workspace: Workspace, person: Person, promise_id: int
) -> OfferedPromise | None:
    promise = candidates.open_promise(connection, person.id, promise_id)
    if promise is None:
        return None
    promise = replace(promise, action=action_for(context, connection, workspace, person.id, promise.action))
    texts = (promise.plan, promise.action.text)
    teller = promise.action.person_id
    return OfferedPromise(
        promise,
        names_for_texts(connection, workspace.id, texts, on_show=True),
        people.names(connection, workspace.id, [teller])[teller],
    )


def _story(
    context: Context, connection: Connection, workspace: Workspace, person: Person, action_id: int
) -> OfferedStory | None:
    action = actions.find(connection, workspace.id, action_id)
    if action is None or not visibility.may_tell(connection, action.id):
        return None
    action = action_for(context, connection, workspace, person.id, action)
    return OfferedStory(
        action,
        names_for_actions(connection, workspace.id, [action]),
        people.names(connection, workspace.id, [action.person_id])[action.person_id],
        candidates.story_of(connection, action.id),
    )
