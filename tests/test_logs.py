"""No log line holds a secret, whoever writes it and wherever it stands."""

import io
import logging
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.logs import HIDDEN, RedactingFormatter, configure_logs, redact

TOKEN = "xoxb-11111-22222-aBcDeFgH"
SECRETS = {
    TOKEN: TOKEN,
    "xapp-1-A0-3-abc": "xapp-1-A0-3-abc",
    "xoxe.xoxp-1-Mi0y": "xoxp-1-Mi0y",
    "wss://x.slack.com/link/?ticket=abc-123&app_id=A1": "abc-123",
    "https://hooks.slack.com/commands/T1/2/zXcVb": "zXcVb",
    "https://hooks.slack.com/actions/T1/2/zXcVb": "zXcVb",
    "https://hooks.slack.com/services/T1/B2/zXcVb": "zXcVb",
    "postgresql://ana:hunter2@db.example/cx": "hunter2",
    "postgresql+psycopg://:hunter2@db/cx": "hunter2",
    '{"token": "aBcD1234", "text": "x"}': "aBcD1234",
    "{'token': 'aBcD1234', 'text': 'x'}": "aBcD1234",
    '"{\\"token\\": \\"aBcD1234\\"}"': "aBcD1234",
    "token=aBcD1234&text=x": "aBcD1234",
    '{"trigger_id":"13345224609.738474920.8088930838d88f008e0"}': "8088930838d88f008e0",
}


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """What the log holds; the root logger is put back afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    quiet = {name: logging.getLogger(name).level for name in ("apscheduler", "alembic", "slack_sdk.web.base_client")}
    stream = io.StringIO()
    configure_logs("DEBUG", ["a very own secret", ""], stream)
    yield stream
    root.handlers[:], root.level = handlers, level
    for name, was in quiet.items():
        logging.getLogger(name).setLevel(was)
    root.setLevel(level)


@pytest.mark.parametrize(("text", "secret"), SECRETS.items())
def test_a_secret_is_hidden_in_messages_arguments_and_tracebacks(logged: io.StringIO, text: str, secret: str) -> None:
    log = logging.getLogger("anybody")
    log.info(text)
    log.info("said %s and %r", text, {"url": text})
    try:
        int(text)
    except ValueError:
        log.exception("failed", stack_info=True)
    said = logged.getvalue()
    assert secret not in said
    assert said.count(HIDDEN) >= 4


def test_a_secret_of_ones_own_is_hidden_too(logged: io.StringIO) -> None:
    logging.getLogger("anybody").warning("it is a very own secret, %s", "a very own secret")
    assert "a very own secret" not in logged.getvalue()


def test_below_info_only_the_bots_own_lines_are_written(logged: io.StringIO) -> None:
    for name in ("slack_bolt.App", "slack_sdk.socket_mode.builtin.client", "/srv/bot/app.py:listener"):
        library = logging.getLogger(name)
        # Bolt copies the root's level to its own loggers.
        library.setLevel(logging.DEBUG)
        library.debug("somebody typed: it is private")
        library.info("connected")
    logging.getLogger("bot.slack.socket").debug("still there")
    said = logged.getvalue()
    assert "private" not in said
    assert said.count("connected") == 3
    assert "still there" in said


def test_a_row_that_postgresql_refused_is_hidden() -> None:
    said = redact(
        'null value in "kind"\nDETAIL:  Failing row contains (1, rang Ms Bell (a widow),\ntwice).\n[SQL: INSERT]'
    )
    assert said == f'null value in "kind"\nDETAIL:  Failing row contains {HIDDEN}\n[SQL: INSERT]'


def test_a_short_password_is_hidden_in_addresses_alone() -> None:
    said = redact("the database at postgresql://ana:a@db/cx is away", ["a"])
    assert said == f"the database at postgresql://ana:{HIDDEN}@db/cx is away"
    assert redact("mysql://ana:a/b@db", ["a/b"]) == f"mysql://ana:{HIDDEN}@db"


def test_the_example_of_an_address_stays_readable() -> None:
    assert (
        redact("such as postgresql://user:password@host/database") == "such as postgresql://user:password@host/database"
    )


def test_what_is_no_secret_stays_readable(logged: io.StringIO) -> None:
    logging.getLogger("bot").info("sent to C1 at http://127.0.0.1:3977/api/ for ana@example.org")
    assert "sent to C1 at http://127.0.0.1:3977/api/ for ana@example.org" in logged.getvalue()


def test_the_scheduler_speaks_only_when_something_is_wrong(logged: io.StringIO) -> None:
    logging.getLogger("apscheduler.scheduler").info("a tick")
    logging.getLogger("apscheduler.scheduler").warning("a late tick")
    assert "a tick" not in logged.getvalue()
    assert "a late tick" in logged.getvalue()


def test_standard_error_is_where_the_log_goes(logged: io.StringIO, capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("INFO")
    logging.getLogger("bot").info("hello %s", TOKEN)
    assert "hello" in capsys.readouterr().err
    assert logged.getvalue() == ""


token = st.builds(
    "{}-{}".format,
    st.sampled_from(["xoxb", "xoxp", "xoxa", "xapp", "xwfp"]),
    st.text("abcXYZ0189-_", min_size=8, max_size=60),
)


@given(before=st.text(), secret=token, after=st.text().filter(lambda text: not text[:1].isalnum()))
def test_a_token_is_hidden_wherever_it_stands(before: str, secret: str, after: str) -> None:
    assert secret not in redact(before + secret + after)


@given(text=st.text(), secrets=st.lists(st.text(min_size=6, max_size=30), max_size=4))
def test_given_secrets_are_hidden_and_formatting_never_fails(text: str, secrets: list[str]) -> None:
    record = logging.LogRecord("x", logging.INFO, "x.py", 1, "%s" + "".join(secrets).replace("%", "%%"), (text,), None)
    said = RedactingFormatter(secrets).format(record)
    assert not any(secret in said for secret in secrets if secret not in HIDDEN and HIDDEN[:2] not in secret)
