"""Two texts name the same customer only where both surely name one."""

import pytest

from bot.domain.customers import customer_key
from bot.domain.reading.same_customer import named_in_both, names_customer

SAME = [
    ("called Mr Brown back", "Mr Brown is waiting for a call back"),
    ("helped mr brown with his login", "Mr Brown is waiting for a call back"),
    ("sent Acme the copy of its contract", "Acme is waiting for a copy of its contract"),
    ("answered Acme's question", "the invoice for Acme is wrong"),
    ("sent a new badge to Ms Okafor", "Ms Okafor needs a new badge"),
]
OTHERS = [
    ("called Mrs Brown back", "Mr Brown is waiting for a call back"),
    ("brown boxes are sorted for the parcel service", "Mr Brown is waiting for a call back"),
    ("worked on the invoice for Mia", "Invoice is waiting for approval"),
    ("Invoice sent to Mia", "Invoice is waiting for approval"),
    ("gave Tom a refund", "Tom waits for a refund"),
    ("told Mia the next step", "the next customer is waiting"),
    ("called her back", "a customer is waiting for a call back"),
    ("", ""),
]


@pytest.mark.parametrize(
    ("did", "need", "same"), [*((*each, True) for each in SAME), *((*each, False) for each in OTHERS)]
)
def test_only_what_surely_is_a_name_makes_one_customer_of_two(did: str, need: str, *, same: bool) -> None:
    assert any(named_in_both(did, need)) is same


@pytest.mark.parametrize(
    ("text", "name", "named"),
    [
        ("sent Next the new price list", "Next", True),
        ("told Mia what comes next", "Next", False),
        ("called IBM back", "IBM", True),
        ("Target reached for the quarter", "Target", False),
        ("called Mill Café about its oven", "Mill Cafe", True),
        ("called anybody", "", False),
    ],
)
def test_a_known_customer_is_named_in_capital_letters(text: str, name: str, *, named: bool) -> None:
    assert names_customer(text, customer_key(name)) is named
