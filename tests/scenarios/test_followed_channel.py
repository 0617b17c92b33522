"""The channel is renamed or made private, up or down: the bot follows it by its id, and admins hear what helps."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.errors import UnknownChannelError
from local_slack import LocalSlack, Person
from tests.support.office import Office, answer


@pytest.fixture
def ada(slack: LocalSlack) -> Person:
    """Ada, an admin of Slack whom the bot has met in the channel."""
    ada = slack.add_person("ada", real_name="Ada Admin", admin=True)
    slack.join(ada, "cx")
    return ada


def workspace(office: Office) -> dict[str, Any]:
    return office.row("SELECT channel_id, channel_name, channel_private FROM workspaces")


def test_a_channel_renamed_while_the_bot_was_down_is_followed_by_its_id(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor")
    office.stop()
    office.slack.rename("cx", "customers")
    other = office.slack.add_channel("cx")
    office.start()
    assert workspace(office)["channel_name"] == "customers"
    office.go_to(27, "15:01")
    [post] = [message for message in office.slack.posted("customers") if message.by_app]
    assert "Okafor" in post.says
    assert office.slack.posted(other) == []
    office.restart(channel="cx")
    assert workspace(office)["channel_name"] == "customers"


def test_the_operator_may_name_the_channel_as_it_is_called_now_or_was_or_by_its_id(office: Office) -> None:
    cx = office.slack.channel("cx")
    office.stop()
    office.slack.rename("cx", "customers")
    office.start()
    for name in ("customers", cx.id, "customers"):
        office.restart(channel=name)
        assert workspace(office) == {"channel_id": cx.id, "channel_name": "customers", "channel_private": 0}
    office.slack.rename("customers", "clients")
    office.slack.wait_until(lambda: workspace(office)["channel_name"] == "clients")
    office.stop()
    office.slack.rename("clients", "guests")
    office.settings = replace(office.settings, channel="clients")
    office.start()
    assert workspace(office)["channel_name"] == "guests"


def test_another_name_in_the_settings_is_another_channel_and_an_unknown_one_is_refused(office: Office) -> None:
    office.slack.add_channel("customers")
    office.restart(channel="customers")
    assert workspace(office)["channel_name"] == "customers"
    office.slack.add_channel("secret", private=True, bot_is_member=False)
    office.stop()
    with pytest.raises(UnknownChannelError, match="If the channel is private, type /invite @cx-help in it first"):
        office.restart(channel="secret")
    office.slack.add_bot("secret")
    office.start()
    assert workspace(office)["channel_private"] == 1


@pytest.mark.parametrize("private", [True, False])
def test_a_new_name_is_taken_over_at_once(office: Office, *, private: bool) -> None:
    if private:
        office.slack.make_private("cx")
        office.slack.wait_until(lambda: workspace(office)["channel_private"] == 1)
    office.slack.rename("cx", "customers")
    office.slack.wait_until(lambda: workspace(office)["channel_name"] == "customers")


def test_the_news_that_the_channel_is_private_or_public_is_taken_over_at_once(office: Office) -> None:
    office.slack.make_private("cx")
    office.slack.wait_until(lambda: workspace(office)["channel_private"] == 1)
    office.slack.make_public("cx")
    office.bot.read_members()
    assert workspace(office)["channel_private"] == 0


def test_a_channel_made_private_while_the_bot_was_down_is_posted_to_as_before(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor")
    office.stop()
    office.slack.make_private("cx")
    office.start()
    assert workspace(office)["channel_private"] == 1
    office.go_to(27, "15:01")
    assert len(office.shoutouts()) == 1


def test_a_private_channel_without_the_bot_is_told_to_admins_and_posted_to_once_it_is_invited(
    ada: Person, office: Office, ana: Person
) -> None:
    office.welcome()
    answer(ana, "helped Ms Okafor")
    office.stop()
    office.slack.remove_bot("cx")
    office.slack.make_private("cx")
    office.slack.rename("cx", "secret-customers")
    office.start()
    office.go_to(23, "10:00")
    message = ada.sees("no longer see the channel")
    assert "If it is private, type /invite @cx-help in it" in message.says
    assert "create" not in message.says
    office.go_to(27, "15:01")
    assert workspace(office)["channel_private"] == 1
    office.slack.add_bot("secret-customers")
    office.slack.wait_until(lambda: workspace(office)["channel_name"] == "secret-customers")
    office.wait(timedelta(minutes=11))
    [post] = [message for message in office.slack.posted("secret-customers") if message.metadata]
    assert "Okafor" in post.says
    assert "Fixed: the shout-out is now posted" in office.slack.posted(ada)[-1].says


@pytest.mark.parametrize("while_down", [True, False])
def test_a_deleted_channel_is_told_to_admins(ada: Person, office: Office, *, while_down: bool) -> None:
    office.welcome()
    if while_down:
        office.stop()
    office.slack.delete_channel("cx")
    if while_down:
        office.start()
    office.slack.wait_until(lambda: office.rows("SELECT id FROM deliveries WHERE kind = 'channel_trouble'"))
    # A bot that has just started does not know that somebody was sent something within the same second.
    office.wait(timedelta(seconds=1))
    assert "If it was deleted, choose another" in ada.sees("no longer see the channel").says


def test_a_bot_removed_from_a_private_channel_says_so(ada: Person, office: Office) -> None:
    office.welcome()
    office.slack.make_private("cx")
    office.slack.wait_until(lambda: workspace(office)["channel_private"] == 1)
    office.slack.remove_bot("cx")
    office.slack.wait_until(lambda: office.rows("SELECT id FROM deliveries WHERE kind = 'channel_trouble'"))
    office.tick()
    assert "/invite @cx-help" in ada.sees("no longer see the channel").says


def test_a_channel_without_the_bot_is_told_at_the_start(ada: Person, office: Office) -> None:
    office.welcome()
    office.stop()
    office.slack.remove_bot("cx")
    office.start()
    office.go_to(23, "10:00")
    assert "Type /invite @cx-help in the channel" in ada.sees("I'm not in the channel").says


def test_an_app_that_may_not_read_private_channels_serves_a_public_one(office: Office) -> None:
    office.slack.set_scopes(
        [scope for scope in office.slack.thread.workspace.app.tokens.scopes if "groups" not in scope]
    )
    office.restart()
    assert workspace(office)["channel_name"] == "cx"
    office.slack.add_channel("secret", private=True)
    with pytest.raises(UnknownChannelError):
        office.restart(channel="secret")
    office.settings = replace(office.settings, channel="cx")
    office.start()
