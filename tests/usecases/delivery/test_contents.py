"""What a message says is read when it is sent: what was taken back since is not in it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select

from bot.domain.kinds import Kind
from bot.errors import InvalidInputError
from bot.storage import shoutout_deliveries
from bot.storage.tables import actions, inspirations, people, shoutouts
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.shoutout import NEEDS_SHOWN, SHOUTOUT, MetNeed, ShoutoutPost, Spread
from bot.usecases.members_only import StoryGone
from bot.usecases.needs.change import take_need
from bot.usecases.recording.change import set_shared, undo_action
from bot.usecases.recording.meet_need import meet_need
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.shoutout.read_story import read_whole_story
from tests.support.cast import MONDAY
from tests.support.company import Company
from tests.support.outbox import FakeOutbox
from tests.support.problems import about

FRIDAY = datetime(2026, 11, 27, 15, tzinfo=UTC)


def posted(acme: Company) -> ShoutoutPost:
    """The shout-out as it goes out now, planned before or now."""
    acme.clock.move_to(max(FRIDAY, acme.clock.now()))
    plan_shoutout(acme.context, acme.team_id)
    outbox = FakeOutbox()
    deliver_owed(acme.context, acme.team_id, outbox)
    [post] = (parcel.content for parcel in outbox.stored if isinstance(parcel.content, ShoutoutPost))
    return post


def planned(acme: Company) -> None:
    acme.clock.move_to(FRIDAY)
    assert plan_shoutout(acme.context, acme.team_id)


def test_it_tells_stories_names_everybody_else_who_acted_and_shows_needs(acme: Company) -> None:
    names = [f"p{number}" for number in range(5)]
    for name in names:
        acme.records(acme.hires(name), f"called back for {name}", kind=Kind.HELP)
    ana, ben = acme.hires("ana"), acme.hires("ben")
    origin = acme.records(ben, "fixed <@UP0>'s form", kind=Kind.SOLVE).action
    acme.records(ana, "baked a cake", kind=Kind.DELIGHT, companions=("UP1", "UP2", "UNOBODY"), inspired_by=origin.id)
    for number in range(NEEDS_SHOWN + 2):
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
    origin = acme.records(ben, "sent Acme a card").action
    acme.clock.move_to(FRIDAY)
    posted(acme)
    acme.records(ana, "sent Globex a card", companions=("UCHIDI", "UNOBODY"), inspired_by=origin.id)
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


def a_crowd(acme: Company, number: int) -> None:
    """So many people who did something each."""
    with acme.store.migrating() as connection:
        connection.execute(people.insert(), [a_person(acme, each) for each in range(number)])
        ids = connection.execute(select(people.c.id)).scalars()
        connection.execute(actions.insert(), [an_action(acme, person_id) for person_id in ids])


def test_of_five_thousand_people_many_are_named_and_the_others_counted(acme: Company) -> None:
    a_crowd(acme, 5000)
    post = posted(acme)
    assert len(post.stories) == 5
    assert len(post.roll_call) > 300
    assert len(post.roll_call) + post.others == 4995


@pytest.mark.parametrize("number", [6, 600])
def test_a_post_is_read_with_as_many_queries_for_few_people_as_for_many(acme: Company, number: int) -> None:
    a_crowd(acme, number)
    planned(acme)
    asked: list[str] = []

    def listen(*arguments: object) -> None:
        asked.append(str(arguments[2]))

    with acme.context.unit_of(acme.team_id) as unit:
        delivery = shoutout_deliveries.of_shoutout(unit.connection, acme.rows(shoutouts)[0]["id"])
        assert delivery is not None
        event.listen(unit.connection, "before_cursor_execute", listen)
        assert isinstance(SHOUTOUT.load(SHOUTOUT.sending(unit, delivery, None)), ShoutoutPost)
    assert len(asked) <= 20


def test_what_spread_in_the_week_is_told_by_name_once_a_colleague_and_follower(acme: Company) -> None:
    ana, ben, cleo = (acme.hires(name) for name in ("ana", "ben", "cleo"))
    origin = acme.records(ana, inspired_by=None).action
    for who in (cleo, ben, ben):
        acme.records(who, inspired_by=origin.id)
    bens = acme.records(ben).action
    acme.clock.move(timedelta(minutes=1))
    acme.records(cleo, inspired_by=bens.id)
    assert posted(acme).spread == (Spread("Ben", ("Cleo",)), Spread("Ana", ("Ben", "Cleo")))


@pytest.mark.parametrize("whose", ["ana", "ben"])
@pytest.mark.parametrize("how", ["private", "undone", "declined"])
def test_what_spread_names_nobody_who_keeps_it_private_or_would_rather_not_be_named(
    acme: Company, whose: str, how: str
) -> None:
    who = {name: acme.hires(name) for name in ("ana", "ben")}
    origin = acme.records(who["ana"]).action
    follower = acme.records(who["ben"], inspired_by=origin.id).action
    action = origin if whose == "ana" else follower
    if how == "private":
        set_shared(acme.context, who[whose], action.id, shared=False)
    elif how == "undone":
        undo_action(acme.context, who[whose], action.id)
    else:
        acme.change(who[whose], featured=False)
    post = posted(acme)
    assert post.spread == ()
    assert [story.inspired_by for story in post.stories] == [None]


def test_what_one_did_like_ones_own_has_not_spread(acme: Company) -> None:
    ana = acme.hires("ana")
    first, second = acme.records(ana).action, acme.records(ana).action
    with acme.store.unit() as connection:
        connection.execute(inspirations.insert().values(action_id=second.id, inspired_by_id=first.id))
    assert posted(acme).spread == ()


def test_needs_that_were_met_are_counted_and_told_of_where_that_may_be(acme: Company) -> None:
    ana, ben, cleo = (acme.hires(name) for name in ("ana", "ben", "cleo"))
    for who in (ben, cleo, ana):
        need = take_need(acme.context, who, acme.notices_need(ana).need.id).need
        meet_need(acme.context, who, need.id)
        acme.clock.move(timedelta(minutes=1))
    cleos = next(row for row in acme.rows(actions) if row["person_id"] == acme.person(cleo).id)
    set_shared(acme.context, cleo, cleos["id"], shared=False)
    post = posted(acme)
    assert (post.needs_met, post.met) == (3, (MetNeed("Ben", "Ana"),))


def test_who_declined_to_be_featured_is_named_nowhere(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    acme.records(ana, companions=("UBEN",))
    acme.records(ben)
    acme.change(ben, featured=False)
    post = posted(acme)
    assert [(story.name, story.companions) for story in post.stories] == [("Ana", ())]
    assert post.roll_call == ()
    assert sum(post.totals.values()) == 2


def test_of_who_left_no_story_is_told_any_more_and_their_name_stays_for_what_they_shared(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    acme.records(ana)
    acme.records(ben, shared=False)
    planned(acme)
    acme.change(ana, active=False)
    acme.change(ben, active=False)
    post = posted(acme)
    assert (post.stories, post.roll_call) == ((), ("Ana",))


def test_a_story_is_read_in_full_as_it_stands(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    action = acme.records(ana, "walked <@UBEN> through it " * 30).action
    [story] = posted(acme).stories
    assert story.story_id is not None
    told = read_whole_story(acme.context, ben, story.story_id)
    assert (told.story.name, told.story.action.text, told.names) == ("Ana", action.text, {"UBEN": "Ben"})
    undo_action(acme.context, ana, action.id)
    with pytest.raises(InvalidInputError, check=about(StoryGone())):
        read_whole_story(acme.context, ben, story.story_id)


def test_a_story_of_another_workspace_is_not_read(acme: Company) -> None:
    acme.records(acme.hires("ana"))
    [story] = posted(acme).stories
    assert story.story_id is not None
    globex = acme.another()
    with pytest.raises(InvalidInputError):
        read_whole_story(globex.context, globex.hires("eve"), story.story_id)


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
