"""The less a text names somebody who may be a customer, the more has to speak for an act."""

import pytest

from bot.domain.reading.done_guess import reads_as_done, reads_as_other
from bot.domain.reading.learned import done_examples, other_examples

FOR_CUSTOMERS = (
    "cleared the drain at the house of Mr Li",
    "booked a week of lessons for a guest",
    "counted the tablets again for Ms Ray",
    "fixed the heating at Borealis on sunday night",
    "booked the board room for a client",
    "called Mia back about her router",
    "helped Tom with the export",
)
FOR_NOBODY = (
    "cleared the drain at my house",
    "booked a week in Corsica with the kids",
    "counted the boxes in the back room, all there",
    "booked the board room for Q3 on Monday",
    "made lasagne for the kids and they liked it",
    "finished the budget spreadsheet for HR",
)


def test_acts_for_customers_are_left_to_the_grammar() -> None:
    assert [text for text in FOR_CUSTOMERS if reads_as_other(text)] == []


def test_acts_that_name_no_customer_need_more_to_speak_for_them() -> None:
    assert [text for text in FOR_NOBODY if not reads_as_other(text)] == []


@pytest.mark.parametrize(
    "text", ["new valve for Mrs Chen's boiler", "spare key for the guest in room 7, cut while she waited"]
)
def test_a_note_without_a_verb_is_seen_as_an_act_where_much_speaks_for_it(text: str) -> None:
    assert reads_as_done(text)


def test_no_example_is_of_both() -> None:
    assert set(done_examples()) & set(other_examples()) == set()
