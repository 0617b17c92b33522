"""Slack's directory, read over the real client from a local Slack."""

from collections.abc import Iterator
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

from bot.domain.channels import Channel
from bot.domain.profiles import Profile, Standing
from bot.errors import BotError, ConfigurationError
from bot.slack.client import interactive_client, read_client
from bot.slack.directory import SlackDirectory, profile_from
from local_slack import LocalSlack
from tests.support.slack import local_slack


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with local_slack() as slack:
        yield slack


@pytest.fixture
def directory(slack: LocalSlack) -> SlackDirectory:
    return SlackDirectory(read_client(slack.bot_token, slack.api_url))


def test_everybody_is_read_page_by_page(slack: LocalSlack, directory: SlackDirectory) -> None:
    people = [slack.add_person(f"p{number}") for number in range(230)]
    crowd = slack.add_channel("crowd", members=people)
    assert {person.id for person in people} < {
        profile.slack_id for page in directory.pages(None) for profile in page.profiles
    }
    assert {person.id for person in people} < set(directory.members(crowd.id))
    assert len(slack.calls("users.list")) > 1
    assert len(slack.calls("conversations.members")) > 1


def test_a_person_is_what_slack_says_of_them(slack: LocalSlack, directory: SlackDirectory) -> None:
    gro = slack.add_person("gro", real_name="Gro Nilsen", tz=None)
    found = directory.profile(gro.id)
    assert (found.slack_id, found.zone, found.standing, found.active) == (gro.id, None, Standing.MEMBER, True)
    assert directory.profile(slack.add_person("guest", guest=True).id).standing is Standing.GUEST
    assert directory.profile(slack.add_person("robot", bot=True).id).standing is Standing.BOT
    assert not directory.profile(slack.add_person("gone", deactivated=True).id).active


def test_a_channel_is_found_by_its_name_and_by_its_id(slack: LocalSlack, directory: SlackDirectory) -> None:
    cx = slack.channel("cx")
    assert (
        directory.channel("cx") == directory.channel(cx.id) == Channel(cx.id, "cx", is_member=True, is_archived=False)
    )
    lunch = slack.add_channel("lunch", bot_is_member=False, archived=True)
    assert directory.channel("lunch") == Channel(lunch.id, "lunch", is_member=False, is_archived=True)


class TerseClient(WebClient):
    """Answers for a Slack that does not say whether the bot is in a channel."""

    def api_call(self, api_method: str, **_arguments: object) -> SlackResponse:
        data = {"ok": True, "channel": {"id": "C0123456789", "name": "cx"}}
        return SlackResponse(
            client=self, http_verb="GET", api_url=api_method, req_args={}, data=data, headers={}, status_code=200
        )


def test_whether_the_bot_is_in_a_channel_may_be_unknown() -> None:
    found = SlackDirectory(TerseClient()).channel("C0123456789")
    assert found == Channel("C0123456789", "cx", is_member=None, is_archived=False)


@pytest.mark.parametrize("wanted", ["nowhere", "secret", "C0NOWHERE1"])
def test_a_channel_that_is_not_public_or_not_there_is_named(
    slack: LocalSlack, directory: SlackDirectory, wanted: str
) -> None:
    slack.add_channel("secret", private=True, bot_is_member=False)
    with pytest.raises(ConfigurationError, match=wanted):
        directory.channel(wanted)


def test_a_refusal_and_an_outage_are_said_in_words(slack: LocalSlack) -> None:
    directory = SlackDirectory(interactive_client(slack.bot_token, slack.api_url))
    slack.set_scopes(["commands"])
    for ask in (
        lambda: directory.members("C1"),
        lambda: list(directory.pages(None)),
        lambda: directory.profile("U1"),
        lambda: directory.channel("cx"),
        lambda: directory.channel(slack.channel("cx").id),
    ):
        with pytest.raises(BotError, match="missing_scope"):
            ask()
    slack.faults.go_offline()
    for ask in (lambda: directory.profile("U1"), lambda: directory.channel("C0123456789")):
        with pytest.raises(BotError, match="could not be reached"):
            ask()


@pytest.mark.parametrize(
    ("user", "profile"),
    [
        ({"id": "U1", "profile": {"display_name": " ", "real_name": "Ana F"}}, ("Ana F", None, Standing.MEMBER)),
        ({"id": "U1", "profile": {"display_name": "ana"}, "tz": "Asia/Tokyo"}, ("ana", "Asia/Tokyo", Standing.MEMBER)),
        (
            {"id": "U1", "profile": {"display_name": "ana", "real_name": "Ana F"}},
            ("ana", None, Standing.MEMBER),
        ),
        ({"id": "U1"}, ("U1", None, Standing.MEMBER)),
        ({"id": "U1", "name": "ana", "is_stranger": True}, ("ana", None, Standing.GUEST)),
        ({"id": "U1", "name": "ana", "is_ultra_restricted": True}, ("ana", None, Standing.GUEST)),
        ({"id": "USLACKBOT", "name": "slackbot"}, ("slackbot", None, Standing.BOT)),
    ],
)
def test_a_user_object_becomes_a_profile(user: dict[str, Any], profile: tuple[str, str | None, Standing]) -> None:
    full_name = (user.get("profile") or {}).get("real_name")
    assert profile_from(user) == Profile(user["id"], *profile, active=True, full_name=full_name)
