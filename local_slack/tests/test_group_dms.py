"""Direct messages of a group."""

import pytest
from slack_bolt import Ack
from slack_sdk import WebClient

from local_slack import CannotDoError, LocalSlack, Person
from support.harness import bolt_app, refusal, running
from support.listening import Heard


def test_the_app_opens_the_direct_messages_of_a_group_once(
    slack: LocalSlack, client: WebClient, ana: Person, ben: Person
) -> None:
    opened = client.conversations_open(users=[ana.id, ben.id], return_im=True)
    again = client.conversations_open(users=[ben.id, ana.id])
    channel = opened["channel"]
    assert (opened["already_open"], again["already_open"]) == (False, True)
    assert again["channel"]["id"] == channel["id"]
    assert {key for key in channel if key.startswith("is_") and channel[key] is True} == {
        "is_group",
        "is_mpim",
        "is_private",
        "is_member",
    }
    assert channel["name"] == "mpdm-hello--ana--ben-1"
    assert set(client.conversations_members(channel=channel["id"])["members"]) == {slack.bot_user_id, ana.id, ben.id}


def test_messages_in_a_group_reach_the_app_and_its_people_alone(
    slack: LocalSlack, client: WebClient, ana: Person, ben: Person
) -> None:
    heard = Heard(slack, "message")
    group = slack.add_group_dm(ana, ben)
    dee = slack.add_person("dee")
    with running(slack, heard.app):
        ana.types("Just us", where=group)
        heard.wait_for(1)
    assert (heard.events[0]["channel"], heard.events[0]["channel_type"]) == (group.id, "mpim")
    client.chat_postMessage(channel=group.id, text="And me")
    assert ben.sees("And me")
    dee.does_not_see("Just us")
    with pytest.raises(CannotDoError):
        dee.types("Hello?", where=group)


def test_a_group_is_listed_by_its_type(slack: LocalSlack, client: WebClient, ana: Person, ben: Person) -> None:
    group = slack.add_group_dm(ana, ben)
    slack.add_group_dm(ana, ben, slack.add_person("dee"), bot_is_member=False)
    assert [each["id"] for each in client.conversations_list(types="mpim")["channels"]] == [group.id]
    assert client.conversations_list()["channels"] == []


def test_a_group_has_its_limits(slack: LocalSlack, client: WebClient, ana: Person) -> None:
    crowd = [slack.add_person(f"p{number}").id for number in range(9)]
    assert refusal(lambda: client.conversations_open(users=crowd)) == "too_many_users"
    assert refusal(lambda: client.conversations_open(users=[ana.id, "U1"])) == "user_not_found"
    slack.set_scopes(["im:write"])
    assert refusal(lambda: client.conversations_open(users=crowd[:2])) == "missing_scope"


def test_a_command_works_in_a_group(slack: LocalSlack, ana: Person, ben: Person) -> None:
    app = bolt_app(slack)

    @app.command("/hello")
    def hello(ack: Ack) -> None:
        ack("Hi all", response_type="in_channel")

    group = slack.add_group_dm(ana, ben)
    with running(slack, app):
        payload = ana.types("/hello", where=group).payload
    assert payload["channel_name"] == group.name
    assert ben.sees("Hi all").channel == group.id
