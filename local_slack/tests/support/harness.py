"""A ten-line Bolt app and what it takes to run it against a local Slack."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from urllib.request import Request, urlopen

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from local_slack import AppConfig, InstalledApp, LocalSlack, Person

Dict = dict[str, Any]

MORNING = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)

SCOPES = [
    "app_mentions:read",
    "channels:history",
    "channels:join",
    "channels:read",
    "chat:write",
    "commands",
    "dnd:read",
    "files:read",
    "files:write",
    "groups:history",
    "im:history",
    "im:read",
    "im:write",
    "mpim:history",
    "mpim:read",
    "mpim:write",
    "reactions:read",
    "reactions:write",
    "team:read",
    "users.profile:read",
    "users:read",
]
EVENTS = [
    "app_home_opened",
    "app_mention",
    "channel_archive",
    "channel_rename",
    "dnd_updated_user",
    "member_joined_channel",
    "member_left_channel",
    "message.channels",
    "message.groups",
    "message.im",
    "message.mpim",
    "reaction_added",
    "reaction_removed",
    "team_join",
    "tokens_revoked",
    "user_change",
    "user_status_changed",
]
MANIFEST: Dict = {
    "display_information": {"name": "Hello"},
    "features": {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "bot_user": {"display_name": "Hello"},
        "slash_commands": [
            {"command": "/hello", "description": "Say hello", "should_escape": False},
            {"command": "/resolve", "description": "Say what was meant", "should_escape": True},
        ],
        "shortcuts": [
            {"name": "Greet", "type": "global", "callback_id": "greet", "description": "Greets"},
            {"name": "Quote", "type": "message", "callback_id": "quote", "description": "Quotes"},
        ],
    },
    "oauth_config": {"scopes": {"bot": SCOPES}},
    "settings": {
        "event_subscriptions": {"bot_events": EVENTS},
        "interactivity": {"is_enabled": True},
        "socket_mode_enabled": True,
    },
}


def config(**app_home: bool) -> AppConfig:
    """The app, with other settings of its Home."""
    features = {**MANIFEST["features"], "app_home": {**MANIFEST["features"]["app_home"], **app_home}}
    return AppConfig.from_manifest({**MANIFEST, "features": features})


def web_client(slack: InstalledApp, token: str | None = None) -> WebClient:
    """A real client that tries everything once."""
    return WebClient(token=token or slack.bot_token, base_url=slack.api_url, retry_handlers=[], timeout=30)


def bolt_app(slack: InstalledApp) -> App:
    """A Bolt app without listeners."""
    return App(client=web_client(slack), process_before_response=True)


@contextmanager
def running(slack: InstalledApp, app: App, sockets: int = 1) -> Iterator[list[SocketModeHandler]]:
    """The app, connected by so many sockets."""
    # A client takes a connection for dead that is silent for four intervals, which happens on a busy machine as well.
    handlers = [SocketModeHandler(app, slack.app_token, ping_interval=0.5) for _ in range(sockets)]
    try:
        for handler in handlers:
            handler.connect()
        slack.connections.wait_for(sockets)
        yield handlers
    finally:
        for handler in handlers:
            close(slack, handler)


def close(slack: InstalledApp, handler: SocketModeHandler) -> None:
    """Close a handler at once: left alone, it waits a second for its queue and three for its socket."""
    client = handler.client
    client.auto_reconnect_enabled = False
    # Closing in the middle of a reconnect makes the client fail and leave a socket behind; and closing before it reads
    # makes it hang, for its reader then takes back the word that it shall stop.
    client.connect_operation_lock.acquire()
    client.connect_operation_lock.release()
    slack.thread.wait_until(lambda: _reads(handler), 30, "the client reads from its socket")
    client.closed = True
    client.enqueue_message("")
    slack.connections.kill()
    try:
        handler.close()
    except AttributeError:
        # The client's reader lost the connection and closed the socket at the same moment; now there is none to close.
        handler.close()


def _reads(handler: SocketModeHandler) -> bool:
    """Whether the client has read the pong to the ping that it sends first, unless it is not connected."""
    session = handler.client.current_session
    return session is None or not session.is_active() or session.last_ping_pong_time is not None


def refusal(call: Callable[[], object]) -> str:
    """Slack's error for a call that it must refuse."""
    try:
        call()
    except SlackApiError as refused:
        return str(refused.response["error"])
    raise AssertionError("Slack accepted that")


def plain(text: str) -> Dict:
    """A plain_text object."""
    return {"type": "plain_text", "text": text}


def button(text: str, action_id: str = "go", **more: object) -> Dict:
    """A button."""
    return {"type": "button", "text": plain(text), "action_id": action_id, **more}


def actions(*elements: Dict) -> list[Dict]:
    """Blocks of one row of elements."""
    return [{"type": "actions", "block_id": "row", "elements": list(elements)}]


def entry(label: str, element: Dict, **more: object) -> Dict:
    """An input block called by its label in lower case."""
    return {"type": "input", "block_id": label.lower(), "label": plain(label), "element": element, **more}


def text_entry(label: str = "Name", **more: object) -> Dict:
    """An input block for text."""
    return entry(label, {"type": "plain_text_input", "action_id": f"{label.lower()}_text", **more})


def modal(*blocks: Dict, title: str = "Form", **more: object) -> Dict:
    """A modal that can be submitted."""
    shown = list(blocks) or [text_entry()]
    return {
        "type": "modal",
        "callback_id": "form",
        "title": plain(title),
        "submit": plain("Send"),
        "blocks": shown,
    } | more


def home(text: str, *blocks: Dict) -> Dict:
    """A Home tab."""
    return {"type": "home", "blocks": [{"type": "section", "text": plain(text)}, *blocks]}


def open_modal(slack: LocalSlack, person: Person, view: Dict) -> Dict:
    """Open a modal before that person, as an app does; the view that Slack returned."""
    trigger = slack.thread.ask(lambda ws: ws.app.triggers.new(person.id))
    opened: Dict = web_client(slack).views_open(trigger_id=trigger, view=view)["view"]
    return opened


def send(url: str, content: bytes) -> None:
    """Upload a file to the address that Slack gave for it."""
    with urlopen(Request(url, data=content, method="POST"), timeout=30) as response:  # noqa: S310 - our own loopback
        assert response.status == 200
