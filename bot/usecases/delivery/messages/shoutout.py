"""What a shout-out says, read fresh when it is posted, edited, or a story of it is opened."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.deliveries import Delivery, Sent
from bot.domain.kinds import Kind
from bot.domain.shoutouts import alphabetically
from bot.storage import actions, needs, notices, people, shoutout_deliveries, shoutout_lines, shoutouts
from bot.usecases.delivery.messages.roll_call import roll_call_of
from bot.usecases.names import names_for_actions, names_for_texts
from bot.usecases.unit import Context, Unit
from bot.usecases.visible import VisibleAction, VisibleNeed, actions_for, needs_for

NEEDS_SHOWN = 3
"""Open needs in a shout-out."""
MET_SHOWN = 3
"""Needs that were met of which a shout-out says who met them."""


@dataclass(frozen=True, slots=True)
class ShownStory:
    """A story as colleagues see it; `noticed_by` is how many of them noticed it.

    `story_id` is None for what no shout-out tells yet.
    """

    story_id: int | None
    name: str
    action: VisibleAction
    companions: tuple[str, ...]
    inspired_by: str | None
    noticed_by: int = 0


@dataclass(frozen=True, slots=True)
class Spread:
    """That colleagues did something like what the one called `origin` had done."""

    origin: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MetNeed:
    """Who met a need that a colleague had noticed."""

    met_by: str
    noticed_by: str


@dataclass(frozen=True, slots=True)
class ShoutoutPost:
    """The week's post: `totals` and `needs_met` count private actions, everything else is what people let be shared.

    `roll_call` names who acted and is in no story, and `others` counts those for whose names there is no room;
    `quiet_idea` is there when nobody shared anything.
    """

    totals: dict[Kind, int]
    stories: tuple[ShownStory, ...]
    roll_call: tuple[str, ...]
    others: int
    spread: tuple[Spread, ...]
    needs_met: int
    met: tuple[MetNeed, ...]
    needs: tuple[VisibleNeed, ...]
    needs_total: int
    names: dict[str, str]
    quiet_idea: str | None

    @property
    def is_quiet(self) -> bool:
        """Whether nobody did what they share."""
        return not self.stories and not self.roll_call and not self.others

    @property
    def tells_of_the_week(self) -> bool:
        """Whether there is anything that was done or met this week."""
        return not self.is_quiet or any(self.totals.values()) or self.needs_met > 0


@dataclass(frozen=True, slots=True)
class ShoutoutEdit:
    """A posted shout-out as it is to read now; `posted` is None as long as it is not known where it is stored."""

    post: ShoutoutPost
    posted: Sent | None


def shoutout_of(unit: Unit, delivery: Delivery) -> ShoutoutPost | None:
    """The post as it goes out now; None for one that has become quiet where the admins want no quiet ones."""
    post = _post(unit, delivery)
    return None if post and post.is_quiet and not unit.workspace.posts_when_quiet else post


def edit_of(unit: Unit, delivery: Delivery) -> ShoutoutEdit | None:
    """The post as it reads now; None where it was not posted or is yet to be, with what it says by then."""
    original = shoutout_deliveries.of_shoutout(unit.connection, delivery.subject_id)
    post = _post(unit, delivery)
    if original is None or post is None or not original.may_be_read:
        return None
    return ShoutoutEdit(post, original.sent)


def shown_stories(unit: Unit, stories: Sequence[shoutouts.Story]) -> tuple[ShownStory, ...]:
    """The stories as colleagues see them."""
    noticed = notices.by_story(unit.connection, [story.id for story in stories])
    shown = as_stories(unit, [story.action for story in stories])
    return tuple(
        replace(each, story_id=story.id, noticed_by=noticed.get(story.id, 0))
        for story, each in zip(stories, shown, strict=True)
    )


def as_stories(unit: Unit, told: Sequence[Action]) -> tuple[ShownStory, ...]:
    """Actions as colleagues would see them if they were told as stories."""
    ids = [action.id for action in told]
    helpers = shoutout_lines.helpers(unit.connection, unit.workspace.id, ids)
    inspirers = shoutout_lines.inspirers(unit.connection, ids)
    names = people.names(unit.connection, unit.workspace.id, [action.person_id for action in told])
    return tuple(
        ShownStory(
            story_id=None,
            name=names[action.person_id],
            action=action,
            companions=tuple(helpers.get(action.id, ())),
            inspired_by=inspirers.get(action.id),
        )
        for action in actions_for(unit, None, told)
    )


def _post(unit: Unit, delivery: Delivery) -> ShoutoutPost | None:
    if delivery.subject_id is None:
        return None
    shoutout = shoutouts.get(unit.connection, delivery.subject_id)
    since, until = shoutout.covers_from, shoutout.covers_until
    stories = shoutouts.stories_of(unit.connection, shoutout.id)
    others = roll_call_of(unit, shoutout, [story.action for story in stories])
    open_needs = needs_for(unit, None, needs.open_ones(unit.connection, unit.workspace.id, most=NEEDS_SHOWN))
    names = names_for_actions(unit, [story.action for story in stories])
    names |= names_for_texts(unit, [need.text for need in open_needs], on_show=True)
    [needs_met] = needs.met_since(unit.connection, unit.workspace.id, [since], until)
    met = shoutout_lines.needs_met(unit.connection, unit.workspace.id, since, until, MET_SHOWN)
    return ShoutoutPost(
        totals=actions.totals(unit.connection, unit.workspace.id, since, until),
        stories=shown_stories(unit, stories),
        roll_call=others.names,
        others=others.others,
        spread=_spread(unit, since, until),
        needs_met=needs_met,
        met=tuple(MetNeed(*pair) for pair in met),
        needs=tuple(open_needs),
        needs_total=needs.count_open(unit.connection, unit.workspace.id),
        names=names,
        quiet_idea=None if stories or others.names or others.others else _idea_of_the_week(unit.context, until),
    )


def _spread(unit: Unit, since: datetime, until: datetime) -> tuple[Spread, ...]:
    """What spread, from each colleague once, in the order of what spread last."""
    origins: dict[int, str] = {}
    followers: dict[int, dict[str, None]] = {}
    for person_id, origin, follower in shoutout_lines.spread(unit.connection, unit.workspace.id, since, until):
        origins[person_id] = origin
        followers.setdefault(person_id, {})[follower] = None
    return tuple(Spread(origins[person_id], alphabetically(names)) for person_id, names in followers.items())


def _idea_of_the_week(context: Context, until: datetime) -> str | None:
    if not context.ideas:
        return None
    return context.ideas[until.isocalendar().week % len(context.ideas)].sentence
