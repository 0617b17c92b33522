"""The classes of faults: what goes wrong once, for each."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from chaos.database_faults import connections_dropped, disk_full, locked, power_cut, server_crash, server_silent
from chaos.databases import SqliteFile
from chaos.trial import Trial

Strike = Callable[[Trial], None]
_AT_ONCE = 0.1
_OFTEN = 0.5
_LATE = timedelta(minutes=3)
_POST = "chat.postMessage"
_METHODS = (_POST, "chat.update", "conversations.history", "views.publish", "users.list", "dnd.teamInfo")


@dataclass(frozen=True)
class FaultClass:
    """A class of faults: its name in the table, and what happens when it strikes."""

    name: str
    strike: Strike
    on: tuple[str, ...] = ("sqlite", "postgresql")
    weight: float = 1.0
    """How many of these, for each kill that was ordered in a class of kills."""
    every: timedelta | None = None
    """How much time goes by between two of them; None: until something is due."""
    is_brief: bool = False
    """Whether nothing is away for as long as a nudge is useful, so that it is lost if it expires."""


def _any(trial: Trial) -> int:
    return trial.rng.randrange(len(trial.company.processes))


def kill(trial: Trial) -> None:
    """Kill a process at a random moment, now and then as soon as it has started."""
    trial.pause(0.6)
    trial.company.processes.kill(_any(trial))
    if trial.rng.random() < _AT_ONCE:
        trial.pause(1.0)
        trial.company.processes.kill(_any(trial))


def kill_without_answers(trial: Trial) -> None:
    """Kill a process whose posts are stored, but whose answers are lost."""
    trial.company.slack.faults.drop_after(_POST, times=trial.rng.randint(1, 3))
    kill(trial)


def terminate(trial: Trial) -> None:
    """Ask a process to stop."""
    trial.pause(0.5)
    trial.company.processes.terminate(_any(trial))


def stand_still(trial: Trial) -> None:
    """Let a process stand still for a while, as an overloaded machine does."""
    with trial.company.processes.stopped(_any(trial)):
        trial.pause(4.0)
        trial.move(timedelta(minutes=trial.rng.choice((0, 2, 10))))


def rate_limits(trial: Trial) -> None:
    """Refuse calls for a while."""
    faults = trial.company.slack.faults
    for method in _METHODS:
        faults.rate_limit(method, retry_after=trial.rng.randint(1, 3), times=trial.rng.randint(1, 4))
    trial.company.slack.limit_posts(trial.rng.choice((5, 20, 300)))
    trial.pause(2.0)


def minutes_away(trial: Trial) -> None:
    """Let Slack be out of reach for minutes."""
    _away(trial, timedelta(minutes=trial.rng.randint(1, 20)))


def hours_away(trial: Trial) -> None:
    """Let Slack be out of reach for hours, also days; answers are lost as it begins."""
    trial.company.slack.faults.drop_after(_POST, times=2)
    trial.pause(1.0)
    _away(trial, timedelta(hours=trial.rng.choice((1, 2, 4, 8, 30))))


def _away(trial: Trial, lasting: timedelta) -> None:
    began = time.monotonic()
    trial.company.slack.faults.go_offline()
    for _ in range(4):
        trial.pause(0.5)
        trial.pass_time(lasting / 4)
    trial.company.slack.faults.come_back()
    trial.excused.append((began, time.monotonic()))


def sockets_cut(trial: Trial) -> None:
    """Cut or refresh the sockets, also with none to be had for a moment."""
    slack, began = trial.company.slack, time.monotonic()
    if trial.rng.random() < 0.3:  # noqa: PLR2004  three of ten
        slack.connections.refresh()
    else:
        slack.faults.refuse_sockets()
        slack.connections.kill()
        trial.pause(0.5)
        slack.faults.accept_sockets()
    trial.excused.append((began, time.monotonic()))


def slow(trial: Trial) -> None:
    """Let the Web API take its time."""
    trial.company.slack.faults.slow(trial.rng.uniform(0.3, 2.5))
    trial.pause(4.0)
    trial.company.slack.faults.slow(0)


def lost_answers(trial: Trial) -> None:
    """Lose answers, before or after Slack did what was asked."""
    faults = trial.company.slack.faults
    for method in _METHODS:
        trial.rng.choice((faults.drop_before, faults.drop_after))(method, trial.rng.randint(1, 3))
    trial.pause(1.0)
    _end(trial)


def stored_late(trial: Trial) -> None:
    """Store posts up to two minutes after they were given up."""
    trial.company.slack.faults.store_late(_POST, trial.rng.uniform(1, 115), trial.rng.randint(1, 3))
    trial.let_pass(_LATE)
    # Slack stores what is late while time goes by, not in the moment in which the trial's clock jumps.
    trial.calm()
    trial.let_pass(_LATE)


def server_errors(trial: Trial) -> None:
    """Answer with errors of Slack's own."""
    for method in _METHODS:
        status = trial.rng.choice((500, 502, 503))
        trial.company.slack.faults.fail(method, "internal_error", status, trial.rng.randint(1, 3))
    trial.pause(1.0)
    _end(trial)


def _end(trial: Trial) -> None:
    """Take back what has not happened, now and then: if it piles up, nothing can be looked up for hours."""
    if trial.rng.random() < _OFTEN:
        trial.calm()


def token_revoked(trial: Trial) -> None:
    """Revoke the token, and install the app again."""
    trial.company.slack.revoke_token()
    trial.pause(2.0)
    trial.pass_time(timedelta(minutes=trial.rng.choice((1, 30, 200))))
    trial.company.slack.restore_token()


def clock_step(trial: Trial) -> None:
    """Set a replica's clock wrong, and right again."""
    clock = trial.rng.choice(trial.company.clocks)
    by = timedelta(seconds=trial.rng.choice((-1, 1)) * trial.rng.choice((5, 60, 1800, 3600, 7200)))
    clock.step(by)
    trial.pause(2.0)
    clock.step(-by)


def everything(trial: Trial) -> None:
    """Let one fault of any class happen, half of the time a kill."""
    kind = "sqlite" if isinstance(trial.company.database, SqliteFile) else "postgresql"
    others = [fault for fault in CLASSES if kind in fault.on and fault.every is None and fault.strike != everything]
    fault = trial.rng.choice([FaultClass("", kill_without_answers)] * len(others) + others)
    trial.note(fault.strike.__name__)
    fault.strike(trial)
    trial.calm()


def every_minute(trial: Trial) -> None:
    """Let one of the faults happen that are over in a moment, also several in a row to what comes seldom."""
    trial.length = 0.05
    if trial.rng.random() < _NOW_AND_THEN:
        trial.calm()
    kind = trial.rng.choice(_MOMENTARY)
    for rare in (kill, sockets_cut):
        kind = rare if trial.rng.random() < _RARELY else kind
    trial.note(kind.__name__)
    kind(trial)


_RARELY = 0.03
_NOW_AND_THEN = 0.2
"""Slack refuses a method for minutes on end, but not for hours, in which nothing could be sent."""
_MOMENTARY: tuple[Strike, ...] = (rate_limits, lost_answers, stored_late, server_errors, clock_step, slow)
WEEK = 7 * 24 * 60
SQLITE, POSTGRESQL = ("sqlite",), ("postgresql",)
CLASSES = (
    FaultClass("killed", kill, is_brief=True),
    FaultClass("killed, answers lost", kill_without_answers, is_brief=True),
    FaultClass("stopped by SIGTERM", terminate, weight=0.1, is_brief=True),
    FaultClass("stands still", stand_still, weight=0.05),
    FaultClass("429 storms", rate_limits, weight=0.05),
    FaultClass("Slack away for minutes", minutes_away, weight=0.05),
    FaultClass("Slack away for hours", hours_away, weight=0.05),
    FaultClass("sockets cut", sockets_cut, weight=0.05, is_brief=True),
    FaultClass("slow API", slow, weight=0.05, is_brief=True),
    FaultClass("answers lost", lost_answers, weight=0.1, is_brief=True),
    FaultClass("stored late", stored_late, weight=0.1, is_brief=True),
    FaultClass("Slack's own errors", server_errors, weight=0.1),
    FaultClass("token revoked", token_revoked, weight=0.05),
    FaultClass("clock stepped", clock_step, weight=0.1, is_brief=True),
    FaultClass("database locked", locked, SQLITE, 0.05),
    FaultClass("disk full", disk_full, SQLITE, 0.05),
    FaultClass("PostgreSQL crashed", server_crash, POSTGRESQL, 0.05),
    FaultClass("connections dropped", connections_dropped, POSTGRESQL, 0.1, is_brief=True),
    FaultClass("PostgreSQL silent", server_silent, POSTGRESQL, 0.05),
    FaultClass("power cut", power_cut, SQLITE, 0.1),
    FaultClass("everything", everything, weight=0.2),
    FaultClass("a week, every minute", every_minute, weight=WEEK / 250, every=timedelta(minutes=1)),
)
