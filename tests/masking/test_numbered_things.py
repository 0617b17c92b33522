"""Numbers of invoices, orders and the like stay as they are; phone numbers beside them are masked."""

import pytest

from bot.masking import Masking
from tests.masking.given import PHONE

AT_HOME = (("DE", "GB"), ("DE",), ("Europe/Berlin", "PT"))
HOMES = (*AT_HOME, ("US",), ("FR",), ("GB",))
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
    "invoice 2026\u20110815\u20114711",
    "on 2026-08-15",
    "2026-08-15 to 2026-11-04",
    "order 2026-0815-4711 of 2026-08-15",
    "Ticket 30 1234 5678",
    "Ticket no. 30 1234 5678",
    "Contract 2024/123456",
    "contracts 2024/123456 and 2024/123457",
    "Lieferschein 2025-0815-12",
    "Lieferscheine 2025-0815-12 und 2025-0815-13",
    "Lieferschein-Nr. 2025-0815-12",
    "delivery note 2025-0815-12",
    "delivery note no. 80012345",
    "Batch 20251120-01",
    "batch no. 0151-2345678",
    "Nr. 2025 0042 13",
    "Nr 2025-0042-13",
    "SKU 020-7946-0958",
    "SKU: 020 7946 0958",
    "KPI 0.75/0.80/0.95",
    "KPIs: 0.75/0.80/0.95",
    "room 030 22 33",
    "Raum 030 22 33",
    "version 10.0.19045.3693",
    "v10.0.19045.3693",
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
    "ticket 0151 23 45 67 89": f"ticket {PHONE}",
    "contract 2024 030 901820": f"contract 2024 {PHONE}",
    "Nr. 0151 23456789": f"Nr. {PHONE}",
    "Tel.-Nr. 0151 23456789": f"Tel.-Nr. {PHONE}",
    "Tel. Nr. 30-901820-22, 0815-4711-22": f"Tel. Nr. 30-901820-22, {PHONE}",
    "Tel. Nr: 0815-4711-22": f"Tel. Nr: {PHONE}",
    "mobile nr 0815-4711-22": f"mobile nr {PHONE}",
    "room 12, 030 901820": f"room 12, {PHONE}",
    "from the room 0151 23456789": f"from the room {PHONE}",
    "SKU, 0151 23456789": f"SKU, {PHONE}",
    "SKU +49 151 23456789": f"SKU {PHONE}",
    "batch (0151) 23456789": f"batch {PHONE}",
    "version 3, call 0151 23456789": f"version 3, call {PHONE}",
}


@pytest.mark.parametrize("homes", HOMES)
def test_the_number_of_a_thing_stays(homes: tuple[str, ...]) -> None:
    assert [MASKING.mask(text, *homes) for text in STAY] == list(STAY)


@pytest.mark.parametrize("homes", AT_HOME)
def test_a_phone_number_beside_or_behind_it_goes(homes: tuple[str, ...]) -> None:
    assert {text: MASKING.mask(text, *homes) for text in GO} == GO


def test_after_such_a_word_a_number_goes_that_is_written_as_it_is_dialled_there() -> None:
    assert MASKING.mask("ticket 415-555-2671", "US") == f"ticket {PHONE}"
    for text in ("order #0815-4711-22", "Auftrags-Nr. 0815-4711-22"):
        assert MASKING.mask(text, "DE", "GB") == text
        assert MASKING.mask(text, "FR").endswith(PHONE)
    assert MASKING.mask("ticket 415 555 2671", "US") == f"ticket {PHONE}"
    assert MASKING.mask("ticket 415-555-2671", "DE") == "ticket 415-555-2671"
    assert MASKING.mask("ticket 06 12 34 56 78", "FR") == f"ticket {PHONE}"
    assert MASKING.mask("ticket 020 7946 0958", "GB") == f"ticket {PHONE}"
