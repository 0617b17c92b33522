"""Who is in Do Not Disturb, asked over the real client from a local Slack."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.errors import BotError
from bot.slack.client import interactive_client, read_client
from bot.slack.do_not_disturb import PAGE, QUESTIONS_AT_MOST, SlackQuiet
from local_slack import LocalSlack
from tests.support.slack import local_slack

HOUR = timedelta(hours=1)


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with local_slack() as slack:
        yield slack


@pytest.fixture
def quiet(slack: LocalSlack) -> SlackQuiet:
    return SlackQuiet(read_client(slack.bot_token, slack.api_url))


def on_the_second(instant: datetime) -> datetime:
    """As precisely as Slack tells it."""
    return instant.replace(microsecond=0)


def test_whoever_wants_quiet_now_has_it_until_it_ends(slack: LocalSlack, quiet: SlackQuiet) -> None:
    now = on_the_second(slack.clock.now())
    nightly, snoozing, soon, over, always = (slack.add_person(name) for name in ("eva", "flo", "gus", "hal", "ida"))
    local = now.astimezone(UTC)
    by_clock = slack.add_person("jan", tz="UTC")
    slack.set_dnd_schedule(by_clock, (local - HOUR).time(), (local + HOUR).time())
    slack.set_dnd(nightly, now - HOUR, now + HOUR)
    slack.snooze(snoozing, now + 2 * HOUR)
    slack.set_dnd(soon, now + HOUR, now + 2 * HOUR)
    slack.set_dnd(over, now - 2 * HOUR, now - HOUR)
    everybody = [person.id for person in (nightly, snoozing, soon, over, always, by_clock)]
    found = quiet.undisturbed_until(everybody, slack.clock.now())
    assert found == {
        nightly.id: now + HOUR,
        snoozing.id: now + 2 * HOUR,
        by_clock.id: local + HOUR,
    }


@pytest.mark.parametrize(("now", "quiet_now"), [(22, True), (7, True), (8, False), (21, False)])
def test_a_nightly_schedule_counts_from_its_first_moment_until_its_last(*, now: int, quiet_now: bool) -> None:
    begins, ends = datetime(2026, 11, 20, 22, tzinfo=UTC), datetime(2026, 11, 21, 8, tzinfo=UTC)
    asked_at = datetime(2026, 11, 21 if now < 12 else 20, now, tzinfo=UTC)
    status = {"dnd_enabled": True, "next_dnd_start_ts": begins.timestamp(), "next_dnd_end_ts": ends.timestamp()}
    found = SlackQuiet(Answers({"users": {"U1": status}})).undisturbed_until(["U1"], asked_at)
    assert found == ({"U1": ends} if quiet_now else {})


class Answers(WebClient):
    """Answers whatever a Slack might."""

    def __init__(self, answer: dict[str, object]) -> None:
        super().__init__()
        self.answer = answer

    def dnd_teamInfo(self, **_arguments: object) -> dict[str, object]:  # type: ignore[override]  # noqa: N802  slack_sdk's name, and its answer as a plain dictionary
        return self.answer


@pytest.mark.parametrize(
    "answer", [{}, {"users": None}, {"users": {"U1": {}}}, {"users": {"U1": {"dnd_enabled": True}}}]
)
def test_an_answer_that_says_nothing_disturbs_no_nudge(answer: dict[str, object]) -> None:
    assert SlackQuiet(Answers(answer)).undisturbed_until(["U1"], datetime(2026, 11, 20, tzinfo=UTC)) == {}


def test_as_many_are_asked_about_at_once_as_slack_allows(slack: LocalSlack, quiet: SlackQuiet) -> None:
    ids = [slack.add_person(f"p{number}").id for number in range(2 * PAGE + 1)]
    last = slack.add_person("last")
    until = on_the_second(slack.clock.now()) + HOUR
    slack.snooze(last, until)
    assert quiet.undisturbed_until([*ids, last.id], slack.clock.now()) == {last.id: until}
    assert len(slack.calls("dnd.teamInfo")) == 3


def test_nobody_is_asked_about_when_there_is_nobody_to_ask_about(slack: LocalSlack, quiet: SlackQuiet) -> None:
    assert quiet.undisturbed_until([], slack.clock.now()) == {}
    assert slack.calls("dnd.teamInfo") == []


def test_without_the_scope_nobody_is_in_do_not_disturb_and_the_log_says_so_once(
    slack: LocalSlack, quiet: SlackQuiet, caplog: pytest.LogCaptureFixture
) -> None:
    ana = slack.add_person("eva")
    slack.snooze(ana, slack.clock.now() + HOUR)
    slack.set_scopes(["commands"])
    for _ in range(3):
        assert quiet.undisturbed_until([ana.id], slack.clock.now()) == {}
    [warning] = [record.message for record in caplog.records if record.name == SlackQuiet.__module__]
    assert "missing_scope" in warning


@pytest.mark.parametrize("trouble", ["rate limit", "trouble of its own", "lost connection", "outage"])
def test_a_slack_that_cannot_be_asked_just_now_is_said_in_words(slack: LocalSlack, trouble: str) -> None:
    ana = slack.add_person("eva")
    quiet = SlackQuiet(interactive_client(slack.bot_token, slack.api_url))
    match trouble:
        case "rate limit":
            slack.faults.rate_limit("dnd.teamInfo", retry_after=30)
        case "trouble of its own":
            slack.faults.fail("dnd.teamInfo", "internal_error")
        case "lost connection":
            slack.faults.drop_before("dnd.teamInfo")
        case _:
            slack.faults.go_offline()
    with pytest.raises(BotError, match="did not say who is in Do Not Disturb"):
        quiet.undisturbed_until([ana.id], slack.clock.now())
    slack.faults.come_back()
    assert quiet.undisturbed_until([ana.id], slack.clock.now()) == {}


def test_a_slack_that_refuses_connections_is_said_in_words() -> None:
    quiet = SlackQuiet(interactive_client("xoxb-1", "http://127.0.0.1:9/api/"))
    with pytest.raises(BotError, match="could not be reached"):
        quiet.undisturbed_until(["U1"], datetime(2026, 11, 20, tzinfo=UTC))


class Refuses(WebClient):
    """Refuses to answer about some people; says of all others that they are in Do Not Disturb."""

    def __init__(self, refused: set[str], until: datetime) -> None:
        super().__init__()
        self.refused, self.until, self.questions = refused, until, 0

    def dnd_teamInfo(self, *, users: list[str], **_arguments: object) -> dict[str, object]:  # type: ignore[override]  # noqa: N802  as above
        self.questions += 1
        if self.refused & set(users):
            refusal = {"ok": False, "error": "user_not_found"}
            raise SlackApiError(
                "refused",
                SlackResponse(
                    client=self, http_verb="GET", api_url="", req_args={}, data=refusal, headers={}, status_code=200
                ),
            )
        status = {"dnd_enabled": True, "next_dnd_start_ts": 0, "next_dnd_end_ts": self.until.timestamp()}
        return {"users": dict.fromkeys(users, status)}


def test_whom_slack_refuses_to_be_asked_about_does_not_hide_the_others() -> None:
    now = datetime(2026, 11, 20, tzinfo=UTC)
    ids = [f"U{number}" for number in range(PAGE)]
    slack = Refuses({"U7", "U31"}, now + HOUR)
    assert set(SlackQuiet(slack).undisturbed_until(ids, now)) == set(ids) - {"U7", "U31"}
    assert slack.questions <= QUESTIONS_AT_MOST


def test_a_slack_that_refuses_everybody_is_not_asked_for_ever(caplog: pytest.LogCaptureFixture) -> None:
    now = datetime(2026, 11, 20, tzinfo=UTC)
    ids = [f"U{number}" for number in range(PAGE)]
    slack = Refuses(set(ids), now + HOUR)
    assert SlackQuiet(slack).undisturbed_until(ids, now) == {}
    assert slack.questions == QUESTIONS_AT_MOST
    assert "too many people" in caplog.text
