"""Welcome people, answer those who write to the bot, and ask those who leave the channel."""

from bot.domain.text import show_mrkdwn
from bot.slack.blocks.kit import Message, button, buttons, message, note, say
from bot.slack.blocks.renderers import Renderers, plainly
from bot.slack.blocks.wording import clock
from bot.slack.ids import COMMAND, Act
from bot.usecases.delivery.messages.welcome import DmReply, LeftChannel, Welcome


def welcome(welcome: Welcome) -> Message:
    """Invite a member of the channel, once."""
    return message(
        say(
            "Hello. I'm here for one question: *what is the next useful action I can take for a customer?* "
            "Help one who needs it, solve a problem you notice, or do something kind that nobody expects."
        ),
        say(
            "If you like, I bring you one idea a day at most, on your workdays at "
            f"{clock(welcome.nudge_time)}. One click makes it less or stops it, and leaving one unanswered is fine. "
            "There are no points and no rankings, here or anywhere in this."
        ),
        buttons(button("Nudge me on workdays", Act.ENROL, primary=True)),
        note(
            f"You get this once, because you are in {_channel(welcome.channel_name)}. Without nudges, `{COMMAND}` "
            f"gives you an idea whenever you want one, and `{COMMAND} help` shows the rest."
        ),
    )


def left_channel(left: LeftChannel) -> Message:
    """Ask once whether nudges should go on after the person left the channel."""
    return message(
        say(f"You have left {_channel(left.channel_name)}. Shall I go on with your nudges?"),
        note("They go on as they are until you say otherwise. I ask this once."),
        buttons(button("Go on", Act.GO_ON, primary=True), button("Stop", Act.STOP)),
    )


def _channel(name: str | None) -> str:
    return f"#{show_mrkdwn(name, {})}" if name else "our customer channel"


def dm_reply() -> Message:
    """Explain how to talk to the bot, in reply to a direct message."""
    return message(
        say(
            "Hello. What you write here is not recorded; I work through one command. "
            f"`{COMMAND}` gives you your next useful action, and `{COMMAND}` with what you did records it, "
            f"for example `{COMMAND} helped Mia find her invoice`. `{COMMAND} help` shows the rest."
        ),
        buttons(button("Record an action", Act.RECORD), button("I noticed a need", Act.NEED)),
    )


RENDERERS: Renderers = {
    Welcome: plainly(welcome),
    DmReply: plainly(lambda _: dm_reply()),
    LeftChannel: plainly(left_channel),
}
"""By type of content, the messages of this family."""
