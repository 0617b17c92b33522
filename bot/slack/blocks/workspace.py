"""Show the workspace's settings to its admins, and the form that changes them."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    ConversationFilter,
    ConversationSelectElement,
    TimePickerElement,
    UserMultiSelectElement,
)

from bot.domain.absences import USUALLY_AWAY
from bot.domain.people import Workspace
from bot.domain.reading.places import Country
from bot.domain.reviews import MOST_REVIEWERS
from bot.domain.shoutouts import MOST_STORIES
from bot.domain.text import escape, shorten, show_mrkdwn
from bot.slack.blocks.fields import field, modal, one_of, some_of, typed
from bot.slack.blocks.forms import CHECKED
from bot.slack.blocks.kit import View, button, buttons, note, option, plain_note, say
from bot.slack.blocks.parts import Block, Message, Part, message
from bot.slack.blocks.places import no_country, place_fields
from bot.slack.blocks.settings import days_field
from bot.slack.blocks.wording import WHERE_SEEN, clock, colleagues, day_names, moment, people, weekdays
from bot.slack.ids import Act, Form
from bot.usecases.workspace.settings import WorkspacePlan

POSTED, LEFT_OUT = "posted", "left_out"
"""The values of the choice for the shout-out of a quiet week."""
_QUIET = ((POSTED, "Post open needs and an idea"), (LEFT_OUT, "Post nothing"))
_SLOTS = [(str(number), str(number)) for number in range(1, MOST_STORIES + 1)]
_ZONE_LIMIT = 64
_AWAY_LIMIT = 1000
_AWAY_SHOWN = 300


def workspace_form(plan: WorkspacePlan, countries: Sequence[Country], private_metadata: str = "") -> View:
    """Return the form with the workspace's present settings."""
    workspace = plan.workspace
    days = [(str(number), name) for number, name in enumerate(day_names())]
    sharing = {True: option("Let colleagues see what people record", CHECKED, WHERE_SEEN)}
    blocks = [
        note("People can choose their own nudge times, days, holidays and sharing.").block,
        field(
            "channel",
            "Channel",
            ConversationSelectElement(
                initial_conversation=None if plan.hides_channel else workspace.channel_id,
                filter=ConversationFilter(include=["public", "private"]),
                placeholder="A private channel you are not in" if plan.hides_channel else "No channel",
            ),
            hint="I welcome its members and post the shout-out there. Invite me first. If it is private, only its "
            "members see stories and needs.",
            optional=True,
        ),
        field("weekday", "Shout-out on", one_of(days, str(workspace.shoutout_weekday), "A day")),
        field("shoutout", "Shout-out at", TimePickerElement(initial_time=clock(workspace.shoutout_time))),
        field(
            "slots",
            "Stories per shout-out, at most",
            one_of(_SLOTS, str(workspace.slots), "A number"),
            hint="Everybody else who did something is named below them.",
        ),
        field("quiet", "When nobody shared anything", one_of(_QUIET, quiet_choice(workspace), "A choice")),
        *_review_fields(workspace),
        field("at", "Nudges at", TimePickerElement(initial_time=clock(workspace.nudge_time))),
        days_field(workspace.workdays, "The days people work."),
        field(
            "zone",
            "Time zone",
            typed(workspace.zone, most=_ZONE_LIMIT),
            hint="For the shout-out, and for people whose time zone Slack doesn't know. For example: Europe/Berlin",
        ),
        *place_fields(countries, workspace.country, workspace.region, no_country(None)),
        field(
            "away",
            "Status emoji that mean “away”",
            typed(" ".join(sorted(workspace.away_emoji or ())), most=_AWAY_LIMIT),
            hint=f"People with one of these get no nudges. Empty means {' '.join(sorted(USUALLY_AWAY))}",
            optional=True,
        ),
        field(
            "shares",
            "Sharing",
            some_of(sharing, {workspace.shares}),
            hint="People can change this for themselves, and for each action.",
            optional=True,
        ),
    ]
    return modal(Form.WORKSPACE, "Workspace settings", blocks, submit="Save", private_metadata=private_metadata)


def _review_fields(workspace: Workspace) -> list[Block]:
    switch = {True: option("Show stories to reviewers a workday before they are posted", CHECKED)}
    return [
        field(
            "review",
            "Review",
            some_of(switch, {workspace.review}),
            hint="Until the shout-out, colleagues see only stories a reviewer kept. The shout-out posts unreviewed "
            "ones, too.",
            optional=True,
        ),
        field(
            "reviewers",
            "Reviewers",
            UserMultiSelectElement(
                initial_users=sorted(workspace.reviewers) or None,
                max_selected_items=MOST_REVIEWERS,
                placeholder="Nobody",
            ),
            hint="They get the stories in a direct message, to keep, skip or send back for an edit. They need to be in "
            "the channel if it is private.",
            optional=True,
        ),
    ]


def quiet_choice(workspace: Workspace) -> str:
    """Return the form's value for the shout-out of a quiet week."""
    return POSTED if workspace.posts_when_quiet else LEFT_OUT


def saved(plan: WorkspacePlan) -> Message:
    """Say that the workspace's settings are saved, and show them."""
    return message(say("✓ Workspace settings saved."), *workspace_parts(plan))


def workspace_parts(plan: WorkspacePlan) -> list[Part]:
    """Return the present settings and a button to change them."""
    workspace = plan.workspace
    away = USUALLY_AWAY if workspace.away_emoji is None else workspace.away_emoji
    names = ", ".join(sorted(emoji.strip(":") for emoji in away))
    sharing = f"shared with {colleagues(members_only=workspace.channel_private)}" if workspace.shares else "private"
    lines = (
        f"*Channel*: {_channel(plan)}",
        f"*Shout-out*: {_shoutout(workspace)}",
        f"*Review*: {_review(plan)}",
        f"*Nudges*: {weekdays(workspace.workdays)} at {clock(workspace.nudge_time)}, each person's own time",
        f"*Time zone*: {escape(workspace.zone)}",
        f"*Public holidays*: {show_mrkdwn(plan.place_name, {}) if plan.place_name else 'none, no country chosen'}",
        f"*Sharing*: {sharing}, unless people choose otherwise",
    )
    return [
        say("\n".join(lines)),
        plain_note(shorten(f"Status emoji that mean “away”: {names}", _AWAY_SHOWN)),
        buttons(button("Workspace settings", Act.WORKSPACE)),
    ]


def _shoutout(workspace: Workspace) -> str:
    stories = "one story" if workspace.slots == 1 else f"up to {workspace.slots} stories"
    quiet = "open needs and an idea" if workspace.posts_when_quiet else "nothing"
    return f"{stories}; {quiet} when nobody shared anything"


def _review(plan: WorkspacePlan) -> str:
    if not plan.workspace.review:
        return "off"
    if not plan.reviewers:
        who = "no reviewer is in the private channel" if plan.workspace.channel_private else "no reviewer is left"
        return f"on, but {who}, so stories are posted unreviewed"
    return f"by {show_mrkdwn(people(plan.reviewers), {})}"


def _channel(plan: WorkspacePlan) -> str:
    workspace = plan.workspace
    if workspace.channel_id is None:
        return "none, so no welcome and no shout-out"
    name = _channel_name(plan)
    if plan.next_shoutout is None:
        return name
    return f"{name}; next shout-out {moment(plan.next_shoutout)}"


def _channel_name(plan: WorkspacePlan) -> str:
    workspace = plan.workspace
    if plan.hides_channel:
        return "a private one you are not in"
    name = f"#{show_mrkdwn(workspace.channel_name, {})}" if workspace.channel_name else "one whose name I don't know"
    return f"{name} (private: only members see stories and needs)" if workspace.channel_private else name
