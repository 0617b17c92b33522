"""Whoever noticed a need hears of it: once when it is met, and asked once when nobody takes it."""

from collections import Counter
from collections.abc import Iterator

from simulation.history import History


def asked_twice(history: History) -> Iterator[str]:
    """Nobody is asked twice whether the same need still stands."""
    asked = Counter(message.subject_id for message in history.of_kind("still_needed"))
    yield from (f"need {need}: {number} times" for need, number in asked.items() if number > 1)


def told_twice(history: History) -> Iterator[str]:
    """Nobody is told twice that the same action met a need."""
    told = Counter((message.person_id, message.subject_id) for message in history.of_kind("need_met"))
    yield from (
        f"person {person}, action {action}: {number} times" for (person, action), number in told.items() if number > 1
    )


def not_told(history: History) -> Iterator[str]:
    """Whoever noticed a need that a colleague met is owed the news of it."""
    owed = {(row["person_id"], row["payload"]["action_id"]) for row in history.deliveries if row["kind"] == "need_met"}
    for need in history.needs:
        if need["met_action_id"] is None or need["taken_by"] == need["noticed_by"]:
            continue
        if (need["noticed_by"], need["met_action_id"]) not in owed:
            yield f"person {need['noticed_by']}: need {need['id']}"
