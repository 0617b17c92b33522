"""An answer of Slack's that was lost costs nobody their message, their story or their peace."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.deliveries import LEASE, LEAST_LEFT, DeliveryStatus, Sent
from bot.domain.nudges import Answer
from bot.storage import deliveries as ledger
from bot.storage import delivery_claims
from bot.storage.tables import deliveries, nudge_decisions, stories
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.nudges.answer_nudge import answer_nudge
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.shoutout.stories import notice_story, promise_one_like
from bot.usecases.shoutout.thank import say_thanks
from tests.support.company import Company
from tests.support.outbox import FakeOutbox

FRIDAY_AT_THREE = timedelta(days=4, hours=5, minutes=30)
"""From Monday 09:30, when the company's clock begins."""


def shoutout_with_a_story(acme: Company) -> None:
    acme.records(acme.hires("ana"))
    acme.clock.move(FRIDAY_AT_THREE)
    assert plan_shoutout(acme.context, acme.team_id)


def ask_for_hours(acme: Company, outbox: FakeOutbox, hours: int) -> None:
    for _ in range(hours * 4):
        acme.clock.move(timedelta(minutes=15))
        deliver_owed(acme.context, acme.team_id, outbox)


def test_a_shout_out_that_nobody_could_look_up_for_hours_is_posted_when_slack_is_back(acme: Company) -> None:
    shoutout_with_a_story(acme)
    outbox = FakeOutbox().loses_the_message().cannot_look(times=25)
    deliver_owed(acme.context, acme.team_id, outbox)
    ask_for_hours(acme, outbox, 70)
    [row] = acme.rows(deliveries)
    assert row["status"] is DeliveryStatus.SENT
    assert len(outbox.stored) == 1


def given_up(acme: Company, reason: str | None = None) -> FakeOutbox:
    """A shout-out with a story, of which nobody could find out whether it was posted."""
    shoutout_with_a_story(acme)
    outbox = FakeOutbox().loses_the_answer().cannot_look(reason, times=1000)
    deliver_owed(acme.context, acme.team_id, outbox)
    return outbox


def test_a_shout_out_that_may_have_been_read_keeps_its_stories(acme: Company) -> None:
    ask_for_hours(acme, given_up(acme), 80)
    [row] = [row for row in acme.rows(deliveries) if row["kind"] == "shoutout"]
    assert row["status"] is DeliveryStatus.FAILED
    assert len(acme.rows(stories)) == 1
    acme.clock.move(timedelta(days=7, hours=-80))
    assert plan_shoutout(acme.context, acme.team_id)
    assert len(acme.rows(stories)) == 1


@pytest.mark.parametrize(("reason", "told_after"), [("missing_scope", 1), (None, 72)])
def test_admins_learn_of_a_shout_out_that_cannot_be_looked_for(
    acme: Company, reason: str | None, told_after: int
) -> None:
    outbox = given_up(acme, reason)
    ask_for_hours(acme, outbox, told_after - 1)
    assert trouble_notices(acme) == []
    ask_for_hours(acme, outbox, 1)
    ask_for_hours(acme, outbox, 10)
    [notice] = trouble_notices(acme)
    assert notice["payload"]["trouble"] == "outcome_unclear"


def trouble_notices(acme: Company) -> list[dict[str, Any]]:
    return [row for row in acme.rows(deliveries) if row["kind"] == "channel_trouble"]


def test_a_story_that_was_answered_is_told_whatever_is_known_of_its_post(acme: Company) -> None:
    given_up(acme)
    ben, [story] = acme.hires("ben"), acme.rows(stories)
    notice_story(acme.context, ben, story["id"])
    promise_one_like(acme.context, ben, story["id"], None)
    say_thanks(acme.context, ben, story["id"], "thank you", "form:1")
    # Somebody has deleted the message before it could be looked for.
    nothing_there = FakeOutbox()
    acme.clock.move(timedelta(hours=100))
    ask_for_hours(acme, nothing_there, 2)
    assert acme.rows(deliveries)[0]["status"] is DeliveryStatus.EXPIRED
    assert len(acme.rows(stories)) == 1


def test_the_stories_of_one_that_was_not_posted_in_time_wait_for_the_next(acme: Company) -> None:
    shoutout_with_a_story(acme)
    acme.clock.move(timedelta(hours=80))
    deliver_owed(acme.context, acme.team_id, FakeOutbox())
    [row] = acme.rows(deliveries)
    assert row["status"] is DeliveryStatus.EXPIRED
    assert acme.rows(stories) == []


def test_a_nudge_that_was_answered_before_its_arrival_was_known_does_not_count_as_unanswered(acme: Company) -> None:
    ana = acme.hires_due("ana")
    acme.plans()
    outbox = FakeOutbox().loses_the_answer()
    deliver_owed(acme.context, acme.team_id, outbox)
    [decision] = acme.rows(nudge_decisions)
    answer_nudge(acme.context, ana, decision["id"], Answer.NOT_TODAY)
    acme.clock.move(LEASE)
    deliver_owed(acme.context, acme.team_id, outbox)
    assert acme.rows(deliveries)[0]["status"] is DeliveryStatus.SENT
    assert acme.person(ana).unanswered == 0


def test_a_sender_that_stalled_past_its_lease_puts_nothing_back_that_another_has_sent(acme: Company) -> None:
    acme.hires_due("ana")
    acme.plans()
    now = acme.clock.now()
    with acme.store.unit() as connection:
        [owed] = delivery_claims.due(connection, acme.workspace.id, now, 1)
        [stalled] = delivery_claims.claim(connection, [owed], now + LEASE)
        delivery_claims.claim(connection, [stalled], now + 2 * LEASE)
        delivery_claims.settle_sent(connection, owed, Sent("D1", "1.0"), now, loaded=True)
        delivery_claims.hold(connection, stalled, now, now)
        assert ledger.get(connection, owed.id).status is DeliveryStatus.SENT


def test_a_look_counts_from_when_it_was_made_however_long_the_database_was_away_then(acme: Company) -> None:
    acme.hires_due("ana")
    acme.plans()
    outbox = FakeOutbox().loses_the_message()
    deliver_owed(acme.context, acme.team_id, outbox)
    acme.clock.move(timedelta(seconds=35))
    outbox.stores_it_after_a_look(meanwhile=lambda: acme.clock.move(timedelta(minutes=5)))
    deliver_owed(acme.context, acme.team_id, outbox)
    assert len(outbox.stored) == 1
    assert acme.rows(deliveries)[0]["status"] is DeliveryStatus.SENT


def test_a_post_is_not_begun_when_another_sender_may_soon_look_for_it(acme: Company) -> None:
    acme.hires_due("ana")
    acme.plans()
    outbox = FakeOutbox()
    deliver_owed(acme.context, acme.team_id, outbox)
    [parcel] = outbox.stored
    now = acme.clock.now()
    assert not parcel.ends_within(LEAST_LEFT, now)
    assert parcel.ends_within(LEAST_LEFT, now + LEASE - LEAST_LEFT + timedelta(seconds=1))


def test_a_sender_that_stalled_gives_up_no_story_of_a_shout_out_that_another_has_posted(acme: Company) -> None:
    shoutout_with_a_story(acme)
    now = acme.clock.now()
    with acme.store.unit() as connection:
        [owed] = delivery_claims.due(connection, acme.workspace.id, now, 1)

    def another_posts_it() -> None:
        with acme.store.unit() as connection:
            delivery_claims.settle_sent(connection, owed, Sent("C1", "1.0"), now, loaded=True)

    outbox = FakeOutbox().loses_the_message()
    deliver_owed(acme.context, acme.team_id, outbox)
    acme.clock.move(timedelta(hours=100))
    outbox.cannot_look(meanwhile=another_posts_it)
    deliver_owed(acme.context, acme.team_id, outbox)
    assert acme.rows(deliveries)[0]["status"] is DeliveryStatus.SENT
    assert len(acme.rows(stories)) == 1


@pytest.mark.parametrize("jump", [timedelta(hours=2), timedelta(hours=-1)])
def test_a_clock_that_is_set_lets_nobody_send_again_what_slack_may_still_store(acme: Company, jump: timedelta) -> None:
    acme.hires_due("ana")
    acme.plans()
    outbox = FakeOutbox().loses_the_message()
    deliver_owed(acme.context, acme.team_id, outbox)
    acme.clock.move(timedelta(seconds=5))
    outbox.meanwhile_looked_for(lambda: acme.clock.move(jump))
    deliver_owed(acme.context, acme.team_id, outbox)
    # A clock that was set back is put right.
    acme.clock.move(max(-jump, timedelta()))
    for _ in range(23):
        deliver_owed(acme.context, acme.team_id, outbox)
        acme.clock.move(timedelta(seconds=5))
    assert outbox.stored == []
    for _ in range(25):
        deliver_owed(acme.context, acme.team_id, outbox)
        acme.clock.move(timedelta(seconds=5))
    assert len(outbox.stored) == 1
