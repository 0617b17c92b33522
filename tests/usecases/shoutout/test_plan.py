"""The weekly shout-out: when it is owed, what it features, and what becomes of a late one."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.deliveries import DeliveryStatus
from bot.domain.kinds import Kind
from bot.domain.shoutouts import choose_stories
from bot.storage import story_candidates
from bot.storage.tables import actions, deliveries, shoutouts, stories
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.shoutout import ShoutoutPost
from bot.usecases.recording.change import undo_action
from bot.usecases.shoutout import plan
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.unit import Caller, seeded
from tests.support.cast import MONDAY
from tests.support.company import Company
from tests.support.outbox import FakeOutbox
from tests.support.overtaken import overtaken
from tests.support.together import together

FRIDAY = datetime(2026, 11, 27, 15, tzinfo=UTC)
WEEK = timedelta(days=7)
DAY = timedelta(days=1)


def at(acme: Company, instant: datetime) -> bool:
    """Let the planner look at an instant."""
    acme.clock.move_to(instant)
    return plan_shoutout(acme.context, acme.team_id)


def weeks(acme: Company) -> list[tuple[date, str]]:
    return [(row["week"], row["outcome"]) for row in acme.rows(shoutouts)]


def test_it_is_owed_on_time_with_the_weeks_stories(acme: Company) -> None:
    acme.records(acme.hires("ana"))
    acme.records(acme.hires("ben"), shared=False)
    assert not at(acme, FRIDAY - timedelta(seconds=1))
    assert at(acme, FRIDAY)
    [owed], [shoutout], [story] = acme.rows(deliveries), acme.rows(shoutouts), acme.rows(stories)
    assert (owed["kind"], owed["channel_id"], owed["key"]) == ("shoutout", "CT1", "shoutout:2026-11-23")
    assert (owed["payload"]["shoutout_id"], owed["expires_at"]) == (shoutout["id"], FRIDAY + timedelta(hours=72))
    assert (shoutout["week"], shoutout["outcome"]) == (date(2026, 11, 23), "post")
    assert (shoutout["covers_from"], shoutout["covers_until"]) == (MONDAY, FRIDAY)
    assert story["shoutout_id"] == shoutout["id"]
    assert not at(acme, FRIDAY + timedelta(hours=1))


@pytest.mark.parametrize(("began", "since"), [(MONDAY - WEEK, FRIDAY - WEEK), (FRIDAY - DAY, FRIDAY - DAY)])
def test_the_first_one_covers_a_week_but_nothing_before_the_bot_began(
    acme: Company, began: datetime, since: datetime
) -> None:
    acme.sets(created_at=began)
    acme.open()
    acme.records(acme.hires("ana"))
    assert at(acme, FRIDAY)
    assert [row["covers_from"] for row in acme.rows(shoutouts)] == [since]


def test_each_week_has_one_and_covers_what_came_since_the_last(acme: Company) -> None:
    assert at(acme, FRIDAY + timedelta(minutes=5))
    assert at(acme, FRIDAY + WEEK)
    first, second = acme.rows(shoutouts)
    assert second["covers_from"] == first["covers_until"] == FRIDAY + timedelta(minutes=5)
    assert second["week"] == date(2026, 11, 30)


def test_only_words_that_name_a_deed_are_featured(acme: Company) -> None:
    told = acme.records(acme.hires("ana"), "sent the invoice to jo@example.com").action.id
    untold = ("Acme 👍", "it is raining", "emailed jo@example.com")
    for number, text in enumerate(untold):
        acme.records(acme.hires(f"p{number}"), text)
    assert at(acme, FRIDAY)
    assert featured_actions(acme) == [told]


def test_an_action_is_featured_once(acme: Company) -> None:
    ana = acme.hires("ana")
    for number in range(3):
        acme.records(ana, f"called back {number}")
    for week in range(6):
        at(acme, FRIDAY + week * WEEK)
    featured = [(row["shoutout_id"], row["action_id"]) for row in acme.rows(stories)]
    assert len(featured) == len({action for _, action in featured}) == 3


def test_what_a_person_did_before_their_last_turn_waits_four_weeks(acme: Company) -> None:
    ana = acme.hires("ana")
    for number in range(6):
        acme.records(ana, f"called back {number}")
    for week in range(8):
        at(acme, FRIDAY + week * WEEK)
    assert len(acme.rows(stories)) == 4


def test_what_a_person_did_after_their_last_turn_waits_until_their_next(acme: Company) -> None:
    ana = acme.hires("ana")
    acme.records(ana)
    at(acme, FRIDAY)
    late = acme.records(ana, "called back while nobody looked").action
    acme.open(channel_id=None, channel_name=None)
    at(acme, FRIDAY + 9 * WEEK)
    acme.open()
    at(acme, FRIDAY + 10 * WEEK)
    assert [row["action_id"] for row in acme.rows(stories)][1:] == [late.id]


def test_of_old_actions_the_newest_is_told_and_of_fresh_ones_what_tells_most(
    acme: Company,
) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    acme.records(ana, "long ago", outcome="they could work again")
    acme.clock.move(timedelta(days=1))
    newest = acme.records(ana, "a little later").action
    acme.records(ben, "long ago", outcome="they could work again")
    acme.open(channel_id=None, channel_name=None)
    acme.clock.move_to(FRIDAY + 8 * WEEK)
    telling = acme.records(ben, "fresh, with an outcome", outcome="they could work again").action
    acme.records(ben, "fresh")
    acme.open()
    at(acme, FRIDAY + 9 * WEEK)
    assert {row["action_id"] for row in acme.rows(stories)} == {newest.id, telling.id}


def test_everybody_has_their_turn_however_many_wait_and_nobody_new_overtakes(acme: Company) -> None:
    first = {acme.person(acme.hires(f"first{number}")).id for number in range(38)}
    for number in range(38):
        acme.records(Caller("T1", f"UFIRST{number}"))
    for week in range(8):
        at(acme, FRIDAY + week * WEEK)
        acme.clock.move(timedelta(hours=1))
        acme.records(acme.hires(f"later{week}"), "made a card for Acme", kind=Kind.DELIGHT)
    told = [row["person_id"] for row in acme.rows(actions) if row["id"] in featured_actions(acme)]
    assert first <= set(told)
    assert len(told) == len(set(told)) == 40


def test_the_choice_can_be_made_again_from_the_stored_seed(acme: Company) -> None:
    for number in range(12):
        acme.records(acme.hires(f"p{number}"), kind=list(Kind)[number % 3])
    acme.clock.move_to(FRIDAY)
    with acme.store.reading() as connection:
        candidates = story_candidates.for_a_story(
            connection, acme.workspace.id, fresh_since=FRIDAY - plan.FRESH_FOR, now=FRIDAY
        )
    assert at(acme, FRIDAY)
    [shoutout] = acme.rows(shoutouts)
    again = choose_stories(candidates, seeded(shoutout["seed"]))
    assert [action.id for action in again] == featured_actions(acme)


@pytest.mark.parametrize("change", [{"active": False}, {"featured": False}], ids=["left", "declined"])
def test_nobody_is_featured_who_has_left_or_would_rather_not_be(acme: Company, change: dict[str, bool]) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    acme.records(ana)
    action = acme.records(ben).action
    acme.change(ana, **change)
    at(acme, FRIDAY)
    assert featured_actions(acme) == [action.id]


@pytest.mark.parametrize("slots", [1, 3, 10])
def test_a_shout_out_has_as_many_stories_as_the_admins_chose(acme: Company, slots: int) -> None:
    acme.sets(slots=slots)
    for number in range(11):
        acme.records(acme.hires(f"p{number}"))
    at(acme, FRIDAY)
    assert [row["position"] for row in acme.rows(stories)] == list(range(slots))


def test_a_quiet_week_is_not_posted_where_the_admins_chose_so_and_counts_in_the_next(acme: Company) -> None:
    acme.sets(posts_when_quiet=False)
    ana = acme.hires("ana")
    acme.records(ana, shared=False)
    assert not at(acme, FRIDAY)
    assert weeks(acme) == [(date(2026, 11, 23), "quiet")]
    assert acme.rows(deliveries) == []
    acme.records(ana)
    assert at(acme, FRIDAY + WEEK)
    assert weeks(acme)[1:] == [(date(2026, 11, 30), "post")]
    assert acme.rows(shoutouts)[-1]["covers_from"] == MONDAY


def test_a_week_in_which_only_somebody_acted_who_has_left_since_is_not_quiet(
    acme: Company,
) -> None:
    acme.sets(posts_when_quiet=False)
    ana = acme.hires("ana")
    acme.records(ana)
    acme.change(ana, active=False)
    assert at(acme, FRIDAY)
    assert acme.rows(stories) == []


def test_one_that_has_become_quiet_before_it_is_posted_is_dropped_where_the_admins_chose_so(acme: Company) -> None:
    acme.sets(posts_when_quiet=False)
    ana = acme.hires("ana")
    action = acme.records(ana).action
    assert at(acme, FRIDAY)
    undo_action(acme.context, ana, action.id)
    assert deliver_owed(acme.context, "T1", FakeOutbox()) == 0
    assert acme.rows(deliveries)[0]["status"] is DeliveryStatus.EXPIRED


def featured_actions(acme: Company) -> list[int]:
    """What was featured, in the order of the posts."""
    return [row["action_id"] for row in acme.rows(stories)]


def test_a_shout_out_that_another_replica_has_planned_meanwhile_is_not_owed_again(acme: Company) -> None:
    acme.records(acme.hires("ana"))
    acme.clock.move_to(FRIDAY)
    slower = overtaken(acme.context, lambda: plan_shoutout(acme.context, acme.team_id))
    assert not plan_shoutout(slower, acme.team_id)
    assert len(acme.rows(shoutouts)) == len(acme.rows(deliveries)) == 1


@pytest.mark.both_databases
def test_several_planners_at_once_owe_one(acme: Company) -> None:
    acme.records(acme.hires("ana"))
    acme.clock.move_to(FRIDAY)
    owed = together(*[lambda: plan_shoutout(acme.context, "T1")] * 4)
    assert owed.count(True) == 1
    assert len(acme.rows(shoutouts)) == len(acme.rows(deliveries)) == len(acme.rows(stories)) == 1


@pytest.mark.both_databases
def test_several_planners_after_an_outage_wait_for_the_same_hour(acme: Company) -> None:
    acme.clock.move_to(FRIDAY + timedelta(hours=5))
    assert not any(together(*[lambda: plan_shoutout(acme.context, "T1")] * 3))
    assert at(acme, datetime(2026, 11, 30, 9, tzinfo=UTC))


def test_a_late_one_waits_for_the_next_working_hour(acme: Company) -> None:
    assert not at(acme, FRIDAY + timedelta(hours=4))
    assert not at(acme, datetime(2026, 11, 29, 12, tzinfo=UTC))
    assert acme.rows(shoutouts) == []
    assert at(acme, datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    assert weeks(acme) == [(date(2026, 11, 23), "post")]
    assert at(acme, FRIDAY + WEEK)
    assert weeks(acme) == [(date(2026, 11, 23), "post"), (date(2026, 11, 30), "post")]


def test_one_that_is_missed_leaves_its_stories_to_the_next(acme: Company) -> None:
    action = acme.records(acme.hires("ana")).action
    assert not at(acme, FRIDAY + timedelta(hours=73))
    assert weeks(acme) == [(date(2026, 11, 23), "missed")]
    assert acme.rows(deliveries) == []
    assert at(acme, FRIDAY + WEEK)
    assert [row["action_id"] for row in acme.rows(stories)] == [action.id]
    assert acme.rows(shoutouts)[-1]["covers_from"] == MONDAY


def test_a_workspace_without_a_channel_owes_none(acme: Company) -> None:
    acme.open(channel_id=None, channel_name=None)
    assert not at(acme, FRIDAY)
    assert acme.rows(shoutouts) == []


def test_a_second_one_in_the_same_week_is_not_owed(acme: Company) -> None:
    assert at(acme, FRIDAY)
    acme.open(shoutout=(4, time(17)))
    assert not at(acme, FRIDAY + timedelta(hours=2))
    assert len(acme.rows(shoutouts)) == 1
    assert acme.rows(deliveries)[0]["status"] is DeliveryStatus.PLANNED


def test_one_that_slack_keeps_refusing_expires_and_gives_its_stories_back(acme: Company) -> None:
    acme.records(acme.hires("ana"))
    at(acme, FRIDAY)
    outbox = FakeOutbox().refuses(times=10_000)
    for _ in range(24 * 5):
        deliver_owed(acme.context, "T1", outbox)
        acme.clock.move(timedelta(hours=1))
    assert acme.rows(deliveries)[0]["status"] is DeliveryStatus.EXPIRED
    assert acme.rows(stories) == []
    assert weeks(acme) == [(date(2026, 11, 23), "missed")]
    assert at(acme, FRIDAY + WEEK)
    assert len(acme.rows(stories)) == 1
    assert acme.rows(shoutouts)[-1]["covers_from"] == MONDAY


def test_a_late_one_is_useful_no_longer_than_one_on_time(acme: Company) -> None:
    acme.records(acme.hires("ana"))
    assert at(acme, FRIDAY + timedelta(hours=71))
    assert acme.rows(deliveries)[0]["expires_at"] == FRIDAY + timedelta(hours=72)


def test_what_one_that_never_came_would_have_counted_is_counted_by_the_next_though_it_is_decided_already(
    acme: Company,
) -> None:
    acme.records(acme.hires("ana"))
    at(acme, FRIDAY)
    acme.open(shoutout=(0, time(14)))
    assert at(acme, FRIDAY + timedelta(days=2, hours=23))
    outbox = FakeOutbox().refuses(times=2)
    deliver_owed(acme.context, "T1", outbox)
    acme.clock.move(timedelta(hours=2))
    deliver_owed(acme.context, "T1", outbox)
    first, second = acme.rows(shoutouts)
    assert (first["outcome"], second["outcome"]) == ("missed", "post")
    assert first["covers_until"] == second["covers_from"] == MONDAY
    [post] = [each.content for each in outbox.stored if isinstance(each.content, ShoutoutPost)]
    assert (post.since, sum(post.totals.values())) == (MONDAY.date(), 1)


def test_one_that_slack_takes_late_is_held_until_a_working_hour(acme: Company) -> None:
    acme.records(acme.hires("ana"))
    at(acme, FRIDAY)
    outbox = FakeOutbox().refuses()
    deliver_owed(acme.context, "T1", outbox)
    acme.clock.move(timedelta(hours=6))
    assert deliver_owed(acme.context, "T1", outbox) == 0
    [owed] = acme.rows(deliveries)
    assert (owed["status"], owed["next_attempt_at"]) == (DeliveryStatus.PLANNED, datetime(2026, 11, 30, 9, tzinfo=UTC))
    acme.clock.move_to(datetime(2026, 11, 30, 9, tzinfo=UTC))
    assert deliver_owed(acme.context, "T1", outbox) == 1


def test_one_that_slack_takes_late_within_working_hours_is_posted(acme: Company) -> None:
    acme.open(shoutout=(4, time(11)))
    at(acme, FRIDAY - timedelta(hours=4))
    outbox = FakeOutbox().refuses()
    deliver_owed(acme.context, "T1", outbox)
    acme.clock.move(timedelta(hours=2))
    assert deliver_owed(acme.context, "T1", outbox) == 1
    assert isinstance(outbox.stored[0].content, ShoutoutPost)
    assert outbox.stored[0].target == "CT1"


def test_another_workspaces_actions_are_in_none_of_its_stories(acme: Company) -> None:
    globex = acme.another()
    globex.records(globex.hires("ana"))
    at(acme, FRIDAY)
    assert acme.rows(stories) == []
    assert acme.clock.now() > MONDAY
