"""What a message says is read when it is sent: what was taken back since is not in it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.kinds import Kind
from bot.storage.tables import actions, people, shoutouts
from bot.usecases.change_action import set_shared, undo_action
from bot.usecases.contents import NEEDS_IN_SHOUTOUT, ShoutoutPost
from bot.usecases.deliver import deliver_owed
from bot.usecases.plan_shoutouts import plan_shoutout
from bot.usecases.work_on_needs import take_need
from tests.support.cast import MONDAY
from tests.support.company import Company
from tests.support.outbox import FakeOutbox

FRIDAY = datetime(2026, 11, 27, 15, tzinfo=UTC)


def posted(acme: Company) -> ShoutoutPost:
    """The shout-out as it goes out now, planned before or now."""
    acme.clock.move_to(max(FRIDAY, acme.clock.now()))
    plan_shoutout(acme.context, acme.team_id)
    outbox = FakeOutbox()
    deliver_owed(acme.context, acme.team_id, outbox)
    [content] = (parcel.content for parcel in outbox.stored)
    assert isinstance(content, ShoutoutPost)
    return content


def planned(acme: Company) -> None:
    acme.clock.move_to(FRIDAY)
    assert plan_shoutout(acme.context, acme.team_id)


def test_it_tells_stories_names_everybody_else_who_acted_and_shows_needs(acme: Company) -> None:
    names = [f"p{number}" for number in range(5)]
    for name in names:
        acme.records(acme.hires(name), f"called back for {name}")
    ana, ben = acme.hires("ana"), acme.hires("ben")
    origin = acme.records(ben, "fixed <@UP0>'s form", kind=Kind.SOLVE).action
    acme.records(ana, "baked a cake", kind=Kind.DELIGHT, companions=("UP1", "UP2", "UNOBODY"), inspired_by=origin.id)
    for number in range(NEEDS_IN_SHOUTOUT + 2):
        acme.notices_need(ana, f"need {number} of <@UP0>")
    post = posted(acme)
    told = {story.name for story in post.stories}
    assert len(post.stories) == 5
    assert told | set(post.roll_call) == {"P0", "P1", "P2", "P3", "P4", "Ana", "Ben"}
    assert told.isdisjoint(post.roll_call)
    assert post.totals == {Kind.HELP: 5, Kind.SOLVE: 1, Kind.DELIGHT: 1}
    assert ([need.text[:6] for need in post.needs], post.needs_total) == (["need 0", "need 1", "need 2"], 5)
    assert post.names["UP0"] == "P0"
    assert post.quiet_idea is None


def test_a_story_names_helpers_and_what_inspired_it(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    acme.hires("chidi")
    origin = acme.records(ben, "an old one").action
    acme.clock.move_to(FRIDAY)
    posted(acme)
    acme.records(ana, "one like it", companions=("UCHIDI", "UNOBODY"), inspired_by=origin.id)
    acme.clock.move_to(FRIDAY + timedelta(days=7))
    [story] = posted(acme).stories
    assert (story.name, story.companions, story.inspired_by) == ("Ana", ("Chidi",), "Ben")


def test_an_inspiration_that_was_made_private_is_not_named(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    origin = acme.records(ben).action
    acme.records(ana, inspired_by=origin.id)
    planned(acme)
    set_shared(acme.context, ben, origin.id, shared=False)
    [story] = posted(acme).stories
    assert (story.name, story.inspired_by) == ("Ana", None)


@pytest.mark.parametrize("taken_back", ["undone", "private"])
def test_what_was_taken_back_since_the_planning_is_not_told(acme: Company, taken_back: str) -> None:
    ana = acme.hires("ana")
    action = acme.records(ana).action
    planned(acme)
    if taken_back == "undone":
        undo_action(acme.context, ana, action.id)
    else:
        set_shared(acme.context, ana, action.id, shared=False)
    post = posted(acme)
    assert (post.stories, post.roll_call) == ((), ())
    assert sum(post.totals.values()) == (0 if taken_back == "undone" else 1)


def test_private_actions_count_and_name_nobody(acme: Company) -> None:
    acme.records(acme.hires("ana"), shared=False)
    post = posted(acme)
    assert (sum(post.totals.values()), post.stories, post.roll_call) == (1, (), ())
    assert post.quiet_idea is not None


def test_a_quiet_week_offers_an_idea_and_an_empty_catalogue_none(acme: Company) -> None:
    idea = posted(acme).quiet_idea
    assert idea is not None
    assert idea.startswith("If ")
    bare = Company(acme.store, "T2", ideas=(), clock=acme.clock)
    bare.clock.move(timedelta(days=7))
    assert posted(bare).quiet_idea is None


def test_a_taken_need_is_not_shown(acme: Company) -> None:
    ana = acme.hires("ana")
    take_need(acme.context, ana, acme.notices_need(ana).need.id)
    assert (posted(acme).needs, acme.rows(shoutouts)[0]["outcome"]) == ((), "post")


def test_what_is_recorded_after_the_planning_waits_for_the_next(acme: Company) -> None:
    planned(acme)
    acme.records(acme.hires("ana"))
    post = posted(acme)
    assert (post.stories, post.roll_call, sum(post.totals.values())) == ((), (), 0)


def test_five_thousand_people_are_named(acme: Company) -> None:
    with acme.store.migrating() as connection:
        crowd = [a_person(acme, number) for number in range(5000)]
        connection.execute(people.insert(), crowd)
        ids = connection.execute(select(people.c.id)).scalars()
        connection.execute(actions.insert(), [an_action(acme, person_id) for person_id in ids])
    post = posted(acme)
    assert len(post.stories) + len(post.roll_call) == 5000


def a_person(acme: Company, number: int) -> dict[str, Any]:
    details: dict[str, Any] = {"slack_id": f"U{number}", "name": f"Person {number}", "workspace_id": acme.workspace.id}
    return details | {
        "standing": "member",
        "in_channel": True,
        "cadence": "daily",
        "unanswered": 0,
        "created_at": MONDAY,
    }


def an_action(acme: Company, person_id: int) -> dict[str, Any]:
    details: dict[str, Any] = {"workspace_id": acme.workspace.id, "person_id": person_id, "text": "called back"}
    details |= {"kind": "help", "kind_origin": "given", "source": "command", "shared": True}
    return details | {"happened_on": MONDAY.date(), "recorded_at": MONDAY, "origin_key": f"slash:{person_id}"}


def test_names_stand_in_the_order_of_the_alphabet(acme: Company) -> None:
    for name in ("zoe", "adam", "Bob", "eve", "carl", "dan", "frank"):
        acme.records(acme.hires(name))
    roll_call = posted(acme).roll_call
    assert list(roll_call) == sorted(roll_call, key=str.casefold)
    assert len(roll_call) == 2
