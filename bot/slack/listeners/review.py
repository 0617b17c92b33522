"""Handle the review of stories: the reviewers' clicks, and the form to ask for an edit."""

import json

from slack_bolt import App

from bot.domain.reviews import ReviewVerdict
from bot.slack.blocks import review, shoutout
from bot.slack.ids import Act, Form
from bot.slack.listeners.clicks import Click, Replace, Reply, as_row, on_click
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.recording_form import can_be_shown_in_place
from bot.slack.listeners.submissions import Close, Outcome, Sending, Show, on_submit
from bot.usecases.review.verdicts import ask_for_edit, give_verdict, read_reviewed, read_to_ask, take_out


def register(app: App, desk: Desk) -> None:
    """Listen to everything about the review."""
    on_click(app, desk, Act.KEEP_STORY, _keep)
    on_click(app, desk, Act.SKIP_STORY, _skip)
    on_click(app, desk, Act.ASK_FOR_EDIT, _ask)
    on_click(app, desk, Act.READ_REVIEWED, _read)
    on_click(app, desk, Act.TAKE_OUT, _take_out)
    on_submit(app, desk, Form.REVIEW_NOTE, _asked)


def _keep(desk: Desk, click: Click) -> Reply:
    return Replace(review.review(give_verdict(desk.context, click.caller, click.row, ReviewVerdict.KEEP)))


def _skip(desk: Desk, click: Click) -> Reply:
    return Replace(review.review(give_verdict(desk.context, click.caller, click.row, ReviewVerdict.SKIP)))


def _read(desk: Desk, click: Click) -> Reply:
    story = read_reviewed(desk.context, click.caller, click.row)
    desk.answers.open_view(click.trigger_id, shoutout.whole_story(story))
    return None


def _take_out(desk: Desk, click: Click) -> Reply:
    return Replace(review.posted_edited(take_out(desk.context, click.caller, click.row)))


def _ask(desk: Desk, click: Click) -> Reply:
    story, names = read_to_ask(desk.context, click.caller, click.row)
    opened = desk.context.clock.now().isoformat()
    about = json.dumps({"action": click.row, "response_url": click.response_url, "opened": opened})
    desk.answers.open_view(click.trigger_id, review.note_form(story, names, about))
    return None


def _asked(desk: Desk, sending: Sending) -> Outcome:
    action_id = as_row(str(sending.about.get("action", "")))
    asked = ask_for_edit(desk.context, sending.caller, action_id, sending.values.text("note"), sending.origin_key)
    if not can_be_shown_in_place(sending.about, desk.context.clock.now()):
        return Show("Asked", review.asked(asked))
    sheet, url = review.review(asked.sheet), str(sending.about["response_url"])

    def shown() -> None:
        desk.answers.respond(url, sheet, replace=True)

    return Show("Asked", review.asked(asked), shown) if asked.hidden else Close(shown)
