"""Clicks on the stories of a shout-out: noticing one, thanking for it, meaning to do one like it, reading all of it."""

import json

from slack_bolt import App

from bot.slack.blocks import forms, shoutouts, thanks
from bot.slack.ids import Act, Form
from bot.slack.listeners.kit import Add, Click, Desk, Reply, as_row, on_click
from bot.slack.listeners.submitting import Outcome, Sending, Show, on_submit
from bot.usecases.answer_story import notice_story, promise_one_like, read_story
from bot.usecases.read_story import read_whole_story
from bot.usecases.thank import say_thanks, story_to_thank_for


def register(app: App, desk: Desk) -> None:
    """Listen to the clicks on stories."""
    on_click(app, desk, Act.NOTICE, _notice)
    on_click(app, desk, Act.LIKE_THIS, _like_this)
    on_click(app, desk, Act.READ_ALL, _read_all)
    on_click(app, desk, Act.THANK, _thank)
    on_submit(app, desk, Form.PROMISE, _promised)
    on_submit(app, desk, Form.THANKS, _thanked)


def _notice(desk: Desk, click: Click) -> Reply:
    return Add(shoutouts.noticed(notice_story(desk.context, click.caller, click.row)))


def _like_this(desk: Desk, click: Click) -> Reply:
    story = read_story(desk.context, click.caller, click.row)
    about = json.dumps({"story": story.story_id})
    desk.messenger.open_view(click.trigger_id, forms.promise_form(story, private_metadata=about))
    return None


def _thank(desk: Desk, click: Click) -> Reply:
    story = story_to_thank_for(desk.context, click.caller, click.row)
    about = json.dumps({"story": story.story_id})
    desk.messenger.open_view(click.trigger_id, thanks.thanks_form(story, private_metadata=about))
    return None


def _read_all(desk: Desk, click: Click) -> Reply:
    told = read_whole_story(desk.context, click.caller, click.row)
    desk.messenger.open_view(click.trigger_id, shoutouts.whole_story(told))
    return None


def _promised(desk: Desk, sending: Sending) -> Outcome:
    story_id = as_row(str(sending.about.get("story", "")))
    answer = promise_one_like(desk.context, sending.caller, story_id, sending.values.text("plan"))
    return Show("A good plan", shoutouts.promised(answer))


def _thanked(desk: Desk, sending: Sending) -> Outcome:
    story_id = as_row(str(sending.about.get("story", "")))
    words = sending.values.text("words") or ""
    return Show("Thanks", thanks.thanked(say_thanks(desk.context, sending.caller, story_id, words, sending.origin_key)))
