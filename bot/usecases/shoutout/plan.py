"""Decide about the weekly shout-out when its time has come, choose its stories, and owe the post."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from bot.domain.actions import Action
from bot.domain.deliveries import DeliveryKind, Owed
from bot.domain.people import Workspace, zone_of
from bot.domain.schedule import SHOUTOUT_USEFUL_FOR, next_shoutout_at, week_of
from bot.domain.shoutouts import Timing, choose_stories, decide_moment
from bot.storage import deliveries, roll_calls, shoutouts, story_candidates, workspaces
from bot.storage.engine import PLANNING_PATIENCE
from bot.usecases.context import Context, known_workspace, seeded
from bot.usecases.delivery.messages.review_edits import follow_the_week
from bot.usecases.delivery.messages.roll_call import keep_named
from bot.usecases.shoutout.thank import owe_private_thanks

FRESH_FOR = timedelta(days=28)
"""How long every shared action waits to be featured; who has not had their turn since they did it waits until then."""
A_WEEK = timedelta(days=7)


def plan_shoutout(context: Context, team_id: str) -> bool:
    """Decide about the workspace's shout-out if it is due; whether one is owed now that was not before."""
    now = context.clock.now()
    # Read without the right to write: of thousands that takes long enough for others to be refused meanwhile.
    with context.store.reading(PLANNING_PATIENCE) as connection:
        workspace = known_workspace(connection, team_id)
        due, planned = workspace.shoutout_due_at, workspace.next_shoutout_at
        if due is None or planned is None or planned > now:
            return False
        zone = zone_of([workspace.zone])
        moment = decide_moment(due=due, planned=planned, now=now, zone=zone)
        posts, seed = moment.timing is Timing.POST, context.new_seed()
        chosen = stories_now(connection, workspace, now, seed, workspace.slots) if posts else ()
    following = next_shoutout_at(after=now, zone=zone, weekday=workspace.shoutout_weekday, at=workspace.shoutout_time)
    with context.store.unit() as connection:
        if moment.timing is Timing.WAIT:
            workspaces.claim_shoutout(connection, workspace, next_shoutout_at=moment.at)
            return False
        claimed = workspaces.claim_shoutout(
            connection, workspace, next_shoutout_at=following, shoutout_due_at=following
        )
        if not claimed:
            return False
        chosen = story_candidates.lock_those_that_wait(connection, chosen, now)
        is_owed = _keep(connection, workspace, due, now, chosen, seed, missed=not posts)
        if not is_owed:
            follow_the_week(context, connection, workspace.id, week_of(due, zone), now)
        return is_owed


def _keep(
    connection: Connection,
    workspace: Workspace,
    due: datetime,
    now: datetime,
    chosen: Sequence[Action],
    seed: str,
    *,
    missed: bool,
) -> bool:
    zone = zone_of([workspace.zone])
    covered = shoutouts.last_covered(connection, workspace.id) or due - A_WEEK
    week = week_of(due, zone)
    outcome = "missed" if missed else _outcome(connection, workspace, chosen, covered, now)
    shoutout_id = shoutouts.add_once(
        connection,
        {
            "workspace_id": workspace.id,
            "week": week,
            "due_at": due,
            "decided_at": now,
            "outcome": outcome,
            "covers_from": covered,
            "covers_until": now if outcome == "post" else covered,
            "seed": seed,
        },
    )
    if shoutout_id is None:
        return False
    is_owed = False
    if outcome == "post" and workspace.channel_id is not None:
        shoutouts.add_stories(connection, shoutout_id, chosen)
        keep_named(connection, workspace.id, shoutout_id, chosen, since=covered, until=now, seed=seed)
        is_owed = _owe_post(connection, workspace, shoutout_id, week, now)
    # Last, so that the post goes out before the thanks of thousands.
    owe_private_thanks(connection, workspace, shoutout_id, now)
    return is_owed


def _owe_post(connection: Connection, workspace: Workspace, shoutout_id: int, week: date, now: datetime) -> bool:
    owed = Owed(
        workspace_id=workspace.id,
        key=f"shoutout:{week.isoformat()}",
        kind=DeliveryKind.SHOUTOUT,
        channel_id=workspace.channel_id,
        subject_id=shoutout_id,
        expires_at=now + SHOUTOUT_USEFUL_FOR,
    )
    delivery_id = deliveries.plan(connection, owed, now)
    shoutouts.set_delivery(connection, shoutout_id, delivery_id)
    return delivery_id is not None


def stories_now(
    connection: Connection, workspace: Workspace, now: datetime, seed: str, slots: int
) -> tuple[Action, ...]:
    """What a shout-out of so many stories would tell now."""
    candidates = story_candidates.for_a_story(connection, workspace.id, fresh_since=now - FRESH_FOR, now=now)
    return choose_stories(candidates, seeded(seed), slots, story_candidates.turns(connection, workspace.id))


def _outcome(
    connection: Connection, workspace: Workspace, chosen: Sequence[Action], since: datetime, now: datetime
) -> str:
    """Whether there is a post; what a quiet week would have counted is left to the next one."""
    if workspace.posts_when_quiet or chosen:
        return "post"
    acted = roll_calls.actors(connection, workspace.id, since, now, without=())
    return "post" if acted else "quiet"
