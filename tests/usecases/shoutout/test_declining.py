"""Who would rather not be featured is put on show nowhere, also not in what is posted already."""

from datetime import UTC, datetime, timedelta

import pytest

from bench.measuring import counted_statements
from bot.domain.offers import OfferSource, Subject, SubjectKind
from bot.domain.text import show_plain
from bot.errors import InvalidInputError
from bot.slack.blocks.shoutout import shoutout
from bot.storage import candidates, stories_to_offer
from bot.storage.offers import StoredOffer
from bot.storage.tables import deliveries, stories
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.nudge_content import Nudge
from bot.usecases.delivery.messages.shoutout import ShoutoutPost
from bot.usecases.members_only import StoryGone
from bot.usecases.needs.change import take_need
from bot.usecases.needs.show import list_needs
from bot.usecases.offers.offered import OfferedNeed, read_offered
from bot.usecases.people.history import show_history
from bot.usecases.recording.form import prepare_form
from bot.usecases.recording.meet_need import meet_need
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.shoutout.read_story import read_whole_story
from bot.usecases.shoutout.stories import notice_story, promise_one_like
from bot.usecases.visible_words import action_for, customer_name_for, words_for
from tests.support.company import Company
from tests.support.outbox import FakeOutbox
from tests.support.problems import about
from tests.support.telling import edits, nudged, saves

FRIDAY = datetime(2026, 11, 27, 15, tzinfo=UTC)


def newest_post(acme: Company, outbox: FakeOutbox) -> ShoutoutPost:
    """The shout-out as it reads in Slack by now."""
    deliver_owed(acme.context, "T1", outbox)
    contents = [parcel.content for parcel in outbox.stored]
    return [each for each in contents if isinstance(each, ShoutoutPost)][-1]


def posted(acme: Company) -> FakeOutbox:
    acme.clock.move_to(FRIDAY)
    assert plan_shoutout(acme.context, "T1")
    outbox = FakeOutbox()
    deliver_owed(acme.context, "T1", outbox)
    return outbox


def test_a_posted_story_goes_from_the_post_and_comes_back_with_its_person(acme: Company) -> None:
    ana = acme.hires("ana")
    acme.records(ana)
    outbox = posted(acme)
    [story] = newest_post(acme, outbox).stories
    saves(acme, ana, featured=False)
    post = newest_post(acme, outbox)
    assert (post.stories, post.roll_call) == ((), ())
    assert sum(post.totals.values()) == 1
    with pytest.raises(InvalidInputError, check=about(StoryGone())):
        notice_story(acme.context, acme.hires("ben"), story.story_id or 0)
    saves(acme, ana, featured=True)
    assert [each.name for each in newest_post(acme, outbox).stories] == ["Ana"]


def test_the_story_of_who_leaves_goes_from_the_post_at_once_and_comes_back_with_them(acme: Company) -> None:
    ana = acme.hires("ana")
    acme.records(ana)
    outbox = posted(acme)
    acme.hires("ana", active=False)
    assert newest_post(acme, outbox).stories == ()
    acme.hires("ana")
    assert [each.name for each in newest_post(acme, outbox).stories] == ["Ana"]


def test_settings_that_leave_it_as_it_is_owe_no_edit(acme: Company) -> None:
    ana = acme.hires("ana")
    acme.records(ana)
    posted(acme)
    saves(acme, ana, featured=True)
    assert [row["kind"] for row in acme.rows(deliveries)] == ["shoutout"]


def test_who_declined_before_is_no_story_and_in_no_roll_call_but_in_the_totals(acme: Company) -> None:
    ana, cleo = acme.hires("ana"), acme.hires("cleo")
    saves(acme, cleo, featured=False)
    acme.records(ana)
    acme.records(cleo)
    post = newest_post(acme, posted(acme))
    assert ([story.name for story in post.stories], post.roll_call) == (["Ana"], ())
    assert sum(post.totals.values()) == 2


def test_a_helper_an_inspirer_and_a_noticer_are_named_no_more(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    need = acme.notices_need(ben).need
    take_need(acme.context, ana, need.id)
    meet_need(acme.context, ana, need.id)
    origin = acme.records(ben, "an old one").action
    acme.clock.move(timedelta(minutes=1))
    acme.records(ana, "sent one like it", companions=("UBEN",), inspired_by=origin.id, outcome="all is well")
    outbox = posted(acme)
    before = newest_post(acme, outbox)
    assert [(story.companions, story.inspired_by) for story in before.stories if story.name == "Ana"] == [
        (("Ben",), "Ben")
    ]
    assert [each.noticed_by for each in before.met] == ["Ben"]
    saves(acme, ben, featured=False)
    after = newest_post(acme, outbox)
    assert [(story.name, story.companions, story.inspired_by) for story in after.stories] == [("Ana", (), None)]
    assert (after.met, after.spread) == ((), ())


def test_a_post_that_names_only_who_helped_follows_as_well(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    acme.records(ana, companions=("UBEN",))
    outbox = posted(acme)
    saves(acme, ben, featured=False)
    assert [story.companions for story in newest_post(acme, outbox).stories] == [()]


def test_their_stories_are_offered_to_nobody(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    action = acme.records(ana).action
    outbox = posted(acme)
    promise_one_like(acme.context, ben, acme.rows(stories)[0]["id"], None)
    assert prepare_form(acme.context, ben).stories
    now, long_ago = acme.clock.now(), acme.clock.now() - timedelta(days=28)
    offer = StoredOffer(
        id=1,
        person_id=acme.person(ben).id,
        subject=Subject(SubjectKind.STORY, action.id),
        reasons=frozenset(),
        offered_at=now,
        decision_id=None,
        asked=True,
        closed_at=None,
        available={},
    )
    cleo = acme.person(acme.hires("cleo"))

    def standing() -> tuple[bool, bool, bool]:
        with acme.context.view_of(acme.team_id) as view:
            told = read_offered(view.of(cleo), offer)
            actions_told = stories_to_offer.told_since(view.connection, cleo.workspace_id, long_ago)
            shared = stories_to_offer.shared_stories(view.connection, cleo, actions_told, long_ago, 10)
            promised = candidates.open_promises(view.connection, acme.person(ben).id)
        return told is not None, bool(shared), bool(promised)

    assert standing() == (True, True, True)
    saves(acme, ana, featured=False)
    assert standing() == (False, False, False)
    assert prepare_form(acme.context, ben).stories == ()
    newest_post(acme, outbox)


def test_the_form_names_them_no_more_in_a_colleagues_words(acme: Company) -> None:
    ana, ben, cleo = acme.hires("ana"), acme.hires("ben"), acme.hires("cleo")
    acme.records(ana, "baked with <@UBEN>")
    assert [label for _, label in prepare_form(acme.context, cleo).stories] == ["Ana: baked with @Ben"]
    saves(acme, ben, featured=False)
    assert [label for _, label in prepare_form(acme.context, cleo).stories] == ["Ana: baked with @a colleague"]


def test_what_they_record_says_that_it_is_not_featured(acme: Company) -> None:
    ana = acme.hires("ana")
    assert acme.records(ana).featured
    saves(acme, ana, featured=False)
    assert not acme.records(ana).featured


def test_a_colleagues_words_name_them_no_more_also_in_what_is_posted(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    acme.records(ana, "baked with <@UBEN>", outcome="<@UBEN> and they laughed")
    acme.notices_need(ana, "<@UBEN> knows of the lift")
    outbox = posted(acme)
    before = newest_post(acme, outbox)
    assert before.names == {"UBEN": "Ben"}
    saves(acme, ben, featured=False)
    post = newest_post(acme, outbox)
    assert post.names == {"UBEN": "a colleague"}
    assert "Ben" not in str(shoutout(post).blocks)
    assert len(outbox.stored) == 2
    whole = read_whole_story(acme.context, acme.hires("cleo"), post.stories[0].story_id or 0)
    assert whole.names == {"UBEN": "a colleague"}
    assert show_history(acme.context, ana).names == {"UBEN": "Ben"}
    saves(acme, ben, featured=True)
    assert newest_post(acme, outbox).names == {"UBEN": "Ben"}


def test_words_that_mention_somebody_else_owe_no_edit(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    acme.records(ana, "baked with <@UCLEO>")
    posted(acme)
    saves(acme, ben, featured=False)
    assert [row["kind"] for row in acme.rows(deliveries)] == ["shoutout"]


@pytest.mark.both_databases
def test_colleagues_read_no_full_name_of_theirs_wherever_it_was_typed(acme: Company) -> None:
    ana, ben, cleo = acme.hires("ana"), acme.hires("ben", full_name="Ben Adams"), acme.hires("cleo")
    recorded = acme.records(
        ana, "baked with Ben Adams", outcome="ben adams's cake was praised", customer="Ben Adams"
    ).action
    need = acme.notices_need(ana, "a call back from BEN ADAMS, as Ben and <@UBEN> know", customer="Ben Adams").need
    outbox = posted(acme)
    for featured, name in ((False, "a colleague"), (True, "Ben Adams"), (False, "a colleague")):
        saves(acme, ben, featured=featured)
        post = newest_post(acme, outbox)
        assert (post.stories[0].action.text, post.stories[0].action.customer) == (f"baked with {name}", name)
        assert post.needs[0].text.lower() == f"a call back from {name.lower()}, as ben and <@uben> know"
        assert (name == "Ben Adams") == ("ben adams" in str(shoutout(post).blocks).lower())
    assert post.stories[0].action.outcome == "a colleague's cake was praised"
    [listed] = list_needs(acme.context, cleo).open
    assert (listed.need.customer, listed.names) == ("a colleague", {"UBEN": "a colleague"})
    assert [label for _, label in prepare_form(acme.context, cleo).stories] == ["Ana: baked with a colleague"]
    assert show_history(acme.context, ana).actions == (recorded,)
    assert [shown.need for shown in list_needs(acme.context, ana).noticed] == [need]
    with acme.context.unit(cleo) as unit:
        assert customer_name_for(unit, acme.person(ana).id, "Ben Adams") is None
        assert customer_name_for(unit, acme.person(ana).id, "Ben") == "Ben"
        assert words_for(unit, acme.person(ana).id, "thank you, Ben Adams") == "thank you, Ben Adams"


@pytest.mark.parametrize(
    ("full_name", "text", "follows"),
    [
        ("Ben Adams", "Ben Adams knows the lift", True),
        ("Ben Adams", "<@UBEN> knows the lift", True),
        ("Ben Adams", "Ben knows the lift", False),
        ("José Adams", "jose adams knows the lift", True),
        ("Ольга Иванова", "Ольга Иванова knows the lift", True),
    ],
)
def test_a_need_that_names_them_follows_in_the_nudge_that_offers_it(
    acme: Company, full_name: str, text: str, *, follows: bool
) -> None:
    ana, ben, cleo = acme.hires("ana"), acme.hires("ben", full_name=full_name), acme.hires("cleo")
    acme.notices_need(ana, text)
    outbox = FakeOutbox()
    nudged(acme, cleo, OfferSource.NEED, outbox)
    saves(acme, ben, featured=False)
    shown = [edit.shows.offer.offered for edit in edits(acme, outbox) if isinstance(edit.shows, Nudge)]
    assert len(shown) == follows
    for each in shown:
        assert isinstance(each, OfferedNeed)
        assert show_plain(each.need.text, each.names).endswith("a colleague knows the lift")


def test_names_of_people_who_declined_are_read_once_for_many_texts(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    told = [acme.records(ana, f"called number {number} with Ben Adams").action for number in range(3)]
    acme.change(ben, featured=False, full_name="Ben Adams")
    with acme.context.unit_of("T1") as unit, counted_statements() as statements:
        for action in told:
            assert action_for(unit, None, action).text.endswith("with a colleague")
    assert len([each for each in statements.elements() if "people.full_name" in each]) == 1
