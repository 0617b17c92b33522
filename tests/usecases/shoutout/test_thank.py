"""A colleague thanks for a story in words; who is not featured is thanked in private."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.clicks import DOUBLE_CLICK
from bot.domain.deliveries import DeliveryStatus
from bot.domain.personal_data import FindingKind
from bot.domain.profiles import Profile, Standing
from bot.errors import InvalidInputError
from bot.storage.tables import deliveries, shoutouts, stories, thanks
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.thanks import PrivateThanks, ThanksFromColleague
from bot.usecases.members_only import StoryGone
from bot.usecases.people.meet import meet
from bot.usecases.recording.change import undo_action
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.shoutout.stories import notice_story
from bot.usecases.shoutout.thank import (
    AlreadyThanked,
    NoticeFirst,
    OwnStoryToThankFor,
    Thanked,
    say_thanks,
    story_to_thank_for,
)
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.outbox import FakeOutbox
from tests.support.problems import about
from tests.support.together import together

WEEK = timedelta(weeks=1)
FRIDAY = datetime(2026, 11, 27, 15, tzinfo=UTC)
FIRST_DAY = date(2026, 11, 23)
EVENING = datetime(2026, 11, 27, 20, tzinfo=UTC)
MONDAY_NINE = datetime(2026, 11, 30, 9, tzinfo=UTC)
ANA, BEN = Caller("T1", "UANA"), Caller("T1", "UBEN")
WORDS = "Thank you, <@UANA>, that was *kind*"


@pytest.fixture
def story(acme: Company) -> int:
    """A story of Ana's in a shout-out that is posted, which Ben has noticed."""
    acme.hires("ana")
    acme.hires("ben")
    acme.records(ANA)
    posts(acme)
    story_id: int = acme.rows(stories)[0]["id"]
    notice_story(acme.context, BEN, story_id)
    return story_id


def posts(acme: Company, at: datetime = FRIDAY) -> None:
    acme.clock.move_to(at)
    assert plan_shoutout(acme.context, "T1")
    deliver_owed(acme.context, "T1", FakeOutbox())


def brought(acme: Company) -> list[tuple[str, object]]:
    """What is brought now, and to whom."""
    outbox = FakeOutbox()
    deliver_owed(acme.context, "T1", outbox)
    kinds = ThanksFromColleague | PrivateThanks
    return [(each.target, each.content) for each in outbox.stored if isinstance(each.content, kinds)]


def owed(acme: Company, kind: str) -> list[DeliveryStatus]:
    return [row["status"] for row in acme.rows(deliveries) if row["kind"] == kind]


def test_thanks_come_at_once_in_the_persons_daytime_with_the_name_and_the_story(acme: Company, story: int) -> None:
    assert story_to_thank_for(acme.context, BEN, story).action.text == "called the customer back"
    thanked = say_thanks(acme.context, BEN, story, f" {WORDS}\n", "view:V1")
    assert (thanked.name, thanked.hidden) == ("Ana", ())
    [(to, content)] = brought(acme)
    assert to == "UANA"
    assert isinstance(content, ThanksFromColleague)
    assert (content.thanked_by, content.words, content.names) == ("Ben", WORDS, {"UANA": "Ana"})
    assert content.action.text == "called the customer back"
    assert brought(acme) == []


def test_thanks_wait_for_the_persons_own_daytime(acme: Company, story: int) -> None:
    acme.clock.move_to(EVENING)
    say_thanks(acme.context, BEN, story, WORDS, "view:V1")
    assert brought(acme) == []
    acme.clock.move_to(MONDAY_NINE)
    assert len(brought(acme)) == 1


def test_thanks_that_come_late_wait_for_the_next_day(acme: Company, story: int) -> None:
    say_thanks(acme.context, BEN, story, WORDS, "view:V1")
    acme.clock.move_to(EVENING)
    assert brought(acme) == []
    acme.clock.move_to(MONDAY_NINE)
    assert len(brought(acme)) == 1


@pytest.mark.both_databases
def test_a_form_that_is_sent_twice_thanks_once_and_is_answered_twice(acme: Company, story: int) -> None:
    answers = together(*[lambda: say_thanks(acme.context, BEN, story, WORDS, "view:V1")] * 3)
    assert answers == [Thanked("Ana", ())] * 3
    assert len(brought(acme)) == 1
    assert [row["text"] for row in acme.rows(thanks)] == [WORDS]


def test_one_thanks_once_for_a_story_and_others_as_well(acme: Company, story: int) -> None:
    cleo = acme.hires("cleo")
    say_thanks(acme.context, BEN, story, WORDS, "view:V1")
    with pytest.raises(InvalidInputError, check=about(AlreadyThanked())):
        story_to_thank_for(acme.context, BEN, story)
    with pytest.raises(InvalidInputError, check=about(AlreadyThanked())):
        say_thanks(acme.context, BEN, story, "And for the cake", "view:V2")
    notice_story(acme.context, cleo, story)
    say_thanks(acme.context, cleo, story, WORDS, "view:V3")
    assert len(brought(acme)) == 2


@pytest.mark.both_databases
def test_of_two_forms_at_once_one_is_sent(acme: Company, story: int) -> None:
    forms = [lambda key=key: say_thanks(acme.context, BEN, story, key, key) for key in ("view:V1", "view:V2")]
    answers = together(*forms)
    assert sorted(type(answer).__name__ for answer in answers) == ["InvalidInputError", "Thanked"]
    assert len(brought(acme)) == 1


def test_who_took_their_notice_back_notices_again_before_they_thank(acme: Company, story: int) -> None:
    acme.clock.move(DOUBLE_CLICK)
    assert not notice_story(acme.context, BEN, story).noticed
    with pytest.raises(InvalidInputError, check=about(NoticeFirst())):
        story_to_thank_for(acme.context, BEN, story)
    with pytest.raises(InvalidInputError, check=about(NoticeFirst())):
        say_thanks(acme.context, BEN, story, WORDS, "view:V1")
    notice_story(acme.context, BEN, story)
    say_thanks(acme.context, BEN, story, WORDS, "view:V1")
    assert len(brought(acme)) == 1


@pytest.mark.parametrize("words", ["", " \n ", "x" * 2001])
def test_empty_words_and_too_many_are_refused_at_their_field(acme: Company, story: int, words: str) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        say_thanks(acme.context, BEN, story, words, "view:V1")
    assert refusal.value.field == "words"
    assert acme.rows(thanks) == []


def test_nobody_thanks_themselves(acme: Company, story: int) -> None:
    with pytest.raises(InvalidInputError, check=about(OwnStoryToThankFor())):
        story_to_thank_for(acme.context, ANA, story)
    with pytest.raises(InvalidInputError, check=about(OwnStoryToThankFor())):
        say_thanks(acme.context, ANA, story, WORDS, "view:V1")


def test_thanks_for_what_was_undone_since_are_withdrawn(acme: Company, story: int) -> None:
    say_thanks(acme.context, BEN, story, WORDS, "view:V1")
    undo_action(acme.context, ANA, acme.rows(stories)[0]["action_id"])
    assert brought(acme) == []
    assert owed(acme, "thanks") == [DeliveryStatus.EXPIRED]
    with pytest.raises(InvalidInputError, check=about(StoryGone())):
        say_thanks(acme.context, BEN, story, WORDS, "view:V2")


def test_thanks_to_somebody_who_has_left_are_withdrawn(acme: Company, story: int) -> None:
    say_thanks(acme.context, BEN, story, WORDS, "view:V1")
    acme.change(ANA, active=False)
    assert brought(acme) == []
    assert owed(acme, "thanks") == [DeliveryStatus.EXPIRED]


def test_a_guest_is_thanked_as_well(acme: Company, story: int) -> None:
    meet(acme.context, "T1", Profile("UANA", "Ana", "Europe/London", Standing.GUEST, active=True))
    say_thanks(acme.context, BEN, story, WORDS, "view:V1")
    assert len(brought(acme)) == 1


def test_personal_data_of_customers_is_hidden_in_thanks_and_their_author_told(acme: Company, story: int) -> None:
    thanked = say_thanks(acme.context, BEN, story, "Ms Li (li@example.com) was so glad", "view:V1")
    assert thanked.hidden == (FindingKind.EMAIL,)
    [(_, content)] = brought(acme)
    assert isinstance(content, ThanksFromColleague)
    assert "li@example.com" not in content.words


def declines(acme: Company, name: str, **more: str) -> Caller:
    caller = acme.hires(name, **more)
    acme.change(caller, featured=False)
    return caller


def test_who_declined_and_acted_is_thanked_in_private_when_the_week_is_decided(acme: Company) -> None:
    cleo = declines(acme, "cleo")
    declines(acme, "idle")
    acme.records(acme.hires("ana"))
    acme.records(cleo)
    acme.records(cleo, shared=False)
    undo_action(acme.context, cleo, acme.records(cleo).action.id)
    acme.clock.move_to(FRIDAY)
    assert brought(acme) == []
    assert plan_shoutout(acme.context, "T1")
    assert brought(acme) == [("UCLEO", PrivateThanks(2, FIRST_DAY))]
    assert brought(acme) == []


def test_private_thanks_come_whether_or_not_the_shout_out_can_be_posted(acme: Company) -> None:
    acme.records(declines(acme, "cleo"))
    acme.clock.move_to(FRIDAY)
    assert plan_shoutout(acme.context, "T1")
    outbox = FakeOutbox().refuses()
    deliver_owed(acme.context, "T1", outbox)
    assert [each.content for each in outbox.stored] == [PrivateThanks(1, FIRST_DAY)]


def test_private_thanks_come_once_also_in_weeks_that_bring_no_post(acme: Company) -> None:
    cleo = declines(acme, "cleo")
    acme.sets(posts_when_quiet=False)
    for week in range(2):
        acme.records(cleo)
        acme.clock.move_to(FRIDAY + week * WEEK)
        assert not plan_shoutout(acme.context, "T1")
        since = FRIDAY.date() if week else FIRST_DAY
        assert brought(acme) == [("UCLEO", PrivateThanks(1, since))]
    acme.records(acme.hires("ana"))
    acme.clock.move_to(FRIDAY + 2 * WEEK)
    # It covers three weeks, for two of which Cleo has been thanked.
    assert plan_shoutout(acme.context, "T1")
    assert brought(acme) == []


def test_private_thanks_come_for_a_week_whose_shout_out_was_missed(acme: Company) -> None:
    acme.records(declines(acme, "cleo"))
    acme.clock.move_to(FRIDAY + timedelta(days=5))
    assert not plan_shoutout(acme.context, "T1")
    assert [row["outcome"] for row in acme.rows(shoutouts)] == ["missed"]
    assert brought(acme) == [("UCLEO", PrivateThanks(1, FIRST_DAY))]


def test_private_thanks_wait_for_the_persons_own_daytime_and_name_the_day_in_their_zone(acme: Company) -> None:
    acme.sets(created_at=datetime(2026, 11, 2, tzinfo=UTC))
    acme.records(declines(acme, "tomo", zone="Asia/Tokyo"))
    posts(acme)
    assert brought(acme) == []
    acme.clock.move_to(datetime(2026, 11, 30, 0, tzinfo=UTC))
    assert brought(acme) == [("UTOMO", PrivateThanks(1, date(2026, 11, 21)))]


def test_thanks_for_more_than_a_week_say_since_when(acme: Company) -> None:
    cleo = declines(acme, "cleo")
    acme.records(acme.hires("ana"))
    posts(acme)
    acme.records(cleo)
    # The tick after an outage misses one shout-out.
    acme.clock.move(timedelta(days=11))
    assert not plan_shoutout(acme.context, "T1")
    assert brought(acme) == [("UCLEO", PrivateThanks(1, FRIDAY.date()))]
    acme.clock.move_to(datetime(2026, 12, 11, 15, tzinfo=UTC))
    assert plan_shoutout(acme.context, "T1")
    assert brought(acme) == []


def test_private_thanks_are_withdrawn_when_nothing_is_left_to_thank_for(acme: Company) -> None:
    cleo, dana = declines(acme, "cleo", zone="Asia/Tokyo"), declines(acme, "dana", zone="Asia/Tokyo")
    undone = acme.records(cleo).action
    acme.records(dana)
    posts(acme)
    undo_action(acme.context, cleo, undone.id)
    acme.change(dana, featured=True)
    acme.clock.move_to(datetime(2026, 11, 30, 0, 30, tzinfo=UTC))
    assert brought(acme) == []
    assert owed(acme, "private_thanks") == [DeliveryStatus.EXPIRED] * 2
