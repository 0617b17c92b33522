"""The keys of very many customers are read a part at a time, and none is missed or read twice."""

from sqlalchemy import insert, update

from bot.storage import customers
from bot.storage.engine import Store
from bot.storage.tables import actions, needs
from tests.support.rows import NOW, add_action, add_person, add_workspace

KEYS = ["acme", "acme foods", "zed", "émile", "トヨタ", "ромашка", "🎉", "11", "a b", "ab"]


def test_all_keys_are_read_whatever_their_letters_and_however_many_at_once(store: Store) -> None:
    with store.unit() as connection:
        workspace, other = add_workspace(connection), add_workspace(connection, "T2")
        for where in (workspace, other):
            person = add_person(connection, where)
            for number, key in enumerate([*KEYS, *KEYS, None]):
                action = add_action(connection, where, person, f"command:{number}")
                theirs = key if where == workspace else "elsewhere"
                connection.execute(update(actions).where(actions.c.id == action).values(customer_key=theirs))
        need = {"workspace_id": workspace, "noticed_by": person, "text": "waits", "status": "open", "created_at": NOW}
        connection.execute(insert(needs).values(need | {"customer_key": "only needs", "origin_key": "command:need"}))
        for at_once in (1, 3, len(KEYS), 100):
            found = [key for lines in customers.all_keys(connection, workspace, at_once) for key in lines.split("\n")]
            assert sorted(found) == sorted([*KEYS, "only needs"]), at_once
        assert list(customers.all_keys(connection, add_workspace(connection, "T3"))) == []
