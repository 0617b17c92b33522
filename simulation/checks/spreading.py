"""Nothing comes twice: no message, no nudge on one local day, no shout-out in one week."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from simulation.history import DEFAULT_ZONE, History


def two_on_one_day(history: History) -> Iterator[str]:
    """Nobody gets two nudges on one local day, by the zone that they were in when each arrived."""
    days: Counter[tuple[int, str]] = Counter()
    for message in history.of_kind("nudge"):
        if message.person_id is not None:
            day = history.people[message.person_id].at(message.at).day(message.at)
            days[message.person_id, day.isoformat()] += 1
    yield from (f"person {person} on {day}: {number} nudges" for (person, day), number in days.items() if number > 1)


def sent_twice(history: History) -> Iterator[str]:
    """Slack stores each message once."""
    keys = Counter(message.key for message in history.messages)
    yield from (f"{key} {number} times" for key, number in keys.items() if number > 1)


def story_without_own_words(history: History) -> Iterator[str]:
    """A shout-out features nothing that its person has not put into words."""
    worded = {row["id"] for row in history.actions if row["own_words"]}
    told = (row["action_id"] for row in history.stories)
    yield from (f"action {action_id}" for action_id in told if action_id not in worded)


def two_shoutouts_in_a_week(history: History) -> Iterator[str]:
    """Each week has one shout-out at the most, by the week in which it was due."""
    due = {row["id"]: row["due_at"] for row in history.shoutouts}
    posts = defaultdict(list)
    for message in history.of_kind("shoutout"):
        if message.subject_id in due:
            day = due[message.subject_id].astimezone(ZoneInfo(DEFAULT_ZONE)).date()
            posts[day - timedelta(days=day.weekday())].append(message.key)
    yield from (f"week of {week}: {', '.join(keys)}" for week, keys in posts.items() if len(keys) > 1)
