"""Build what people who noticed or took a need are sent about it."""

from bot.domain.needs import NeedStatus
from bot.slack.blocks.kit import button, buttons, note, plain, say
from bot.slack.blocks.needs import WHOLE
from bot.slack.blocks.parts import Message, message
from bot.slack.blocks.renderers import Renderers, plainly
from bot.slack.blocks.wording import name, own
from bot.slack.ids import Act
from bot.usecases.delivery.messages.needs import NeedMet, NeedOff, StillNeeded


def need_met(met: NeedMet) -> Message:
    """Notify the noticer that their need is met, with the colleague's name unless that is private."""
    if not met.is_met:
        return message(plain(f"The need you noticed isn't met after all:\n{own(met.need.text, met.names, WHOLE)}"))
    who = name(met.met_by) if met.met_by else "A colleague"
    return message(
        plain(f"{who} met the need you noticed:\n{own(met.need.text, met.names, WHOLE)}"),
        note("Thank you for noticing it."),
    )


def need_off(off: NeedOff) -> Message:
    """Notify the taker that nothing is left to do, with a way to record what they did."""
    met = off.need.status is NeedStatus.MET
    what = "it has been met" if met else "it is no longer needed"
    return message(
        plain(f"You took this need. {name(off.noticed_by)} says {what}:\n{own(off.need.text, off.names, WHOLE)}"),
        say("Nothing left to do. Thank you for taking it."),
        buttons(button("I did it", Act.MEET.on(off.need.id), off.need.id)),
        note("Already done? *I did it* records it."),
    )


def still_needed(asked: StillNeeded) -> Message:
    """Ask once whether an untaken need is still needed."""
    need_id = asked.need.id
    return message(
        say("You noticed this need a while ago, and it is still open. Is it still needed?"),
        plain(own(asked.need.text, asked.names, WHOLE)),
        buttons(
            button("Still needed", Act.STILL_NEEDED.on(need_id), need_id, primary=True),
            button("No longer needed", Act.DROP.on(need_id), need_id),
            button("It has been met", Act.SAID_MET.on(need_id), need_id),
        ),
        note("I'll only ask once. Without an answer, it stays on the list."),
    )


RENDERERS: Renderers = {
    NeedMet: plainly(need_met),
    NeedOff: plainly(need_off),
    StillNeeded: plainly(still_needed),
}
"""By type of content, the messages of this family."""
