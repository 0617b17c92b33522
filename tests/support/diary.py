"""A person's nudges as database and ticks keep them, without either: the rules alone, called as the bot does."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from bot.domain.nudges import DecisionFacts, Outcome, Reason, Verdict, day_of_nudge, decide, next_due
from bot.domain.people import Person, Workspace, local_day, person_zone
from bot.domain.replan import Change, replan


@dataclass
class Row:
    """A decision that is kept: who was decided about when, what they were like then, and whether it arrived."""

    at: datetime
    verdict: Verdict
    person: Person
    failed: bool = False


@dataclass
class Diary:
    """Plays database and tick. Nothing is remembered but what the tables have columns for."""

    person: Person
    workspace: Workspace
    holidays: frozenset[date] = frozenset()
    rows: list[Row] = field(default_factory=list)
    sent: list[Row] = field(default_factory=list)
    acted_at: list[datetime] = field(default_factory=list)

    @classmethod
    def begun(cls, start: datetime, person: Person, workspace: Workspace) -> "Diary":
        """The diary of somebody who has asked for nudges at `start`."""
        enrolled = replace(person, enrolled_at=start, next_nudge_at=None)
        return cls(replace(enrolled, next_nudge_at=next_due(enrolled, workspace, after=start)), workspace)

    def is_due(self, now: datetime) -> bool:
        return self.person.next_nudge_at is not None and self.person.next_nudge_at <= now

    def tick(self, now: datetime, undisturbed_until: datetime | None = None, *, fails: bool = False) -> None:
        """Decide if the person is due; what is to be sent arrives at once, or not at all if it `fails`."""
        if not self.is_due(now):
            return
        person, verdicts = (
            self.person,
            decide(self.person, self.workspace, self.facts(now, undisturbed_until), now),
        )
        last = verdicts[-1]
        assert last.next_at is None or last.next_at > now
        put_off = last.due if last.outcome is Outcome.WAIT else None
        self.person = replace(person, next_nudge_at=last.next_at, nudge_due_at=put_off)
        for verdict in verdicts:
            self.rows.append(Row(now, verdict, person, failed=fails and verdict.outcome is Outcome.SEND))
            if verdict.outcome is Outcome.REST:
                self.person = replace(self.person, resting_since=now)
            elif verdict.outcome is Outcome.SEND:
                # The database refuses a second one of a day; what is more, no day comes after a later one.
                assert not self.sent or self.sent[-1].verdict.day < verdict.day
                self.sent.append(self.rows[-1])
                self.person = replace(self.person, unanswered=self.person.unanswered + (not fails))

    def change(self, now: datetime, *, catch_up: bool = False, **values: Any) -> None:  # noqa: ANN401  any field of a person
        """Somebody's settings, or what Slack says of them, are others from now on."""
        before, after = self.person, replace(self.person, **values)
        replanned = replan(Change(before, after, self.workspace, now), self.is_decided, catch_up=catch_up)
        self.person = replace(after, next_nudge_at=replanned.next_at, nudge_due_at=None)
        self.rows.extend(Row(now, verdict, before) for verdict in replanned.verdicts)

    def answer(self, now: datetime) -> None:
        """The person answers, in whatever way."""
        resting = self.person.resting_since is not None
        if resting:
            self.change(now, unanswered=0, resting_since=None)
        self.person = replace(self.person, unanswered=0)

    def is_decided(self, day: date) -> bool:
        return any(row.verdict.day == day and row.verdict.outcome is not Outcome.WAIT for row in self.rows)

    def reasons(self) -> list[tuple[date, Reason]]:
        return [(row.verdict.day, row.verdict.reason) for row in self.rows]

    def acted_on(self, day: date) -> bool:
        zone = person_zone(self.person, self.workspace)
        return any(local_day(at, zone) == day for at in self.acted_at)

    def facts(self, now: datetime, undisturbed_until: datetime | None = None) -> DecisionFacts:
        """What is known of the person now."""
        zone = person_zone(self.person, self.workspace)
        today = local_day(now, zone)
        counted = [row for row in reversed(self.sent) if not row.failed or row.verdict.day >= today]
        return DecisionFacts(
            nudged_on=tuple(day_of_nudge(row.verdict.day, row.at, zone) for row in counted[:2]),
            acted_today=self.acted_on(today),
            holidays=self.holidays,
            undisturbed_until=undisturbed_until,
        )
