"""Decide about the weekly shout-out when it is due, choose its stories, and queue the post."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.actions import Action
from bot.domain.people import zone_of
from bot.domain.schedule import SHOUTOUT_USEFUL_FOR, next_shoutout_of, week_of
from bot.domain.shoutouts import Timing, choose_stories, decide_moment
from bot.domain.shown_things import the_week
from bot.storage import deliveries, roll_calls, shoutouts, stories, story_candidates, workspaces
from bot.storage.transaction_manners import PLANNING_PATIENCE
from bot.usecases.delivery.changed import before_changes, changed
from bot.usecases.delivery.messages.roll_call import keep_named
from bot.usecases.delivery.messages.shoutout import SHOUTOUT, OfWeek
from bot.usecases.shoutout.thank import owe_private_thanks
from bot.usecases.unit import Context, Unit, seeded
from bot.usecases.visible_words import says_a_deed

FRESH_FOR = timedelta(days=28)
"""How long every shared action waits to be featured, if its person has had no turn since."""
A_WEEK = timedelta(days=7)


def plan_shoutout(context: Context, team_id: str) -> bool:
    """Decide about the workspace's shout-out if it is due; return whether a new one is queued."""
    # Reading thousands of actions takes a while; without the write lock, nobody is refused meanwhile.
    with context.view_of(team_id, PLANNING_PATIENCE) as seen:
        due, planned = seen.workspace.shoutout_due_at, seen.workspace.next_shoutout_at
        if due is None or planned is None or planned > seen.now:
            return False
        zone = zone_of([seen.workspace.zone])
        moment = decide_moment(due=due, planned=planned, now=seen.now, zone=zone)
        posts, seed = moment.timing is Timing.POST, context.new_seed()
        chosen = stories_now(seen, seed, seen.workspace.slots) if posts else ()
    following = next_shoutout_of(seen.workspace, seen.now)
    with seen.then_write() as unit:
        if moment.timing is Timing.WAIT:
            workspaces.claim_shoutout(unit.connection, unit.workspace, moment.at, due)
            return False
        if not workspaces.claim_shoutout(unit.connection, unit.workspace, following, following):
            return False
        before_changes(unit)
        chosen = story_candidates.lock_those_that_wait(unit.connection, chosen, unit.now)
        is_owed = _keep(unit, due, chosen, seed, planned + SHOUTOUT_USEFUL_FOR if posts else None)
        if not is_owed:
            changed(unit, the_week(week_of(due, zone)))
        return is_owed


def _keep(unit: Unit, due: datetime, chosen: Sequence[Action], seed: str, expires_at: datetime | None) -> bool:
    """Keep what was decided; without `expires_at`, the shout-out is missed. Return whether a post is owed."""
    zone = zone_of([unit.workspace.zone])
    first = max(due - A_WEEK, unit.workspace.created_at)
    covered = shoutouts.last_covered(unit.connection, unit.workspace.id) or first
    week = week_of(due, zone)
    outcome = "missed" if expires_at is None else _outcome(unit, chosen, covered)
    shoutout_id = shoutouts.add_once(
        unit.connection,
        shoutouts.NewShoutout(
            workspace_id=unit.workspace.id,
            week=week,
            due_at=due,
            decided_at=unit.now,
            outcome=outcome,
            covers_from=covered,
            covers_until=unit.now if outcome == "post" else covered,
            seed=seed,
        ),
    )
    if shoutout_id is None:
        return False
    is_owed = False
    if outcome == "post" and unit.workspace.channel_id is not None:
        stories.add_stories(unit.connection, shoutout_id, chosen)
        keep_named(unit, shoutouts.get(unit.connection, shoutout_id), chosen)
        is_owed = _owe_post(unit, OfWeek(week, shoutout_id), expires_at)
    # This comes last, so that the post goes out before thousands of thanks.
    owe_private_thanks(unit, shoutout_id)
    return is_owed


def _owe_post(unit: Unit, about: OfWeek, expires_at: datetime | None) -> bool:
    owed = SHOUTOUT.owed(unit, about, channel_id=unit.workspace.channel_id, expires_at=expires_at)
    delivery_id = deliveries.plan(unit.connection, owed, unit.now)
    shoutouts.set_delivery(unit.connection, about.shoutout_id, delivery_id)
    return delivery_id is not None


def stories_now(unit: Unit, seed: str, slots: int) -> tuple[Action, ...]:
    """Return the stories that a shout-out with `slots` stories would feature now: only words that name a deed."""
    candidates = story_candidates.for_a_story(
        unit.connection, unit.workspace.id, fresh_since=unit.now - FRESH_FOR, now=unit.now
    )
    turns = story_candidates.turns(unit.connection, unit.workspace.id)
    while True:
        chosen = choose_stories(candidates, seeded(seed), slots, turns)
        # Reading the words of all candidates would take long.
        silent = {action.id for action in chosen if not says_a_deed(unit, action)}
        if not silent:
            return chosen
        candidates = [each for each in candidates if each.action.id not in silent]


def _outcome(unit: Unit, chosen: Sequence[Action], since: datetime) -> str:
    """Return whether there is a post; a quiet week leaves its counts to the next one."""
    if unit.workspace.posts_when_quiet or chosen:
        return "post"
    acted = roll_calls.actors(unit.connection, unit.workspace.id, since, unit.now, without=())
    return "post" if acted else "quiet"
