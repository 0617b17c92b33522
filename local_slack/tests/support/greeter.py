"""A small Bolt app that shows one of everything, for the browser page to draw and people to use."""

import dataclasses
import re
from threading import Event
from typing import Any

from slack_bolt import Ack, App, Respond, Say
from slack_sdk import WebClient

from local_slack import AppConfig, LocalSlack
from support.harness import EVENTS, SCOPES, bolt_app, entry, plain

Dict = dict[str, Any]

CONFIG = AppConfig.from_manifest(
    {
        "display_information": {"name": "Greeter"},
        "features": {
            "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
            "bot_user": {"display_name": "Greeter"},
            "slash_commands": [
                {"command": "/hello", "description": "Says hello", "usage_hint": "[name]", "should_escape": True},
                {"command": "/help-me", "description": "Explains everything", "should_escape": False},
                {"command": "/form", "description": "Opens the form", "should_escape": False},
            ],
            "shortcuts": [
                {"name": "Greet everybody", "type": "global", "callback_id": "greet", "description": "Opens the form"},
                {"name": "Quote it", "type": "message", "callback_id": "quote", "description": "Says it again"},
            ],
        },
        "oauth_config": {"scopes": {"bot": SCOPES}},
        "settings": {
            "event_subscriptions": {"bot_events": EVENTS},
            "interactivity": {"is_enabled": True},
            "socket_mode_enabled": True,
        },
    }
)


def option(text: str, value: str, **more: object) -> Dict:
    return {"text": plain(text), "value": value, **more}


FRUIT = [option("Apple", "a"), option("Pear", "p"), option("Plum", "x")]
TOWNS = ("Berlin", "Bergen", "Paris")
GROVE = [
    {"label": plain(kind), "options": [option(f"{kind} {number}", f"{kind} {number}") for number in range(1, 61)]}
    for kind in ("Oak", "Birch")
]
BASKET = {"options": FRUIT, "initial_options": FRUIT[:1], "max_selected_items": 2}
SURE = {"title": plain("Sure?"), "text": plain("It cannot be undone."), "confirm": plain("Do it"), "deny": plain("No")}


def button(text: str, action_id: str, **more: object) -> Dict:
    return {"type": "button", "text": plain(text), "action_id": action_id, **more}


def row(*elements: Dict) -> Dict:
    return {"type": "actions", "elements": list(elements)}


def field(label: str, kind: str, settings: Dict | None = None, **more: object) -> Dict:
    return entry(label, {"type": kind, "action_id": label.lower(), **(settings or {})}, **more)


def mrkdwn(text: str, **more: object) -> Dict:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def widgets() -> list[Dict]:
    """A message with everything that can be used in one."""
    menu = {"type": "overflow", "action_id": "menu", "options": [option("Mute", "mute"), option("Leave", "leave")]}
    return [
        {"type": "header", "text": plain("Pick something")},
        mrkdwn("*Bold*, _italic_, ~struck~ and `code`", accessory=menu),
        row(button("Count", "count", style="primary"), button("Delete", "delete", style="danger", confirm=SURE)),
        row({"type": "static_select", "action_id": "fruit", "placeholder": plain("A fruit"), "options": FRUIT}),
        row({"type": "datepicker", "action_id": "day"}, {"type": "timepicker", "action_id": "time"}),
        row(
            {"type": "multi_users_select", "action_id": "people", "placeholder": plain("Some people")},
            {"type": "checkboxes", "action_id": "ticks", "options": FRUIT},
        ),
        {"type": "divider"},
        {"type": "context", "elements": [plain("Plain *words* <!channel>")]},
    ]


def form(**more: object) -> Dict:
    """A modal with an input of every kind."""
    return {
        "type": "modal",
        "callback_id": "form",
        "title": plain("Everything"),
        "submit": plain("Save"),
        "close": plain("Never mind"),
        "notify_on_close": True,
        "blocks": [
            field("Name", "plain_text_input", hint=plain("What friends call you")),
            field("Story", "plain_text_input", {"multiline": True}, optional=True),
            field("Age", "number_input", {"is_decimal_allowed": False, "min_value": "1"}),
            field("Mail", "email_text_input", optional=True),
            field("Site", "url_text_input", optional=True),
            field("Fruit", "static_select", {"options": FRUIT}),
            field("Basket", "multi_static_select", BASKET, optional=True),
            field("Tree", "static_select", {"option_groups": GROVE}, optional=True),
            field("Town", "external_select", {"min_query_length": 1}, optional=True),
            field("Visits", "multi_external_select", {"max_selected_items": 2, "min_query_length": 0}, optional=True),
            field("One", "radio_buttons", {"options": FRUIT}),
            field("Some", "checkboxes", {"options": FRUIT, "initial_options": FRUIT[1:2]}, optional=True),
            field("Day", "datepicker", {"initial_date": "2026-11-20"}),
            field("Time", "timepicker", {"initial_time": "09:30"}),
            field("Moment", "datetimepicker", optional=True),
            field("Friend", "users_select", optional=True),
            field("Place", "channels_select", optional=True),
            {**row(button("Another form", "push")), "block_id": "row"},
        ],
        **more,
    }


@dataclasses.dataclass
class Heard:
    """What the app was told; `hold` keeps the slow button from answering."""

    clicks: list[Dict] = dataclasses.field(default_factory=list)
    submitted: list[Dict] = dataclasses.field(default_factory=list)
    closed: list[Dict] = dataclasses.field(default_factory=list)
    hold: Event = dataclasses.field(default_factory=Event)


def greeter(slack: LocalSlack) -> tuple[App, Heard]:
    """The app, and what it hears."""
    app, heard = bolt_app(slack), Heard()
    _commands(app)
    _clicks(app, heard)
    _forms(app, heard)
    _home(app)
    return app, heard


def _commands(app: App) -> None:
    @app.command("/hello")
    def hello(ack: Ack, command: Dict) -> None:
        text = f"Hello, *{command['text'] or 'you'}*"
        ack(text=text, blocks=[mrkdwn(text), row(button("Count", "count"), button("Slow", "slow"))])

    @app.command("/help-me")
    def explain(ack: Ack) -> None:
        ack(text="Everything", blocks=widgets(), response_type="in_channel")

    @app.command("/form")
    def open_form(ack: Ack, client: WebClient, command: Dict) -> None:
        client.views_open(trigger_id=command["trigger_id"], view=form())
        ack()


def _clicks(app: App, heard: Heard) -> None:
    @app.options(re.compile("town|visits"))
    def offer(ack: Ack, payload: Dict) -> None:
        typed = payload["value"].lower()
        ack(options=[option(town, town.lower()) for town in TOWNS if town.lower().startswith(typed)])

    @app.action("slow")
    def slow(ack: Ack, body: Dict) -> None:
        heard.clicks.append(body)
        heard.hold.wait(30)
        ack()

    @app.action("push")
    def push(ack: Ack, body: Dict, client: WebClient) -> None:
        heard.clicks.append(body)
        pushed = form(title=plain("On top"), callback_id="top", blocks=[mrkdwn("*Above* the other")], submit=None)
        client.views_push(trigger_id=body["trigger_id"], view={key: value for key, value in pushed.items() if value})
        ack()

    @app.action("silent")
    def silent(body: Dict) -> None:
        heard.clicks.append(body)

    @app.action(re.compile(".*"))
    def click(ack: Ack, body: Dict, respond: Respond) -> None:
        heard.clicks.append(body)
        if body["actions"][0]["action_id"] == "count" and "view" not in body:
            respond(f"Clicked {len(heard.clicks)}", replace_original=False)
        ack()


def _forms(app: App, heard: Heard) -> None:
    @app.view("form")
    def submit(ack: Ack, view: Dict) -> None:
        heard.submitted.append(view["state"]["values"])
        if view["state"]["values"]["name"]["name"]["value"] == "nobody":
            ack(response_action="errors", errors={"name": "Nobody is not a name."})
        elif view["state"]["values"]["name"]["name"]["value"] == "trouble":
            ack(response_action="nonsense")
        else:
            ack()

    @app.view_closed("form")
    def closed(ack: Ack, view: Dict) -> None:
        heard.closed.append(view["state"]["values"])
        ack()

    @app.shortcut("greet")
    def greet(ack: Ack, body: Dict, client: WebClient) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=form())
        ack()

    @app.shortcut("quote")
    def quote(ack: Ack, body: Dict, respond: Respond) -> None:
        ack()
        respond(f"You said: {body['message']['text']}")


def _home(app: App) -> None:
    @app.event("app_home_opened")
    def opened(event: Dict, client: WebClient) -> None:
        person = f"<@{event['user']}>"
        blocks = [
            {"type": "header", "text": plain("Your Home")},
            mrkdwn(f"Good to see you, {person}", fields=[plain("Seen"), plain("Never before")]),
            row(button("Knock", "knock", style="primary")),
            field("Wish", "plain_text_input", dispatch_action=True),
        ]
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})

    @app.event("message")
    def heard_message(event: Dict, say: Say) -> None:
        if event.get("text") == "ping" and "bot_id" not in event:
            say("pong")
