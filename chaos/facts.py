"""Read what Slack stores and what the database holds, after a trial."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from chaos.company import ZONE, Company
from chaos.databases import instant
from local_slack.workspace.messages import said
from local_slack.workspace.workspace import Workspace


@dataclass(frozen=True)
class Stored:
    """A message of the bot as Slack stores it; `key` is its delivery's."""

    key: str | None
    channel: str
    ts: str
    says: str = ""
    files: int = 0
    thread_ts: str | None = None

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
class Facts:
    """What is there in the end.

    `actions` counts the actions by text, `ledger` holds the status and the error of each delivery by key, `due` when
    each nudge was due by key, `threads` the ts of the shout-out below which each picture belongs, by the picture's key,
    `decided` the people (by Slack id) and days with a decision. `today` is not over yet.
    """

    stored: list[Stored]
    today: date
    readers: tuple[str, ...] = ()
    actions: Counter[str] = field(default_factory=Counter)
    ledger: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    due: dict[str, datetime] = field(default_factory=dict)
    threads: dict[str, str] = field(default_factory=dict)
    decided: frozenset[tuple[str, date]] = frozenset()


_ACTIONS = "SELECT text FROM actions"
_LEDGER = "SELECT key, status, error FROM deliveries"
_DUE = "SELECT m.key, d.due_at FROM nudge_decisions d JOIN deliveries m ON m.id = d.delivery_id"
_THREADS = "SELECT s.id, d.sent_ts FROM shoutouts s JOIN deliveries d ON d.id = s.delivery_id WHERE d.status = 'sent'"
_DECIDED = "SELECT p.slack_id, d.local_day FROM nudge_decisions d JOIN people p ON p.id = d.person_id"


def facts_of(company: Company) -> Facts:
    """Read everything."""
    rows = company.database.rows
    return Facts(
        stored=company.slack.thread.ask(_stored),
        today=company.local_now.date(),
        readers=tuple(person.id for person in company.readers),
        actions=Counter(text for (text,) in rows(_ACTIONS)),
        ledger={key: (status, error) for key, status, error in rows(_LEDGER)},
        due={key: instant(at) for key, at in rows(_DUE)},
        threads={f"ripples:{shoutout}": ts for shoutout, ts in rows(_THREADS)},
        decided=frozenset((slack_id, date.fromisoformat(str(day))) for slack_id, day in rows(_DECIDED)),
    )


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
