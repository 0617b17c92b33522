"""Numbers of invoices, orders and the like stay as they are; phone numbers beside them are masked."""

import pytest

from bot.masking import Masking
from tests.masking.given import PHONE

HOMES = (("DE", "GB"), ("DE",), ("Europe/Berlin", "PT"))
MASKING = Masking()
STAY = (
    "invoice 2026-0815-4711",
    "Invoice no. 2026-0815-4711 was wrong",
    "invoice: 2026-0815-4711",
    "invoices 2026-0815-4711, 2026-0815-4712 and 2026-0815-4713",
    "INV 2026-0815-4711",
    "INV-2026-0815-4711",
    "order 2026-0815-4711",
    "order 2026/0815/4711",
    "order 2026-0815",
    "order #0815-4711-22",
    "orders 2026-0815-4711 & 2026-0815-4712",
    "ticket 2026-0815-4711",
    "ticket #2026-0815-4711",
    "#0815-4711",
    "case 0815-4711-2026",
    "case number 2026-0815-4711",
    "contract 2026-0301-2345678",
    "contract no 0151-2345-6789",
    "contract 0301234567",
    "RMA 0815-4711",
    "RMA-2026-0815-4711",
    "rma-nr 0815-4711",
    "Rechnung 2026-0815-4711",
    "Auftrags-Nr. 0815-4711-22",
    "invoice 2026\u20110815\u20114711",
    "on 2026-08-15",
    "2026-08-15 to 2026-11-04",
    "order 2026-0815-4711 of 2026-08-15",
)
GO = {
    "invoice 2026-0815-4711, call 0151 23456789": f"invoice 2026-0815-4711, call {PHONE}",
    "invoice 2026-0815-4711 0151 23456789": f"invoice 2026-0815-4711 {PHONE}",
    "invoice 2026-0151 23456789": f"invoice 2026-{PHONE}",
    "2026-08-15 030 901820": f"2026-08-15 {PHONE}",
    "order 4711 030 901820": f"order 4711 {PHONE}",
    "order 4711: 030-901820": f"order 4711: {PHONE}",
    "order 4711 - 030 901820": f"order 4711 - {PHONE}",
    "case 4711-030 901820": f"case 4711-{PHONE}",
    "invoice 4711/030901820": f"invoice 4711/{PHONE}",
    "ticket 0151 23456789": f"ticket {PHONE}",
    "ticket 030-901820": f"ticket {PHONE}",
    "reference 0151-23456789": f"reference {PHONE}",
    "contract +49 151 23456789": f"contract {PHONE}",
    "RMA 0049-151-23456789": f"RMA {PHONE}",
    "order by phone: 0151-23456789": f"order by phone: {PHONE}",
    "call 0815-4711-22": f"call {PHONE}",
}


@pytest.mark.parametrize("homes", HOMES)
@pytest.mark.parametrize("text", STAY)
def test_the_number_of_a_thing_stays(text: str, homes: tuple[str, ...]) -> None:
    assert MASKING.mask(text, *homes) == text


@pytest.mark.parametrize("homes", HOMES)
@pytest.mark.parametrize("text", GO)
def test_a_phone_number_beside_or_behind_it_goes(text: str, homes: tuple[str, ...]) -> None:
    assert MASKING.mask(text, *homes) == GO[text]


def test_after_such_a_word_a_number_goes_that_is_written_as_it_is_dialled_there() -> None:
    assert MASKING.mask("ticket 415-555-2671", "US") == f"ticket {PHONE}"
    assert MASKING.mask("ticket 415-555-2671", "DE") == "ticket 415-555-2671"
