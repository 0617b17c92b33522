"""Where there is no room for everybody's name, all have their turn to be named, and stay named in every edit."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete, select

from bot.slack.blocks.shoutout import shoutout
from bot.storage import shoutouts as stored
from bot.storage.tables import actions, people, roll_calls, shoutouts, stories
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.shoutout import ShoutoutPost
from bot.usecases.recording.change import set_shared, undo_action
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.unit import Caller
from tests.support.cast import MONDAY
from tests.support.company import Company
from tests.support.outbox import FakeOutbox

FRIDAY = datetime(2026, 11, 27, 15, tzinfo=UTC)
WEEK = timedelta(weeks=1)
NUMBER = 400


def hires_many(acme: Company) -> None:
    with acme.store.migrating() as connection:
        connection.execute(people.insert(), [a_person(acme, number) for number in range(NUMBER)])


def a_person(acme: Company, number: int) -> dict[str, Any]:
    name = f"Person Number {number:03}"
    row = {"slack_id": f"U{number}", "name": name, "workspace_id": acme.workspace.id, "standing": "member"}
    return row | {"in_channel": True, "cadence": "daily", "unanswered": 0, "created_at": MONDAY}


def everybody_acts(acme: Company, week: int) -> None:
    at = MONDAY + week * WEEK
    row = {"workspace_id": acme.workspace.id, "text": "called Acme back", "kind": "help", "kind_origin": "given"}
    row |= {"source": "command", "shared": True, "happened_on": at.date(), "recorded_at": at}
    with acme.store.migrating() as connection:
        ids = connection.execute(select(people.c.id)).scalars().all()
        rows = [row | {"person_id": each, "origin_key": f"slash:{week}:{each}"} for each in ids]
        connection.execute(actions.insert(), rows)


def plans(acme: Company, week: int = 0) -> None:
    acme.clock.move_to(FRIDAY + week * WEEK)
    assert plan_shoutout(acme.context, "T1")


def newest_post(acme: Company, outbox: FakeOutbox) -> ShoutoutPost:
    """The newest shout-out as it reads by now."""
    deliver_owed(acme.context, "T1", outbox)
    contents = [parcel.content for parcel in outbox.stored]
    return [each for each in contents if isinstance(each, ShoutoutPost)][-1]


def the_action_of(acme: Company, name: str) -> tuple[Caller, int]:
    [person] = [row for row in acme.rows(people) if row["name"] == name]
    action = next(row for row in acme.rows(actions) if row["person_id"] == person["id"])
    return Caller("T1", person["slack_id"]), action["id"]


def test_of_four_hundred_who_act_every_week_all_are_named_within_two(acme: Company) -> None:
    hires_many(acme)
    outbox, named = FakeOutbox(), set[str]()
    for week in range(2):
        everybody_acts(acme, week)
        plans(acme, week)
        post = newest_post(acme, outbox)
        assert list(post.roll_call) == sorted(post.roll_call)
        assert len(post.stories) + len(post.roll_call) + post.others == NUMBER
        shown = str(shoutout(post).blocks)
        assert f"and {post.others} others." in shown
        named |= {f"Person Number {number:03}" for number in range(NUMBER) if f"Person Number {number:03}" in shown}
    assert len(named) == NUMBER


def test_an_edit_names_the_same_people_but_for_whose_actions_are_gone(acme: Company) -> None:
    hires_many(acme)
    everybody_acts(acme, 0)
    plans(acme)
    outbox = FakeOutbox()
    before = newest_post(acme, outbox)
    undo_action(acme.context, *the_action_of(acme, before.roll_call[0]))
    after = newest_post(acme, outbox)
    assert after.roll_call == before.roll_call[1:]
    assert after.others == before.others


def test_whose_story_goes_is_still_named_for_what_else_they_did(acme: Company) -> None:
    hires_many(acme)
    everybody_acts(acme, 0)
    plans(acme)
    outbox = FakeOutbox()
    before = newest_post(acme, outbox)
    teller, action_id = the_action_of(acme, before.stories[0].name)
    with acme.store.unit() as connection:
        row = connection.execute(select(actions).where(actions.c.id == action_id)).one()._asdict()
        del row["id"]
        connection.execute(actions.insert().values(row | {"origin_key": "another"}))
    set_shared(acme.context, teller, action_id, shared=False)
    after = newest_post(acme, outbox)
    assert set(after.roll_call) == {*before.roll_call, before.stories[0].name}
    assert after.others == before.others


def test_who_shares_later_is_named_where_there_is_room_for_everybody(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    acme.sets(slots=1)
    acme.records(ana)
    action = acme.records(ben, shared=False).action
    plans(acme)
    set_shared(acme.context, ben, action.id, shared=True)
    post = newest_post(acme, FakeOutbox())
    assert ([story.name for story in post.stories], post.roll_call, post.others) == (["Ana"], ("Ben",), 0)


def test_a_shout_out_from_before_names_had_their_turns_always_names_the_same(acme: Company) -> None:
    hires_many(acme)
    everybody_acts(acme, 0)
    plans(acme)
    with acme.store.unit() as connection:
        connection.execute(delete(roll_calls))
    outbox = FakeOutbox()
    before = newest_post(acme, outbox)
    assert before.others > 0
    undo_action(acme.context, *the_action_of(acme, before.stories[0].name))
    assert set(before.roll_call) <= set(newest_post(acme, outbox).roll_call)


def test_who_was_named_in_a_post_that_never_came_has_not_been_named(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    acme.sets(slots=1)
    acme.records(ana)
    acme.records(ben)
    plans(acme)
    assert len(acme.rows(roll_calls)) == 1
    with acme.store.unit() as connection:
        stored.release(connection, acme.rows(shoutouts)[0]["id"])
    assert (acme.rows(roll_calls), acme.rows(stories)) == ([], [])
