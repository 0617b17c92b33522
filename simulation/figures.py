"""What a history comes to in figures."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from simulation.fairness import features, features_by_count, gini, longest_unnamed, longest_wait, named_soon, posts
from simulation.history import History, Row

Figure = tuple[str, int | str]
"""What is counted, and how many; or how it is, which cannot be added up."""
Part = tuple[str, list[Figure]]
"""Some figures under a heading."""
A_WEEK = timedelta(weeks=1)
NO_MEDIAN = "none"
CAME_TO_REST = "unanswered"
"""The reason of the decision after which there is none until an answer."""


def figures(history: History) -> Iterator[Part]:
    """The table's parts, each with its heading and its lines."""
    sends = [row for row in history.decisions if row["outcome"] == "send"]
    yield "The company", _company(history)
    yield "Nudges sent", _nudges(history, sends)
    yield "Not sent, by reason", _counted(row["reason"] for row in history.decisions if row["outcome"] == "skip")
    yield "Put off, by reason", _counted(row["reason"] for row in history.decisions if row["outcome"] == "wait")
    yield "Answered", _answers(sends)
    yield "Offered, by source", _counted(row["source"] for row in history.offers)
    yield "What came of it", _outcomes(history)
    yield "Shout-outs", _shoutouts(history)
    yield "Silence", _silence(history)
    yield "Messages", _counted(f"{row['kind']} {row['status']}" for row in history.deliveries)
    yield "Refused with a word", sorted(history.refused.items())


def _company(history: History) -> list[Figure]:
    days = round((history.ended - history.began) / timedelta(days=1))
    zones = {state.zone for timeline in history.people.values() for state in timeline.states}
    return [
        ("people", len(history.people)),
        ("zones", str(len(zones))),
        ("days", str(days)),
        ("outages and silences", len(history.down)),
    ]


def _nudges(history: History, sends: list[Row]) -> list[Figure]:
    arrived = len(history.of_kind("nudge"))
    weeks = (history.ended - history.began) / A_WEEK
    by_source = _counted(row["source"] for row in sends)
    return [
        ("decisions", len(history.decisions)),
        ("arrived", arrived),
        ("a person and week", f"{arrived / max(1, len(history.people)) / weeks:.2f}"),
        *((f"first offer: {source}", number) for source, number in by_source),
    ]


def _answers(sends: list[Row]) -> list[Figure]:
    answered = [row["answer"] for row in sends if row["answer"] is not None]
    share = len(answered) / max(1, len(sends))
    return [("all", len(answered)), ("share of those sent", f"{share:.0%}"), *_counted(answered)]


def _outcomes(history: History) -> list[Figure]:
    status = Counter(str(row["status"]) for row in history.needs)
    waits = [
        (row["met_at"] - row["created_at"]) / timedelta(days=1) for row in history.needs if row["met_at"] is not None
    ]
    taken = sum(row["taken_by"] is not None for row in history.needs)
    repeated = sum(row["kept_action_id"] is not None for row in history.promises)
    return [
        ("actions recorded", len(history.actions)),
        ("needs noticed", len(history.needs)),
        ("needs taken", taken),
        ("needs met", status["met"]),
        ("needs dropped", status["dropped"]),
        ("median days to meet one", f"{median(waits):.1f}" if waits else NO_MEDIAN),
        ("promises to do one like a story", len(history.promises)),
        ("stories repeated", repeated),
    ]


def _shoutouts(history: History) -> list[Figure]:
    soon, actors = named_soon(history)
    return [
        ("posted", len(posts(history))),
        ("stories", len(history.stories)),
        ("people who shared something", actors),
        ("of them named within 14 days", f"{soon / max(1, actors):.0%}"),
        ("longest wait to be named, weeks", f"{longest_unnamed(history) / A_WEEK:.1f}"),
        ("longest wait to be featured, weeks", f"{longest_wait(history) / A_WEEK:.1f}"),
        ("Gini of features", f"{gini(features(history)):.2f}"),
        ("Gini, were it the top 5 by count", f"{gini(features_by_count(history)):.2f}"),
    ]


def _silence(history: History) -> list[Figure]:
    rests = sum(row["outcome"] == "rest" for row in history.decisions)
    days, reason = max(_silences(history), default=(0, "none"))
    resting = sum(row["resting_since"] is not None for row in history.stored_people)
    return [
        ("came to rest", rests),
        ("restored since", rests - resting),
        ("longest while enrolled, days", str(days)),
        ("mostly for", reason.replace("_", " ")),
    ]


def _silences(history: History) -> Iterator[tuple[int, str]]:
    """The days between two nudges of a person who was enrolled all the time, and what was decided most in between."""
    nudged: dict[int, list[date]] = defaultdict(list)
    reasons: dict[int, list[tuple[date, str]]] = defaultdict(list)
    for row in history.decisions:
        if row["outcome"] == "send":
            nudged[row["person_id"]].append(row["local_day"])
        else:
            reasons[row["person_id"]].append((row["local_day"], str(row["reason"])))
    for person_id, days in nudged.items():
        timeline = history.people[person_id]
        stopped = [
            at.date() for at, state in zip(timeline.since, timeline.states, strict=True) if not state.gets_nudges
        ]
        for before, after in pairwise(days):
            if not any(before <= day <= after for day in stopped):
                between = Counter(reason for day, reason in reasons[person_id] if before < day < after)
                most = (between.most_common(1) or [("days off", 0)])[0][0]
                yield (after - before).days, CAME_TO_REST if CAME_TO_REST in between else most


def _counted(words: Iterator[object] | list[object]) -> list[Figure]:
    counts = Counter(str(word) for word in words)
    return [(word.replace("_", " "), number) for word, number in sorted(counts.items())]
