"""An offered idea: the answer to the bare command, and the daily nudge."""

from slack_sdk.models.blocks import ButtonElement, OverflowMenuElement

from bot.domain.text import show_mrkdwn
from bot.slack.blocks.kit import Message, Part, button, buttons, message, note, option, say
from bot.slack.ids import COMMAND, Act, MenuChoice
from bot.usecases.contents import Nudge
from bot.usecases.offer_idea import Offer


def next_action(offer: Offer) -> Message:
    """The answer to the question itself: one idea, why this one, and what else there is."""
    return message(*offer_parts(offer), note(f"{_DID_SOMETHING_ELSE} `{COMMAND} help` shows the rest."))


def offer_parts(offer: Offer) -> list[Part]:
    """An idea that the person asked for or comes by at home."""
    return [
        *idea_parts("Your next useful action", offer),
        buttons(
            *_answers(offer),
            button("Record something else", Act.RECORD),
            button("I noticed a need", Act.NEED),
        ),
    ]


def nudge(nudge: Nudge) -> Message:
    """The direct message that offers one idea, and says that it is a nudge, why it came, and how to have fewer."""
    choices = (
        ("Fewer nudges", MenuChoice.FEWER),
        ("Pause a week", MenuChoice.PAUSE),
        ("Change the time", MenuChoice.TIME),
        ("Stop", MenuChoice.STOP),
    )
    menu = OverflowMenuElement(
        action_id=Act.NUDGE_MENU, options=[option(label, choice.on(nudge.decision_id)) for label, choice in choices]
    )
    return message(
        *idea_parts("A nudge: one useful thing you could do", nudge.offer),
        buttons(*_answers(nudge.offer), button("Not today", Act.NOT_TODAY, nudge.decision_id), menu),
        note(_FIRST if nudge.first else _AGAIN),
    )


def not_today() -> Message:
    """What somebody is told who says "not today": that it is a fine answer."""
    return message(say("Fine, not today. Thanks for telling me; the next nudge brings a fresh idea."))


def idea_parts(title: str, offer: Offer) -> list[Part]:
    """An idea as "If …, then I'll …" under a title, and why this one."""
    sentence = show_mrkdwn(offer.idea.sentence, {})
    return [say(f"*{title}*\n{sentence}"), note(f"Why this one: {show_mrkdwn(offer.why, {})}.")]


def _answers(offer: Offer) -> list[ButtonElement]:
    another = [button("Another idea", Act.ANOTHER, offer.id)] if offer.more else []
    return [button("I did it", Act.DID_IT, offer.id, primary=True), *another]


_DID_SOMETHING_ELSE = f"Did something already? Type `{COMMAND}` and what you did, in your own words."
_AGAIN = (
    "You get nudges because you asked for them. The menu beside the buttons has fewer nudges, a week's pause, "
    "another time, and stop."
)
_FIRST = (
    "This is your first nudge. You get it because you asked me for one on your workdays: one a day at most, and none "
    "on a day on which you have already recorded something. Leaving it is fine, too. The menu beside the buttons "
    "has fewer nudges, a week's pause, another time, and stop."
)
