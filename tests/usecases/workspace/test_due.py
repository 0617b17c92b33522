"""A tick asks first whether anything is due, and misses nothing."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.domain.drafts import KEPT_FOR, DraftKind
from bot.domain.needs import UNTAKEN_FOR
from bot.errors import BotError
from bot.usecases.nudges.preferences import enrol
from bot.usecases.recording.drafts import keep_draft
from bot.usecases.unit import UnknownWorkspace
from bot.usecases.workspace.due import is_to_plan
from tests.support.cast import MONDAY
from tests.support.company import Company
from tests.support.problems import about

FRIDAY = MONDAY + timedelta(days=4)
DUE: dict[str, tuple[Callable[[Company], object], timedelta]] = {
    "a nudge": (lambda acme: enrol(acme.context, acme.hires("ana")), timedelta(days=2)),
    "a need that nobody takes": (lambda acme: acme.notices_need(acme.hires("ana")), UNTAKEN_FOR),
    "an old draft": (
        lambda acme: keep_draft(acme.context, acme.hires("ana"), DraftKind.UNCLEAR, "Acme", "slash:1"),
        KEPT_FOR,
    ),
    "a shout-out": (lambda acme: acme.sets(shoutout_due_at=FRIDAY, next_shoutout_at=FRIDAY), FRIDAY - MONDAY),
    "the review": (
        lambda acme: acme.sets(review=True, shoutout_due_at=FRIDAY, next_shoutout_at=FRIDAY),
        FRIDAY - MONDAY - timedelta(hours=4),
    ),
    "people to replan": (lambda acme: acme.sets(replanned_to=0), timedelta(0)),
}


@pytest.mark.both_databases
@pytest.mark.parametrize("what", DUE)
def test_whatever_is_due_is_noticed(acme: Company, what: str) -> None:
    happens, later = DUE[what]
    acme.sets(shoutout_due_at=None, next_shoutout_at=None)
    assert not is_to_plan(acme.context, acme.team_id)
    happens(acme)
    acme.clock.move(later)
    assert is_to_plan(acme.context, acme.team_id)


def test_a_workspace_that_the_bot_does_not_serve_is_an_error(acme: Company) -> None:
    with pytest.raises(BotError, check=about(UnknownWorkspace())):
        is_to_plan(acme.context, "T0ELSEWHERE")
