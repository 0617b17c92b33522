"""Of what an admin chose in Slack and what the operator's environment says, the latest change holds."""

from dataclasses import replace
from datetime import time

import pytest

from bot.domain.channels import Channel
from bot.domain.reading.places import Place
from bot.storage.tables import workspaces
from bot.usecases.unit import Caller
from bot.usecases.workspace.open import LastChannel, last_channel
from bot.usecases.workspace.settings import save_workspace
from tests.support.company import Company
from tests.support.forms import FORM


@pytest.fixture
def boss(acme: Company) -> Caller:
    return acme.hires("boss")


def chooses(acme: Company, boss: Caller, **changes: object) -> None:
    save_workspace(acme.context, boss, replace(FORM, **changes))  # type: ignore[arg-type]  # fields of the form


def test_what_an_admin_chose_stays_over_restarts(acme: Company, boss: Caller) -> None:
    everything = {"nudge_time": time(11), "zone": "Europe/Berlin", "shoutout": (2, time(12)), "days": frozenset({1})}
    chooses(acme, boss, country="DE", away="house", shares=False, channel=Channel("C9", "customers"), **everything)
    acme.open()
    before = acme.rows(workspaces)[0]
    assert (before["nudge_time"], before["country"], before["channel_id"]) == (time(11), "DE", "C9")
    acme.open()
    assert acme.rows(workspaces)[0] == before


@pytest.mark.parametrize(
    ("setting", "column", "value"),
    [
        ({"nudge_time": time(8)}, "nudge_time", time(8)),
        ({"zone": "Africa/Lagos"}, "zone", "Africa/Lagos"),
        ({"shoutout": (0, time(10))}, "shoutout_weekday", 0),
        ({"place": Place("GB", "SCT")}, "region", "SCT"),
        ({"channel_id": "C5", "channel_name": "five"}, "channel_id", "C5"),
    ],
)
def test_what_the_operator_changed_later_holds_and_the_rest_stays(
    acme: Company, boss: Caller, setting: dict[str, object], column: str, value: object
) -> None:
    chosen = {"nudge_time": time(11), "zone": "Europe/Berlin", "shoutout": (2, time(12)), "country": "DE"}
    chooses(acme, boss, channel=Channel("C9", "customers"), **chosen)
    before = acme.rows(workspaces)[0]
    acme.open(**setting)
    after = acme.rows(workspaces)[0]
    assert after[column] == value
    settings = ("nudge_time", "zone", "shoutout_weekday", "country", "channel_id")
    assert sum(before[name] != after[name] for name in settings) == 1
    chooses(acme, boss, channel=Channel("C9", "customers"), **chosen)
    acme.open(**setting)
    again = acme.rows(workspaces)[0]
    assert [again[name] for name in settings] == [before[name] for name in settings]


def test_a_country_that_the_operator_takes_away_is_gone(acme: Company) -> None:
    acme.open(place=Place("DE", "BY"))
    assert (acme.workspace.country, acme.workspace.region) == ("DE", "BY")
    acme.open()
    assert acme.workspace.country is None


def test_a_channel_that_an_admin_chose_stays_when_the_operator_names_none(acme: Company, boss: Caller) -> None:
    chooses(acme, boss, channel=Channel("C9", "customers"))
    for _ in range(2):
        acme.open(channel_id=None, channel_name=None)
        assert acme.workspace.channel_id == "C9"
    acme.open(channel_id="CT1")
    assert acme.workspace.channel_id == "CT1"


def test_that_there_is_no_channel_is_an_admins_choice_as_well(acme: Company, boss: Caller) -> None:
    chooses(acme, boss, channel=None)
    assert last_channel(acme.store, "T1", "CT1") == LastChannel(None, None)
    acme.open()
    assert acme.workspace.channel_id is None


def test_the_operators_own_word_for_the_channel_is_what_counts(acme: Company, boss: Caller) -> None:
    acme.open(channel="cx")
    assert last_channel(acme.store, "T1", "cx") == LastChannel("CT1", "cx")
    chooses(acme, boss, channel=Channel("C9", "customers"))
    assert last_channel(acme.store, "T1", "cx") == LastChannel("C9", "customers")
    assert last_channel(acme.store, "T1", "elsewhere") == LastChannel("C9", "customers", stays=False)
    assert last_channel(acme.store, "T7", "cx") is None
    # The channel that is kept has another name by now.
    acme.open(channel="cx", channel_id="C9", channel_name="customers-first")
    assert (acme.workspace.channel_id, acme.workspace.channel_name) == ("C9", "customers-first")
    assert last_channel(acme.store, "T1", "cx") == LastChannel("C9", "customers-first")


def test_the_operators_channel_that_was_renamed_bears_its_new_name(acme: Company) -> None:
    acme.open(channel_name="customers")
    assert acme.workspace.channel_name == "customers"


def test_a_database_from_before_takes_what_holds_as_what_the_operator_said(acme: Company, boss: Caller) -> None:
    with acme.store.unit() as connection:
        connection.execute(workspaces.update().values(given=None, nudge_time=time(10)))
    acme.open(nudge_time=time(10), place=Place("DE"))
    assert (acme.workspace.nudge_time, acme.workspace.country) == (time(10), "DE")
    chooses(acme, boss, nudge_time=time(11), country="DE")
    acme.open(nudge_time=time(10), place=Place("DE"))
    assert acme.workspace.nudge_time == time(11)
