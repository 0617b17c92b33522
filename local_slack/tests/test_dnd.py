from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from slack_sdk import WebClient

from local_slack import AppConfig, CannotDoError, LocalSlack, Person
from local_slack.model.dnd import Dnd, Session
from support.harness import MANIFEST, MORNING, Dict, bolt_app, refusal, running, web_client
from support.listening import Heard

BERLIN = ZoneInfo("Europe/Berlin")
NONE = {"dnd_enabled": False, "next_dnd_start_ts": 1, "next_dnd_end_ts": 1}


def told(start: datetime, end: datetime) -> Dict:
    return {
        "dnd_enabled": True,
        "next_dnd_start_ts": int(start.timestamp()),
        "next_dnd_end_ts": int(end.timestamp()),
    }


def info(client: WebClient, person: Person) -> Dict:
    answer = client.dnd_info(user=person.id).data
    assert isinstance(answer, dict)
    return {key: value for key, value in answer.items() if key != "ok"}


def berlin(*at: int) -> datetime:
    return datetime(*at, tzinfo=BERLIN)  # type: ignore[arg-type, misc]  # five integers: year to minute


def test_somebody_who_set_nothing_is_always_welcome(client: WebClient, ana: Person) -> None:
    assert info(client, ana) == NONE


def test_one_session_is_told_until_it_has_ended(slack: LocalSlack, client: WebClient, ana: Person) -> None:
    end = MORNING + timedelta(hours=1)
    slack.set_dnd(ana, MORNING, end)
    assert info(client, ana) == told(MORNING, end)
    slack.clock.move_to(end)
    assert info(client, ana) == NONE


def test_a_nightly_schedule_tells_the_night_that_is_on_or_the_next(
    slack: LocalSlack, client: WebClient, ana: Person
) -> None:
    slack.set_dnd_schedule(ana, time(22), time(8))
    tonight = told(berlin(2026, 11, 20, 22, 0), berlin(2026, 11, 21, 8, 0))
    assert info(client, ana) == tonight
    slack.clock.move_to(berlin(2026, 11, 21, 3, 0))
    assert info(client, ana) == tonight
    slack.clock.move_to(berlin(2026, 11, 21, 8, 0))
    assert info(client, ana) == told(berlin(2026, 11, 21, 22, 0), berlin(2026, 11, 22, 8, 0))
    slack.set_dnd_schedule(ana, None, None)
    assert info(client, ana) == NONE


def test_a_schedule_within_one_day_and_without_a_zone_is_slack_s_own(slack: LocalSlack, client: WebClient) -> None:
    eva = slack.add_person("eva", tz=None)
    slack.set_dnd_schedule(eva, time(13), time(14))
    assert info(client, eva) == told(datetime(2026, 11, 20, 21, tzinfo=UTC), datetime(2026, 11, 20, 22, tzinfo=UTC))


def test_a_schedule_without_length_cannot_be_set(slack: LocalSlack, ana: Person) -> None:
    with pytest.raises(CannotDoError, match="different times"):
        slack.set_dnd_schedule(ana, time(8), time(8))


def test_a_snooze_counts_as_the_present_session_until_it_ends(
    slack: LocalSlack, client: WebClient, ana: Person
) -> None:
    slack.set_dnd_schedule(ana, time(22), time(8))
    until = MORNING + timedelta(hours=1)
    slack.snooze(ana, until)
    snoozing = info(client, ana)
    assert snoozing["next_dnd_end_ts"] == until.timestamp()
    assert snoozing["next_dnd_start_ts"] <= slack.clock.now().timestamp()
    slack.snooze(ana, None)
    assert info(client, ana)["next_dnd_start_ts"] == berlin(2026, 11, 20, 22, 0).timestamp()


def test_a_snooze_in_the_night_does_not_shorten_it(slack: LocalSlack, client: WebClient, ana: Person) -> None:
    slack.set_dnd_schedule(ana, time(22), time(8))
    slack.clock.move_to(berlin(2026, 11, 20, 23, 0))
    slack.snooze(ana, slack.clock.now() + timedelta(hours=1))
    assert info(client, ana) == told(berlin(2026, 11, 20, 22, 0), berlin(2026, 11, 21, 8, 0))


def test_being_always_welcome_ends_everything(slack: LocalSlack, client: WebClient, ana: Person) -> None:
    slack.set_dnd_schedule(ana, time(22), time(8))
    slack.snooze(ana, MORNING + timedelta(hours=1))
    slack.set_dnd(ana, None, None)
    assert info(client, ana) == NONE


def test_a_naive_instant_is_refused(slack: LocalSlack, ana: Person) -> None:
    with pytest.raises(ValueError, match="aware"):
        slack.snooze(ana, datetime(2026, 11, 20, 10))  # noqa: DTZ001 - the naive one


@example(time(0), time(2, fold=1), "America/New_York", datetime(2027, 3, 13, 7, tzinfo=UTC))
@given(
    st.times(),
    st.times(),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001 - hypothesis adds the zone
)
def test_a_night_begins_and_ends_at_its_local_times_on_every_day_of_the_year(
    begins: time, ends: time, name: str, now: datetime
) -> None:
    assume(begins.replace(fold=0) != ends.replace(fold=0))
    zone = ZoneInfo(name)
    session = Dnd(nightly=(begins, ends)).session(zone, now)
    assert session is not None
    assert now < session.end
    assert session.is_on(now) or session.start - now <= timedelta(hours=25)
    shown = [at.astimezone(zone) for at in (session.start, session.end)]
    for at, wanted in zip(shown, (begins, ends), strict=True):
        # A local time that the clocks leave out comes an hour late at most.
        assert timedelta(0) <= at.replace(tzinfo=None) - datetime.combine(at, wanted) <= timedelta(hours=1)


def test_the_night_of_the_change_to_summer_is_an_hour_shorter() -> None:
    now = datetime(2027, 3, 27, 23, tzinfo=BERLIN)
    session = Dnd(nightly=(time(22), time(8))).session(BERLIN, now)
    assert session == Session(datetime(2027, 3, 27, 21, tzinfo=UTC), datetime(2027, 3, 28, 6, tzinfo=UTC))


def test_a_session_that_the_clocks_leave_out_is_none() -> None:
    now = datetime(2027, 3, 28, 1, tzinfo=BERLIN)
    session = Dnd(nightly=(time(2, 30), time(3))).session(BERLIN, now)
    assert session is not None
    assert session.start.astimezone(BERLIN).date().isoformat() == "2027-03-29"


def test_nobody_s_snooze_is_told_to_the_app(slack: LocalSlack, client: WebClient, ana: Person) -> None:
    slack.snooze(ana, MORNING + timedelta(hours=1))
    assert set(info(client, ana)) == set(NONE)
    assert client.dnd_info()["snooze_enabled"] is False


def test_many_people_are_asked_about_at_once(slack: LocalSlack, client: WebClient, ana: Person, ben: Person) -> None:
    end = MORNING + timedelta(hours=1)
    slack.set_dnd(ana, MORNING, end)
    assert client.dnd_teamInfo(users=f"{ana.id},{ben.id}")["users"] == {ana.id: told(MORNING, end), ben.id: NONE}


def test_no_more_than_fifty_people_are_asked_about_at_once(client: WebClient) -> None:
    assert client.dnd_teamInfo(users=[f"U{number}" for number in range(50)])["users"] == {}
    assert refusal(lambda: client.dnd_teamInfo(users=[f"U{number}" for number in range(51)])) == "too_many_users"
    assert refusal(lambda: client.dnd_teamInfo(users="")) == "no_users_provided"


def test_asking_needs_the_scope(slack: LocalSlack, client: WebClient, ana: Person) -> None:
    slack.set_scopes(["users:read"])
    assert refusal(lambda: client.dnd_info(user=ana.id)) == "missing_scope"
    assert refusal(lambda: client.dnd_teamInfo(users=ana.id)) == "missing_scope"


def test_every_change_is_told_to_the_app_and_is_no_change_of_the_person(slack: LocalSlack, ana: Person) -> None:
    heard = Heard(slack, "dnd_updated_user", "user_change")
    end = MORNING + timedelta(hours=1)
    with running(slack, heard.app):
        slack.set_dnd(ana, MORNING, end)
        heard.wait_for(1)
        slack.set_dnd_schedule(ana, time(22), time(8))
        heard.wait_for(2)
        slack.snooze(ana, end)
        heard.wait_for(3)
    assert [(event["type"], event["user"]) for event in heard.events] == [("dnd_updated_user", ana.id)] * 3
    assert heard.events[0]["dnd_status"] == told(MORNING, end)
    assert heard.events[0]["event_ts"]


def test_an_app_that_does_not_ask_for_changes_is_told_none() -> None:
    settings = {**MANIFEST["settings"], "event_subscriptions": {"bot_events": ["user_change"]}}
    with LocalSlack.start(app=AppConfig.from_manifest({**MANIFEST, "settings": settings})) as other:
        eva = other.add_person("eva")
        with running(other, bolt_app(other)):
            other.snooze(eva, other.clock.now() + timedelta(hours=1))
            assert info(web_client(other), eva)["dnd_enabled"] is True
        assert other.envelopes() == []
