"""Handle clicks on a shout-out's stories: notice, say thanks, promise one like it, read it all."""

import json
from typing import Any

from slack_bolt import App

from bot.slack.blocks import forms, offers, shoutout, thanks
from bot.slack.ids import Act, Form
from bot.slack.listeners.clicks import Add, Click, Reply, as_row, on_click
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.offers import show_unavailable
from bot.slack.listeners.recording_form import can_be_shown_in_place
from bot.slack.listeners.submissions import Outcome, Sending, Show, on_submit
from bot.usecases.nudges.keep_plan import read_promised
from bot.usecases.offers.unavailable import UnavailableError
from bot.usecases.shoutout.read_story import read_whole_story
from bot.usecases.shoutout.stories import notice_story, promise_one_like, read_offered_story, read_story
from bot.usecases.shoutout.thank import say_thanks, story_to_thank_for


def register(app: App, desk: Desk) -> None:
    """Listen to the clicks on stories."""
    on_click(app, desk, Act.NOTICE, _notice)
    on_click(app, desk, Act.LIKE_THIS, _like_this)
    on_click(app, desk, Act.READ_ALL, _read_all)
    on_click(app, desk, Act.THANK, _thank)
    on_submit(app, desk, Form.PROMISE, _promised)
    on_submit(app, desk, Form.THANKS, _thanked)


def _notice(desk: Desk, click: Click) -> Reply:
    return Add(shoutout.noticed(notice_story(desk.context, click.caller, click.row)))


def _like_this(desk: Desk, click: Click) -> Reply:
    about: dict[str, Any] = {}
    if ":" in click.value:
        offer_id = as_row(click.value.partition(":")[0])
        try:
            story = read_offered_story(desk.context, click.caller, offer_id, click.row)
        except UnavailableError as problem:
            return show_unavailable(click, problem.gone)
        if click.response_url and not click.on_home:
            opened = desk.context.clock.now().isoformat()
            about = {"offer": offer_id, "response_url": click.response_url, "opened": opened}
    else:
        story = read_story(desk.context, click.caller, click.row)
    about["story"] = story.story_id
    desk.answers.open_view(click.trigger_id, forms.promise_form(story, private_metadata=json.dumps(about)))
    return None


def _thank(desk: Desk, click: Click) -> Reply:
    story = story_to_thank_for(desk.context, click.caller, click.row)
    about = json.dumps({"story": story.story_id})
    desk.answers.open_view(click.trigger_id, thanks.thanks_form(story, private_metadata=about))
    return None


def _read_all(desk: Desk, click: Click) -> Reply:
    told = read_whole_story(desk.context, click.caller, click.row)
    desk.answers.open_view(click.trigger_id, shoutout.whole_story(told))
    return None


def _promised(desk: Desk, sending: Sending) -> Outcome:
    story_id = as_row(str(sending.about.get("story", "")))
    answer = promise_one_like(desk.context, sending.caller, story_id, sending.values.text("plan"))
    if "offer" in sending.about and can_be_shown_in_place(sending.about, desk.context.clock.now()):
        instead = offers.promised(read_promised(desk.context, sending.caller, int(sending.about["offer"])))
        desk.answers.respond(str(sending.about["response_url"]), instead, replace=True)
    return Show("A good plan" if answer.plan else "Good", shoutout.promised(answer))


def _thanked(desk: Desk, sending: Sending) -> Outcome:
    story_id = as_row(str(sending.about.get("story", "")))
    words = sending.values.text("words") or ""
    return Show("Thanks", thanks.thanked(say_thanks(desk.context, sending.caller, story_id, words, sending.origin_key)))
