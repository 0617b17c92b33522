"""Build the week's shout-out.

Its stories and the people in its names line are chosen when it is decided, and stay. Words, whether something may be
shown, notices, totals and needs are read when it is posted and at each edit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.deliveries import Retrying
from bot.domain.kinds import Kind
from bot.domain.people import local_day, zone_of
from bot.domain.schedule import SHOUTOUT_ON_TIME_FOR, SHOUTOUT_USEFUL_FOR, next_posting_hour
from bot.domain.shoutouts import alphabetically
from bot.domain.shown_things import Thing, the_need, the_open_needs, the_person, the_shoutout, the_week
from bot.errors import DeliveryError
from bot.storage import action_totals, need_lists, needs, shoutout_lines, shoutouts, stories
from bot.usecases.delivery.audience import Audience
from bot.usecases.delivery.changed import changed
from bot.usecases.delivery.message_kind import MessageKind, Sending
from bot.usecases.delivery.messages.channel_trouble import tell_of_refusal, tell_unclear
from bot.usecases.delivery.messages.picture import owe_picture
from bot.usecases.delivery.messages.roll_call import roll_call_of
from bot.usecases.delivery.messages.shown_stories import ShownStory, shown_stories, things_in_stories
from bot.usecases.names import names_for_actions, names_for_texts, people_mentioned
from bot.usecases.unit import Context, Unit
from bot.usecases.visible_words import VisibleNeed, needs_for

NEEDS_SHOWN = 3
"""Open needs in a shout-out."""
MET_SHOWN = 3
"""For how many met needs a shout-out names the colleague who met them."""


@dataclass(frozen=True, slots=True)
class Spread:
    """That colleagues did something like what the one called `origin` had done."""

    origin: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MetNeed:
    """A colleague who met another colleague's need."""

    met_by: str
    noticed_by: str


@dataclass(frozen=True, slots=True)
class ShoutoutPost:
    """The week's post: `totals` and `needs_met` count private actions, everything else is shared.

    Both count what was recorded from the day `since` on, whenever it was done.
    `roll_call` names people who acted but are in no story; `others` counts the people without room for their names.
    `quiet_idea` is there if nobody shared anything.
    """

    since: date
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
        """Whether there is anything that was done or met."""
        return not self.is_quiet or any(self.totals.values()) or self.needs_met > 0


@dataclass(frozen=True, slots=True)
class OfWeek:
    """A shout-out to post, and its week."""

    week: date
    shoutout_id: int


def _load(sending: Sending[OfWeek]) -> ShoutoutPost | None:
    """Return the post as it goes out; None for one that has become quiet where the admins want no quiet ones."""
    post = _post(sending)
    return None if post.is_quiet and not sending.unit.workspace.posts_when_quiet else post


def _shows(sending: Sending[OfWeek]) -> Iterable[Thing]:
    """Return its stories and all that its lines name; what was done in its time follows by the time."""
    unit, shoutout_id = sending.unit, sending.about.shoutout_id
    yield the_shoutout(shoutout_id)
    yield the_open_needs(unit.workspace.id)
    featured = stories.featured_by(unit.connection, shoutout_id)
    yield from things_in_stories(unit, featured)
    shoutout = shoutouts.get(unit.connection, shoutout_id)
    since, until = shoutout.covers_from, shoutout.covers_until
    yield from shoutout_lines.things_in_lines(unit.connection, unit.workspace.id, since, until)
    open_needs = need_lists.open_ones(unit.connection, unit.workspace.id, None, most=NEEDS_SHOWN)
    yield from (the_need(need.id) for need in open_needs)
    yield from map(the_person, people_mentioned(unit, [need.text for need in open_needs]))


def _by_day_if_late(sending: Sending[OfWeek]) -> datetime:
    unit = sending.unit
    if unit.now < sending.delivery.created_at + SHOUTOUT_ON_TIME_FOR:
        return unit.now
    return next_posting_hour(unit.now, zone_of([unit.workspace.zone]))


def _arrived(sending: Sending[OfWeek]) -> None:
    owe_picture(sending.unit, sending.delivery, sending.about.shoutout_id)
    changed(sending.unit, the_week(sending.about.week))


def _refused(sending: Sending[OfWeek], failure: DeliveryError) -> None:
    tell_of_refusal(sending.unit, sending.about.week, failure)


def _unclear(sending: Sending[OfWeek]) -> None:
    tell_unclear(sending.unit, sending.about.week)


def _given_up(sending: Sending[OfWeek]) -> None:
    """Let its stories wait for the next one, which also counts what it would have counted."""
    following = shoutouts.release(sending.unit.connection, sending.about.shoutout_id)
    changed(sending.unit, the_week(sending.about.week), *map(the_shoutout, following))


def _post(sending: Sending[OfWeek]) -> ShoutoutPost:
    unit = sending.unit
    shoutout = shoutouts.get(unit.connection, sending.about.shoutout_id)
    since, until = shoutout.covers_from, shoutout.covers_until
    told = stories.stories_of(unit.connection, shoutout.id)
    others = roll_call_of(unit, shoutout, [story.action for story in told])
    open_needs = needs_for(unit, None, need_lists.open_ones(unit.connection, unit.workspace.id, None, most=NEEDS_SHOWN))
    names = names_for_actions(unit, [story.action for story in told])
    names |= names_for_texts(unit, [need.text for need in open_needs], on_show=True)
    needs_met = needs.count_met(unit.connection, unit.workspace.id, since, until)
    met = shoutout_lines.needs_met(unit.connection, unit.workspace.id, since, until, MET_SHOWN)
    return ShoutoutPost(
        since=local_day(since, zone_of([unit.workspace.zone])),
        totals=action_totals.totals(unit.connection, unit.workspace.id, since, until),
        stories=shown_stories(unit, told),
        roll_call=others.names,
        others=others.others,
        spread=_spread(unit, since, until),
        needs_met=needs_met,
        met=tuple(MetNeed(*pair) for pair in met),
        needs=tuple(open_needs),
        needs_total=need_lists.count_open(unit.connection, unit.workspace.id, None),
        names=names,
        quiet_idea=None if told or others.names or others.others else _idea_of_the_week(unit.context, until),
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


SHOUTOUT = MessageKind(
    name="shoutout",
    about=OfWeek,
    key=lambda about: f"{about.week}",
    audience=Audience.CHANNEL,
    useful_for=SHOUTOUT_USEFUL_FOR,
    load=_load,
    again=_post,
    shows=_shows,
    best_time=_by_day_if_late,
    changes_others=True,
    arrived=_arrived,
    refused=_refused,
    unclear=_unclear,
    given_up=_given_up,
    retrying=Retrying.UNTIL_IT_EXPIRES,
    follows_the_channel=True,
)
KINDS = (SHOUTOUT,)
