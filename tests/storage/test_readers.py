"""Who may read what colleagues did and noticed: in a private channel its present members, and everybody their own."""

from collections.abc import Iterator
from itertools import product

import pytest
from sqlalchemy import Connection, insert, select, update

from bot.storage import people as stored_people
from bot.storage import visibility, workspaces
from bot.storage.engine import Store
from bot.storage.tables import actions, needs
from bot.storage.tables import workspaces as workspaces_table
from tests.support.rows import NOW, add_action, add_person, add_workspace

STATES = list(product((True, False), (True, False)))
"""Whether the channel is private, and whether the reader is in it."""


@pytest.fixture
def connection(store: Store) -> Iterator[Connection]:
    with store.unit() as connection:
        yield connection


def put_in(connection: Connection, *, private: bool, inside: bool) -> tuple[int, int, int]:
    """A workspace with a reader and a colleague: their row ids, and that of the workspace."""
    workspace = add_workspace(connection, f"T{private}{inside}")
    connection.execute(
        update(workspaces_table).where(workspaces_table.c.id == workspace).values(channel_private=private)
    )
    reader = add_person(connection, workspace, "UBEN", in_channel=inside)
    return reader, add_person(connection, workspace, "UANA"), workspace


def add_need(connection: Connection, workspace: int, noticer: int, taker: int | None = None) -> int:
    values = {"workspace_id": workspace, "noticed_by": noticer, "text": "the lift is stuck", "taken_by": taker}
    values |= {"status": "open" if taker is None else "taken", "created_at": NOW, "origin_key": f"{noticer}:{taker}"}
    row_id: int = connection.execute(insert(needs).values(values).returning(needs.c.id)).scalar_one()
    return row_id


@pytest.mark.both_databases
@pytest.mark.parametrize(("private", "inside"), STATES)
def test_of_colleagues_things_only_members_of_a_private_channel_read(
    connection: Connection, *, private: bool, inside: bool
) -> None:
    reader, colleague, workspace = put_in(connection, private=private, inside=inside)
    own, theirs = (add_action(connection, workspace, who, f"by:{who}") for who in (reader, colleague))
    noticed, seen = add_need(connection, workspace, reader), add_need(connection, workspace, colleague)
    taken, of_another = (add_need(connection, workspace, colleague, who) for who in (reader, colleague))
    actions_read = select(actions.c.id).where(visibility.may_read_action(actions, reader))
    needs_read = select(needs.c.id).where(visibility.may_read_need(needs, reader))
    everything = inside or not private
    assert set(connection.execute(actions_read).scalars()) == ({own, theirs} if everything else {own})
    mine = {noticed, taken}
    assert set(connection.execute(needs_read).scalars()) == (mine | {seen, of_another} if everything else mine)
    assert visibility.offers_allowed(connection, theirs, reader) is everything


@pytest.mark.parametrize(("private", "inside"), STATES)
def test_the_rule_is_the_same_in_sql_and_in_python(connection: Connection, *, private: bool, inside: bool) -> None:
    reader, _, workspace = put_in(connection, private=private, inside=inside)
    person, of = stored_people.get(connection, reader), workspaces.get(connection, workspace)
    in_sql = connection.execute(select(visibility.reads_channel(reader))).scalar_one()
    assert bool(in_sql) is person.reads_channel_of(of) is (inside or not private)
