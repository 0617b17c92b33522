"""Say why a person's nudges cannot be as they wish: times, pauses, days."""

from bot.domain.reading.date_errors import NoSuchDay, NoSuchDayOfMonth, NoSuchMonth, WrongWeekday
from bot.domain.reading.date_spelling import MONTHS
from bot.domain.reading.pause_errors import BackwardsPause, NothingToPause, PauseTooLong, PauseWithGaps, UnclearPause
from bot.domain.reading.times import UnclearShoutoutTime, UnclearTime
from bot.domain.text import quote, tidy
from bot.slack.blocks.problems.sentences import Sentences
from bot.usecases.nudges.undo import UndoUnreadable
from bot.usecases.nudges.wishes import NoDayLeft, NoFullMember
from bot.usecases.people.settings import NoDays, NoOffers

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _unclear_time(problem: UnclearTime) -> str:
    said = (
        f"I didn't understand “{quote(problem.text)}” as a time."
        if tidy(problem.text)
        else "Which time would you like?"
    )
    days = " For days, try `/cx-help nudge on Mon and Thu` or `/cx-help nudge weekly`." if problem.names_days else ""
    return f"{said} Try `/cx-help nudge at 9:30`.{days}"


def _unclear_shoutout_time(problem: UnclearShoutoutTime) -> str:
    return f"I didn't understand “{quote(problem.text)}” as a day and a time. Try `Fri 15:00`."


def _unclear_pause(problem: UnclearPause) -> str:
    return (
        f"I didn't understand “{quote(problem.text)}” as a time to pause. "
        "Try `/cx-help pause 2 weeks` or `/cx-help pause until 7 Jan`."
    )


def _nothing_to_pause(problem: NothingToPause) -> str:
    return f"“{quote(problem.text)}” leaves no day to pause. Try a later day, or `/cx-help pause 2 weeks`."


def _backwards_pause(problem: BackwardsPause) -> str:
    return f"“{quote(problem.text)}” ends before it begins. Try `/cx-help pause from 23 March to 2 April`."


def _wrong_weekday(problem: WrongWeekday) -> str:
    day = _day(problem.day.day, problem.day.month)
    meant, said = _WEEKDAYS[problem.day.weekday()], _WEEKDAYS[problem.named]
    return f"{day} {problem.day.year} is a {meant}, not a {said}. Try `/cx-help pause until {day}`."


def _no_such_month(problem: NoSuchMonth) -> str:
    return f"There is no month {problem.month}. Try `/cx-help pause until 7 Jan`."


def _no_such_day(problem: NoSuchDay) -> str:
    day, instead = _day(problem.day, problem.month), _day(problem.instead, problem.month)
    return f"There's no such day as {day} in {problem.year}. Try `/cx-help pause until {instead}`."


def _no_such_day_of_month(problem: NoSuchDayOfMonth) -> str:
    return f"There's no such day of the month as {problem.day}. Try `/cx-help pause until the 1st`."


def _day(day: int, month: int) -> str:
    return f"{day} {MONTHS[month - 1].title()}"


SENTENCES: Sentences = {
    UnclearTime: _unclear_time,
    UnclearShoutoutTime: _unclear_shoutout_time,
    UnclearPause: _unclear_pause,
    NothingToPause: _nothing_to_pause,
    BackwardsPause: _backwards_pause,
    PauseTooLong: (
        "A pause can last a year at most, and must begin within a year. "
        "Try `/cx-help pause 6 months` or `/cx-help stop`."
    ),
    PauseWithGaps: "I can only read days without gaps. Type each part on its own, for example `/cx-help skip Monday`.",
    WrongWeekday: _wrong_weekday,
    NoSuchMonth: _no_such_month,
    NoSuchDay: _no_such_day,
    NoSuchDayOfMonth: _no_such_day_of_month,
    NoFullMember: "I only nudge full members of the workspace. The rest of `/cx-help` works for you.",
    NoDayLeft: (
        "That would leave no day for nudges, so nothing has changed. "
        "Try `/cx-help nudge on Mon and Thu`, or `/cx-help stop` to end them."
    ),
    UndoUnreadable: "This button no longer works. Use `/cx-help settings` instead.",
    NoDays: "Choose at least one day, or switch nudges off.",
    NoOffers: "Choose at least one, or switch nudges off.",
}
