"""Let a test look at one installed app, and change what it may do."""

import subprocess
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from local_slack.app.manifest_check import check_scopes
from local_slack.delivery.envelopes import Envelope
from local_slack.driver import process
from local_slack.driver.connections import Connections
from local_slack.driver.request_urls import RequestUrls
from local_slack.errors import CannotDoError
from local_slack.record.calls import Call
from local_slack.server.loop_thread import LoopThread
from local_slack.workspace import installation
from local_slack.workspace.app import App


class InstalledApp:
    """An app in the workspace: its tokens and secrets, its connections, its calls."""

    def __init__(self, thread: LoopThread, app: App) -> None:
        self.thread, self._app = thread, app
        self.api_url = f"{thread.workspace.url}/api/"
        self.app_id, self.bot_user_id = app.id, app.bot.id
        self.app_token = app.tokens.app
        self.signing_secret = app.credentials.signing_secret
        self.client_id, self.client_secret = app.credentials.client_id, app.credentials.client_secret
        self.connections, self.request_urls = Connections(thread, app), RequestUrls(thread, app)

    @property
    def bot_token(self) -> str:
        """Return the bot's token; installing the app again after it was revoked makes another one."""
        return self._app.tokens.bot

    @property
    def environment(self) -> dict[str, str]:
        """Return what an app needs to connect, as environment variables for its process."""
        given = {"API_URL": self.api_url, "BOT_TOKEN": self.bot_token, "APP_TOKEN": self.app_token}
        given["SIGNING_SECRET"] = self.signing_secret
        return {f"SLACK_{name}": value for name, value in given.items()}

    @property
    def oauth_environment(self) -> dict[str, str]:
        """Return what an app needs besides, if people install it with OAuth; without redirect URLs, nothing.

        Not part of `environment`: Bolt for Python that finds a client id there ignores the bot's token.
        """
        given = {"SLACK_CLIENT_ID": self.client_id, "SLACK_CLIENT_SECRET": self.client_secret}
        return given if self._app.config.redirect_urls else {}

    def running(
        self,
        *command: str,
        cwd: Path | str | None = None,
        env: Mapping[str, str] | None = None,
        within: float = 30.0,
    ) -> AbstractContextManager["subprocess.Popen[bytes]"]:
        """Run the app with that command as long as a `with` lasts, which begins once it is connected."""
        return process.running(self.thread, self._app, command, {**self.environment, **(env or {})}, cwd, within)

    def revoke_token(self) -> None:
        """Revoke the bot's token; notify the app if it listens to `tokens_revoked`."""
        self.thread.ask(lambda ws: installation.revoke(ws, self._app, self._app.tokens.bot))

    def restore_token(self) -> None:
        """Make the bot's revoked token good again."""
        self.thread.ask(lambda _: setattr(self._app.tokens, "revoked", False))

    def uninstall(self) -> None:
        """Uninstall the app; notify it first if it listens to `app_uninstalled`."""
        self.thread.ask(lambda ws: installation.uninstall(ws, self._app))

    def reinstall(self) -> None:
        """Install the app again, with its manifest's scopes; after an uninstallation `bot_token` is another one."""
        self.thread.ask(lambda ws: installation.reinstall(ws, self._app))

    def set_scopes(self, scopes: Iterable[str]) -> None:
        """Install the app again with other bot scopes, and the same token."""
        granted = tuple(scopes)
        check_scopes(granted)
        self.thread.ask(lambda _: setattr(self._app.tokens, "scopes", granted))

    def calls(self, method: str | None = None) -> list[Call]:
        """Return the app's Web API calls, oldest first: all, or those of one method."""
        made = self.thread.ask(lambda ws: [call for call in ws.calls if call.app == self._app.id])
        return [call for call in made if method in (None, call.method)]

    def envelopes(self) -> list[Envelope]:
        """Return every envelope sent to the app, oldest first."""
        return self.thread.ask(lambda _: list(self._app.delivery.sent))

    def resend(self, envelope: Envelope, within: float = 30.0) -> bool:
        """Send the same payload again (same event_id, same trigger_id); True if the app acknowledged it."""
        attempt = envelope.retry_attempt + 1
        sending = self._app.delivery.send(envelope.type, envelope.payload, attempt, "timeout")
        return self.thread.run(sending, within).error is None

    def resend_last_event(self, within: float = 30.0) -> bool:
        """Send the newest event again."""
        events = [envelope for envelope in self.envelopes() if envelope.type == "events_api"]
        if not events:
            raise CannotDoError("no event was sent yet")
        return self.resend(events[-1], within)
