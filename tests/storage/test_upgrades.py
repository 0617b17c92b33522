"""An upgrade keeps what is in the database, from whichever schema it begins."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

import bot.storage.migrations
from bot.domain.customers import customer_key
from bot.storage.engine import Store
from bot.storage.migrate import migrate
from tests.support.filled import Rows, fill, held

MIGRATIONS = Path(bot.storage.migrations.__file__).parent
REVISIONS = [script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()]
EMPTIED = {"offers": {"why"}}
"""What an upgrade empties: reasons in sentences of the bot, which are data since."""
NEXT = '''
"""A schema that is yet to come."""

import sqlalchemy as sa
from alembic import op

revision = "9998"
down_revision = "{newest}"


def upgrade() -> None:
    with op.batch_alter_table("people") as people:
        people.add_column(sa.Column("pronouns", sa.String(32), server_default="they", nullable=False))
    with op.batch_alter_table("actions") as actions:
        actions.alter_column("customer", existing_type=sa.Text, new_column_name="for_whom")
'''


@pytest.fixture(params=["sqlite", "postgresql"])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A database without any table."""
    sqlite = request.param == "sqlite"
    store = Store.open(f"sqlite:///{tmp_path / 'old.db'}" if sqlite else request.getfixturevalue("postgres_url"))
    yield store
    store.close()


def upgrade(connection: Connection, revision: str, scripts: Path = MIGRATIONS) -> None:
    config = Config()
    config.set_main_option("script_location", str(scripts))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def filled_at(store: Store, revision: str) -> Rows:
    """Bring a database to a revision, and put a row into each of its tables."""
    with store.migrating() as connection:
        upgrade(connection, revision)
        return fill(connection)


@pytest.mark.parametrize("revision", REVISIONS)
def test_what_is_in_the_database_is_there_after_the_upgrade(bare: Store, revision: str) -> None:
    before = filled_at(bare, revision)
    migrate(bare)
    with bare.reading() as connection:
        after = held(connection)
    for table, [row] in before.items():
        [kept] = after[table]
        same = row.keys() - EMPTIED.get(table, set())
        assert {name: kept[name] for name in same & kept.keys()} == {name: row[name] for name in same}, table


def test_customers_of_the_time_before_keys_are_found_unless_personal_data_may_be_in_the_name(bare: Store) -> None:
    names: dict[str | None, str | None] = {
        "ACME Foods Ltd.": "acme foods",
        "<http://acme.com|acme.com>": "acme com",
        "Łódź Sp. z o.o.": "lodz",
        "トヨタ株式会社": "トヨタ",
        "Dr. Oetker GmbH": "dr oetker",
        "🎉": "🎉",
        "7-Eleven": "7 eleven",
        "mia@acme.example": None,
        "Mia 0171 234567": None,
        "mia at acme dot example": None,
    }
    with bare.migrating() as connection:
        upgrade(connection, "0001")
        fill(connection)
        for table in ("actions", "needs"):
            [row] = held(connection)[table]
            rows = [row | {"id": at, "origin_key": f"{at}", "customer": name} for at, name in enumerate(names, start=2)]
            for each in (*rows, row | {"id": 99, "origin_key": "none", "customer": None}):
                values = ", ".join(f":{name}" for name in each)
                connection.execute(text(f"INSERT INTO {table} ({', '.join(each)}) VALUES ({values})"), each)  # noqa: S608  its own names
    migrate(bare)
    with bare.reading() as connection:
        after = held(connection)
    for table in ("actions", "needs"):
        keys = {row["customer"]: row["customer_key"] for row in after[table]}
        assert keys == names | {None: None, "1": "1"}
    assert all(key in {None, customer_key(name or "")} for name, key in names.items())


def test_a_table_that_an_upgrade_makes_anew_keeps_its_rows_and_who_names_them(bare: Store, tmp_path: Path) -> None:
    scripts = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, scripts)
    (scripts / "versions" / "9998_next.py").write_text(NEXT.format(newest=REVISIONS[0]), encoding="utf-8")
    before = filled_at(bare, "head")
    with bare.migrating() as connection:
        upgrade(connection, "head", scripts)
        after = held(connection)
    [person], [action] = after["people"], after["actions"]
    assert person == before["people"][0] | {"pronouns": "they"}
    assert action["for_whom"] == before["actions"][0]["customer"]
    others = before.keys() - {"people", "actions"}
    assert {table: after[table] for table in others} == {table: before[table] for table in others}
