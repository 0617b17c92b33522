"""Statements that run often are built once, because building takes SQLAlchemy longer than running."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Connection, event

from bot.storage import actions, candidates, customers, drafts, history, need_lists, notices, stories
from bot.storage.engine import Store
from tests.support.cast import MONDAY

OFTEN: dict[str, Callable[[Connection], object]] = {
    "a page of open needs": lambda connection: need_lists.open_ones(connection, 1, 2, most=5),
    "open needs for the channel": lambda connection: need_lists.open_ones(connection, 1, None, most=5, without=[3]),
    "the number of open needs": lambda connection: need_lists.count_open(connection, 1, 2),
    "the number for the channel": lambda connection: need_lists.count_open(connection, 1, None),
    "noticed needs": lambda connection: need_lists.noticed_by(connection, 2, met_since=MONDAY, most=5),
    "a need to offer": lambda connection: candidates.lock_need(connection, 3),
    "a plan": lambda connection: candidates.open_promise(connection, 2, 3),
    "a page of a history": lambda connection: history.of_person(connection, 2, offset=0, most=5),
    "the length of a history": lambda connection: history.count_of_person(connection, 2),
    "actions to name in the form": lambda connection: actions.shared_by_others(connection, 1, 2, MONDAY, 5),
    "notices": lambda connection: notices.of_person(connection, 2),
    "drafts": lambda connection: drafts.open_ones(connection, 2, MONDAY - timedelta(days=14), 5),
    "the number of drafts": lambda connection: drafts.count_open(connection, 2, MONDAY),
    "the spellings of customers": lambda connection: customers.spellings(connection, 1, {"acme"}, 2),
    "a clicked story": lambda connection: stories.find_story(connection, 1, 2, 3),
    "the stories of a shout-out": lambda connection: stories.stories_of(connection, 1),
}


@pytest.mark.both_databases
def test_what_runs_often_is_the_same_statement_each_time(store: Store) -> None:
    run: list[object] = []
    with store.unit() as connection:
        event.listen(connection, "before_execute", lambda _connection, statement, *_rest: run.append(statement))
        for name, ask in OFTEN.items():
            run.clear()
            for _ in range(2):
                ask(connection)
            assert run[0] is run[1], name
