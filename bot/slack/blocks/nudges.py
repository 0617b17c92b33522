"""Show a person's nudges, and answer what they ask of them."""

from bot.domain.nudges import may_be_nudged
from bot.domain.people import Cadence, Person
from bot.domain.text import show_plain
from bot.slack.blocks.kit import Element, button, buttons, plain_note, say
from bot.slack.blocks.nudge_status import next_one, pause, status, usual
from bot.slack.blocks.parts import Message, Part, message
from bot.slack.blocks.pause_texts import paused, replaced, was_paused
from bot.slack.blocks.renderers import Renderers, plainly
from bot.slack.blocks.settings import MORE_OF, SOURCES
from bot.slack.blocks.wording import ANY_TIME, colleagues, listed, starting, who_sees
from bot.slack.ids import COMMAND, Act
from bot.usecases.delivery.messages.nudge_content import Resting
from bot.usecases.nudges.preferences import NudgePlan

_TEAM_LIMIT = 160


def resting(resting: Resting) -> Message:
    """Send the last nudge for now: nothing is expected, and one click restarts them."""
    return message(
        say("I'll stop nudging you for now, so I don't become noise. There's nothing you need to do."),
        say(f"{ANY_TIME} Want the nudges back? One click, now or later."),
        buttons(button("Keep them coming", Act.KEEP_COMING, resting.decision_id, primary=True)),
    )


def plan(plan: NudgePlan, what: str) -> Message:
    """Show the state of a person's nudges after `what` happened, and the way back."""
    if plan.outdated:
        return message(say(f"{_OUTDATED} {status(plan)}"), buttons(*plan_buttons(plan)))
    parts = [say(_answer(plan, what))]
    if what == "settings":
        parts.append(about(plan))
    stop = [button("Stop", Act.STOP)] if what == "fewer" and _at_its_fewest(plan) else []
    taken_back = _undo(plan) if what in _WITH_UNDO else None
    undo = [button("Undo", Act.UNDO_CHANGE, taken_back)] if taken_back else []
    return message(*parts, buttons(*stop, *undo, *plan_buttons(plan)))


def not_today(plan: NudgePlan) -> Message:
    """Answer a typed "not today": that is fine; offer to skip a nudge that is still to come today."""
    at = plan.next_on
    if at is None or at.date() != plan.today:
        return message(say(f"OK, not today. {ANY_TIME}"), buttons(*plan_buttons(plan)))
    return message(
        say(f"OK. Your nudge comes today at {at:%H:%M}. Shall I skip it?"),
        buttons(button("Skip today", Act.REQUEST.on(0), "skip today"), *plan_buttons(plan)),
    )


def who_sees_yours(plan: NudgePlan) -> Message:
    """Answer who sees what the person records and notes, as they have set it."""
    readers = starting(colleagues(members_only=plan.members_only))
    return message(
        say(
            f"{_sharing(plan)} {readers} see the needs you note. Only you see my answers and your history. "
            f"To change what you share: `{COMMAND} settings`"
        )
    )


def more(plan: NudgePlan) -> Message:
    """Answer people who want more nudges with what brings more, as far as there is more."""
    if not plan.person.enrolled or plan.person.resting_since or plan.paused_until:
        return message(say(status(plan)), buttons(*plan_buttons(plan)))
    if plan.person.cadence is Cadence.DAILY:
        said = f"You already get one each workday, the most I send. {ANY_TIME}"
        return message(say(said), buttons(*plan_buttons(plan)))
    daily = button("Nudge me daily", Act.REQUEST.on(0), "nudge daily", primary=True)
    return message(say(f"{status(plan)} {ANY_TIME}"), buttons(daily, *plan_buttons(plan)))


def unwelcome(plan: NudgePlan) -> Message:
    """Answer people who are annoyed: offer fewer nudges, or none."""
    if not plan.person.enrolled:
        return message(say("Sorry. Your nudges are off already."), buttons(button("Settings", Act.SETTINGS)))
    return message(
        say("Sorry. Want fewer nudges, or none?"),
        buttons(button("Fewer nudges", Act.FEWER), button("Stop nudges", Act.STOP)),
    )


def other_offers(plan: NudgePlan) -> Message:
    """Answer people who want fewer or better ideas and stories with what brings them."""
    less = [button("Fewer nudges", Act.FEWER), button("Stop nudges", Act.STOP)] if plan.person.enrolled else []
    return message(
        say(
            "For fewer like an idea, use ⋯ under it and pick *Not for me*. "
            "In Settings, *What to suggest* turns ideas or stories off, and *More of* picks a kind."
        ),
        buttons(button("Settings", Act.SETTINGS, primary=True), *less),
    )


def _sharing(plan: NudgePlan) -> str:
    if not plan.person.featured:
        return "The shout-out, nudges and customers' pages leave you out. What you record counts in the totals."
    if not plan.shares:
        return "What you record stays private unless you share it. It counts in the totals."
    return f"{who_sees('what you record', members_only=plan.members_only)}, unless you keep it private."


def about(plan: NudgePlan) -> Part:
    """Show the person's team and role, their sharing, their holidays, and offers they turned off."""
    person = plan.person
    said = (
        f"Team: {show_plain(person.team, {}, _TEAM_LIMIT)}." if person.team else "",
        f"Role: {person.role}." if person.role else "",
        _sharing(plan),
        _holidays(plan),
        f"Not suggested: {listed([SOURCES[each].lower() for each in SOURCES if each in person.unwanted])}."
        if person.unwanted
        else "",
        f"More of: {MORE_OF[person.more_of].lower()}." if person.more_of else "",
    )
    return plain_note(" ".join(each for each in said if each))


def _holidays(plan: NudgePlan) -> str:
    if not plan.place_name:
        return ""
    if not plan.holidays_known:
        return f"I don't know the public holidays of {plan.place_name}."
    return f"No nudges on public holidays in {plan.place_name}."


def plan_buttons(plan: NudgePlan) -> list[Element]:
    """Return the button that restarts nudges, if they are off and allowed, and the settings."""
    back = _way_back(plan) if may_be_nudged(plan.person) else None
    return [*([button(back, Act.RESUME, plan.pause)] if back else []), button("Settings", Act.SETTINGS)]


def _way_back(plan: NudgePlan) -> str | None:
    if not plan.person.enrolled:
        return "Resume nudges" if plan.person.stopped_at else "Nudge me on workdays"
    if plan.person.resting_since:
        return "Keep them coming"
    if plan.paused_from:
        return "Cancel the pause"
    return "Resume nudges" if plan.paused_until else None


def _answer(plan: NudgePlan, what: str) -> str:
    """Say what happened, and what is true now."""
    if not plan.person.enrolled and what in _WITHOUT_NUDGES:
        return f"{_WITHOUT_NUDGES[what]} {status(plan)}"
    if not plan.person.enrolled and what in _CHANGED:
        return f"Saved: {usual(plan)} Your nudges are off for now."
    if what == "paused":
        return paused(plan)
    if what == "resumed":
        return f"{'OK.' if plan.paused_until else _HEADLINES[what]} {status(plan)}{replaced(plan)}"
    return _changed(plan, what) if what in _CHANGED else f"{_HEADLINES[what]} {status(plan)}"


def _changed(plan: NudgePlan, what: str) -> str:
    """Say what is true after a change of the time, the days or the pace."""
    then = f" {pause(plan)}{replaced(plan)}" if plan.paused_until else next_one(plan)
    if what != "fewer" or not _at_its_fewest(plan):
        return f"{_switched_on(plan)}{usual(plan)}{then}"
    if plan.was is None or plan.was.cadence is plan.person.cadence:
        return f"One a week is the fewest I send. *Stop* ends them.{next_one(plan)}"
    return f"{_switched_on(plan)}{usual(plan)} That's the fewest I send.{then}"


def _switched_on(plan: NudgePlan) -> str:
    """Begin the answer to a change; say so when it switched nudges on."""
    was = plan.was
    if was is None or (was.enrolled and was.resting_since is None):
        return "OK, "
    return "OK, I'll nudge you: " if was.stopped_at is None and not was.enrolled else "OK, I'll nudge you again: "


def _undo(plan: NudgePlan) -> str | None:
    """Return what takes back the change; None when there is none, or *Resume nudges* does the same."""
    was = plan.was
    if was is None or (was.enrolled and plan.paused_until and not was_paused(plan) and _only_paused(plan, was)):
        return None
    return plan.undo


def _only_paused(plan: NudgePlan, was: Person) -> bool:
    now = plan.person
    return (was.nudge_time, was.workdays, was.cadence) == (now.nudge_time, now.workdays, now.cadence)


def _at_its_fewest(plan: NudgePlan) -> bool:
    return plan.person.enrolled and plan.person.cadence is plan.person.cadence.fewer


_OUTDATED = "Your nudges have changed since, so I've left them as they are."
_HEADLINES = {
    "enrolled": "OK, I'll nudge you.",
    "resumed": "Your nudges are on.",
    "kept": "OK, they'll keep coming.",
    "stopped": "Done.",
    "settings": "Settings saved.",
    "undone": "Undone.",
}
_CHANGED = frozenset({"changed", "fewer"})
_WITH_UNDO = frozenset({"changed", "fewer", "paused", "resumed"})
_WITHOUT_NUDGES = {
    "paused": "There's nothing to pause.",
    "fewer": "There's nothing to reduce.",
}

RENDERERS: Renderers = {
    Resting: plainly(resting),
}
"""By type of content, the messages of this family."""
