"""The channel in which the bot posts, as Slack describes it."""

import pytest

from bot.domain.channel_trouble import ChannelTrouble
from bot.domain.channels import Channel, channel_in, channel_name_for, out_of_sight
from tests.support.cast import acme, ana


@pytest.mark.parametrize(
    ("channel", "trouble"),
    [
        (Channel("C1", "cx", is_member=True), None),
        (Channel("C1", "cx"), None),
        (Channel("C1", "cx", is_member=False), ChannelTrouble.NOT_A_MEMBER),
        (Channel("C1", "cx", is_member=False, is_archived=True), ChannelTrouble.ARCHIVED),
        (out_of_sight("C1", "cx"), ChannelTrouble.GONE),
    ],
)
def test_what_keeps_the_bot_from_posting_is_known(channel: Channel, trouble: ChannelTrouble | None) -> None:
    assert channel.trouble is trouble


def test_a_channel_out_of_sight_counts_as_private() -> None:
    assert out_of_sight("C1", None) == Channel("C1", "C1", is_member=False, is_private=True, is_found=False)


def test_the_workspaces_channel_is_as_the_bot_last_saw_it() -> None:
    assert channel_in(acme(channel_private=True)) == Channel("C1", "customers", is_private=True)
    assert channel_in(acme(channel_name=None)) == Channel("C1", "C1")
    assert channel_in(acme(channel_id=None)) is None


@pytest.mark.parametrize(("private", "inside"), [(True, True), (True, False), (False, True), (False, False)])
def test_a_private_channels_name_is_for_its_members(*, private: bool, inside: bool) -> None:
    name = channel_name_for(ana(in_channel=inside), acme(channel_private=private))
    assert name == ("customers" if inside or not private else None)
