"""What must not happen twice is refused by the database itself."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import IntegrityError

from bot.domain.nudges import Outcome
from bot.storage.engine import Store
from bot.storage.tables import nudge_decisions
from tests.support.rows import (
    add_action,
    add_decision,
    add_delivery,
    add_person,
    add_shoutout,
    add_workspace,
)

DAY = date(2026, 11, 23)

Write = Callable[[Connection, int, int], object]
DOUBLES: dict[str, Write] = {
    "two nudges on one local day": lambda c, acme, ana: add_decision(c, acme, ana, DAY, Outcome.SEND),
    "two shout-outs in one week": lambda c, acme, _: add_shoutout(c, acme, DAY),
    "one delivery owed twice": lambda c, acme, _: add_delivery(c, acme, "nudge:7:2026-11-23"),
    "one action recorded twice": lambda c, acme, ana: add_action(c, acme, ana, "command:1"),
    "one account known twice": lambda c, acme, _: add_person(c, acme, "UBEN"),
}


@pytest.mark.parametrize("write", DOUBLES.values(), ids=DOUBLES.keys())
def test_the_database_refuses(store: Store, write: Write) -> None:
    with store.unit() as connection:
        acme = add_workspace(connection)
        ana = add_person(connection, acme)
        write(connection, acme, ana)
    with pytest.raises(IntegrityError), store.unit() as connection:
        write(connection, acme, ana)


@pytest.mark.parametrize("write", DOUBLES.values(), ids=DOUBLES.keys())
def test_another_workspace_or_its_people_may_have_the_same(store: Store, write: Write) -> None:
    for team_id in ("T1", "T2"):
        with store.unit() as connection:
            workspace = add_workspace(connection, team_id)
            write(connection, workspace, add_person(connection, workspace))


def test_a_workspace_is_installed_once(store: Store) -> None:
    with store.unit() as connection:
        add_workspace(connection, "T1")
    with pytest.raises(IntegrityError), store.unit() as connection:
        add_workspace(connection, "T1")


def test_any_number_of_skipped_nudges_may_stand_beside_the_one_sent(store: Store) -> None:
    with store.unit() as connection:
        acme = add_workspace(connection)
        ana = add_person(connection, acme)
        for outcome in (Outcome.SKIP, Outcome.SEND, Outcome.SKIP):
            add_decision(connection, acme, ana, DAY, outcome)
        add_decision(connection, acme, ana, DAY + timedelta(days=1), Outcome.SEND)
    with store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(nudge_decisions)).scalar_one() == 4


def test_a_row_of_nobody_is_refused(store: Store) -> None:
    with pytest.raises(IntegrityError), store.unit() as connection:
        add_action(connection, add_workspace(connection), 4711, "command:1")
