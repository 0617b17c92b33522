"""Say what should not have happened: what was lost, came twice or late, or is not as the bot said."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.settlements import NEVER_SEEN, TOO_LATE
from chaos.company import THURSDAY, ZONE
from chaos.crowd import TYPED, Attempt
from chaos.facts import Facts

_NUDGE_WITHIN = timedelta(hours=3)
SHOUTOUT_WITHIN = timedelta(hours=72)
"""How long an outage may last, from when the shout-out is due or from the Monday's hour that it has waited for."""
_PROMPT = ("nudge:", "shoutout:")
_SHOUTOUT_AT = time(15)
_FRIDAY = 4
_ON_TIME = timedelta(hours=1)
_WEEKEND = timedelta(days=3)
_OFFICE_HOURS = range(9, 17)
_WORKDAYS = range(5)
_A_MOMENT = timedelta(minutes=1)
"""What a clock may have moved on between a decision to send and the post."""


@dataclass(frozen=True)
class Breaches:
    """What should not have happened, in words; `sent` is how many messages the bot sent by itself."""

    sent: int
    lost: list[str]
    twice: list[str]
    late: list[str]
    untrue: list[str]
    """What is stored although the bot said that it is not."""
    expired: int = 0
    """How many messages were never sent because it was too late for them."""


def breaches_in(facts: Facts, commands: Iterable[Attempt], *, may_expire: bool = True) -> Breaches:
    """Compare what people were told with what is there.

    Unless they `may_expire`, nudges and shout-outs for which it was too late are lost.
    """
    commands = list(commands)
    denied = [each for each in commands if _is_denied(each) and facts.actions[each.text]]
    expired = [key for key, settled in facts.ledger.items() if settled == ("expired", TOO_LATE)]
    lost = [*_lost_commands(facts, commands), *_lost_messages(facts), *_undecided(facts)]
    if not may_expire:
        lost += [f"{key} was not sent in time" for key in expired if key.startswith(_PROMPT)]
    return Breaches(
        sent=sum(message.key is not None or message.files > 0 for message in facts.stored),
        lost=lost,
        twice=[*_twice(facts)],
        late=[*_late_nudges(facts), *_late_shoutouts(facts)],
        untrue=[f"{each.text}: {each.answer}" for each in denied],
        expired=len(expired),
    )


def is_recorded(attempt: Attempt) -> bool:
    """Return whether the person was told that it is recorded."""
    return attempt.error is None and "Recorded" in attempt.answer


def _is_denied(attempt: Attempt) -> bool:
    return attempt.error is None and "again" in attempt.answer and not is_recorded(attempt)


def _lost_commands(facts: Facts, commands: Iterable[Attempt]) -> Iterator[str]:
    return (f"command {each.text}" for each in commands if is_recorded(each) and not facts.actions[each.text])


def _lost_messages(facts: Facts) -> Iterator[str]:
    """Yield what is sent by the ledger and not in Slack, in Slack and not sent, or neither sent nor too late."""
    # A picture is a file, which has no key: its place is below its shout-out.
    pictured = {message.thread_ts for message in facts.stored if message.files}
    known = {message.key for message in facts.stored}
    known |= {key for key, thread_ts in facts.threads.items() if thread_ts in pictured}
    for key, (status, error) in facts.ledger.items():
        # Whether a message is there that nobody could look for, nobody knows: it is never sent again.
        if status == "failed" and (error or "").startswith(NEVER_SEEN):
            continue
        there = key in known
        if there != (status == "sent") or not (there or status == "expired"):
            yield f"{key} is {status} ({error}), and {'' if there else 'not '}in Slack"
    for key in sorted({key for key in known if key is not None} - facts.ledger.keys()):
        yield f"{key} is in Slack, and not in the ledger"


def _undecided(facts: Facts) -> Iterator[str]:
    """Yield the days on which nothing was decided about a reader's nudge."""
    first = THURSDAY.astimezone(ZONE).date() + timedelta(days=1)
    days = [first + timedelta(days=number) for number in range((facts.today - first).days)]
    for reader in facts.readers:
        for day in days:
            if day.weekday() in _WORKDAYS and (reader, day) not in facts.decided:
                yield f"no decision about {reader} on {day}"


def _twice(facts: Facts) -> Iterator[str]:
    stored = facts.stored
    counts: Counter[str] = Counter(message.key for message in stored if message.key)
    counts.update(f"a nudge in {each.channel} on {each.day}" for each in stored if each.kind == "nudge")
    # A late one may come in the week of the next.
    counts.update(f"a shout-out on {each.day}" for each in stored if each.kind == "shoutout")
    counts.update(f"a picture below {each.thread_ts}" for each in stored if each.files)
    counts.update({text: times for text, times in facts.actions.items() if text.startswith(TYPED)})
    for what, times in counts.items():
        if times > 1:
            at = [f"{message.at:%a %H:%M:%S}" for message in stored if message.key == what]
            yield f"{what}, {times} times{', at ' * bool(at)}{', '.join(at)}"


def _late_nudges(facts: Facts) -> Iterator[str]:
    for message in facts.stored:
        due = facts.due.get(message.key or "") if message.kind == "nudge" else None
        if due is not None and message.at - due > _NUDGE_WITHIN + _A_MOMENT:
            yield f"{message.key}, {message.at - due} after it was due"


def _late_shoutouts(facts: Facts) -> Iterator[str]:
    for message in facts.stored:
        if message.kind == "shoutout" and message.key is not None:
            at, week = message.at.astimezone(ZONE), date.fromisoformat(message.key.partition(":")[2])
            friday = week + timedelta(days=_FRIDAY - week.weekday())
            after = message.at - datetime.combine(friday, _SHOUTOUT_AT, ZONE).astimezone(UTC)
            waited = message.at - datetime.combine(friday + _WEEKEND, time(_OFFICE_HOURS[0]), ZONE).astimezone(UTC)
            fits = at.hour in _OFFICE_HOURS and at.weekday() in _WORKDAYS
            too_late = waited > SHOUTOUT_WITHIN + _A_MOMENT
            if after < timedelta(0) or too_late or (after > _ON_TIME and not fits):
                yield f"{message.key} at {at:%a %H:%M}"
