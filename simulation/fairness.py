"""How fairly shout-outs get people noticed: how soon everybody is named, and how evenly they are featured."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.deliveries import DeliveryStatus
from bot.domain.shoutouts import STORIES_PER_SHOUTOUT
from simulation.history import History, Row

SOON = timedelta(days=14)
"""How soon everybody who acted is to be named."""


@dataclass(frozen=True, slots=True)
class Post:
    """A shout-out that was posted: when, the time of which it tells, whom it features, and all whom it names."""

    at: datetime
    since: datetime
    until: datetime
    featured: frozenset[int]
    named: frozenset[int]

    def covers(self, action: Row) -> bool:
        """Whether this was done in the time of which it tells."""
        recorded_at: datetime = action["recorded_at"]
        return self.since <= recorded_at < self.until

    def names(self, action: Row) -> bool:
        """Whether the one who did this is named for it, in a story or in the roll-call."""
        return self.covers(action) and action["person_id"] in self.named


def posts(history: History) -> list[Post]:
    """The shout-outs that were posted, in their order."""
    person = {row["id"]: row["person_id"] for row in history.actions}
    called = {row["name"]: row["id"] for row in history.stored_people}
    named: dict[int | None, set[int]] = {}
    for message in history.of_kind("shoutout"):
        named.setdefault(message.subject_id, set()).update(called[name] for name in message.named)
    sent_at = {
        row["payload"]["shoutout_id"]: row["sent_at"]
        for row in history.deliveries
        if row["kind"] == "shoutout" and row["status"] is DeliveryStatus.SENT
    }
    return [
        Post(
            at=sent_at[row["id"]],
            since=row["covers_from"],
            until=row["covers_until"],
            featured=frozenset(
                person[story["action_id"]] for story in history.stories if story["shoutout_id"] == row["id"]
            ),
            named=frozenset(named.get(row["id"], ())),
        )
        for row in history.shoutouts
        if row["id"] in sent_at
    ]


def shared_actions(history: History) -> dict[int, list[Row]]:
    """What each person did and let be shared, by person, in the order in which it was recorded."""
    actors: dict[int, list[Row]] = {}
    for row in history.actions:
        if row["shared"] and row["undone_at"] is None:
            actors.setdefault(row["person_id"], []).append(row)
    return actors


def told_actions(history: History) -> dict[int, list[Row]]:
    """Of what each person let be shared, what they put into their own words: only that can become a story."""
    shared = shared_actions(history)
    return {who: told for who, rows in shared.items() if (told := [row for row in rows if row["own_words"]])}


def named_soon(history: History) -> tuple[int, int]:
    """How many people were named within 14 days after each of their shared actions, and how many acted.

    What was recorded in the last 14 days is left out, as its time is not over.
    """
    posted = posts(history)
    acted = {
        person_id: [row for row in rows if row["recorded_at"] <= history.ended - SOON]
        for person_id, rows in shared_actions(history).items()
    }
    soon = [
        all(any(post.names(row) and post.at - row["recorded_at"] <= SOON for post in posted) for row in rows)
        for rows in acted.values()
        if rows
    ]
    return sum(soon), len(soon)


def longest_wait(history: History) -> timedelta:
    """The longest time for which somebody waited to be featured, or still waits, since they had done something."""
    return _longest(history, told_actions(history), lambda post: post.featured)


def longest_unnamed(history: History) -> timedelta:
    """As `longest_wait`, for being named at all."""
    return _longest(history, shared_actions(history), lambda post: post.named)


def features(history: History) -> dict[int, int]:
    """How often each person was featured, of all who put something that they share into words."""
    counted = Counter(person_id for post in posts(history) for person_id in post.featured)
    return {person_id: counted[person_id] for person_id in told_actions(history)}


def features_by_count(history: History) -> dict[int, int]:
    """How often each person would have been featured, were it those five a week who had recorded the most."""
    actors = told_actions(history)
    counted: Counter[int] = Counter()
    for post in posts(history):
        week = Counter({person_id: sum(map(post.covers, rows)) for person_id, rows in actors.items()})
        counted.update(person_id for person_id, number in week.most_common(STORIES_PER_SHOUTOUT) if number)
    return {person_id: counted[person_id] for person_id in actors}


def gini(shares: Mapping[int, int]) -> float:
    """The Gini coefficient of what each has: 0 where all have the same, near 1 where one has everything.

    With x_1 ≤ … ≤ x_n it is Σ (2i - n - 1) x_i / (n Σ x_i): C. Damgaard and J. Weiner, "Describing inequality in plant
    size or fecundity", Ecology 81 (2000), pages 1139 to 1142. It is 0 where nobody has anything.
    """
    values = sorted(shares.values())
    number, total = len(values), sum(values)
    if not total:
        return 0.0
    return sum((2 * place - number - 1) * value for place, value in enumerate(values, 1)) / (number * total)


def _longest(history: History, acted: Mapping[int, list[Row]], shown: Callable[[Post], frozenset[int]]) -> timedelta:
    posted = posts(history)
    waits = (
        wait
        for who, rows in acted.items()
        for wait in _waits(history, [post for post in posted if who in shown(post)], rows)
    )
    return max(waits, default=timedelta())


def _waits(history: History, turns: Sequence[Post], rows: Sequence[Row]) -> Iterator[timedelta]:
    """How long somebody waited for each of their turns, from the first thing that they did since the last."""
    last: datetime | None = None
    for until, at in [*((post.until, post.at) for post in turns), (history.ended, history.ended)]:
        waiting = [
            row["recorded_at"]
            for row in rows
            if row["recorded_at"] < until and (last is None or row["recorded_at"] >= last)
        ]
        if waiting:
            yield at - min(waiting)
        last = until
