"""How often nudges come, and how they end, when they stay unanswered."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise
from typing import NamedTuple

from bot.domain.people import Cadence
from simulation.history import Act, History, Message, State

STEPS = ((10, 7), (5, 3))
"""After how many unanswered nudges the days between two of them are at least how many."""
LAST_AFTER = 14
TWICE_A_WEEK = 3
ON_ONE_WEEKDAY = 4
"""How many days after a nudge on another weekday the weekly one may come."""
A_WEEK = 7


class Pace(NamedTuple):
    """A person's nudges, last messages and answers, each in the order of time."""

    nudges: list[Message]
    last_messages: list[Message]
    answers: list[datetime]

    def unanswered(self, at: datetime) -> int:
        """How many nudges have come since the last answer before an instant."""
        before = bisect_left(self.answers, at)
        since = self.answers[before - 1] if before else datetime.min.replace(tzinfo=at.tzinfo)
        arrived = [message.at for message in self.nudges]
        return bisect_left(arrived, at) - bisect_right(arrived, since)


def paces(history: History, *acts: Act) -> dict[int, Pace]:
    """The pace of everybody, with these acts as answers."""
    by_person: dict[int, Pace] = defaultdict(lambda: Pace([], [], []))
    for message in history.messages:
        if message.person_id is not None and message.kind == "nudge":
            by_person[message.person_id].nudges.append(message)
        elif message.person_id is not None and message.kind == "resting":
            by_person[message.person_id].last_messages.append(message)
    for deed in history.deeds:
        if deed.act in acts:
            by_person[deed.person_id].answers.append(deed.at)
    return by_person


def least_gap(state: State, unanswered: int) -> int:
    """How many days there are from one nudge to the next, at the least."""
    asked = next((gap for after, gap in STEPS if unanswered >= after), 1)
    one_weekday = state.cadence is Cadence.WEEKLY and len(state.days) == 1
    return max(asked, ON_ONE_WEEKDAY if one_weekday else state.cadence.least_gap)


def least_gap_of_three(state: State, unanswered: int) -> int:
    """How many days there are from one nudge to the next but one, at the least: of twice a week never three."""
    return A_WEEK if least_gap(state, unanswered) == TWICE_A_WEEK else 0


def too_soon(history: History) -> Iterator[str]:
    """Two nudges are as many days apart as their person chose, and as their silence asks for."""
    for person_id, pace in paces(history, *Act).items():
        for place, message in enumerate(pace.nudges):
            state, unanswered = history.people[person_id].at(message.at), pace.unanswered(message.at)
            gaps = least_gap(state, unanswered), least_gap_of_three(state, unanswered)
            # By the zone of each: whoever flies west gains a day that was not waited for.
            for before, gap in zip(reversed(pace.nudges[max(0, place - 2) : place]), gaps, strict=False):
                days = (_day(message) - _day(before)).days
                if days < gap:
                    yield f"{message.key} came {days} days after {before.key}, not {gap}"


def after_the_last_message(history: History) -> Iterator[str]:
    """After so many nudges without an answer there is no other."""
    for pace in paces(history, *Act).values():
        yield from (
            f"{message.key} after {LAST_AFTER} without an answer"
            for message in pace.nudges
            if pace.unanswered(message.at) >= LAST_AFTER
        )


def second_last_message(history: History) -> Iterator[str]:
    """The last message comes once, until there has been an answer."""
    for pace in paces(history, *Act).values():
        for before, message in pairwise(pace.last_messages):
            if not any(before.at < answer < message.at for answer in pace.answers):
                yield f"{message.key} after {before.key}"


def _day(message: Message) -> date:
    return date.fromisoformat(message.key.rpartition(":")[2])
