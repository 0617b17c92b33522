"""Run the local Slack in a thread: an event loop with the server in it, and the bridge from other threads."""

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from datetime import datetime
from typing import Any, TypeVar

from aiohttp import web

from local_slack.app.manifest import AppConfig
from local_slack.clock.movable import MovableClock
from local_slack.connection.faults import Faults
from local_slack.model.ids import Ids
from local_slack.record.journal import Changes
from local_slack.server import application
from local_slack.server.listening import Listening
from local_slack.workspace.workspace import Workspace

Result = TypeVar("Result")

_LOOP_ANSWERS_WITHIN = 30.0
"""Real seconds; the loop answers in milliseconds, so that this is reached only if it is stuck."""
_LOOK_AGAIN = 0.05
"""Real seconds; a condition may depend on something outside the local Slack, which sends it no news."""


class LoopThread:
    """Run one local Slack until stopped."""

    def __init__(self, app: AppConfig, at: datetime | None, listening: Listening, seed: str | None) -> None:
        self.clock = MovableClock(at)
        self.changes = Changes()
        self.faults = Faults()
        self._app, self._listening, self._ids = app, listening, Ids(seed)
        self._ready: Future[Workspace] = Future()
        self._stopping = asyncio.Event()
        self._thread = threading.Thread(target=self._main, name="local-slack", daemon=True)
        self._thread.start()
        self.workspace = self._ready.result(_LOOP_ANSWERS_WITHIN)
        self.faults.on_outage(self._cut_sockets)

    def _cut_sockets(self) -> None:
        def cut(ws: Workspace) -> None:
            for app in ws.apps:
                app.sockets.kill()

        if threading.current_thread() is self._thread:  # ordered over HTTP
            cut(self.workspace)
        else:
            self.ask(cut)

    def ask(self, what: Callable[[Workspace], Result]) -> Result:
        """Do something on the loop, from any other thread, and wait for it."""

        async def call() -> Result:
            return what(self.workspace)

        return self.run(call(), _LOOP_ANSWERS_WITHIN)

    def run(self, work: Coroutine[Any, Any, Result], within: float) -> Result:
        """Run a coroutine on the loop and wait for it; TimeoutError after `within` real seconds."""
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result(within)
        except TimeoutError:
            future.cancel()
            raise

    def wait_until(self, predicate: Callable[[], object], within: float, saying: str = "") -> None:
        """Return once `predicate` holds; AssertionError with the transcript after `within` real seconds."""
        deadline = time.monotonic() + within
        while True:
            seen = self.changes.version
            if predicate():
                return
            if time.monotonic() >= deadline:
                wanted = saying or "what was waited for"
                raise AssertionError(f"after {within} s still not: {wanted}\n{self.transcript()}")
            self.changes.wait(seen, _LOOK_AGAIN)

    def transcript(self, *, channel: str | None = None, person: str | None = None) -> str:
        """Return what happened, in order, in words: everything, or what concerns the channel or person of that id."""
        return self.ask(lambda ws: ws.journal.read(channel=channel, person=person))

    def stop(self) -> None:
        """Stop the server and its thread; without effect the second time."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stopping.set)
            self._thread.join(_LOOP_ANSWERS_WITHIN)

    def _main(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        workspace = Workspace(self._app, self.clock, self.changes, self.faults, self._ids)
        server = application.build(workspace, self._listening)
        runner = web.AppRunner(server, handle_signals=False, shutdown_timeout=0.5)
        try:
            await runner.setup()
            site = web.TCPSite(runner, self._listening.host, self._listening.port)
            await site.start()
            workspace.url = self._listening.url(runner.addresses[0][1])
        except OSError as error:
            self._ready.set_exception(error)
            await runner.cleanup()
            return
        self._ready.set_result(workspace)
        await self._stopping.wait()
        for app in workspace.apps:
            await app.stop()
        await runner.cleanup()
