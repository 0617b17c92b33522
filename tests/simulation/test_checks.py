"""A check that cannot fail is worth nothing: each of them finds what it looks for, and nothing else finds it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from bot.domain.people import Cadence
from simulation.checks import CHECKS, breaches
from simulation.history import History, Timeline
from tests.simulation.given import (
    LONDON,
    MONDAY,
    NUDGED,
    a_decision,
    a_draw,
    a_message,
    a_need,
    a_nudge,
    a_person,
    an_offer,
    sound,
    three_offers,
)

AN_HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)
FOREVER = MONDAY + 3650 * A_DAY


def holding(**what: Any) -> History:  # noqa: ANN401  any field of a state
    """The same days, though something else held for the person."""
    return sound(people={1: Timeline((MONDAY,), (replace(LONDON, **what),))})


def told(*messages: Any) -> History:  # noqa: ANN401  the messages
    """The same days with more messages."""
    return sound(messages=sound().messages + messages)


def offered(*offers: Any) -> History:  # noqa: ANN401  the offers
    """The same days with more offers."""
    return sound(offers=three_offers() + offers)


def days_of_silence(number: int) -> History:
    """A nudge a week for so many weeks, and no answer."""
    messages = tuple(a_nudge(NUDGED[0] + 7 * day * A_DAY, 1) for day in range(number))
    return sound(messages=messages)


def with_an_action() -> History:
    row = {"id": 1, "person_id": 1, "recorded_at": NUDGED[0] - AN_HOUR, "undone_at": None, "own_words": True}
    return sound(actions=(row,))


SHOUTOUT = {"id": 1, "due_at": MONDAY}
SPOILED: dict[str, Callable[[], History]] = {
    "two nudges on one local day": lambda: told(a_nudge(NUDGED[0] + AN_HOUR, 1, key="nudge:1:2026-01-04")),
    "something sent twice": lambda: told(a_nudge(NUDGED[0], 1)),
    "a week with two shout-outs": lambda: sound(
        messages=(a_message("shoutout", MONDAY), a_message("shoutout", MONDAY + A_DAY)), shoutouts=(SHOUTOUT,)
    ),
    "a story without own words": lambda: sound(stories=({"shoutout_id": 1, "action_id": 7},)),
    "a nudge outside its hours": lambda: sound(messages=(a_nudge(NUDGED[0] + 4 * AN_HOUR, 1),)),
    "a nudge on a day off": lambda: holding(workdays=frozenset({1, 2})),
    "a nudge on a public holiday": lambda: told(a_nudge(NUDGED[0] - 4 * A_DAY, 1)),
    "a nudge during a pause": lambda: holding(paused_until=date(2026, 1, 7)),
    "a nudge while away": lambda: holding(away_until=FOREVER),
    "a nudge in Do Not Disturb": lambda: holding(quiet=((time(9), time(10)),)),
    "a nudge after acting that day": with_an_action,
    "a nudge to somebody who has none": lambda: holding(enrolled=False),
    "a nudge after the last message": lambda: days_of_silence(15),
    "a second last message": lambda: told(a_message("resting", MONDAY), a_message("resting", MONDAY + A_DAY)),
    "a nudge sooner than the pace allows": lambda: holding(cadence=Cadence.WEEKLY),
    "a workday without a decision": lambda: sound(decisions=()),
    "a day with no nudge and no reason": lambda: sound(
        decisions=tuple(a_decision(at, number, outcome="skip") for number, at in enumerate(NUDGED, 1))
    ),
    "settings other than asked for": lambda: sound(stored_people=(a_person(zone="Asia/Tokyo"),)),
    "an idea again within 60 days": lambda: offered({**three_offers()[0], "id": 4}),
    "a need or story twice": lambda: offered(an_offer(4, "need", "7"), an_offer(5, "need", "7")),
    "a need held by more than three": lambda: offered(*(an_offer(n, "need", "7", person_id=n) for n in (4, 5, 6, 7))),
    "a source three times running": lambda: sound(offers=tuple(an_offer(n, "need", str(n)) for n in (1, 2, 3))),
    "a source below its least chance": lambda: offered(
        an_offer(4, "story", "7", available={"story": {"probability": 0.1, "candidates": [["7", 1.0]]}})
    ),
    "a draw other when replayed": lambda: sound(offers=(a_draw(1, subject="idea-0"),)),
    "a promise followed up twice": lambda: offered(*(an_offer(n, "follow_up", "promise:7") for n in (4, 5))),
    "a need asked about twice": lambda: told(
        a_message("still_needed", MONDAY), a_message("still_needed", MONDAY + A_DAY)
    ),
    "a noticer told twice": lambda: told(a_message("need_met", MONDAY), a_message("need_met", MONDAY + A_DAY)),
    "a noticer not told": lambda: sound(needs=(a_need(),)),
}


def test_days_in_which_no_rule_is_broken_have_no_breach() -> None:
    assert breaches(sound()) == []


def test_every_check_is_tested() -> None:
    assert set(SPOILED) == set(CHECKS)


@pytest.mark.parametrize("rule", SPOILED)
def test_a_broken_rule_is_found(rule: str) -> None:
    assert [breach for breach in breaches(SPOILED[rule]()) if breach.rule == rule] != []
