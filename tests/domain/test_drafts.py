"""The day on which a draft's words were done, if they were."""

from datetime import date

import pytest

from bot.domain.drafts import DraftKind, day_done

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


@pytest.mark.parametrize(
    ("kind", "text", "typed_on", "today", "done"),
    [
        pytest.param(DraftKind.UNCLEAR, "Acme", MONDAY, TUESDAY, MONDAY, id="as it was typed"),
        pytest.param(
            DraftKind.PLAN,
            "yesterday I said I will call",
            MONDAY,
            TUESDAY,
            TUESDAY,
            id="a plan comes before it is done",
        ),
        pytest.param(DraftKind.UNCLEAR, "Acme", TUESDAY, MONDAY, MONDAY, id="never ahead, though a clock was set back"),
        pytest.param(DraftKind.UNCLEAR, "yesterday I sang", TUESDAY, TUESDAY, MONDAY, id="on the day that it names"),
    ],
)
def test_a_draft_is_done_when_it_was_typed_and_a_plan_later(
    kind: DraftKind, text: str, typed_on: date, today: date, done: date
) -> None:
    assert day_done(kind, text, typed_on, today) == done
