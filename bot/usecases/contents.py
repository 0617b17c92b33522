"""What a delivery says, read fresh when it is sent: what was undone or made private meanwhile is not in it."""

from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy import Connection

from bot.domain.actions import Action
from bot.domain.deliveries import Delivery, DeliveryKind, Sent
from bot.domain.kinds import Kind
from bot.domain.needs import Need
from bot.domain.people import Person, Workspace
from bot.storage import actions, needs, people, shoutouts
from bot.usecases.context import Context
from bot.usecases.edit_nudges import NudgeEdit, nudge_edit
from bot.usecases.naming import names_for_actions, names_for_texts
from bot.usecases.nudge_content import Nudge, nudge_of
from bot.usecases.personal_contents import PersonalContent, personal_content

NEEDS_IN_SHOUTOUT = 3
"""Open needs that a shout-out shows."""


@dataclass(frozen=True, slots=True)
class Welcome:
    """The one message with which a member of the channel is invited."""

    channel_name: str | None
    nudge_time: time


@dataclass(frozen=True, slots=True)
class DmReply:
    """What the bot says to somebody who writes to it instead of using the command."""


@dataclass(frozen=True, slots=True)
class ShownStory:
    """A story as colleagues see it."""

    story_id: int
    name: str
    action: Action
    companions: tuple[str, ...]
    inspired_by: str | None


@dataclass(frozen=True, slots=True)
class ShoutoutPost:
    """The week's post: `totals` count private actions, everything else is what people let be shared."""

    totals: dict[Kind, int]
    stories: tuple[ShownStory, ...]
    roll_call: tuple[str, ...]
    needs: tuple[Need, ...]
    needs_total: int
    names: dict[str, str]
    quiet_idea: str | None


@dataclass(frozen=True, slots=True)
class ShoutoutEdit:
    """A posted shout-out as it is to read now; `posted` is None as long as it is not known where it is stored."""

    post: ShoutoutPost
    posted: Sent | None


Content = Welcome | Nudge | DmReply | ShoutoutPost | ShoutoutEdit | NudgeEdit | PersonalContent


def content_of(
    context: Context, connection: Connection, workspace: Workspace, person: Person | None, delivery: Delivery
) -> Content | None:
    """What the delivery says now; None when there is nothing left to say."""
    match delivery.kind:
        case DeliveryKind.WELCOME:
            return Welcome(workspace.channel_name, workspace.nudge_time)
        case DeliveryKind.DM_REPLY:
            return DmReply()
        case DeliveryKind.NUDGE:
            return nudge_of(context, connection, workspace, person, delivery)
        case DeliveryKind.NUDGE_EDIT | DeliveryKind.SHOUTOUT_EDIT:
            edit_of = nudge_edit if delivery.kind is DeliveryKind.NUDGE_EDIT else _shoutout_edit
            return edit_of(context, connection, workspace, delivery)
        case DeliveryKind.SHOUTOUT:
            return _shoutout(context, connection, workspace, delivery)
        case _:
            return personal_content(connection, workspace, delivery)


def _shoutout(
    context: Context, connection: Connection, workspace: Workspace, delivery: Delivery
) -> ShoutoutPost | None:
    if delivery.subject_id is None:
        return None
    shoutout = shoutouts.get(connection, delivery.subject_id)
    stories = shoutouts.stories_of(connection, shoutout.id)
    since, until = shoutout.covers_from, shoutout.covers_until
    acted = actions.people_who_shared(connection, workspace.id, since, until)
    featured = {story.action.person_id for story in stories}
    open_needs = tuple(needs.open_ones(connection, workspace.id, most=NEEDS_IN_SHOUTOUT))
    shown = tuple(_story(connection, workspace, story) for story in stories)
    names = names_for_actions(connection, workspace.id, [story.action for story in stories])
    names |= names_for_texts(connection, workspace.id, [need.text for need in open_needs])
    by_id = people.names(connection, workspace.id, [person_id for person_id in acted if person_id not in featured])
    return ShoutoutPost(
        totals=actions.totals(connection, workspace.id, since, until),
        stories=shown,
        roll_call=tuple(sorted(by_id.values(), key=str.casefold)),
        needs=open_needs,
        needs_total=needs.count_open(connection, workspace.id),
        names=names,
        quiet_idea=None if shown or by_id else _idea_of_the_week(context, until),
    )


def _shoutout_edit(
    context: Context, connection: Connection, workspace: Workspace, delivery: Delivery
) -> ShoutoutEdit | None:
    """The post as it reads now; None where it was not posted or is yet to be, with what it says by then."""
    original = shoutouts.delivery_of(connection, delivery.subject_id)
    post = _shoutout(context, connection, workspace, delivery)
    if original is None or post is None or not original.may_be_read:
        return None
    return ShoutoutEdit(post, original.sent)


def _story(connection: Connection, workspace: Workspace, story: shoutouts.Story) -> ShownStory:
    details = actions.details(connection, story.action)
    helpers = people.names_by_slack_id(connection, workspace.id, details.companions)
    origin = actions.find(connection, workspace.id, details.inspired_by) if details.inspired_by else None
    ids = [story.action.person_id] + ([origin.person_id] if origin and origin.shared else [])
    names = people.names(connection, workspace.id, ids)
    return ShownStory(
        story_id=story.id,
        name=names[story.action.person_id],
        action=story.action,
        companions=tuple(helpers[slack_id] for slack_id in details.companions if slack_id in helpers),
        inspired_by=names.get(origin.person_id) if origin and origin.shared else None,
    )


def _idea_of_the_week(context: Context, until: datetime) -> str | None:
    if not context.ideas:
        return None
    return context.ideas[until.isocalendar().week % len(context.ideas)].sentence
