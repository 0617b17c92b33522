"""Show a person's nudges: the invitation and their present state."""

from slack_sdk.models.blocks import ButtonElement

from bot.domain.nudges import may_be_nudged
from bot.domain.people import Cadence
from bot.domain.text import escape, show_plain
from bot.slack.blocks.kit import Message, Part, button, buttons, message, plain_note, say
from bot.slack.blocks.renderers import Renderers, plainly
from bot.slack.blocks.settings import MORE_OF, SOURCES
from bot.slack.blocks.wording import WHERE_SEEN, clock, day, listed, weekdays
from bot.slack.ids import COMMAND, Act
from bot.usecases.delivery.messages.nudge import Resting
from bot.usecases.nudges.preferences import NudgePlan

_TEAM_LIMIT = 160


def resting(resting: Resting) -> Message:
    """Send the last nudge for now: nothing is expected, and one click restarts them."""
    return message(
        say("I'll rest my nudges here, so that they don't become noise. There is nothing you need to do."),
        say(
            f"`{COMMAND}` gives you an idea whenever you want one. If you would like the nudges to go on, one click "
            "does it, now or later."
        ),
        buttons(button("Keep them coming", Act.KEEP_COMING, resting.decision_id, primary=True)),
    )


def plan(plan: NudgePlan, what: str) -> Message:
    """Show the state of a person's nudges after `what`, a key of `_HEADLINES`."""
    parts = [say(f"{_headline(plan, what)} {status(plan)}")]
    if what == "settings":
        parts.append(about(plan))
    fewest = what == "fewer" and _at_its_fewest(plan)
    stop = [button("Stop", Act.STOP)] if fewest else []
    return message(*parts, buttons(*stop, *plan_buttons(plan)))


def status(plan: NudgePlan) -> str:
    """Describe the state of a person's nudges in a sentence or two of mrkdwn."""
    if not plan.person.enrolled:
        return f"You get no nudges; `{COMMAND}` gives you an idea whenever you want one."
    if plan.person.resting_since:
        return (
            "Your nudges are resting, so that they don't become noise; "
            f"`{COMMAND}` gives you an idea whenever you want one."
        )
    slowed = plan.pace is not plan.person.cadence
    usual = (
        f"{_MOST[plan.pace]}{' for now' if slowed else ''}, {weekdays(plan.days)} at {clock(plan.at)} "
        f"({escape(plan.zone)} time)."
    )
    start = f"No nudges before {day(plan.paused_until)}; then {usual}" if plan.paused_until else _capital(usual)
    if plan.next_on:
        start = f"{start} The next one: {day(plan.next_on)} at {clock(plan.next_on)}."
    return f"{start} {_slowed(plan.person.cadence)}" if slowed else start


def _sharing(plan: NudgePlan) -> str:
    if not plan.shares:
        return "What you record is private, unless you share it."
    if not plan.person.featured:
        return "You are not featured in the weekly shout-out; what you record counts in its totals."
    return f"Colleagues may see what you record {WHERE_SEEN}, unless you keep it private."


def about(plan: NudgePlan) -> Part:
    """Show the person's team and role, their sharing, their holidays, and offers they turned off."""
    person = plan.person
    said = (
        f"Team: {show_plain(person.team, {}, _TEAM_LIMIT)}." if person.team else "",
        f"Role: {person.role}." if person.role else "",
        _sharing(plan),
        _holidays(plan),
        f"Not offered: {listed([SOURCES[each].lower() for each in SOURCES if each in person.unwanted])}."
        if person.unwanted
        else "",
        f"More of: {MORE_OF[person.more_of].lower()}." if person.more_of else "",
    )
    return plain_note(" ".join(each for each in said if each))


def _holidays(plan: NudgePlan) -> str:
    if not plan.place_name:
        return ""
    if not plan.holidays_known:
        return f"{plan.place_name}: no public holidays known."
    return f"No nudges on the public holidays of {plan.place_name}."


def plan_buttons(plan: NudgePlan) -> list[ButtonElement]:
    """Return the button that restarts nudges, if they are off and allowed, and the settings."""
    back = _way_back(plan) if may_be_nudged(plan.person) else None
    return [*([button(back, Act.RESUME)] if back else []), button("Settings", Act.SETTINGS)]


def _way_back(plan: NudgePlan) -> str | None:
    if not plan.person.enrolled:
        return "Nudge me on workdays"
    if plan.person.resting_since:
        return "Keep them coming"
    return "Resume nudges" if plan.paused_until else None


def _slowed(chosen: Cadence) -> str:
    """Say that nudges are fewer than the person chose, and how that ends."""
    return f"They are fewer so that they don't become noise; any answer to one makes it {_MOST[chosen]} again."


def _headline(plan: NudgePlan, what: str) -> str:
    if not plan.person.enrolled and what in _WITHOUT_NUDGES:
        return _WITHOUT_NUDGES[what]
    if what == "fewer" and _at_its_fewest(plan):
        return "Once a week is the fewest; *Stop* ends them."
    return f"{_switched_on(plan) if what in _SWITCH_ON else ''}{_HEADLINES[what]}"


def _switched_on(plan: NudgePlan) -> str:
    """Begin the answer when setting a time or pace switched nudges on."""
    was = plan.was
    if was is None or (was.enrolled and was.resting_since is None):
        return ""
    return "Good, I'll nudge you. " if was.stopped_at is None and not was.enrolled else "I'll nudge you again. "


def _at_its_fewest(plan: NudgePlan) -> bool:
    return plan.person.enrolled and plan.person.cadence is plan.person.cadence.fewer


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_HEADLINES = {
    "enrolled": "Good, I'll nudge you.",
    "resumed": "Your nudges are on.",
    "kept": "Good, I'll go on.",
    "paused": "Your nudges are paused.",
    "stopped": "Stopped, and that's fine.",
    "time": "I've changed the time of your nudges.",
    "fewer": "Fewer it is.",
    "pace": "I've changed how often I nudge you.",
    "days": "I've changed the days of your nudges.",
    "settings": "Your settings are saved.",
}
_SWITCH_ON = frozenset({"time", "pace", "days"})
_WITHOUT_NUDGES = {"paused": "There is nothing to pause.", "fewer": "There are no nudges to make fewer."}
_MOST = {
    Cadence.DAILY: "one a day at most",
    Cadence.TWICE_WEEKLY: "two a week at most",
    Cadence.WEEKLY: "one a week at most",
}


RENDERERS: Renderers = {
    Resting: plainly(resting),
}
"""By type of content, the messages of this family."""
