"""Compare what people were shown with what is stored, after a trial."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from chaos.company import THURSDAY, ZONE, Company
from chaos.crowd import Attempt
from chaos.databases import Database, instant
from local_slack.posting import said
from local_slack.workspace import Workspace

TOO_LATE = timedelta(hours=3)
SHOUTOUT_WITHIN = timedelta(hours=72)
_ON_TIME = timedelta(hours=1)
_OFFICE_HOURS = range(9, 17)
_WORKDAYS = range(5)
_A_MOMENT = timedelta(minutes=1)
"""What a clock may have moved on between a decision to send and the post."""


@dataclass(frozen=True)
class Stored:
    """A message of the bot as Slack stores it; `key` is its delivery's."""

    key: str | None
    channel: str
    ts: str
    says: str
    files: int
    thread_ts: str | None

    @property
    def kind(self) -> str:
        """Return the kind of message."""
        return (self.key or "").partition(":")[0]

    @property
    def at(self) -> datetime:
        """Return when Slack stored it."""
        return datetime.fromtimestamp(float(self.ts), UTC)

    @property
    def day(self) -> date:
        """Return its day in the company's zone."""
        return self.at.astimezone(ZONE).date()


@dataclass(frozen=True)
class Breaches:
    """What should not have happened, in words; `sent` is how many messages the bot sent by itself."""

    sent: int
    lost: list[str]
    twice: list[str]
    late: list[str]
    untrue: list[str]
    """What is stored although the bot said that it is not."""


def check(company: Company, commands: Iterable[Attempt]) -> Breaches:
    """Return what was lost, came twice or late, or is not as the bot said."""
    stored = company.slack.thread.ask(_stored)
    database, commands = company.database, list(commands)
    kept = Counter(text for (text,) in database.rows("SELECT text FROM actions"))
    return Breaches(
        sent=sum(message.key is not None or message.files > 0 for message in stored),
        lost=[*_lost_commands(commands, kept), *_lost_messages(database, stored), *_undecided(company)],
        twice=[
            *_twice(stored),
            *(f"{text} twice" for text, times in kept.items() if times > 1 and "the order" in text),
        ],
        late=[*_late_nudges(database, stored), *_late_shoutouts(stored)],
        untrue=[f"{each.text}: {each.answer}" for each in commands if _is_denied(each) and kept[each.text]],
    )


def is_recorded(attempt: Attempt) -> bool:
    """Return whether the person was told that it is recorded."""
    return attempt.error is None and "Recorded" in attempt.answer


def _is_denied(attempt: Attempt) -> bool:
    return attempt.error is None and "again" in attempt.answer and not is_recorded(attempt)


def _stored(ws: Workspace) -> list[Stored]:
    return [
        Stored(
            ((message.metadata or {}).get("event_payload") or {}).get("key"),
            message.channel,
            message.ts,
            said(ws, message),
            len(message.files),
            message.thread_ts,
        )
        for conversation in ws.world.conversations.values()
        for message in conversation.messages
        if message.by_app and message.ephemeral_to is None
    ]


def _lost_commands(commands: Iterable[Attempt], kept: Counter[str]) -> Iterator[str]:
    return (f"command {each.text}" for each in commands if is_recorded(each) and not kept[each.text])


def _lost_messages(database: Database, stored: Iterable[Stored]) -> Iterator[str]:
    """Yield what is sent by the ledger and not in Slack, in Slack and not sent, or neither sent nor too late."""
    by_key = {message.key: message for message in stored if message.key}
    ledger = database.rows("SELECT key, status, error FROM deliveries")
    for key, status, error in ledger:
        there = key in by_key or key.startswith("ripples")
        if (status == "sent") != there or status in {"planned", "sending", "failed"}:
            yield f"{key} is {status} ({error}), and {'' if there else 'not '}in Slack"


def _undecided(company: Company) -> Iterator[str]:
    """Yield the days on which nothing was decided about a reader's nudge."""
    query = "SELECT p.slack_id, d.local_day FROM nudge_decisions d JOIN people p ON p.id = d.person_id"
    decided = {(slack_id, str(day)) for slack_id, day in company.database.rows(query)}
    first, last = THURSDAY.astimezone(ZONE).date() + timedelta(days=1), company.local_now.date()
    days = [first + timedelta(days=number) for number in range((last - first).days)]
    for person in company.readers:
        for day in days:
            if day.weekday() in _WORKDAYS and (person.id, day.isoformat()) not in decided:
                yield f"no decision about {person.name} on {day}"


def _twice(stored: list[Stored]) -> Iterator[str]:
    counts: Counter[Any] = Counter()
    counts.update(message.key for message in stored if message.key)
    counts.update(f"a nudge in {each.channel} on {each.day}" for each in stored if each.kind == "nudge")
    counts.update(f"a shout-out in week {each.day.isocalendar()[:2]}" for each in stored if each.kind == "shoutout")
    counts.update(f"a picture below {each.thread_ts}" for each in stored if each.files)
    return (f"{what}, {times} times" for what, times in counts.items() if times > 1)


def _late_nudges(database: Database, stored: Iterable[Stored]) -> Iterator[str]:
    query = "SELECT m.key, d.due_at FROM nudge_decisions d JOIN deliveries m ON m.id = d.delivery_id"
    due = {key: instant(at) for key, at in database.rows(query)}
    for message in stored:
        if message.kind == "nudge" and message.key in due and message.at - due[message.key] > TOO_LATE + _A_MOMENT:
            yield f"{message.key}, {message.at - due[message.key]} after it was due"


def _late_shoutouts(stored: Iterable[Stored]) -> Iterator[str]:
    for message in stored:
        if message.kind != "shoutout" or message.key is None:
            continue
        at = message.at.astimezone(ZONE)
        week = date.fromisoformat(message.key.partition(":")[2])
        due = datetime.combine(week + timedelta(days=4 - week.weekday()), datetime.min.time(), ZONE).replace(hour=15)
        after = message.at - due.astimezone(UTC)
        fits = at.hour in _OFFICE_HOURS and at.weekday() in _WORKDAYS
        if not timedelta(0) <= after <= SHOUTOUT_WITHIN + _A_MOMENT or (after > _ON_TIME and not fits):
            yield f"{message.key} at {at:%a %H:%M}"
