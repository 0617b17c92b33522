from datetime import timedelta

import pytest
from slack_sdk import WebClient

from local_slack import CannotDoError, LocalSlack, Person
from support.harness import MORNING, Dict, running
from support.listening import Heard

NO_STATUS = ("", "", 0)
UNTIL = MORNING + timedelta(hours=1)


def user(client: WebClient, person: Person) -> Dict:
    found: Dict = client.users_info(user=person.id)["user"]
    return found


def status(described: Dict) -> tuple[str, str, int]:
    profile = described["profile"]
    return profile["status_text"], profile["status_emoji"], profile["status_expiration"]


def test_a_status_is_told_wherever_a_person_is_described(slack: LocalSlack, client: WebClient, ana: Person) -> None:
    assert status(user(client, ana)) == NO_STATUS
    slack.set_status(ana, "On holiday", ":palm_tree:")
    shown = ("On holiday", ":palm_tree:", 0)
    assert status(user(client, ana)) == shown
    assert status(dict(client.users_profile_get(user=ana.id).data)) == shown  # type: ignore[arg-type]  # a dict, not bytes
    [listed] = [each for each in client.users_list(limit=9)["members"] if each["id"] == ana.id]
    assert status(listed) == shown


@pytest.mark.parametrize(
    ("text", "emoji", "shown"),
    [
        ("", "palm_tree", ("", ":palm_tree:", 0)),
        ("", ":palm_tree:", ("", ":palm_tree:", 0)),
        ("At lunch", "", ("At lunch", ":speech_balloon:", 0)),
        ("", "", NO_STATUS),
    ],
)
def test_an_emoji_is_named_between_colons_and_words_alone_get_one(
    slack: LocalSlack, client: WebClient, ana: Person, text: str, emoji: str, shown: tuple[str, str, int]
) -> None:
    slack.set_status(ana, text, emoji)
    assert status(user(client, ana)) == shown


def test_a_status_is_no_longer_than_slack_takes(slack: LocalSlack, ana: Person) -> None:
    slack.set_status(ana, "x" * 100)
    with pytest.raises(CannotDoError, match="100 characters"):
        slack.set_status(ana, "x" * 101)


def different(heard: Heard) -> list[Dict]:
    """Each event once: where the clock jumps before an acknowledgement has arrived, Slack sends it again."""
    return list({body["event_id"]: body["event"] for body in heard.bodies}.values())


def test_a_status_is_cleared_when_its_time_comes_and_the_app_is_told(
    slack: LocalSlack, client: WebClient, ana: Person
) -> None:
    heard = Heard(slack, "user_change", "user_status_changed")
    with running(slack, heard.app):
        slack.set_status(ana, "On holiday", "palm_tree", until=UNTIL)
        heard.wait_for(2)
        assert status(user(client, ana)) == ("On holiday", ":palm_tree:", int(UNTIL.timestamp()))
        slack.clock.move_to(UNTIL)
        assert status(user(client, ana)) == NO_STATUS
        slack.wait_until(lambda: len(different(heard)) == 4)
    told = sorted((status(event["user"])[1], event["type"]) for event in different(heard))
    kinds = ("user_change", "user_status_changed")
    assert told == [*(("", kind) for kind in kinds), *((":palm_tree:", kind) for kind in kinds)]
    assert all(event["cache_ts"] == event["user"]["updated"] for event in heard.events)


def test_a_newer_status_outlives_the_end_of_the_one_before(slack: LocalSlack, client: WebClient, ana: Person) -> None:
    slack.set_status(ana, "In a meeting", "calendar", until=UNTIL)
    slack.set_status(ana, "On holiday", "palm_tree", until=UNTIL + timedelta(days=7))
    slack.clock.move_to(UNTIL + timedelta(minutes=1))
    assert status(user(client, ana))[0] == "On holiday"


def ranks(described: Dict) -> tuple[bool, bool, bool]:
    return described["is_admin"], described["is_owner"], described["is_primary_owner"]


def test_an_admin_is_made_and_unmade_and_the_app_is_told(slack: LocalSlack, client: WebClient, ana: Person) -> None:
    heard = Heard(slack, "user_change")
    with running(slack, heard.app):
        slack.set_admin(ana, admin=True)
        heard.wait_for(1)
        assert ranks(user(client, ana)) == (True, False, False)
        slack.set_admin(ana, admin=False)
        heard.wait_for(2)
    assert [event["user"]["is_admin"] for event in heard.events] == [True, False]


def test_the_first_owner_is_the_primary_one_and_stays_an_admin(slack: LocalSlack, client: WebClient) -> None:
    eva, tom = slack.add_person("eva", owner=True), slack.add_person("tom", owner=True)
    assert ranks(user(client, eva)) == (True, True, True)
    assert ranks(user(client, tom)) == (True, True, False)
    with pytest.raises(CannotDoError, match="primary owner"):
        slack.set_admin(eva, admin=False)
    slack.set_admin(tom, admin=False)
    assert ranks(user(client, tom)) == (False, False, False)


def test_neither_a_guest_nor_a_bot_is_made_an_admin(slack: LocalSlack) -> None:
    for person in (slack.add_person("gus", guest=True), slack.add_person("robot", bot=True)):
        with pytest.raises(CannotDoError, match="guest or a bot"):
            slack.set_admin(person, admin=True)


def test_of_somebody_deactivated_no_rank_is_told(slack: LocalSlack, client: WebClient, ana: Person) -> None:
    slack.set_admin(ana, admin=True)
    slack.deactivate(ana)
    assert not {"is_admin", "is_owner", "is_primary_owner"} & set(user(client, ana))


def test_somebody_changes_their_names_and_moves(slack: LocalSlack, client: WebClient, ana: Person) -> None:
    heard = Heard(slack, "user_change")
    with running(slack, heard.app):
        slack.change_profile(ana, real_name="Ana Ruiz", display_name="")
        slack.change_zone(ana, "America/New_York")
        heard.wait_for(2)
    shown = user(client, ana)
    assert (shown["real_name"], shown["profile"]["display_name"], shown["tz"]) == ("Ana Ruiz", "", "America/New_York")
    with pytest.raises(CannotDoError, match="no zone 'Mars'"):
        slack.change_zone(ana, "Mars")
