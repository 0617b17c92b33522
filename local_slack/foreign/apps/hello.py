"""The shape of the public starter templates, for Bolt in Python: synchronous with two of its clients."""

import os
import sys
from importlib import import_module

from slack_bolt import App
from slack_sdk import WebClient
from views import HOME, buttons, note

app = App(client=WebClient(os.environ["SLACK_BOT_TOKEN"], os.environ["SLACK_API_URL"]))


@app.command("/hello")
def hello(ack, command):
    ack(text=f"Hello {command['text']}", blocks=buttons(command["text"]))


@app.command("/later")
def later(ack, respond):
    ack()
    respond("Here it is")


@app.action("wave")
def wave(ack, body, client):
    ack()
    client.chat_postMessage(channel=body["user"]["id"], text=f"<@{body['user']['id']}> waved")


@app.shortcut("note")
def open_note(ack, body, client):
    ack()
    client.views_open(trigger_id=body["trigger_id"], view=note("Not counted"))


@app.action("count")
def count(ack, body, client):
    ack()
    client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=note("Counted once"))


@app.view("note")
def save(ack, view, client):
    values = view["state"]["values"]
    if values["words"]["words"]["value"] == "nothing":
        ack(response_action="errors", errors={"words": "Say something"})
        return
    ack()
    where = values["where"]["where"]["selected_conversation"]
    client.chat_postMessage(channel=where, text=f"Note: {values['words']['words']['value']}")


@app.shortcut("quote")
def quote(ack, shortcut, client):
    ack()
    message = shortcut["message"]
    quoted = f"Quoted: {message['text']}"
    client.chat_postMessage(channel=shortcut["channel"]["id"], thread_ts=message["ts"], text=quoted)


@app.message("hi there")
def hi(message, say):
    say(f"Hi <@{message['user']}>")


@app.event("app_mention")
def mentioned(event, client):
    client.reactions_add(channel=event["channel"], timestamp=event["ts"], name="wave")


@app.event("app_home_opened")
def home(event, client):
    client.views_publish(user_id=event["user"], view=HOME)


@app.event("message")
def other_messages():
    """Bolt logs messages that no listener wants."""


handler = import_module(f"slack_bolt.adapter.socket_mode.{sys.argv[1]}").SocketModeHandler
handler(app, os.environ["SLACK_APP_TOKEN"]).connect()
print("ready", flush=True)
sys.stdin.read()
