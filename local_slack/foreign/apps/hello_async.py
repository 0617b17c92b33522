"""The shape of the public starter templates, for Bolt in Python, as an AsyncApp with two of its clients."""

import asyncio
import os
import sys
from importlib import import_module

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from views import HOME, buttons, note

app = AsyncApp(client=AsyncWebClient(os.environ["SLACK_BOT_TOKEN"], os.environ["SLACK_API_URL"]))


@app.command("/hello")
async def hello(ack, command):
    await ack(text=f"Hello {command['text']}", blocks=buttons(command["text"]))


@app.command("/later")
async def later(ack, respond):
    await ack()
    await respond("Here it is")


@app.action("wave")
async def wave(ack, body, client):
    await ack()
    await client.chat_postMessage(channel=body["user"]["id"], text=f"<@{body['user']['id']}> waved")


@app.shortcut("note")
async def open_note(ack, body, client):
    await ack()
    await client.views_open(trigger_id=body["trigger_id"], view=note("Not counted"))


@app.action("count")
async def count(ack, body, client):
    await ack()
    await client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=note("Counted once"))


@app.view("note")
async def save(ack, view, client):
    values = view["state"]["values"]
    if values["words"]["words"]["value"] == "nothing":
        await ack(response_action="errors", errors={"words": "Say something"})
        return
    await ack()
    where = values["where"]["where"]["selected_conversation"]
    await client.chat_postMessage(channel=where, text=f"Note: {values['words']['words']['value']}")


@app.shortcut("quote")
async def quote(ack, shortcut, client):
    await ack()
    message = shortcut["message"]
    quoted = f"Quoted: {message['text']}"
    await client.chat_postMessage(channel=shortcut["channel"]["id"], thread_ts=message["ts"], text=quoted)


@app.message("hi there")
async def hi(message, say):
    await say(f"Hi <@{message['user']}>")


@app.event("app_mention")
async def mentioned(event, client):
    await client.reactions_add(channel=event["channel"], timestamp=event["ts"], name="wave")


@app.event("app_home_opened")
async def home(event, client):
    await client.views_publish(user_id=event["user"], view=HOME)


@app.event("message")
async def other_messages():
    """Bolt logs messages that no listener wants."""


async def main():
    handler = import_module(f"slack_bolt.adapter.socket_mode.{sys.argv[1]}").AsyncSocketModeHandler
    await handler(app, os.environ["SLACK_APP_TOKEN"]).connect_async()
    print("ready", flush=True)
    await asyncio.Event().wait()


asyncio.run(main())
