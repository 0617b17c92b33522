"""How many statements the database gets: each costs more than the database's own work on it."""

import pytest

from bench.measuring import counted_statements
from local_slack import Person
from tests.support.office import Office

COMMANDS = (
    "helped Ms Okafor with her second invoice",
    "solved the login loop that Acme reported, with Ben",
    "need Acme wants a quote by Friday",
    "needs",
    "me",
    "team",
    "will call Acme tomorrow",
    "nudge at 9:30",
    "pause until Friday",
)
OF_A_COMMAND, OF_A_SECOND_RECORD, OF_AN_IDLE_TICK = 8, 7, 4


@pytest.mark.usefixtures("office")
def test_a_command_takes_few_statements(ana: Person) -> None:
    ana.types("/cx-help helped Ms Okafor with her first invoice")
    taken = {}
    for text in COMMANDS:
        with counted_statements() as sent:
            ana.types(f"/cx-help {text}")
        taken[text] = sent.total()
    assert {text: number for text, number in taken.items() if number > OF_A_COMMAND} == {}
    assert taken[COMMANDS[0]] <= OF_A_SECOND_RECORD


def test_a_tick_with_nothing_due_asks_only_whether_there_is_anything(office: Office) -> None:
    office.bot.tick()
    with counted_statements() as sent:
        office.bot.tick()
    assert sent.total() <= OF_AN_IDLE_TICK
    assert [each for each in sent if not each.startswith("SELECT")] == []
