"""Show the workspace's settings to its admins, and the form that changes them."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    ConversationFilter,
    ConversationSelectElement,
    TimePickerElement,
    UserMultiSelectElement,
)

from bot.domain.people import USUALLY_AWAY, Workspace
from bot.domain.reading.places import Country
from bot.domain.reviews import MOST_REVIEWERS
from bot.domain.shoutouts import MOST_STORIES
from bot.domain.text import escape, shorten, show_mrkdwn
from bot.slack.blocks.fields import field, modal, one_of, some_of, typed
from bot.slack.blocks.forms import CHECKED
from bot.slack.blocks.kit import Block, Message, Part, View, button, buttons, message, note, option, plain_note, say
from bot.slack.blocks.places import no_country, place_fields
from bot.slack.blocks.settings import days_field
from bot.slack.blocks.wording import WHERE_SEEN, clock, day, day_names, people, weekdays
from bot.slack.ids import Act, Form
from bot.usecases.workspace.settings import WorkspacePlan

POSTED, LEFT_OUT = "posted", "left_out"
"""The values of the choice for the shout-out of a quiet week."""
_QUIET = ((POSTED, "Post the open needs and an idea"), (LEFT_OUT, "Post nothing"))
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
        note("These hold for everybody who has chosen nothing else in their own settings.").block,
        field(
            "channel",
            "Channel",
            ConversationSelectElement(
                initial_conversation=None if plan.hides_channel else workspace.channel_id,
                filter=ConversationFilter(include=["public", "private"]),
                placeholder="A private channel without you" if plan.hides_channel else "No channel",
            ),
            hint="Its members are welcomed, and the weekly shout-out is posted there. Invite me there first. Only "
            "members of a private channel see its stories and needs.",
            optional=True,
        ),
        field("weekday", "Shout-out on", one_of(days, str(workspace.shoutout_weekday), "A day")),
        field("shoutout", "Shout-out at", TimePickerElement(initial_time=clock(workspace.shoutout_time))),
        field(
            "slots",
            "Stories in the shout-out",
            one_of(_SLOTS, str(workspace.slots), "A number"),
            hint="At the most. Everybody else who did something is named below them, in turn where not all names fit.",
        ),
        field("quiet", "A week in which nobody shared anything", one_of(_QUIET, quiet_choice(workspace), "A choice")),
        *_review_fields(workspace),
        field("at", "Nudges at", TimePickerElement(initial_time=clock(workspace.nudge_time))),
        days_field(workspace.workdays, "The days on which people work."),
        field(
            "zone",
            "Time zone",
            typed(workspace.zone, most=_ZONE_LIMIT),
            hint="Of the shout-out, and of people for whom Slack knows none: an IANA name such as Europe/Berlin.",
        ),
        *place_fields(countries, workspace.country, workspace.region, no_country(None)),
        field(
            "away",
            "Status emoji that mean “away”",
            typed(" ".join(sorted(workspace.away_emoji or ())), most=_AWAY_LIMIT),
            hint=f"Who has one gets no nudges. Leave it empty for Slack's own: {' '.join(sorted(USUALLY_AWAY))}",
            optional=True,
        ),
        field(
            "shares",
            "Sharing",
            some_of(sharing, {workspace.shares}),
            hint="Everybody can choose otherwise for themselves, and for each action.",
            optional=True,
        ),
    ]
    return modal(Form.WORKSPACE, "Workspace settings", blocks, submit="Save", private_metadata=private_metadata)


def _review_fields(workspace: Workspace) -> list[Block]:
    switch = {True: option("Let reviewers see the stories a workday before they are posted", CHECKED)}
    return [
        field(
            "review",
            "Review",
            some_of(switch, {workspace.review}),
            hint="What nobody has said anything about by the time of the shout-out is posted as it is, and so are "
            "stories recorded after the reviewers were asked. Until then colleagues see only what a reviewer has kept.",
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
            hint="Each gets the stories in a direct message, and can keep one, skip it, or ask for an edit. With a "
            "private channel, they have to be in it.",
            optional=True,
        ),
    ]


def quiet_choice(workspace: Workspace) -> str:
    """Return the form's value for the shout-out of a quiet week."""
    return POSTED if workspace.posts_when_quiet else LEFT_OUT


def saved(plan: WorkspacePlan) -> Message:
    """Say that the workspace's settings are saved, and show them."""
    return message(say("The workspace's settings are saved."), *workspace_parts(plan))


def workspace_parts(plan: WorkspacePlan) -> list[Part]:
    """Return the present settings and a button to change them."""
    workspace = plan.workspace
    away = USUALLY_AWAY if workspace.away_emoji is None else workspace.away_emoji
    names = ", ".join(sorted(emoji.strip(":") for emoji in away))
    sharing = "may be in the shout-out" if workspace.shares else "is private"
    lines = (
        f"*Channel*: {_channel(plan)}",
        f"*Shout-out*: {_shoutout(workspace)}",
        f"*Review*: {_review(plan)}",
        f"*Nudges*: {weekdays(workspace.workdays)} at {clock(workspace.nudge_time)}, in people's own zones",
        f"*Time zone*: {escape(workspace.zone)}",
        f"*Public holidays*: {show_mrkdwn(plan.place_name, {}) if plan.place_name else 'none, as there is no country'}",
        f"*Sharing*: what people record {sharing}, unless they say otherwise",
    )
    return [
        say("\n".join(lines)),
        plain_note(shorten(f"Statuses that mean away: {names}", _AWAY_SHOWN)),
        buttons(button("Change the workspace's settings", Act.WORKSPACE)),
    ]


def _shoutout(workspace: Workspace) -> str:
    stories = "one story" if workspace.slots == 1 else f"up to {workspace.slots} stories"
    quiet = "brings open needs and an idea" if workspace.posts_when_quiet else "has none"
    return f"{stories}; a week in which nobody shared anything {quiet}"


def _review(plan: WorkspacePlan) -> str:
    if not plan.workspace.review:
        return "none, stories are posted as they are"
    if not plan.reviewers:
        where = "in the private channel" if plan.workspace.channel_private else "here any more"
        return f"no reviewer is {where}, so stories are posted as they are"
    return f"stories are put to {show_mrkdwn(people(plan.reviewers), {})} first"


def _channel(plan: WorkspacePlan) -> str:
    workspace = plan.workspace
    if workspace.channel_id is None:
        return "none, so there is no welcome and no shout-out"
    name = _channel_name(plan)
    if plan.next_shoutout is None:
        return name
    return f"{name}; the next shout-out comes {day(plan.next_shoutout)} at {clock(plan.next_shoutout)}"


def _channel_name(plan: WorkspacePlan) -> str:
    workspace = plan.workspace
    if plan.hides_channel:
        return "a private one that you are not in"
    name = f"#{show_mrkdwn(workspace.channel_name, {})}" if workspace.channel_name else "one whose name I don't know"
    return f"{name}, where only members see stories and needs" if workspace.channel_private else name
