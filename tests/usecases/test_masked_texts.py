"""Nothing that Slack waits for masks many texts, however much there is: masking one may take a while."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.personal_data import Finding
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.needs.show import list_needs
from bot.usecases.people.home import show_home
from bot.usecases.recording.form import STORIES_OFFERED, prepare_form
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.unit import Context
from tests.support.company import Company
from tests.support.outbox import FakeOutbox

A_FEW_DOZEN = 48
FRIDAY = datetime(2026, 11, 27, 15, tzinfo=UTC)


class Counting:
    """Finds nothing, and keeps what it was to look at."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def found_in(self, text: str, *_homes: str | None) -> tuple[Finding, ...]:
        self.seen.append(text)
        return ()

    def mask(self, text: str, *_homes: str | None) -> str:
        self.seen.append(text)
        return text


def test_what_a_person_waits_for_masks_a_few_dozen_texts_at_the_most(acme: Company) -> None:
    ana, counting = acme.hires("ana"), Counting()
    context: Context = replace(acme.context, masking=counting)
    for number in range(12):
        ben = acme.hires(f"ben{number}")
        for each in range(9):
            acme.records(ben, f"helped {number} {each}", outcome="glad", customer="Mia")
        acme.notices_need(ben, f"the lift {number} is stuck", customer="Mia")
    prepare_form(context, ana)
    assert len(counting.seen) == STORIES_OFFERED
    assert not {"glad", "Mia"} & set(counting.seen)
    for shows in (show_home, list_needs):
        counting.seen.clear()
        shows(context, ana)
        assert 0 < len(counting.seen) <= A_FEW_DOZEN
    acme.sets(slots=10)
    acme.clock.move_to(FRIDAY)
    assert plan_shoutout(context, "T1")
    counting.seen.clear()
    deliver_owed(context, "T1", FakeOutbox())
    assert 0 < len(counting.seen) <= A_FEW_DOZEN
