"""The unit of work: what it knows, and that a view takes no write lock."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import exc

from bot.errors import BotError
from bot.storage import people as stored
from bot.storage.tables import people
from bot.usecases.unit import Caller, UnknownWorkspace
from tests.support.company import Company
from tests.support.problems import about

pytestmark = pytest.mark.both_databases


def test_a_unit_knows_its_workspace_person_instant_and_day(acme: Company) -> None:
    emi = acme.hires("emi", zone="Pacific/Auckland")
    with acme.context.unit(emi) as unit:
        assert (unit.workspace.team_id, unit.person.slack_id) == ("T1", "UEMI")
        assert (unit.now, unit.today) == (acme.clock.now(), date(2026, 11, 23))
        assert unit.zone.key == "Pacific/Auckland"


def test_what_a_unit_wrote_is_gone_when_it_raises(acme: Company) -> None:
    ana = acme.hires("ana")

    def fail() -> None:
        with acme.context.unit(ana) as unit:
            stored.save(unit.connection, unit.person, replace(unit.person, name="Somebody"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert acme.person(ana).name == "Ana"


def test_a_view_cannot_write(acme: Company) -> None:
    ana = acme.hires("ana")
    with pytest.raises((BotError, exc.DBAPIError)), acme.context.view(ana) as view:
        stored.save(view.connection, view.person, replace(view.person, name="Somebody"))
    assert acme.person(ana).name == "Ana"


def test_a_view_reads_while_somebody_writes(acme: Company) -> None:
    ana = acme.hires("ana")
    with acme.context.unit(ana) as unit:
        stored.save(unit.connection, unit.person, replace(unit.person, name="Somebody"))
        with acme.context.view(ana) as view:
            assert view.person.name == "Ana"


def test_whoever_is_seen_for_the_first_time_is_kept_before_the_view(acme: Company) -> None:
    with acme.context.view(Caller("T1", "UNEW")) as view:
        assert view.person.slack_id == "UNEW"
    assert [row["slack_id"] for row in acme.rows(people)] == ["UNEW"]


def test_a_workspace_that_the_bot_does_not_serve_is_refused(acme: Company) -> None:
    for opened in (acme.context.unit, acme.context.view):
        with pytest.raises(BotError, check=about(UnknownWorkspace())), opened(Caller("T9", "UANA")):
            pass


def test_what_was_seen_is_written_at_the_same_instant(acme: Company) -> None:
    with acme.context.view_of("T1") as seen:
        before = seen.now
    acme.clock.move_to(before.replace(hour=12))
    with seen.then_write() as unit:
        assert (unit.now, unit.workspace) == (before, seen.workspace)
