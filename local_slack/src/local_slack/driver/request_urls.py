"""Let a test probe the app's request URLs, and sign requests wrongly."""

from datetime import timedelta

from local_slack.server.loop_thread import LoopThread
from local_slack.workspace.app import App

_WITHIN = 30.0


class RequestUrls:
    """The app's request URLs, in HTTP mode."""

    def __init__(self, thread: LoopThread, app: App) -> None:
        self._thread, self._app = thread, app

    def verify(self) -> bool:
        """Send `url_verification`, as Slack does when the URL is saved; True if the app gave the challenge back."""
        return self._thread.run(self._app.request_urls.verify(), _WITHIN)

    def check_ssl(self) -> bool:
        """Send each command's URL an `ssl_check`; True if all took it."""
        return self._thread.run(self._app.request_urls.check_ssl(), _WITHIN)

    def sign(self, secret: str | None = None, ago: timedelta = timedelta()) -> None:
        """Sign with another secret, or as if `ago`, from now on: the app must refuse. Without arguments, rightly."""

        def set_both() -> None:
            urls, own = self._app.request_urls, self._app.credentials.signing_secret
            urls.signing_secret, urls.signed_ago = own if secret is None else secret, ago

        self._thread.ask(lambda _: set_both())
