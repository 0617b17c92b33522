"""However many changes a posted shout-out sees, few edits tell them, and the last one tells all."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.schedule import SHOUTOUT_USEFUL_FOR
from bot.errors import InvalidInputError
from bot.storage.tables import deliveries, notices, stories
from bot.usecases.delivery.changed import COUNTS_SHOWN_AFTER
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.recording.change import set_shared, undo_action
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.shoutout.stories import StoryAnswer, notice_story
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.edits import DUE, SHOWN, edits_in
from tests.support.outbox import FakeOutbox, PowerCutError
from tests.support.together import together

pytestmark = pytest.mark.both_databases

FRIDAY = datetime(2026, 11, 27, 15, tzinfo=UTC)
ANA = Caller("T1", "UANA")


@pytest.fixture
def outbox(acme: Company) -> FakeOutbox:
    """Where a shout-out with one story of Ana's has been posted."""
    acme.records(acme.hires("ana"))
    acme.clock.move_to(FRIDAY)
    assert plan_shoutout(acme.context, "T1")
    outbox = FakeOutbox()
    deliver_owed(acme.context, "T1", outbox)
    return outbox


def story_id(acme: Company) -> int:
    found: int = acme.rows(stories)[0]["id"]
    return found


def press(acme: Company, name: str) -> Callable[[], StoryAnswer]:
    """What happens when somebody presses *I noticed*."""
    caller = acme.hires(name)
    return lambda: notice_story(acme.context, caller, story_id(acme))


def shown(acme: Company, outbox: FakeOutbox) -> list[int]:
    """The counts that the edits made so far have shown, when some time has gone by."""
    acme.clock.move(COUNTS_SHOWN_AFTER)
    deliver_owed(acme.context, "T1", outbox)
    return [story.noticed_by for edit in outbox.edits("shoutout") for story in edit.shows.stories]


def edits_owed(acme: Company) -> list[str]:
    return edits_in(acme.rows(deliveries), "shoutout")


def test_presses_at_once_all_count_and_owe_one_edit(acme: Company, outbox: FakeOutbox) -> None:
    together(*[press(acme, f"colleague{number}") for number in range(12)])
    assert edits_owed(acme) == [DUE]
    deliver_owed(acme.context, "T1", outbox)
    assert edits_owed(acme) == [DUE]
    assert shown(acme, outbox) == [12]
    assert edits_owed(acme) == [SHOWN]


def test_a_double_press_at_once_is_one_press(acme: Company, outbox: FakeOutbox) -> None:
    deed = press(acme, "ben")
    answers = together(deed, deed)
    assert [answer.noticed for answer in answers if not isinstance(answer, InvalidInputError)] == [True, True]
    assert len(acme.rows(notices)) == 1
    assert shown(acme, outbox) == [1]


def test_what_happens_while_an_edit_is_on_its_way_is_told_by_another(acme: Company, outbox: FakeOutbox) -> None:
    press(acme, "ben")()
    cleo = press(acme, "cleo")

    def cleo_presses() -> None:
        cleo()

    outbox.meanwhile(cleo_presses)
    assert shown(acme, outbox) == [1]
    assert edits_owed(acme) == [DUE]
    assert shown(acme, outbox) == [1, 2]
    assert edits_owed(acme) == [SHOWN]


def test_presses_and_a_sender_at_once_lose_nothing(acme: Company, outbox: FakeOutbox) -> None:
    presses = [press(acme, f"colleague{number}") for number in range(8)]
    press(acme, "ben")()
    acme.clock.move(COUNTS_SHOWN_AFTER)
    together(*presses, *[lambda: deliver_owed(acme.context, "T1", outbox)] * 2)
    shown(acme, outbox)
    assert shown(acme, outbox)[-1] == 9


def test_taking_a_story_back_waits_for_no_count(acme: Company, outbox: FakeOutbox) -> None:
    press(acme, "ben")()
    undo_action(acme.context, ANA, acme.rows(stories)[0]["action_id"])
    deliver_owed(acme.context, "T1", outbox)
    assert edits_owed(acme) == [SHOWN]
    assert shown(acme, outbox) == []


def test_an_edit_that_slack_has_put_off_is_not_hurried_by_the_next_press(acme: Company, outbox: FakeOutbox) -> None:
    press(acme, "ben")()
    outbox.limits(retry_after=40)
    assert shown(acme, outbox) == []
    press(acme, "cleo")()
    acme.clock.move(timedelta(seconds=20))
    assert shown(acme, outbox) == []
    acme.clock.move(timedelta(seconds=20))
    assert shown(acme, outbox) == [2]
    assert edits_owed(acme) == [SHOWN]


def test_an_edit_that_a_later_change_relies_on_is_worth_sending_as_long_as_that(
    acme: Company, outbox: FakeOutbox
) -> None:
    press(acme, "ben")()
    acme.clock.move(SHOUTOUT_USEFUL_FOR - timedelta(minutes=1))
    press(acme, "cleo")()
    acme.clock.move(timedelta(hours=1))
    assert shown(acme, outbox) == [2]


def test_an_edit_never_overtakes_another_replicas_that_read_the_post_before(acme: Company, outbox: FakeOutbox) -> None:
    press(acme, "ben")()
    other = FakeOutbox()

    def meanwhile() -> None:
        set_shared(acme.context, ANA, acme.rows(stories)[0]["action_id"], shared=False)
        deliver_owed(acme.context, "T1", other)
        assert edits_owed(acme) == [DUE]

    outbox.meanwhile(meanwhile)
    shown(acme, outbox)
    assert other.stored == []
    first, second = (edit.shows for edit in outbox.edits("shoutout"))
    assert [story.noticed_by for story in first.stories] == [1]
    assert second.stories == ()


def test_an_edit_that_died_with_its_sender_is_made_again_and_keeps_none_waiting_for_good(
    acme: Company, outbox: FakeOutbox
) -> None:
    press(acme, "ben")()
    outbox.dies_before_storing()
    with pytest.raises(PowerCutError):
        shown(acme, outbox)
    press(acme, "cleo")()
    assert shown(acme, outbox) == []
    acme.clock.move(timedelta(minutes=9))
    shown(acme, outbox)
    assert shown(acme, outbox)[-1] == 2
    assert edits_owed(acme) == [SHOWN]


def test_a_press_before_the_post_is_there_owes_no_edit(acme: Company) -> None:
    acme.records(acme.hires("ana"))
    acme.clock.move_to(FRIDAY)
    assert plan_shoutout(acme.context, "T1")
    press(acme, "ben")()
    assert edits_owed(acme) == []
