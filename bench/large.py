"""How speed holds where there is much more of everything: 1,000,000 actions or people against 10,000."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from bench.companies import TEAM, caller, company, company_with_actions, let_time_pass
from bench.measuring import Pair, compare, cpu
from bench.ticking import NobodyQuiet
from bot.domain.profiles import Page, Profile, Standing
from bot.slack.directory import PAGE
from bot.storage.tables import people
from bot.usecases.nudges.plan import plan_nudges
from bot.usecases.people.home import show_home
from bot.usecases.people.meet import EVERY, read_channel
from bot.usecases.unit import Context
from bot.usecases.workspace.totals import sum_up

FEW, MANY = 10_000, 1_000_000
DUE = 1000
KNOWN = 10_000
RUNS = 20


class Directory:
    """A Slack in which everybody is in the channel, and the same every day."""

    def members(self, channel_id: str) -> list[str]:  # noqa: ARG002  what the use case asks with
        """Return everybody's Slack id."""
        return [caller(number).user_id for number in range(1, KNOWN + 1)]

    def pages(self, cursor: str | None) -> Iterator[Page]:  # noqa: ARG002  as above
        """Return everybody, on pages as large as Slack's."""
        profiles = [Profile(each, "somebody", "UTC", Standing.MEMBER, active=True) for each in self.members("")]
        for start in range(0, KNOWN, PAGE):
            end = start + PAGE
            yield Page(tuple(profiles[start:end]), str(end) if end < KNOWN else None)


def pairs(folder: Path) -> Iterator[Pair]:
    """Compare what is shown of many actions, then ticks over many people, with few; then two readings of members."""
    yield from _showing(folder)
    yield from _ticking(folder)
    yield _reading(folder)


def _showing(folder: Path) -> Iterator[Pair]:
    found = {
        number: company_with_actions(f"sqlite:///{folder}/{number}-actions.sqlite3", number) for number in (FEW, MANY)
    }
    for what, show in (("App Home", show_home), ("What we did together", sum_up)):
        few, many = ((f"with {number:,} actions", partial(show, each, caller(1))) for number, each in found.items())
        yield _by_cpu(compare(what, few, many, runs=RUNS), "CPU, at most 1.5")
    for each in found.values():
        each.store.close()


def _ticking(folder: Path) -> Iterator[Pair]:
    found = {number: company(f"sqlite:///{folder}/{number}-people.sqlite3", number, DUE) for number in (FEW, MANY)}
    names = [f"among {number:,} people" for number in found]
    few, many = ((name, _ticks(each, timedelta(days=1))) for name, each in zip(names, found.values(), strict=True))
    yield _by_cpu(compare(f"{DUE:,} nudges planned", few, many, runs=4), "CPU, at most 1.1")
    few, many = ((name, _ticks(each, timedelta(0))) for name, each in zip(names, found.values(), strict=True))
    yield _by_cpu(compare("A tick with nothing due", few, many, runs=RUNS), "CPU, at most 1.1")
    for each in found.values():
        each.store.close()


def _ticks(context: Context, step: timedelta) -> Callable[[], int]:
    """Return a tick on the same day, or on each day anew, when people are due again."""

    def tick() -> int:
        let_time_pass(context, step)
        return plan_nudges(context, TEAM, NobodyQuiet())

    return tick


def _reading(folder: Path) -> Pair:
    """Compare reading people about whom nothing is new with only reading their rows."""
    context = company(f"sqlite:///{folder}/known.sqlite3", KNOWN)
    read_channel(context, TEAM, Directory())

    def read() -> int:
        let_time_pass(context, EVERY)
        return read_channel(context, TEAM, Directory())

    def rows() -> int:
        with context.store.reading() as connection:
            return len(connection.execute(people.select()).all())

    what = f"{KNOWN:,} members read on a day without changes"
    pair = compare(what, ("their rows alone", rows), ("at most 1 s of CPU, 30 statements", read), runs=5)
    context.store.close()
    return _by_cpu(pair, "CPU")


def _by_cpu(pair: Pair, ratio: str) -> Pair:
    return replace(pair, ratio=ratio, measure=cpu)
