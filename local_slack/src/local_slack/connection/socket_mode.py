"""Implement Socket Mode: tickets, connections, envelopes and their acks."""

import asyncio
import contextlib
import json
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from aiohttp import WSMsgType, web

from local_slack.clock.movable import MovableClock, Timers
from local_slack.delivery.envelopes import ACK_WITHIN, NOBODY_THERE, TIMED_OUT, Ack, Envelope, EnvelopeType
from local_slack.json_types import Json
from local_slack.model.ids import Ids
from local_slack.record.journal import Journal

TICKET_LIFE = timedelta(seconds=30)
MOST_CONNECTIONS = 10
_PING_EVERY = 5.0
"""Real seconds, for a socket is real; Slack's own pings come about as often."""
_PING_WHILE_DRAINING = 0.1
_DRAIN = 10.0
"""Real seconds from telling a client to refresh its connection until the old one is closed without a new one."""

_PING = b"Ping from applink-1"


@dataclass(frozen=True)
class _Pending:
    """An envelope that waits for its ack."""

    acked: "asyncio.Future[Json]"
    deadline: datetime


@dataclass(eq=False)
class Connection:
    """One open socket of the app."""

    ws: web.WebSocketResponse
    request: web.Request
    draining: bool = False


class Sockets:
    """The app's connections; each envelope goes to exactly one of them."""

    def __init__(self, clock: MovableClock, timers: Timers, ids: Ids, journal: Journal, app_id: str) -> None:
        self._clock, self._timers, self._ids, self._journal = clock, timers, ids, journal
        self._app_id = app_id
        self._tickets: dict[str, datetime] = {}
        self._open: list[Connection] = []
        self._turn = 0
        self._pending: dict[str, _Pending] = {}
        self._opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._closing: set[asyncio.Task[None]] = set()
        self.sent: list[Envelope] = []
        self.turns: list[tuple[datetime, bool]] = []
        """When a connection opened (True) or closed."""
        self.began = False

    @property
    def count(self) -> int:
        """Return how many connections are open and not about to be closed."""
        return sum(not connection.draining for connection in self._open)

    def opened(self) -> asyncio.Future[None]:
        """Return a future that is done as soon as another connection opens."""
        return self._opened

    def ticket(self) -> str:
        """Return a ticket for one connection, good for `TICKET_LIFE`."""
        ticket = self._ids.secret()
        self._tickets[ticket] = self._clock.now()
        return ticket

    async def send(self, kind: EnvelopeType, payload: Json, retry_attempt: int = 0, retry_reason: str = "") -> Ack:
        """Send an envelope down one connection and wait for its ack, at most `ACK_WITHIN` on the clock."""
        envelope = Envelope(str(uuid.uuid4()), kind, payload, retry_attempt, retry_reason, self._clock.now())
        acked: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        deadline = self._clock.now() + ACK_WITHIN
        self._pending[envelope.id] = _Pending(acked, deadline)
        try:
            if not await self._transmit(envelope):
                return Ack(error=NOBODY_THERE, reason="connection_failed")
            await self._timers.until(deadline, acked)
            return Ack(acked.result()) if acked.done() else Ack(error=TIMED_OUT, reason="timeout")
        finally:
            self._pending.pop(envelope.id, None)

    async def _transmit(self, envelope: Envelope) -> bool:
        body: Json = {
            "envelope_id": envelope.id,
            "type": envelope.type,
            "payload": envelope.payload,
            "accepts_response_payload": envelope.type != "events_api",
        }
        if envelope.type == "events_api":
            body |= {"retry_attempt": envelope.retry_attempt, "retry_reason": envelope.retry_reason}
        for connection in self._in_turn():
            try:
                await connection.ws.send_str(json.dumps(body))
            except ConnectionError:
                continue
            self.sent.append(envelope)
            return True
        return False

    def _in_turn(self) -> list[Connection]:
        """Return the open connections, beginning with the next in turn; those about to close come last."""
        self._turn += 1
        start = self._turn % len(self._open) if self._open else 0
        return sorted(self._open[start:] + self._open[:start], key=lambda connection: connection.draining)

    async def accept(self, request: web.Request) -> web.StreamResponse:
        """Serve one connection until it closes."""
        issued = self._tickets.pop(request.query.get("ticket", ""), None)
        if issued is None or self._clock.now() - issued > TICKET_LIFE:
            return web.Response(status=404, text="invalid or expired ticket")
        # Pings are sent below: aiohttp's own carry no payload, and slack_sdk's client swallows frames of two bytes.
        ws = web.WebSocketResponse(autoping=False, compress=False)
        await ws.prepare(request)
        if self.count >= MOST_CONNECTIONS:
            await ws.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            await ws.close()
            return ws
        await self._serve(Connection(ws, request))
        return ws

    async def _serve(self, connection: Connection) -> None:
        self._open.append(connection)
        self.began = True
        pinging = asyncio.create_task(_ping(connection.ws, _PING_EVERY))
        try:
            await connection.ws.send_json(self._hello())
            self._turn_to(opened=True)
            self._opened.set_result(None)
            self._opened = asyncio.get_running_loop().create_future()
            await self._listen(connection)
        finally:
            pinging.cancel()
            self._open.remove(connection)
            self._turn_to(opened=False)

    def _turn_to(self, *, opened: bool) -> None:
        self.turns.append((self._clock.now(), opened))
        self._journal.write(f"a socket {'opened' if opened else 'closed'}")

    async def _listen(self, connection: Connection) -> None:
        async for message in connection.ws:
            if message.type is WSMsgType.PING:
                await connection.ws.pong(message.data)
            elif message.type is WSMsgType.TEXT:
                self._take(message.data)

    def _take(self, text: str) -> None:
        # Any connection may bring the ack: a client that refreshed its connection acks on the new one.
        answer = json.loads(text)
        waiting = self._pending.get(answer.get("envelope_id", ""))
        if waiting is not None and not waiting.acked.done() and self._clock.now() <= waiting.deadline:
            waiting.acked.set_result(answer.get("payload") or {})

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": self.count,
            "debug_info": {"host": "applink-1", "build_number": 1, "approximate_connection_time": 18060},
            "connection_info": {"app_id": self._app_id},
        }

    async def disconnect(self, reason: Literal["warning", "refresh_requested", "link_disabled"]) -> None:
        """Notify every client that its connection ends; after a mere warning it stays open."""
        for connection in list(self._open):
            notice = {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-1"}}
            await connection.ws.send_json(notice)
            if reason != "warning":
                connection.draining = True
                self._drain(connection, _DRAIN if reason == "refresh_requested" else 0)

    def _drain(self, connection: Connection, grace: float) -> None:
        """Close a connection after `grace` seconds, unless its client does so before.

        Ping it often in between. While slack_sdk's client waits for something on the old connection, it reads nothing
        on the new one. Closing the old one in that moment makes it crash.
        """

        async def drain() -> None:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(_ping(connection.ws, _PING_WHILE_DRAINING), grace)
            await connection.ws.close()

        task = asyncio.create_task(drain())
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)

    def kill(self) -> None:
        """Cut every connection without a word, as a failing network does."""
        for connection in list(self._open):
            transport = connection.request.transport
            if transport is not None:
                transport.abort()


async def _ping(ws: web.WebSocketResponse, every: float) -> None:
    with contextlib.suppress(ConnectionError):
        while not ws.closed:
            await asyncio.sleep(every)
            await ws.ping(_PING)
