"""Move the clock over HTTP."""

import asyncio
from datetime import datetime, timedelta

from local_slack.clock import stops
from local_slack.clock.movable import demand_reachable
from local_slack.control.arguments import Deed
from local_slack.control.kinds import BadRequestError
from local_slack.errors import CannotDoError
from local_slack.json_types import Json
from local_slack.model.world import User
from local_slack.workspace.workspace import Workspace


async def clock(
    ws: Workspace,
    move_seconds: float | None = None,
    to: datetime | None = None,
    time: str | None = None,
    as_: User | None = None,
) -> Json:
    """Move the clock by seconds, to an instant or to a named time of a person, stopping at what is due; adds `now`."""
    if sum(said is not None for said in (move_seconds, to, time)) != 1:
        raise BadRequestError("say one of move_seconds, to and time")
    # A move takes a while: it stops on its way. What is asked meanwhile goes on from where it ends.
    async with ws.moving:
        if time is not None:
            at = await _named(ws, time, as_)
        else:
            at = to if to is not None else _ahead(ws, move_seconds or 0)
        try:
            demand_reachable(at)
        except ValueError as wrong:
            raise BadRequestError(str(wrong)) from wrong
        if at < ws.now():
            ws.clock.move_to(at)
        else:
            await stops.go_to(ws.clock, at, ws.next_due)
    return {"ok": True, "now": ws.now().isoformat()}


def _ahead(ws: Workspace, seconds: float) -> datetime:
    try:
        return ws.now() + timedelta(seconds=seconds)
    except OverflowError:
        raise BadRequestError(f"move_seconds is too far from now: {seconds:g}") from None


async def _named(ws: Workspace, label: str, user: User | None) -> datetime:
    """Return a named time of a person, or now if it is over."""
    named = next((each for each in ws.named_times if each.label == label), None)
    if user is None:
        raise BadRequestError("as is missing: whose time it is")
    if named is None:
        raise CannotDoError(f"no time is named {label}")
    at = await asyncio.to_thread(named.find, user.id)
    if at is None:
        raise CannotDoError(named.missing)
    return max(at, ws.now())


DEEDS: dict[str, Deed] = {"clock": clock}
