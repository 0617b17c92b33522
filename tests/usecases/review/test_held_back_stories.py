"""Stories that the reviewers hold back reach no colleague on any other way."""

from datetime import timedelta

from bot.domain.actions import ActionDraft, Source
from bot.domain.offers import OfferSource
from bot.storage import actions, stories_to_offer, visibility
from bot.storage.tables import deliveries, stories
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.nudge_content import Nudge
from bot.usecases.members_only import StoryGone
from bot.usecases.offers.unavailable import Unavailable
from bot.usecases.recording.change import edit_action, set_shared
from bot.usecases.recording.form import prepare_form
from bot.usecases.review.plan import plan_reviews
from bot.usecases.review.verdicts import ask_for_edit, give_verdict, take_out
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.shoutout.stories import promise_one_like
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.outbox import FakeOutbox
from tests.support.reviewing import FRIDAY, KEEP, SKIP, THURSDAY, WEEK, reviewed_by
from tests.support.telling import edits, nudged, told_story

DAY = timedelta(days=1)


def offered(acme: Company, to: Caller) -> list[int]:
    """The colleagues' actions that may be told to somebody; a nudge shows those that a shout-out has told."""
    person, since = acme.person(to), acme.clock.now() - WEEK
    posted = {row["action_id"] for row in acme.rows(stories)} if is_sent(acme) else set()
    with acme.store.reading() as connection:
        told = stories_to_offer.told_since(connection, person.workspace_id, since)
        found = stories_to_offer.shared_stories(connection, person, told, since, 20)
        listed = [
            action.id for action in actions.shared_by_others(connection, person.workspace_id, person.id, since, 20)
        ]
        assert {action.id for action in found} == posted & set(listed)
        assert all(visibility.offers_allowed(connection, each, person.id) for each in listed)
    return listed


def is_sent(acme: Company) -> bool:
    return any(row["kind"] == "shoutout" and row["status"] == "sent" for row in acme.rows(deliveries))


def put(acme: Company) -> None:
    acme.clock.move_to(THURSDAY)
    plan_reviews(acme.context, acme.team_id)


def test_without_a_review_all_that_is_shared_may_be_told(acme: Company) -> None:
    dan = acme.hires("dan")
    action = acme.records(acme.hires("ana")).action
    assert offered(acme, dan) == [action.id]


def test_while_reviewers_look_first_only_what_one_has_kept_is_told(acme: Company) -> None:
    ana, ben, dan = acme.hires("ana"), acme.hires("ben"), acme.hires("dan")
    kept, skipped, asked = (acme.records(acme.hires(name)).action.id for name in ("eve", "flo", "gus"))
    open_one = acme.records(ana).action.id
    reviewed_by(acme, ben)
    assert offered(acme, dan) == []
    put(acme)
    assert offered(acme, dan) == []
    give_verdict(acme.context, ben, kept, KEEP)
    give_verdict(acme.context, ben, skipped, SKIP)
    ask_for_edit(acme.context, ben, asked, "shorter", "view:1")
    assert offered(acme, dan) == [kept]
    reviewed_by(acme, ben, on=False)
    assert sorted(offered(acme, dan)) == [kept, open_one]


def test_what_a_shout_out_has_told_may_be_told(acme: Company) -> None:
    ben, dan = acme.hires("ben"), acme.hires("dan")
    reviewed_by(acme, ben)
    action = acme.records(acme.hires("ana")).action
    acme.clock.move_to(FRIDAY)
    plan_shoutout(acme.context, acme.team_id)
    assert offered(acme, dan) == []
    deliver_owed(acme.context, acme.team_id, FakeOutbox())
    assert offered(acme, dan) == [action.id]


def test_a_nudge_follows_what_the_reviewers_say(acme: Company) -> None:
    ana, ben, cleo, outbox = acme.hires("ana"), acme.hires("ben"), acme.hires("cleo"), FakeOutbox()
    action = acme.records(ben, "sent Mia a card").action
    reviewed_by(acme, cleo)
    put(acme)
    give_verdict(acme.context, cleo, action.id, KEEP)
    acme.clock.move_to(FRIDAY)
    plan_shoutout(acme.context, acme.team_id)
    deliver_owed(acme.context, acme.team_id, FakeOutbox())
    nudge = nudged(acme, ana, OfferSource.STORY, outbox)
    acme.clock.move(timedelta(minutes=1))
    edit_action(acme.context, ben, action.id, ActionDraft("sent a card to the hospital", Source.FORM))
    assert isinstance(edits(acme, outbox)[-1].shows, Nudge)
    acme.clock.move(timedelta(minutes=1))
    take_out(acme.context, cleo, action.id)
    gone = edits(acme, outbox)[-1].shows
    assert isinstance(gone, Unavailable)
    assert (gone.why, gone.offer_id) == (StoryGone(), nudge.offer.id)


def test_a_promise_about_a_story_that_was_posted_outlives_the_switch(acme: Company) -> None:
    ana, ben, outbox = acme.hires("ana"), acme.hires("ben"), FakeOutbox()
    story, _ = told_story(acme, ben)
    promise_one_like(acme.context, ana, story, None)
    reviewed_by(acme, acme.hires("cleo"))
    acme.clock.move(10 * DAY)
    assert nudged(acme, ana, OfferSource.FOLLOW_UP, outbox).offer.offered
    assert outbox.edits("nudge") == []


def test_no_story_of_who_has_left_is_told_until_they_are_back(acme: Company) -> None:
    ana, dan = acme.hires("ana"), acme.hires("dan")
    action = acme.records(ana).action
    acme.hires("ana", active=False)
    assert offered(acme, dan) == []
    with acme.store.reading() as connection:
        assert not visibility.offers_allowed(connection, action.id, acme.person(dan).id)
    assert prepare_form(acme.context, dan).stories == ()
    acme.hires("ana")
    assert offered(acme, dan) == [action.id]


def test_the_form_shows_no_inspiration_that_is_held_back(acme: Company) -> None:
    ana, ben, cleo = acme.hires("ana"), acme.hires("ben"), acme.hires("cleo")
    origin = acme.records(ben, "sent Mia a card").action
    editing = acme.records(ana, inspired_by=origin.id).details
    reviewed_by(acme, cleo)
    assert prepare_form(acme.context, ana, editing).stories == ()
    put(acme)
    give_verdict(acme.context, cleo, origin.id, KEEP)
    assert [action_id for action_id, _ in prepare_form(acme.context, ana, editing).stories] == [origin.id]
    set_shared(acme.context, ben, origin.id, shared=False)
    assert prepare_form(acme.context, ana, editing).stories == ()
