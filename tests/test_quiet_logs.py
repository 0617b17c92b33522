"""A cause of trouble gets one line a minute, however often it comes."""

import logging

from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError

from bot.errors import BotError, DatabaseBusy
from bot.quiet_logs import EVERY, OncePerMinute


class Log:
    """The lines that the filter lets through, and a clock to move."""

    def __init__(self) -> None:
        self.now = 0.0
        self.lines: list[str] = []
        self._filter = OncePerMinute(lambda: self.now)

    def write(self, level: int, text: str, *quoted: object, error: Exception | None = None, **more: object) -> None:
        """Write a line."""
        traceback = None if error is None else (type(error), error, error.__traceback__)
        record = logging.LogRecord("bot", level, "bot.py", 1, text, quoted, traceback)
        record.__dict__ |= more
        if self._filter.filter(record):
            self.lines.append(record.getMessage())

    def fail(self, what: str, typed: str) -> None:
        """Log a failure whose message holds what somebody typed."""
        try:
            int(typed)
        except ValueError as error:
            self.write(logging.ERROR, "%s failed", what, error=error)

    def query(self, what: str, statement: str) -> None:
        """Log a statement that the database refuses."""
        try:
            with create_engine("sqlite://").connect() as connection:
                connection.exec_driver_sql(statement)
        except DBAPIError as error:
            problem = BotError(DatabaseBusy(writing=False))
            problem.__cause__ = error
            self.write(logging.WARNING, "%s failed: %s", what, problem)


def test_a_cause_has_one_line_a_minute_with_the_number_of_those_left_out() -> None:
    log = Log()
    for number in range(130):
        log.fail(f"step {number}", f"value {number}")
    assert log.lines == ["step 0 failed"]
    log.now = EVERY
    log.fail("step 7", "x")
    assert log.lines[1:] == ["step 7 failed (and 129 more with this cause)"]
    log.now = 3 * EVERY
    log.fail("step 8", "x")
    assert log.lines[2:] == ["step 8 failed"]


def test_each_cause_has_its_own_line() -> None:
    log = Log()
    log.fail("the review", "x")
    for _ in range(2):
        log.write(logging.ERROR, "another", error=KeyError("x"))
    assert log.lines == ["the review failed", "another"]


def test_trouble_with_the_database_is_one_cause_with_or_without_a_traceback() -> None:
    log = Log()
    log.query("the review", "SELECT * FROM reviews")
    log.query("the shout-out", "SELECT * FROM shoutouts")
    assert log.lines == ["the review failed: database busy"]


def test_a_line_may_carry_its_cause_without_quoting_it() -> None:
    log = Log()
    for _ in range(2):
        log.write(logging.ERROR, "the database is away", cause=BotError(DatabaseBusy(writing=True)))
    assert log.lines == ["the database is away"]


def test_a_line_about_anything_else_is_always_written() -> None:
    log = Log()
    for _ in range(3):
        log.write(logging.WARNING, "Slack said %s", BotError("no"))
        log.write(logging.INFO, "sent")
    assert log.lines == ["Slack said no", "sent"] * 3
