"""What people and the operator said before an upgrade still holds after it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

import bot.storage.migrations
from bot.storage import notices, people, shoutouts, workspaces
from bot.storage.engine import Store
from bot.storage.migrate import migrate
from tests.support.rows import NOW

_INSTANT = NOW.isoformat(sep=" ")


@pytest.fixture(params=["sqlite", "postgresql"])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A database without any table."""
    sqlite = request.param == "sqlite"
    store = Store.open(f"sqlite:///{tmp_path / 'old.db'}" if sqlite else request.getfixturevalue("postgres_url"))
    yield store
    store.close()


@pytest.fixture
def old(bare: Store) -> Store:
    """A database at revision 0001, with two people of whom one shares nothing, and offers made to one of them."""
    _upgrade(bare, "0001", _ROWS)
    return bare


def _upgrade(store: Store, revision: str, rows: str) -> None:
    """Bring the database to a revision, and fill it."""
    config = Config()
    config.set_main_option("script_location", str(Path(bot.storage.migrations.__file__).parent))
    with store.migrating() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        for row in rows.split(";"):
            connection.execute(text(row), {"now": _INSTANT})


_ROWS = """
    INSERT INTO workspaces
        (id, team_id, name, bot_user_id, zone, nudge_time, shoutout_weekday, shoutout_time, created_at)
    VALUES (1, 'T1', 'Acme', 'UBOT', 'Europe/Berlin', '09:30:00', 4, '15:00:00', :now);
    INSERT INTO people
        (id, workspace_id, slack_id, name, standing, active, in_channel, shares, cadence, unanswered, created_at)
    VALUES (1, 1, 'UANA', 'Ana', 'member', true, true, true, 'daily', 0, :now),
           (2, 1, 'UBEN', 'Ben', 'member', true, true, false, 'weekly', 3, :now);
    INSERT INTO nudge_decisions
        (id, workspace_id, person_id, local_day, due_at, decided_at, outcome, reason, source, subject)
    VALUES (5, 1, 1, '2026-11-23', :now, :now, 'send', 'due', 'idea', 'call-back');
    INSERT INTO ideas_offered
        (id, workspace_id, person_id, idea_key, why, offered_at, decision_id, available, probability, draw, seed)
    VALUES (7, 1, 1, 'call-back', 'because', :now, 5, '{}', 0.5, 0.1, 'seed'),
           (8, 1, 1, 'send-a-card', 'because', :now, 5, '{}', 0.5, 0.2, 'seed'),
           (9, 1, 1, 'fix-a-form', 'because', :now, NULL, '{}', 0.5, 0.3, 'seed')
"""


def _rows(store: Store, query: str) -> list[tuple[Any, ...]]:
    with store.reading() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(query)]


def test_who_shared_nothing_goes_on_so_and_the_others_follow_the_workspace(old: Store) -> None:
    migrate(old)
    with old.reading() as connection:
        ana, ben = people.find(connection, 1, "UANA"), people.find(connection, 1, "UBEN")
    assert ana is not None
    assert ben is not None
    assert (ana.shares, ben.shares) == (None, False)
    assert (ana.unwanted, ana.admin, ana.region) == (frozenset(), False, None)


def test_silence_from_before_it_slowed_nudges_is_not_counted(old: Store) -> None:
    migrate(old)
    assert _rows(old, "SELECT unanswered FROM people") == [(0,), (0,)]


def test_a_workspace_begins_with_the_usual_week_and_with_sharing(old: Store) -> None:
    migrate(old)
    with old.reading() as connection:
        acme = workspaces.get(connection, 1)
    assert (acme.workdays, acme.shares, acme.country, acme.away_emoji) == (frozenset(range(5)), True, None, None)


def test_ideas_that_were_offered_keep_their_numbers_so_that_old_buttons_work(old: Store) -> None:
    migrate(old)
    found = _rows(old, "SELECT id, source, subject, decision_id, asked, closed_at IS NULL FROM offers ORDER BY id")
    assert found == [
        (7, "idea", "call-back", 5, False, False),
        (8, "idea", "send-a-card", 5, True, False),
        (9, "idea", "fix-a-form", None, True, False),
    ]


def test_the_next_offer_gets_a_number_that_none_had(old: Store) -> None:
    migrate(old)
    with old.unit() as connection:
        new = connection.execute(
            text(
                "INSERT INTO offers (workspace_id, person_id, source, subject, why, offered_at, asked, available,"
                " probability, draw, seed) VALUES (1, 1, 'idea', 'k', 'w', :now, true, '{}', 1, 0, 's') RETURNING id"
            ),
            {"now": _INSTANT},
        ).scalar_one()
    assert new == 10


@pytest.fixture
def told(old: Store) -> Store:
    """The same at revision 0002, with a shout-out that was posted: its story was noticed and one like it promised."""
    _upgrade(old, "0002", _TOLD)
    return old


_TOLD = """
    INSERT INTO actions
        (id, workspace_id, person_id, kind, kind_origin, text, happened_on, recorded_at, shared, source, origin_key)
    VALUES (3, 1, 1, 'help', 'given', 'helped', '2026-11-23', :now, true, 'command', 'k');
    INSERT INTO deliveries
        (id, workspace_id, key, kind, channel_id, subject_id, status, expires_at, attempts, created_at)
    VALUES (4, 1, 'shoutout:2026-11-23', 'shoutout', 'C1', 6, 'sent', :now, 1, :now);
    INSERT INTO shoutouts
        (id, workspace_id, week, due_at, decided_at, outcome, covers_from, covers_until, seed, delivery_id)
    VALUES (6, 1, '2026-11-23', :now, :now, 'post', :now, :now, 's', 4);
    INSERT INTO stories (id, shoutout_id, action_id, position) VALUES (2, 6, 3, 0);
    INSERT INTO notices (story_id, person_id, noticed_at) VALUES (2, 2, :now);
    INSERT INTO promises (id, workspace_id, person_id, story_id, promised_at) VALUES (1, 1, 2, 2, :now)
"""


def test_a_shout_out_from_before_keeps_its_story_and_how_it_was_answered(told: Store) -> None:
    migrate(told)
    with told.reading() as connection:
        stories = shoutouts.stories_of(connection, 6)
        assert notices.by_story(connection, [2]) == {2: 1}
    assert [(story.id, story.action.text) for story in stories] == [(2, "helped")]
    assert _rows(told, "SELECT picture_file_id FROM shoutouts") == [(None,)]
    assert _rows(told, "SELECT story_id, person_id FROM promises") == [(2, 2)]


def test_everybody_may_be_featured_and_nothing_is_reviewed_until_somebody_says_so(told: Store) -> None:
    migrate(told)
    with told.reading() as connection:
        acme, ana = workspaces.get(connection, 1), people.get(connection, 1)
    assert (acme.slots, acme.review, acme.reviewers, acme.posts_when_quiet) == (5, False, frozenset(), True)
    assert ana.featured
    assert _rows(told, "SELECT told_of_notices_at FROM people") == [(None,), (None,)]
