"""Notify admins that the shout-out cannot be posted in its channel, or that nobody reviews its stories."""

from bot.domain.channel_trouble import ChannelTrouble
from bot.domain.text import show_mrkdwn
from bot.slack.blocks.kit import button, buttons, note, say
from bot.slack.blocks.parts import Message, message
from bot.slack.blocks.renderers import Renderers, plainly
from bot.slack.blocks.wording import moment
from bot.slack.ids import Act
from bot.usecases.delivery.messages.channel_trouble import TroubleNotice, TroubleOver
from bot.usecases.delivery.messages.no_reviewer import NoReviewer

_WHAT = {
    ChannelTrouble.ARCHIVED: "the channel is archived",
    ChannelTrouble.NOT_A_MEMBER: "I'm not in the channel",
    ChannelTrouble.GONE: "I no longer see the channel. It is private now, or it was deleted",
    ChannelTrouble.RESTRICTED: "only some people may post there",
    ChannelTrouble.CONTENT: "Slack refuses it, even in a shorter form",
    ChannelTrouble.UNCLEAR: "Slack's answer got lost, and I can't read the channel",
}
_FIX = {
    ChannelTrouble.ARCHIVED: "Choose *Unarchive channel* in the channel's details, or choose another channel.",
    ChannelTrouble.NOT_A_MEMBER: "Type `/invite @cx-help` in the channel, or choose another.",
    ChannelTrouble.GONE: "If it is private, type `/invite @cx-help` in it. If it was deleted, choose another.",
    ChannelTrouble.RESTRICTED: "Let me post, in the channel's settings under *Permissions*. Or choose another channel.",
    ChannelTrouble.CONTENT: "Ask the colleague who runs me to look at my log. It has Slack's answer.",
    ChannelTrouble.UNCLEAR: (
        "Please look there. If I'm not in the channel, type `/invite @cx-help` in it. "
        "If I am, ask the colleague who runs me to look at my log."
    ),
}


def channel_trouble(notice: TroubleNotice) -> Message:
    """Say what blocks the shout-out, what helps, and that nothing is lost."""
    place = _place(notice.channel_name)
    what = _WHAT[notice.trouble]
    if notice.due:
        headline = f"I won't be able to post the shout-out in {place} on {moment(notice.due)} (your time): {what}."
    elif notice.trouble is ChannelTrouble.UNCLEAR:
        headline = f"I don't know whether the shout-out is in {place}: {what}."
    else:
        headline = f"I couldn't post the shout-out in {place}: {what}."
    return message(
        say(headline),
        say(_FIX[notice.trouble]),
        buttons(button("Workspace settings", Act.WORKSPACE)),
        note(_nothing_is_lost(notice)),
    )


def trouble_over(notice: TroubleOver) -> Message:
    """Say that the reported problem is fixed and the shout-out is posted."""
    place = _place(notice.channel_name)
    return message(
        say(f"✓ Fixed: the shout-out is now posted in {place}. Nothing left to do."),
    )


def no_reviewer(notice: NoReviewer) -> Message:
    """Say that no reviewer is left for the stories, and what helps."""
    nobody = "No reviewer is in the private channel" if notice.private else "No reviewer is left"
    return message(
        say(f"{nobody}, so the shout-out on {moment(notice.due)} (your time) goes out unreviewed."),
        say("Choose other reviewers, or switch review off."),
        buttons(button("Workspace settings", Act.WORKSPACE)),
    )


def _place(channel_name: str | None) -> str:
    return f"#{show_mrkdwn(channel_name, {})}" if channel_name else "its channel"


def _nothing_is_lost(notice: TroubleNotice) -> str:
    if notice.trouble is ChannelTrouble.UNCLEAR:
        return _never_twice(notice)
    if notice.due:
        return "Nothing is lost: it goes out on time, or as soon as this is fixed."
    if notice.until:
        return (
            "Nothing is lost: I'll post it as soon as this is fixed, during working hours. "
            f"After {moment(notice.until)} (your time), its stories wait for the next one."
        )
    return "Nothing is lost: the stories wait for the next shout-out."


def _never_twice(notice: TroubleNotice) -> str:
    if notice.until is None:
        return "I can't look any longer, and I never post one twice."
    return f"I never post one twice. If I can look by {moment(notice.until)} (your time), I'll post it if it's missing."


RENDERERS: Renderers = {
    TroubleNotice: plainly(channel_trouble),
    TroubleOver: plainly(trouble_over),
    NoReviewer: plainly(no_reviewer),
}
"""By type of content, the messages of this family."""
