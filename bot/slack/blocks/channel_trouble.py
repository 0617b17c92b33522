"""Notify admins that the shout-out cannot be posted in its channel, or that nobody reviews its stories."""

from bot.domain.channel_trouble import ChannelTrouble
from bot.domain.text import show_mrkdwn
from bot.slack.blocks.kit import Message, button, buttons, message, note, say
from bot.slack.blocks.renderers import Renderers, plainly
from bot.slack.blocks.wording import clock, day
from bot.slack.ids import Act
from bot.usecases.delivery.messages.channel_trouble import TroubleNotice, TroubleOver
from bot.usecases.delivery.messages.no_reviewer import NoReviewer

_WHAT = {
    ChannelTrouble.ARCHIVED: "the channel is archived",
    ChannelTrouble.NOT_A_MEMBER: "I am not in the channel",
    ChannelTrouble.GONE: "I no longer see the channel (it is private now, or it was deleted)",
    ChannelTrouble.RESTRICTED: "I may not post there, only some people may",
    ChannelTrouble.CONTENT: "Slack does not take it, however short I make it",
}
_MEND = {
    ChannelTrouble.ARCHIVED: "Bring the channel back with *Unarchive channel* in its details, or choose another one.",
    ChannelTrouble.NOT_A_MEMBER: "Type `/invite @cx-help` in the channel, or choose another one.",
    ChannelTrouble.GONE: "If it is private, type `/invite @cx-help` in it. If it was deleted, choose another one.",
    ChannelTrouble.RESTRICTED: "Let me post there, in the channel's settings under *Permissions*, or choose another.",
    ChannelTrouble.CONTENT: "Ask the colleague who runs me to look in my log, which says what Slack answered.",
}


def channel_trouble(notice: TroubleNotice) -> Message:
    """Say what blocks the shout-out, what helps, and that nothing is lost."""
    place = _place(notice.channel_name)
    what = _WHAT[notice.trouble]
    if notice.due:
        coming = f"{day(notice.due)} at {clock(notice.due)}, your time,"
        headline = f"The shout-out that comes {coming} cannot be posted in {place} as it is now: {what}."
    else:
        headline = f"The shout-out could not be posted in {place}: {what}."
    return message(
        say(headline),
        say(f"{_MEND[notice.trouble]} I need nothing else."),
        buttons(button("Workspace settings", Act.WORKSPACE)),
        note(_nothing_is_lost(notice)),
    )


def trouble_over(notice: TroubleOver) -> Message:
    """Say that the reported problem is fixed and the shout-out is posted."""
    place = _place(notice.channel_name)
    return message(
        say(f"This is over: the shout-out has been posted in {place} since."),
        note("Nothing is left for you to do."),
    )


def no_reviewer(notice: NoReviewer) -> Message:
    """Say that no reviewer is left for the stories, and what helps."""
    where = "in the private channel" if notice.private else "here any more"
    return message(
        say(
            f"Stories are to be reviewed before they are posted, but none of the reviewers is {where}. So the "
            f"shout-out that comes {day(notice.due)} at {clock(notice.due)}, your time, tells them as they are."
        ),
        say("Choose other reviewers, or switch the review off. I say this once a week at the most."),
        buttons(button("Workspace settings", Act.WORKSPACE)),
    )


def _place(channel_name: str | None) -> str:
    return f"#{show_mrkdwn(channel_name, {})}" if channel_name else "its channel"


def _nothing_is_lost(notice: TroubleNotice) -> str:
    if notice.due:
        return "Nothing is lost: it is posted in its time when that is mended by then, and else as soon as it is."
    if notice.until:
        until = f"{day(notice.until)} at {clock(notice.until)}, your time"
        return (
            f"Nothing is lost: I try until {until}, and post it as soon as that is mended, by day and on a workday. "
            "After that its stories wait for the next one."
        )
    return "Nothing is lost: its stories wait for the next shout-out."


RENDERERS: Renderers = {
    TroubleNotice: plainly(channel_trouble),
    TroubleOver: plainly(trouble_over),
    NoReviewer: plainly(no_reviewer),
}
"""By type of content, the messages of this family."""
