"""A Bolt app behind a real HTTP server on the loopback address, and a local Slack that knows its URLs."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler

from local_slack import AppConfig, InstalledApp, LocalSlack
from support.harness import MANIFEST, MORNING, Dict, web_client

PATH = "/slack/events"
Wsgi = Callable[[Dict, Any], Iterable[bytes]]
"""A WSGI application; `start_response` is callable."""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@dataclass
class Site:
    """A web server, and what answers on it; `heads` has the headers of the requests that came."""

    url: str = ""
    app: Wsgi | None = None
    heads: list[Dict] = field(default_factory=list)

    def __call__(self, environ: Dict, start_response: Callable[..., object]) -> Iterable[bytes]:
        self.heads.append({name: value for name, value in environ.items() if name.startswith(("HTTP_", "CONTENT_"))})
        if self.app is None:
            start_response("503 Not yet", [])
            return []
        return self.app(environ, start_response)


@contextmanager
def site() -> Iterator[Site]:
    """A web server without an app yet."""
    served = Site()
    with make_server("127.0.0.1", 0, served, server_class=_Server, handler_class=_Quiet) as server:
        served.url = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=lambda: server.serve_forever(0.01), daemon=True)
        thread.start()
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()


def http_manifest(url: str) -> Dict:
    """The hello app with request URLs instead of Socket Mode."""
    features, oauth = MANIFEST["features"], MANIFEST["oauth_config"]
    commands = [{**command, "url": url + PATH} for command in features["slash_commands"]]
    events = {"bot_events": ["message.channels", "tokens_revoked"], "request_url": url + PATH}
    interactivity = {"is_enabled": True, "request_url": url + PATH, "message_menu_options_url": url + PATH}
    return {
        **MANIFEST,
        "features": {**features, "slash_commands": commands},
        "oauth_config": {**oauth, "redirect_urls": [f"{url}/slack/oauth_redirect"]},
        "settings": {"event_subscriptions": events, "interactivity": interactivity, "socket_mode_enabled": False},
    }


@contextmanager
def local_slack(site: Site) -> Iterator[LocalSlack]:
    """A local Slack with that app installed."""
    with LocalSlack.start(app=AppConfig.from_manifest(http_manifest(site.url)), at=MORNING) as slack:
        yield slack


def serve_bolt(site: Site, slack: InstalledApp) -> App:
    """A Bolt app that checks signatures, served on that site."""
    app = App(client=web_client(slack), signing_secret=slack.signing_secret, process_before_response=True)
    site.app = SlackRequestHandler(app, path=PATH)
    return app
