"""A person's nudges: the invitation to have them, and how they stand."""

from slack_sdk.models.blocks import ButtonElement

from bot.domain.nudges import may_be_nudged
from bot.domain.people import Cadence
from bot.domain.text import escape, show_mrkdwn, show_plain
from bot.slack.blocks.kit import Message, Part, button, buttons, message, note, plain_note, say
from bot.slack.blocks.wording import clock, day, weekdays
from bot.slack.ids import COMMAND, Act
from bot.usecases.change_nudges import NudgePlan
from bot.usecases.contents import Welcome

_TEAM_LIMIT = 160


def welcome(welcome: Welcome) -> Message:
    """The one message that invites a member of the channel."""
    channel = f"#{show_mrkdwn(welcome.channel_name, {})}" if welcome.channel_name else "our customer channel"
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
            f"You get this once, because you are in {channel}. Without nudges, `{COMMAND}` gives you an idea whenever "
            f"you want one, and `{COMMAND} help` shows the rest."
        ),
    )


def plan(plan: NudgePlan, what: str) -> Message:
    """How a person's nudges stand after `what`: enrolled, resumed, paused, stopped, time, fewer or settings."""
    parts = [say(f"{_headline(plan, what)} {status(plan)}")]
    if what == "settings":
        parts.append(about(plan))
    fewest = what == "fewer" and _at_its_fewest(plan)
    stop = [button("Stop", Act.STOP)] if fewest else []
    return message(*parts, buttons(*stop, *plan_buttons(plan)))


def status(plan: NudgePlan) -> str:
    """How a person's nudges stand, in a sentence or two of mrkdwn."""
    if not plan.person.enrolled:
        return f"You get no nudges; `{COMMAND}` gives you an idea whenever you want one."
    usual = f"{_MOST[plan.person.cadence]}, {weekdays(plan.days)} at {clock(plan.at)} ({escape(plan.zone)} time)."
    start = f"No nudges before {day(plan.paused_until)}; then {usual}" if plan.paused_until else _capital(usual)
    return f"{start} The next one: {day(plan.next_on)} at {clock(plan.next_on)}." if plan.next_on else start


def about(plan: NudgePlan) -> Part:
    """What a person says of themselves, and whether they share what they record."""
    person = plan.person
    said = (
        f"Team: {show_plain(person.team, {}, _TEAM_LIMIT)}." if person.team else "",
        f"Role: {person.role}." if person.role else "",
        "What you record may be in the weekly shout-out, unless you keep it private."
        if plan.shares
        else "What you record is private, unless you share it.",
    )
    return plain_note(" ".join(each for each in said if each))


def plan_buttons(plan: NudgePlan) -> list[ButtonElement]:
    """The way back to nudges, where they are off and may be had, and the settings."""
    on = (plan.person.enrolled and not plan.paused_until) or not may_be_nudged(plan.person)
    back = "Resume nudges" if plan.person.enrolled else "Nudge me on workdays"
    return [*([] if on else [button(back, Act.RESUME)]), button("Settings", Act.SETTINGS)]


def _headline(plan: NudgePlan, what: str) -> str:
    if not plan.person.enrolled and what in _WITHOUT_NUDGES:
        return _WITHOUT_NUDGES[what]
    if what == "fewer" and _at_its_fewest(plan):
        return "Once a week is the fewest; *Stop* ends them."
    return _HEADLINES[what]


def _at_its_fewest(plan: NudgePlan) -> bool:
    return plan.person.enrolled and plan.person.cadence is plan.person.cadence.fewer


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_HEADLINES = {
    "enrolled": "Good, I'll nudge you.",
    "resumed": "Your nudges are on.",
    "paused": "Your nudges are paused.",
    "stopped": "Stopped, and that's fine.",
    "time": "I've changed the time of your nudges.",
    "fewer": "Fewer it is.",
    "settings": "Your settings are saved.",
}
_WITHOUT_NUDGES = {"paused": "There is nothing to pause.", "fewer": "There are no nudges to make fewer."}
_MOST = {
    Cadence.DAILY: "one a day at most",
    Cadence.TWICE_WEEKLY: "two a week at most",
    Cadence.WEEKLY: "one a week at most",
}
