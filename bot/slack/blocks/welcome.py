"""Welcome people, answer those who write to the bot, and ask those who leave the channel."""

from bot.domain.text import show_mrkdwn
from bot.slack.blocks.drafts import kept
from bot.slack.blocks.kit import button, buttons, note, say
from bot.slack.blocks.parts import Message, message
from bot.slack.blocks.renderers import Renderers, plainly
from bot.slack.blocks.wording import ANY_TIME, clock
from bot.slack.ids import COMMAND, Act
from bot.usecases.delivery.messages.welcome import DmReply, LeftChannel, Welcome
from bot.usecases.recording.drafts import KeptDraft


def welcome(welcome: Welcome) -> Message:
    """Invite a member of the channel, once."""
    return message(
        say(
            f"Hello, I'm the bot behind {_channel(welcome.channel_name)}. Each workday I can suggest *one* useful "
            "thing you could do for a customer. It's optional, and nobody keeps score."
        ),
        buttons(
            button("Nudge me on workdays", Act.ENROL, primary=True),
            button("Not now", Act.NOT_NOW),
        ),
        note(f"At {clock(welcome.nudge_time)} your time. Change or stop it at any time."),
    )


def not_now() -> Message:
    """Accept that a person wants no nudges, and say how they get an idea without them."""
    return message(say(f"OK, no nudges. {ANY_TIME}"))


def left_channel(left: LeftChannel) -> Message:
    """Ask once whether nudges should go on after the person left the channel."""
    return message(
        say(f"You've left {_channel(left.channel_name)}. Do you still want your nudges?"),
        buttons(button("Keep them coming", Act.GO_ON, primary=True), button("Stop", Act.STOP)),
        note("They continue unless you stop them. I won't ask again."),
    )


def _channel(name: str | None) -> str:
    return f"#{show_mrkdwn(name, {})}" if name else "our customer channel"


def dm_reply(reply: DmReply) -> Message:
    """Ask about the action or the need in a direct message, or say how to talk to the bot."""
    if reply.draft and reply.typed_on:
        return kept(KeptDraft(reply.draft, reply.typed_on, reply.names))
    return message(say(f"I only act on `{COMMAND}`. Type it with what you did, or alone for an idea."))


RENDERERS: Renderers = {
    Welcome: plainly(welcome),
    DmReply: plainly(dm_reply),
    LeftChannel: plainly(left_channel),
}
"""By type of content, the messages of this family."""
