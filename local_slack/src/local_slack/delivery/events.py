"""Send events: choose who gets which, and retry those that were not acknowledged."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

from local_slack.app.manifest import AppConfig
from local_slack.app.scopes import EVENTS
from local_slack.app.tokens import Tokens
from local_slack.clock.movable import MovableClock, Timers
from local_slack.delivery.envelopes import Delivery
from local_slack.json_types import Json
from local_slack.model.world import World
from local_slack.record.journal import Journal

_ATTEMPTS = (timedelta(0), timedelta(0), timedelta(minutes=1), timedelta(minutes=5))
"""When an event is sent, counted from when it was raised: once, and three more times unless acknowledged."""


@dataclass(frozen=True)
class Recipient:
    """The app that events go to: what it subscribes to, what it may see, and its ids."""

    config: AppConfig
    id: str
    bot_user_id: str
    tokens: Tokens


class Events:
    """Send one app the events that it subscribes to and has the scopes for."""

    def __init__(
        self,
        app: Recipient,
        world: World,
        delivery: Delivery,
        clock: MovableClock,
        timers: Timers,
        journal: Journal,
    ) -> None:
        self._app, self._world, self._delivery = app, world, delivery
        self._clock, self._timers, self._journal = clock, timers, journal
        self._tasks: set[asyncio.Task[None]] = set()

    def emit(self, name: str, event: Json) -> asyncio.Task[None] | None:
        """Raise an event; `name` is what an app subscribes to (`message.im`). None if the app does not get it."""
        if not self._wanted(name):
            return None
        now = self._clock.now()
        stamped = {**event, "event_ts": event.get("event_ts") or self._world.ids.ts(now)}
        task = asyncio.create_task(self._deliver(self._wrap(stamped, int(now.timestamp()))))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def stop(self) -> None:
        """Give up all that still waits to be sent."""
        for task in self._tasks:
            task.cancel()

    def _wanted(self, name: str) -> bool:
        scopes = EVENTS[name]
        allowed = not scopes or bool(set(scopes) & set(self._app.tokens.scopes))
        # What happened before the app first connected is history to it: it was not installed yet.
        listening = self._delivery.began and not self._app.tokens.uninstalled
        return name in self._app.config.bot_events and allowed and listening

    def _wrap(self, event: Json, event_time: int) -> Json:
        world = self._world
        authorization = {
            "enterprise_id": None,
            "team_id": world.team_id,
            "user_id": self._app.bot_user_id,
            "is_bot": True,
            "is_enterprise_install": False,
        }
        return {
            "token": "verification",
            "team_id": world.team_id,
            "context_team_id": world.team_id,
            "context_enterprise_id": None,
            "api_app_id": self._app.id,
            "event": event,
            "type": "event_callback",
            "event_id": world.ids.new("Ev"),
            "event_time": event_time,
            "authorizations": [authorization],
            "is_ext_shared_channel": False,
            "event_context": f"4-{world.ids.secret()}",
        }

    async def _deliver(self, payload: Json) -> None:
        raised = self._clock.now()
        reason = ""
        for attempt, after in enumerate(_ATTEMPTS):
            # Without a socket the event is held, and goes out as a retry as soon as one opens.
            held = (self._delivery.opened(),) if reason == "connection_failed" else ()
            await self._timers.until(raised + after, *held)
            ack = await self._delivery.send("events_api", payload, attempt, reason)
            if ack.error is None or ack.final:
                return
            reason = ack.reason
        self._journal.write(f"event {payload['event']['type']} ({payload['event_id']}) was never acknowledged")
