"""Say what nudges cannot do, and offer what comes nearest."""

from bot.domain.reading.date_spelling import with_capitals
from bot.domain.reading.nudge_commands import CannotDo, Limit
from bot.domain.text import show_mrkdwn, show_plain
from bot.slack.blocks.kit import button, buttons, say
from bot.slack.blocks.parts import Message, message
from bot.slack.ids import COMMAND, Act

_QUOTED = 60


def cannot_do(asked: CannotDo) -> Message:
    """Say what the bot cannot do, and offer what comes nearest as buttons."""
    quoted = show_mrkdwn(show_plain(with_capitals(asked.typed), {}, _QUOTED), {})
    ask = "Which do you mean?" if asked.limit in {Limit.WHICH_DAY, Limit.TWO_TIMES} else "One of these instead?"
    nearest = [button(_label(request), Act.REQUEST.on(number), request) for number, request in enumerate(asked.nearest)]
    said = f"{_LIMITS.get(asked.limit, '').format(typed=f'“{quoted}”')} Nothing has changed. {ask}"
    return message(
        say(_QUESTIONS.get(asked.limit, said)),
        buttons(*nearest, button("Settings", Act.SETTINGS)),
    )


def _label(request: str) -> str:
    """Return a request as a button says it: `pause until friday` as "Pause until Friday"."""
    return with_capitals(f"{request[:1].upper()}{request[1:]}")


_LIMITS = {
    Limit.ONE_TIME: "I nudge once a day, at a time you choose, so I can't do {typed}.",
    Limit.WHICH_TIME: "I need an exact time, so I can't do {typed}.",
    Limit.ONE_A_DAY: "One a day is the most I send, so I can't do {typed}.",
    Limit.WEEKLY: "I use the same days every week, so I can't do {typed}.",
    Limit.NO_CALENDAR: "I can't see your calendar, so I need days or dates for {typed}.",
    Limit.WHOLE_DAYS: "I pause for whole days, so I can't do {typed}.",
    Limit.NO_REMINDERS: "I nudge at most once a day and set no other reminders, so I can't do {typed}.",
    Limit.WHICH_DAY: "{typed} can mean two things.",
    Limit.HOW_LONG: "I can't tell how long {typed} is.",
    Limit.TWO_TIMES: "{typed} can mean two times.",
}
_QUESTIONS = {
    Limit.OPEN_END: "Pause your nudges for how long, or stop them?",
    Limit.FOR_GOOD: f"Stop your nudges for good? `{COMMAND} resume` brings them back at any time.",
    Limit.WHEN_BACK: f"When are you back? For example `{COMMAND} pause until 7 Jan`.",
}
"""What is asked instead, where that is clearer."""
