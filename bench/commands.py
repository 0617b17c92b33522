"""How fast commands are answered, from the typed text to the ack over a real socket: this bot and simpler ones."""

import asyncio
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from time import perf_counter

from bench.contestant import Contestant, Kind
from bench.measuring import Measure, Pair, Side, cpu, median, rate
from bot.demo.company import CHANNEL, start_slack
from bot.demo.run import demo_settings
from local_slack import LocalSlack
from local_slack.json_types import Json
from local_slack.workspace.workspace import Workspace
from tests.support.postgres import running_postgres

PEOPLE = 100
ROUNDS, COMMANDS = 4, 150
WARM_UP = 100
WITHIN = 120.0
"""Seconds for one round."""
IN_FLIGHT = (8, 20, 100)
_WELL = re.compile("Recorded|Done")
"""What a bot says when all went well."""


@dataclass(frozen=True, slots=True)
class Course:
    """A bot with the local Slack that people use it in."""

    slack: LocalSlack
    bot: Contestant
    people: tuple[str, ...]
    numbers: "count[int]"

    def run(self, side: Side, commands: int, in_flight: int) -> None:
        """Let people type, so many at once, and add what it costs to `side`."""
        before, began = self.bot.usage(), perf_counter()
        typing = _type_all(self.slack.thread.workspace, self._payloads(commands), in_flight)
        answered = self.slack.thread.run(typing, WITHIN)
        side.seconds += answered
        side.failed += commands - len(answered)
        side.elapsed += perf_counter() - began
        after = self.bot.usage()
        side.cpu += after.cpu - before.cpu
        side.statements += after.statements - before.statements
        side.memory = after.memory

    def _payloads(self, number: int) -> list[Json]:
        made = []
        for each in (next(self.numbers) for _ in range(number)):
            person = self.people[each % len(self.people)]
            made.append({
                "team_id": self.slack.team_id,
                "channel_id": self.slack.channel(CHANNEL).id,
                "user_id": person,
                "command": "/cx-help",
                "text": f"helped Ms Okafor with her invoice number {each}",
                "api_app_id": "A0BENCH",
                "response_url": f"{self.slack.url}/nowhere",
                "trigger_id": f"bench.{each}",
            })  # fmt: skip
        return made


def pairs(folder: Path) -> Iterator[Pair]:
    """Compare one command at a time with both simpler bots; then many at once, on both databases."""
    with ExitStack() as stack:
        sqlite = {kind: course_of(stack, kind, f"sqlite:///{folder / kind.name}.sqlite3") for kind in Kind}
        yield _compare(sqlite, Kind.NAIVE, 1, "CPU, at most 2", cpu)
        yield _compare(sqlite, Kind.NOOP, 1, "round trip, at most 4", median)
        for in_flight in IN_FLIGHT:
            yield _compare(sqlite, Kind.NAIVE, in_flight, "commands a second, at least 0.7", rate)
    with ExitStack() as stack:
        server = stack.enter_context(running_postgres(durable=True))
        both = (Kind.NAIVE, Kind.OURS)
        postgres = {kind: course_of(stack, kind, server.create(kind.name.lower())) for kind in both}
        for in_flight in IN_FLIGHT:
            yield _compare(postgres, Kind.NAIVE, in_flight, "commands a second, at least 0.7", rate)


def _compare(courses: dict[Kind, Course], other: Kind, in_flight: int, ratio: str, measure: Measure) -> Pair:
    kinds = other, Kind.OURS
    sides = Side(kinds[0].value), Side(kinds[1].value)
    for kind in kinds:
        courses[kind].run(Side("warming up"), WARM_UP, in_flight)
    for _ in range(ROUNDS):
        for side, kind in zip(sides, kinds, strict=True):
            courses[kind].run(side, COMMANDS, in_flight)
    database = "SQLite" if Kind.NOOP in courses else "PostgreSQL"
    return Pair(f"A command that records, {in_flight} in flight, on {database}", *sides, ratio, measure)


def course_of(stack: ExitStack, kind: Kind, database_url: str) -> Course:
    """Start a bot of a kind on a database, with a local Slack of a hundred people."""
    slack = start_slack(0)
    stack.callback(slack.stop)
    people = [slack.add_person(f"person{index}") for index in range(PEOPLE)]
    for person in people:
        slack.join(person, CHANNEL)
    settings = replace(demo_settings(slack, Path()), database_url=database_url)
    bot = stack.enter_context(Contestant(kind, settings))
    slack.connections.wait_for(1)
    return Course(slack, bot, tuple(person.id for person in people), count())


async def _type_all(ws: Workspace, payloads: list[Json], in_flight: int) -> list[float]:
    """Send the commands, so many at once; return the seconds until each was done."""
    left = iter(payloads)
    seconds: list[float] = []

    async def person() -> None:
        for payload in left:
            began = perf_counter()
            ack = await ws.app.sockets.send("slash_commands", payload)
            if _WELL.search(str(ack.payload)):
                seconds.append(perf_counter() - began)

    await asyncio.gather(*(person() for _ in range(in_flight)))
    return seconds
