"""What a failed call means: gone for good, to be tried again, or not known; over the real client and in words."""

import socket
from collections.abc import Callable, Iterator
from http.client import RemoteDisconnected
from ssl import SSLCertVerificationError
from urllib.error import HTTPError, URLError

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackRequestError

from bot.errors import ConfigurationError, DeliveryError
from bot.slack.client import FAILURES, as_delivery_error, explain, interactive_client, post_client, read_client
from bot.slack.identity import check_app_token, identify
from local_slack import LocalSlack
from tests.support.odd_server import odd_server
from tests.support.slack import local_slack


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with local_slack() as slack:
        yield slack


def failed_post(slack: LocalSlack, client: Callable[[str, str], WebClient] = interactive_client) -> DeliveryError:
    """What comes of a post that fails."""
    with pytest.raises(FAILURES) as failure:
        client(slack.bot_token, slack.api_url).chat_postMessage(channel=slack.channel("cx").id, text="hello")
    return as_delivery_error(failure.value)


def meaning(error: DeliveryError) -> str:
    """How a delivery error is told apart."""
    if error.outcome_unknown:
        return "unknown"
    return "for good" if error.permanent else "again"


@pytest.mark.parametrize(
    ("error", "means"),
    [
        ("not_in_channel", "for good"),
        ("is_archived", "for good"),
        ("messages_tab_disabled", "again"),
        ("invalid_blocks", "for good"),
        ("token_revoked", "again"),
        ("missing_scope", "again"),
        ("internal_error", "unknown"),
        ("service_unavailable", "unknown"),
    ],
)
def test_slacks_errors_mean(slack: LocalSlack, error: str, means: str) -> None:
    slack.faults.fail("chat.postMessage", error)
    failure = failed_post(slack)
    assert meaning(failure) == means
    assert str(failure).startswith(f"Slack answered {error}")


@pytest.mark.parametrize("status", [500, 503])
def test_a_server_error_leaves_the_outcome_unknown(slack: LocalSlack, status: int) -> None:
    slack.faults.fail("chat.postMessage", "fatal_error", status=status)
    assert meaning(failed_post(slack)) == "unknown"


def test_a_limit_says_how_long_to_wait(slack: LocalSlack) -> None:
    slack.faults.rate_limit("chat.postMessage", 7)
    failure = failed_post(slack)
    assert (meaning(failure), failure.retry_after) == ("again", 7.0)


def test_a_limit_is_left_to_the_pace_and_the_ledger_at_once(slack: LocalSlack) -> None:
    slack.faults.rate_limit("chat.postMessage", 1)
    failure = failed_post(slack, post_client)
    assert (meaning(failure), failure.retry_after) == ("again", 1.0)


def test_a_dropped_connection_leaves_the_outcome_unknown_and_posts_no_second_time(slack: LocalSlack) -> None:
    slack.faults.drop_after("chat.postMessage")
    assert meaning(failed_post(slack, post_client)) == "unknown"
    assert len(slack.posted("cx")) == 1


def test_a_refused_connection_stored_nothing(slack: LocalSlack) -> None:
    slack.stop()
    client = interactive_client(slack.bot_token, slack.api_url)
    with pytest.raises(FAILURES) as failure:
        client.chat_postMessage(channel="C1", text="hello")
    assert meaning(as_delivery_error(failure.value)) == "again"


def test_reading_rides_out_a_limit_and_a_lost_connection(slack: LocalSlack) -> None:
    slack.faults.drop_before("auth.test")
    slack.faults.rate_limit("auth.test", 0)
    assert identify(read_client(slack.bot_token, slack.api_url)).team_id == slack.team_id


def test_a_stop_ends_every_wait_of_a_reading(slack: LocalSlack) -> None:
    waits: list[float] = []

    def stopped(seconds: float) -> bool:
        waits.append(seconds)
        return True

    slack.faults.rate_limit("auth.test", 60)
    slack.faults.drop_before("auth.test")
    for at_least in (60, 0.5):
        with pytest.raises(ConfigurationError):
            identify(read_client(slack.bot_token, slack.api_url, stopped))
        assert at_least <= waits.pop() <= at_least + 1
    assert waits == []


NOT_SLACKS = (
    "<html>Sign in to the guest network</html>",
    "[]",
    "{}",
    '{"ok": false}',
    "null",
    '{"ok": tr',
    b"\xff\xfe",
)
"""What a proxy or a captive portal answers, also cut off or not in UTF-8."""


@pytest.mark.parametrize("answer", NOT_SLACKS)
@pytest.mark.parametrize("status", [200, 404])
@pytest.mark.parametrize("client", [post_client, read_client])
def test_what_is_not_slacks_own_refusal_leaves_the_outcome_unknown(
    client: Callable[[str, str], WebClient], answer: str | bytes, status: int
) -> None:
    with odd_server(answer, status) as url, pytest.raises(FAILURES) as failure:
        client("xoxb-1", url).chat_postMessage(channel="C1", text="hello")
    assert meaning(as_delivery_error(failure.value)) == "unknown"
    assert str(answer) not in explain(failure.value)


@pytest.mark.parametrize(
    ("failure", "means", "says"),
    [
        (URLError(socket.gaierror(-2, "unknown")), "again", "Slack could not be reached (gaierror)"),
        (URLError(TimeoutError()), "unknown", "Slack could not be reached (TimeoutError)"),
        (TimeoutError(), "unknown", "Slack could not be reached (TimeoutError)"),
        (SSLCertVerificationError(1, "bad"), "unknown", "Slack could not be reached (SSLCertVerificationError)"),
        (RemoteDisconnected("gone"), "unknown", "Slack could not be reached (RemoteDisconnected)"),
        (SlackRequestError("odd"), "unknown", "Slack could not be reached (SlackRequestError)"),
        (SlackApiError("x", {"error": "ratelimited"}), "unknown", "Slack answered ratelimited"),
        (SlackApiError("x", None), "unknown", "the answer did not come from Slack (HTTP 0)"),
    ],
    ids=str,
)
def test_other_failures_mean(failure: Exception, means: str, says: str) -> None:
    expected = "again" if "ratelimited" in says else means
    assert (meaning(as_delivery_error(failure)), explain(failure)) == (expected, says)


def test_every_failure_of_the_network_is_one_that_is_caught() -> None:
    assert all(issubclass(kind, FAILURES) for kind in (URLError, HTTPError, TimeoutError, SlackApiError))


def test_who_the_tokens_belong_to_is_asked_of_slack(slack: LocalSlack) -> None:
    identity = identify(read_client(slack.bot_token, slack.api_url))
    assert (identity.team_id, identity.bot_user_id) == (slack.team_id, slack.bot_user_id)
    assert "chat:write" in identity.scopes
    assert check_app_token(read_client(slack.bot_token, slack.api_url), slack.app_token).startswith("ws://")


def test_each_token_in_the_others_place_is_named(slack: LocalSlack) -> None:
    with pytest.raises(ConfigurationError, match="SLACK_BOT_TOKEN"):
        identify(interactive_client("xoxb-wrong", slack.api_url))
    client = interactive_client(slack.bot_token, slack.api_url)
    with pytest.raises(ConfigurationError, match="refuses SLACK_APP_TOKEN"):
        check_app_token(client, slack.bot_token)
    slack.connections.disable()
    with pytest.raises(ConfigurationError, match="socket_mode_not_enabled"):
        check_app_token(client, slack.app_token)
