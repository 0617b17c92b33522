"""Deliver envelopes to an app's request URLs."""

import asyncio
import time
import uuid
from collections.abc import Callable
from datetime import timedelta

from aiohttp import ClientConnectorSSLError, ClientError, ClientSession, DummyCookieJar, TooManyRedirects

from local_slack.app.credentials import VERIFICATION_TOKEN, Credentials
from local_slack.app.manifest import AppConfig
from local_slack.clock.movable import MovableClock, Timers
from local_slack.delivery.envelopes import ACK_WITHIN, NOBODY_THERE, TIMED_OUT, Ack, Envelope, EnvelopeType
from local_slack.errors import CannotDoError
from local_slack.json_types import Json
from local_slack.record.journal import Journal
from local_slack.request_url.forms import Answer, Post, as_form, as_json, post_of
from local_slack.request_url.signature import signed_headers

_AGENT = "Slackbot 1.0 (+https://api.slack.com/robots)"
_REDIRECTS = 2


class RequestUrls:
    """The app's request URLs, for events, commands and interactions; each request is signed."""

    def __init__(
        self, app: AppConfig, credentials: Credentials, clock: MovableClock, timers: Timers, journal: Journal
    ) -> None:
        self._app, self._clock, self._timers, self._journal = app, clock, timers, journal
        self._session: ClientSession | None = None
        self._never: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._verified, self._answers = False, True
        self.signing_secret, self.signed_ago = credentials.signing_secret, timedelta()
        self.cut_off: Callable[[], bool] = lambda: False
        """Returns whether an outage keeps requests from the app."""
        self.sent: list[Envelope] = []

    @property
    def began(self) -> bool:
        """Return whether there is a URL for events: an app is there from its installation on."""
        return bool(self._app.event_url)

    @property
    def count(self) -> int:
        """Return 1, or 0 if nobody answered the newest request."""
        return int(self._answers)

    def opened(self) -> asyncio.Future[None]:
        """Return a future that is never done: no app says when it can be reached again."""
        return self._never

    async def send(self, kind: EnvelopeType, payload: Json, retry_attempt: int = 0, retry_reason: str = "") -> Ack:
        """Send an envelope as a signed request; events only once the app has proved that the URL is its own."""
        post = post_of(self._app, kind, payload)
        if post is None:
            return Ack(error=NOBODY_THERE, reason="connection_failed")
        if kind == "events_api" and not self._verified and not await self.verify():
            return Ack(error=NOBODY_THERE, final=True)
        now = self._clock.now()
        self.sent.append(Envelope(str(uuid.uuid4()), kind, payload, retry_attempt, retry_reason, now))
        retry = {"X-Slack-Retry-Num": str(retry_attempt), "X-Slack-Retry-Reason": retry_reason}
        answer = await self._exchange(post, self._signed(post) | (retry if retry_attempt else {}))
        if isinstance(answer, Ack):
            return answer
        if not answer.is_good:
            self._journal.write(f"the app answers {answer.status} at {post.url}")
            return Ack(error=NOBODY_THERE, reason="http_error", final=answer.final)
        return Ack(answer.payload() if kind != "events_api" else {})

    async def verify(self) -> bool:
        """Ask the URL for events to give a challenge back (`url_verification`); return whether it did."""
        self._demand_urls()
        challenge = uuid.uuid4().hex
        body = {"token": VERIFICATION_TOKEN, "challenge": challenge, "type": "url_verification"}
        post = as_json(self._app.event_url, body)
        answer = await self._exchange(post, self._signed(post)) if post else None
        self._verified = isinstance(answer, Answer) and answer.echoes(challenge)
        said = "gives the challenge back" if self._verified else "does not give the challenge back"
        self._journal.write(f"the app's request URL {self._app.event_url or '(none)'} {said}")
        return self._verified

    async def check_ssl(self) -> bool:
        """Probe each command's URL with an unsigned `ssl_check`, as Slack does at times; return whether all took it."""
        self._demand_urls()
        posts = [
            as_form(url, {"ssl_check": "1", "token": VERIFICATION_TOKEN})
            for url in dict.fromkeys(command.url for command in self._app.commands)
        ]
        answers = [await self._exchange(post, {}) if post else None for post in posts]
        return all(isinstance(answer, Answer) and answer.is_good for answer in answers)

    async def close(self) -> None:
        """Close the connections to the app."""
        if self._session is not None:
            await self._session.close()

    def _demand_urls(self) -> None:
        if self._app.socket_mode_enabled:
            raise CannotDoError(f"{self._app.name} has no request URLs: it uses Socket Mode")

    def _signed(self, post: Post) -> dict[str, str]:
        # By the machine's clock: an app compares with its own, whatever the local Slack's clock says.
        at = int(time.time() - self.signed_ago.total_seconds())
        return signed_headers(self.signing_secret, post.body, at)

    async def _exchange(self, post: Post, headers: dict[str, str]) -> Answer | Ack:
        """Send a request and wait for its answer, at most `ACK_WITHIN` on the clock."""
        deadline = self._clock.now() + ACK_WITHIN
        asking = asyncio.create_task(self._ask(post, headers))
        await self._timers.until(deadline, asking)
        self._answers = asking.done() and isinstance(asking.result(), Answer)
        if not asking.done() or self._clock.now() > deadline:
            asking.cancel()
            return Ack(error=TIMED_OUT, reason="http_timeout")
        return asking.result()

    async def _ask(self, post: Post, headers: dict[str, str]) -> Answer | Ack:
        if self.cut_off():
            return Ack(error=NOBODY_THERE, reason="connection_failed")
        headers = {"Content-Type": post.content_type, "User-Agent": _AGENT, **headers}
        if self._session is None:
            self._session = ClientSession(cookie_jar=DummyCookieJar())
        asking = self._session.post(post.url, data=post.body, headers=headers, max_redirects=_REDIRECTS + 1)
        try:
            async with asking as response:
                final = response.headers.get("X-Slack-No-Retry") == "1"
                return Answer(response.status, response.content_type, await response.text(errors="replace"), final)
        except TooManyRedirects:
            return Ack(error=NOBODY_THERE, reason="too_many_redirects")
        except ClientConnectorSSLError:
            return Ack(error=NOBODY_THERE, reason="ssl_error")
        except (ClientError, OSError, ValueError):
            return Ack(error=NOBODY_THERE, reason="connection_failed")
