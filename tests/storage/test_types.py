"""What is written comes back as it was meant, and what could not come back is refused."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Dialect, make_url, select, text, update
from sqlalchemy.exc import StatementError

from bot.domain.people import Cadence
from bot.storage.engine import Store
from bot.storage.tables import people, workspaces
from bot.storage.types import Instant, Spans, Weekdays, Word
from tests.support.rows import NOW, add_person, add_workspace

SQLITE = make_url("sqlite://").get_dialect()()
POSTGRESQL = make_url("postgresql+psycopg://").get_dialect()()
DIALECTS = st.sampled_from([SQLITE, POSTGRESQL])
ZONES = st.timezones()


def test_an_instant_comes_back_aware_in_utc_and_is_the_same_instant(store: Store) -> None:
    kathmandu = timezone(timedelta(hours=5, minutes=45))
    with store.unit() as connection:
        ana = add_person(connection, add_workspace(connection), next_nudge_at=NOW.astimezone(kathmandu))
    with store.reading() as connection:
        found = connection.execute(select(people.c.next_nudge_at).where(people.c.id == ana)).scalar_one()
    assert found == NOW
    assert found.tzinfo is UTC


def test_instants_compare_in_queries_whatever_zone_they_are_given_in(store: Store) -> None:
    tokyo = timezone(timedelta(hours=9))
    with store.unit() as connection:
        add_person(connection, add_workspace(connection), next_nudge_at=NOW)
    later = (NOW + timedelta(seconds=1)).astimezone(tokyo)
    with store.reading() as connection:
        assert connection.execute(select(people.c.id).where(people.c.next_nudge_at < later)).all()
        assert not connection.execute(select(people.c.id).where(people.c.next_nudge_at >= later)).all()


def test_a_naive_instant_is_refused(store: Store) -> None:
    with pytest.raises(StatementError, match="must be aware"), store.unit() as connection:
        add_person(connection, add_workspace(connection), next_nudge_at=NOW.replace(tzinfo=None))
    with store.reading() as connection:
        assert connection.execute(select(workspaces)).all() == []


def test_what_is_not_there_comes_back_as_none(store: Store) -> None:
    with store.unit() as connection:
        add_person(connection, add_workspace(connection))
    with store.reading() as connection:
        row = connection.execute(select(people)).one()
    assert (row.next_nudge_at, row.workdays, row.nudge_time, row.paused_until) == (None, None, None, None)


def test_words_times_and_days_come_back_as_the_code_knows_them(store: Store) -> None:
    with store.unit() as connection:
        add_person(
            connection,
            add_workspace(connection),
            cadence=Cadence.WEEKLY,
            nudge_time=time(23, 30),
            workdays=frozenset({6, 0, 2}),
            paused_until=NOW.date(),
        )
    with store.reading() as connection:
        row = connection.execute(select(people)).one()
        stored = connection.execute(text("SELECT cadence, workdays FROM people")).one()
    assert row.cadence is Cadence.WEEKLY
    assert row.nudge_time == time(23, 30)
    assert row.workdays == frozenset({0, 2, 6})
    assert row.paused_until == NOW.date()
    assert tuple(stored) == ("weekly", "026")


def test_somebody_who_works_on_no_day_is_not_somebody_who_chose_none(store: Store) -> None:
    with store.unit() as connection:
        add_person(connection, add_workspace(connection), workdays=frozenset())
    with store.reading() as connection:
        assert connection.execute(select(people.c.workdays)).scalar_one() == frozenset()


def test_an_unknown_word_is_refused(store: Store) -> None:
    with pytest.raises(StatementError, match="hourly"), store.unit() as connection:
        connection.execute(update(people).values(cadence="hourly"))


@given(
    instant=st.datetimes(min_value=datetime(1970, 1, 2), max_value=datetime(2999, 1, 1), timezones=ZONES),  # noqa: DTZ001  Hypothesis adds the zone
    dialect=DIALECTS,
)
def test_every_instant_survives_the_way_there_and_back(instant: datetime, dialect: Dialect) -> None:
    there = Instant().process_bind_param(instant, dialect)
    back = Instant().process_result_value(there, dialect)
    assert back == instant.astimezone(UTC)
    assert back is not None
    assert back.tzinfo is UTC


@given(days=st.frozensets(st.integers(0, 6)), dialect=DIALECTS)
def test_every_set_of_weekdays_survives_the_way_there_and_back(days: frozenset[int], dialect: Dialect) -> None:
    assert Weekdays().process_result_value(Weekdays().process_bind_param(days, dialect), dialect) == days


def test_none_stays_none_both_ways() -> None:
    for kind in (Instant(), Weekdays(), Spans(), Word(Cadence)):
        assert kind.process_bind_param(None, SQLITE) is None
        assert kind.process_result_value(None, SQLITE) is None


@given(days=st.lists(st.tuples(st.dates(), st.dates()), max_size=3).map(tuple), dialect=DIALECTS)
def test_all_stretches_of_days_survive_the_way_there_and_back(
    days: tuple[tuple[date, date], ...], dialect: Dialect
) -> None:
    assert Spans().process_result_value(Spans().process_bind_param(days, dialect), dialect) == days
