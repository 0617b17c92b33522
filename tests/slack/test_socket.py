"""The connection is made anew when it was cut or has gone silent, and closes at once."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from slack_bolt import Ack, App
from slack_sdk.socket_mode.builtin.connection import ConnectionState

from bot.deadline import ANSWER_WITHIN, in_a_thread, seconds_left
from bot.slack.client import interactive_client, read_client
from bot.slack.identity import check_app_token
from bot.slack.socket import PARALLEL, PING_EVERY, SILENT_FOR, SocketConnection
from local_slack import LocalSlack
from tests.support.odd_server import odd_server
from tests.support.slack import local_slack

pytestmark = pytest.mark.waits

PATIENCE = 30
NEVER = 3600.0
LONGER_THAN_SLACK_WAITS = 3.5
A_MOMENT = 1.0
"""Seconds that a command is worked on while others wait."""


class Seconds:
    """Monotonic time, which can be put forward."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self.ahead


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with local_slack() as slack:
        yield slack


@pytest.fixture
def clock() -> Seconds:
    return Seconds()


@pytest.fixture
def left() -> list[float]:
    """How many seconds each command that was heard had left."""
    return []


@pytest.fixture
def work() -> float:
    """For how many seconds a command is worked on."""
    return 0.0


@pytest.fixture
def stopping() -> Event:
    """Set when the bot is asked to stop."""
    return Event()


@pytest.fixture
def ping_every() -> float:
    """Seconds between pings."""
    return PING_EVERY


@pytest.fixture
def connection(
    slack: LocalSlack, clock: Seconds, left: list[float], work: float, stopping: Event, ping_every: float
) -> Iterator[SocketConnection]:
    """An open connection of an app that hears `/cx-help`, and then works for a while."""
    app = App(client=interactive_client(slack.bot_token, slack.api_url), process_before_response=True)

    @app.command("/cx-help")
    def listener(ack: Ack) -> None:
        ack()
        left.append(seconds_left())
        Event().wait(work)

    client = read_client(slack.bot_token, slack.api_url, stopping.wait)
    connection = SocketConnection(app, slack.app_token, client, seconds=clock, ping_every=ping_every)
    connection.open(check_app_token(client, slack.app_token))
    slack.connections.wait_for(1)
    yield connection
    connection.close()


def opened(slack: LocalSlack) -> int:
    return len(slack.calls("apps.connections.open"))


def a_silent_minute_later(connection: SocketConnection, clock: Seconds) -> None:
    """Let a minute pass without a sign of life, except one that came before."""
    connection.watch()
    clock.ahead += SILENT_FOR + 1
    connection.watch()


def test_what_people_do_arrives(slack: LocalSlack, connection: SocketConnection, left: list[float]) -> None:
    assert connection.is_open
    assert slack.person("ana").types("/cx-help").error is None
    assert left


@pytest.mark.usefixtures("connection")
@pytest.mark.parametrize("work", [A_MOMENT])
def test_what_comes_is_worked_on_with_a_deadline_even_after_it_waited_for_others(
    slack: LocalSlack, left: list[float]
) -> None:
    together = PARALLEL + 5
    with ThreadPoolExecutor(together) as pool:
        for done in [pool.submit(slack.person("ana").types, "/cx-help") for _ in range(together)]:
            assert done.result().error is None
    assert max(left) <= ANSWER_WITHIN
    assert min(left) < ANSWER_WITHIN - A_MOMENT / 2


def test_a_connection_that_lives_is_left_alone(slack: LocalSlack, connection: SocketConnection) -> None:
    connection.watch()
    assert opened(slack) == 1


def test_after_a_minute_of_silence_the_connection_is_made_anew(
    slack: LocalSlack, connection: SocketConnection, clock: Seconds, left: list[float]
) -> None:
    a_silent_minute_later(connection, clock)
    slack.wait_until(lambda: opened(slack) == 2)
    slack.connections.wait_for(1)
    assert slack.person("ana").types("/cx-help").error is None
    assert left
    connection.watch()
    assert opened(slack) == 2


def test_a_slack_that_cannot_be_reached_is_tried_again(
    slack: LocalSlack, connection: SocketConnection, clock: Seconds
) -> None:
    slack.faults.fail("apps.connections.open", "internal_error", times=2)
    a_silent_minute_later(connection, clock)
    slack.wait_until(lambda: opened(slack) == 4)
    slack.connections.wait_for(1)


def test_a_new_connection_is_read_and_closed_whatever_flag_the_old_one_was_left_with(
    slack: LocalSlack, connection: SocketConnection, clock: Seconds, left: list[float]
) -> None:
    client = connection._client  # noqa: SLF001  the client's threads can leave it like that
    client.current_session_state = ConnectionState()
    a_silent_minute_later(connection, clock)
    slack.connections.wait_for(1)
    assert slack.person("ana").types("/cx-help").error is None
    assert left
    in_a_thread(connection.close).result(PATIENCE)


@pytest.mark.parametrize("ping_every", [NEVER])
def test_a_connection_that_was_cut_is_replaced_without_waiting_for_a_ping_to_fail(
    slack: LocalSlack, connection: SocketConnection, left: list[float]
) -> None:
    slack.connections.kill()
    slack.wait_until(lambda: opened(slack) > 1)
    slack.connections.wait_for(1)
    assert slack.person("ana").types("/cx-help").error is None
    assert left
    assert connection.is_open


def test_what_is_no_json_object_is_passed_over(
    slack: LocalSlack, connection: SocketConnection, left: list[float]
) -> None:
    for odd in ("", "nonsense", "{", "[]", "null", "{}"):
        connection._client.enqueue_message(odd)  # noqa: SLF001  the local Slack sends nothing of the kind
    assert slack.person("ana").types("/cx-help").error is None
    assert len(left) == 1


def test_a_connection_that_the_client_gave_up_is_replaced(
    slack: LocalSlack, connection: SocketConnection, left: list[float]
) -> None:
    session = connection._client.current_session  # noqa: SLF001  its thread gives it up after four pings
    assert session is not None
    session.disconnect()
    slack.wait_until(lambda: opened(slack) > 1)
    slack.connections.wait_for(1)
    assert slack.person("ana").types("/cx-help").error is None
    assert left


def test_nothing_that_answers_in_slacks_place_ends_the_connecting(
    slack: LocalSlack, connection: SocketConnection, left: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    client = connection._client.web_client  # noqa: SLF001  its address is the bot's for life otherwise
    with odd_server(b'{"ok": true, "url": "\xff') as proxy:
        client.base_url = proxy
        slack.connections.kill()
        slack.wait_until(lambda: "no new connection: the answer did not come from Slack" in caplog.text)
        client.base_url = slack.api_url
    slack.connections.wait_for(1)
    assert slack.person("ana").types("/cx-help").error is None
    assert left


@pytest.mark.usefixtures("connection")
def test_nobody_waits_while_the_bot_connects_anew(slack: LocalSlack, left: list[float]) -> None:
    slack.faults.delay("apps.connections.open", LONGER_THAN_SLACK_WAITS)
    slack.connections.warn()
    slack.wait_until(lambda: opened(slack) == 2)
    assert slack.person("ana").types("/cx-help").error is None
    assert left


def test_a_connection_that_is_made_while_the_client_closes_is_closed(
    slack: LocalSlack, connection: SocketConnection
) -> None:
    connection.close()
    client = connection._client  # noqa: SLF001  its thread may be in the middle of this
    client.wss_uri = client.issue_new_wss_url()
    client.connect()
    slack.connections.wait_for(0)


@pytest.mark.usefixtures("connection")
@pytest.mark.parametrize("work", [A_MOMENT])
def test_an_answer_whose_connection_was_cut_goes_out_on_the_next_one(slack: LocalSlack, left: list[float]) -> None:
    typed = in_a_thread(lambda: slack.person("ana").types("/cx-help"))
    slack.wait_until(lambda: left)
    slack.connections.kill()
    assert typed.result(PATIENCE).error is None


@pytest.mark.parametrize("work", [A_MOMENT])
def test_an_answer_that_no_connection_takes_in_time_is_one_line_in_the_log(
    slack: LocalSlack, connection: SocketConnection, left: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    typed = in_a_thread(lambda: slack.person("ana").types("/cx-help"))
    slack.wait_until(lambda: left)
    slack.faults.fail("apps.connections.open", "internal_error", times=100)
    slack.connections.kill()
    assert typed.result(PATIENCE).error == "operation_timeout"
    slack.wait_until(lambda: "an answer could not be sent" in caplog.text)
    assert "Traceback" not in caplog.text
    slack.faults.forget()
    slack.wait_until(lambda: connection.is_open)


@pytest.mark.parametrize("work", [A_MOMENT])
def test_an_attempt_to_connect_that_fails_is_repeated_soon_enough_for_the_answer(
    slack: LocalSlack, connection: SocketConnection, left: list[float]
) -> None:
    typed = in_a_thread(lambda: slack.person("ana").types("/cx-help"))
    slack.wait_until(lambda: left)
    slack.faults.fail("apps.connections.open", "internal_error")
    slack.connections.kill()
    assert typed.result(PATIENCE).error is None
    assert connection.is_open


# slack_sdk leaves the socket of a refused handshake to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.usefixtures("connection")
def test_a_connection_that_works_is_kept_until_slack_has_accepted_another(
    slack: LocalSlack, left: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    slack.faults.refuse_sockets()
    slack.connections.warn()
    slack.wait_until(lambda: "the old one is kept" in caplog.text)
    assert slack.person("ana").types("/cx-help").error is None
    assert left


def test_closing_is_done_within_a_second(slack: LocalSlack, connection: SocketConnection) -> None:
    before = time.monotonic()
    connection.close()
    assert time.monotonic() - before < 1.5
    slack.connections.wait_for(0)


def test_a_stop_waits_for_no_rate_limit(slack: LocalSlack, connection: SocketConnection, stopping: Event) -> None:
    slack.faults.rate_limit("apps.connections.open", retry_after=3600, times=100)
    slack.connections.kill()
    slack.wait_until(lambda: opened(slack) > 1)
    stopping.set()
    in_a_thread(connection.close).result(PATIENCE)
