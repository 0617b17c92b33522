"""People come into a private channel or leave it, or the channel becomes private: what they may read follows."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.domain.channels import Channel, out_of_sight
from bot.domain.deliveries import DeliveryStatus
from bot.domain.offers import OfferSource
from bot.domain.reviews import ReviewVerdict
from bot.domain.shown_things import the_action
from bot.errors import InvalidInputError, UnknownChannelError
from bot.storage.shown_in_messages import keep
from bot.storage.tables import deliveries, people, workspaces
from bot.usecases.delivery.changed import AT_ONCE, ONE_OF_MANY, USEFUL_FOR
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.channel_trouble import TroubleNotice
from bot.usecases.delivery.messages.no_reviewer import NoReviewer
from bot.usecases.delivery.messages.nudge import NUDGE
from bot.usecases.delivery.messages.nudge_content import Decided, Nudge
from bot.usecases.delivery.messages.review_sheet import ReviewSheet
from bot.usecases.delivery.messages.welcome import LeftChannel, Welcome
from bot.usecases.members_only import MembersOnly
from bot.usecases.nudges.preferences import enrol
from bot.usecases.offers.unavailable import Unavailable
from bot.usecases.people.meet import EVERY, read_channel
from bot.usecases.people.membership import join_channel, leave_channel, read_private_membership
from bot.usecases.review.plan import plan_reviews
from bot.usecases.review.verdicts import give_verdict
from bot.usecases.unit import Caller
from bot.usecases.workspace.follow_channel import follow_channel, keep_channel, look_at_channel
from bot.usecases.workspace.settings import NoReviewers, save_workspace, show_workspace
from tests.support.company import Company
from tests.support.directory import FakeDirectory
from tests.support.forms import FORM
from tests.support.outbox import FakeOutbox
from tests.support.problems import about
from tests.support.telling import edits, nudged, told_story

WEDNESDAY = timedelta(days=2)
THURSDAY = timedelta(days=3, hours=6)


def joins(acme: Company, *names: str) -> list[Caller]:
    callers = [acme.hires(name) for name in names]
    for caller in callers:
        join_channel(acme.context, caller, "CT1")
    return callers


def private(acme: Company, *, is_private: bool = True) -> None:
    keep_channel(acme.context, "T1", "CT1", private=is_private)


def shown(acme: Company, outbox: FakeOutbox) -> object:
    return edits(acme, outbox)[-1].shows


@pytest.mark.both_databases
@pytest.mark.parametrize("source", [OfferSource.STORY, OfferSource.NEED])
def test_a_nudge_hides_what_it_showed_from_who_leaves_and_shows_it_again_to_who_comes_back(
    acme: Company, source: OfferSource
) -> None:
    ana, ben = joins(acme, "ana", "ben")
    private(acme)
    told_story(acme, ana)
    acme.notices_need(ana, "Acme waits")
    outbox = FakeOutbox()
    first = nudged(acme, ben, source, outbox)
    leave_channel(acme.context, ben, "CT1")
    hidden = shown(acme, outbox)
    assert isinstance(hidden, Unavailable)
    assert hidden.why == MembersOnly()
    join_channel(acme.context, ben, "CT1")
    again = shown(acme, outbox)
    assert isinstance(again, Nudge)
    assert again.offer.offered == first.offer.offered


def test_who_leaves_a_public_channel_keeps_what_they_were_sent(acme: Company) -> None:
    ana, ben = joins(acme, "ana", "ben")
    told_story(acme, ana)
    outbox = FakeOutbox()
    nudged(acme, ben, OfferSource.STORY, outbox)
    leave_channel(acme.context, ben, "CT1")
    assert edits(acme, outbox) == []


@pytest.mark.both_databases
def test_a_channel_that_becomes_private_or_public_changes_what_others_were_sent(acme: Company) -> None:
    [ana] = joins(acme, "ana")
    ben = acme.hires("ben")
    told_story(acme, ana)
    outbox = FakeOutbox()
    nudged(acme, ben, OfferSource.STORY, outbox)
    private(acme)
    assert isinstance(shown(acme, outbox), Unavailable)
    private(acme, is_private=False)
    assert isinstance(shown(acme, outbox), Nudge)


def test_what_was_sent_a_year_ago_follows_too(acme: Company) -> None:
    ana, ben = joins(acme, "ana", "ben")
    private(acme)
    told_story(acme, ana)
    outbox = FakeOutbox()
    nudged(acme, ben, OfferSource.STORY, outbox)
    acme.clock.move(timedelta(days=365))
    leave_channel(acme.context, ben, "CT1")
    assert isinstance(shown(acme, outbox), Unavailable)
    join_channel(acme.context, ben, "CT1")
    assert isinstance(shown(acme, outbox), Nudge)


def test_many_messages_follow_one_by_one_the_newest_first_and_leave_room_for_other_edits(acme: Company) -> None:
    ana, ben = joins(acme, "ana", "ben")
    private(acme)
    action = acme.records(ana).action.id
    with acme.context.unit(ben) as unit:
        for day in range(2 * AT_ONCE + 1):
            about = Decided(unit.person.id, unit.today + timedelta(days=day), 0)
            message = NUDGE.owe(unit, about, to=unit.person)
            assert message is not None
            keep(unit.connection, message, [the_action(action)])
        unit.connection.execute(update(deliveries).values(attempts=1, status=DeliveryStatus.SENT))
    leave_channel(acme.context, ben, "CT1")
    now = acme.clock.now()
    behind = [row for row in acme.rows(deliveries) if row["wanted_revision"]]
    due = [row["edit_due_at"] - now for row in behind]
    nothing = timedelta(0)
    assert due == [*[2 * AT_ONCE * ONE_OF_MANY], *[AT_ONCE * ONE_OF_MANY] * AT_ONCE, *[nothing] * AT_ONCE]
    assert all(
        row["edit_expires_at"] - row["edit_due_at"] == USEFUL_FOR
        for row in acme.rows(deliveries)
        if row["wanted_revision"]
    )


@pytest.mark.both_databases
def test_who_is_in_a_private_channel_is_read_anew(acme: Company) -> None:
    ana, ben = joins(acme, "ana", "ben")
    directory = FakeDirectory().with_member("ana").with_member("chidi")
    read_private_membership(acme.context, "T1", directory)
    assert directory.asked_for == []
    private(acme)
    enrol(acme.context, ben)
    read_private_membership(acme.context, "T1", directory)
    inside = {row["slack_id"] for row in acme.rows(people) if row["in_channel"]}
    assert inside == {"UANA", "UCHIDI"}
    assert [row["person_id"] for row in acme.rows(deliveries) if row["kind"] == "left_channel"] == [acme.person(ben).id]
    assert acme.person(ana).in_channel


def test_who_leaves_or_comes_while_the_members_are_read_counts_as_their_event_says(acme: Company) -> None:
    _, ben = joins(acme, "ana", "ben")
    private(acme)
    directory = FakeDirectory().with_member("ana").with_member("ben")
    directory.meanwhile(lambda: leave_channel(acme.context, ben, "CT1"))
    read_private_membership(acme.context, "T1", directory)
    assert not acme.person(ben).in_channel
    chidi = acme.hires("chidi")
    directory.meanwhile(lambda: join_channel(acme.context, chidi, "CT1"))
    read_private_membership(acme.context, "T1", directory)
    assert acme.person(chidi).in_channel


def test_the_members_of_a_channel_that_was_given_up_meanwhile_are_not_those_of_the_new_one(acme: Company) -> None:
    [ana] = joins(acme, "ana")
    private(acme)
    directory = FakeDirectory().with_member("ana").with_member("ben")
    new = {"channel_id": "CNEW", "channel_name": "secret", "channel_private": True}
    directory.meanwhile(lambda: acme.open(**new))
    read_private_membership(acme.context, "T1", directory)
    assert not acme.person(ana).in_channel
    assert {row["in_channel"] for row in acme.rows(people)} == {False}


def test_a_channel_chosen_while_an_empty_one_is_read_is_read_at_the_next_look(acme: Company) -> None:
    directory = FakeDirectory()
    directory.meanwhile(lambda: acme.open(channel_id="CNEW", channel_name="new"))
    assert read_channel(acme.context, "T1", directory) == 0
    directory.meanwhile(lambda: None)
    read_channel(acme.context, "T1", directory)
    assert directory.asked_for == ["CT1", "CNEW"]


def test_who_leaves_while_everybody_is_read_stays_out(acme: Company) -> None:
    _, ben = joins(acme, "ana", "ben")
    private(acme)
    directory = FakeDirectory().with_member("ana").with_member("ben")
    read_channel(acme.context, "T1", directory)
    acme.clock.move(EVERY)
    directory.meanwhile(lambda: leave_channel(acme.context, ben, "CT1"))
    read_channel(acme.context, "T1", directory)
    assert acme.person(ben).in_channel is False


def test_nobody_is_in_a_channel_that_was_just_chosen_until_its_members_are_read(acme: Company) -> None:
    [ana] = joins(acme, "ana")
    boss = acme.hires("boss")
    save_workspace(acme.context, boss, replace(FORM, channel=Channel("CNEW", "secret", is_private=True)))
    assert not acme.person(ana).in_channel
    read_private_membership(acme.context, "T1", FakeDirectory().with_member("ana"))
    assert acme.person(ana).in_channel


class Found:
    """Slack's answer about a channel; none for one that the bot does not see."""

    def __init__(self, channel: Channel | None) -> None:
        self._channel = channel

    def channel(self, wanted: str) -> Channel:
        if self._channel is None:
            raise UnknownChannelError(wanted)
        return self._channel


def told(acme: Company) -> list[object]:
    """What is sent now."""
    outbox = FakeOutbox()
    deliver_owed(acme.context, "T1", outbox)
    return [parcel.content for parcel in outbox.stored]


@pytest.mark.parametrize(
    ("channel", "trouble"),
    [
        (Channel("CT1", "customers", is_member=True), None),
        (Channel("CT1", "customers", is_member=True, is_private=True), None),
        (Channel("CT1", "customers", is_member=None), None),
        (Channel("CT1", "customers", is_member=False), "not_in_channel"),
        (Channel("CT1", "customers", is_member=True, is_archived=True), "is_archived"),
        (None, "channel_not_found"),
    ],
)
def test_a_look_at_the_channel_keeps_what_slack_says(
    acme: Company, channel: Channel | None, trouble: str | None
) -> None:
    joins(acme, "ada")
    acme.hires("ada", admin=True)
    deliver_owed(acme.context, "T1", FakeOutbox())
    for _ in range(2):
        look_at_channel(acme.context, "T1", Found(channel))
    row = acme.rows(workspaces)[0]
    assert row["channel_name"] == (channel.name if channel else "cx")
    assert row["channel_private"] is (channel.is_private if channel else True)
    notices = {each.trouble.value for each in told(acme) if isinstance(each, TroubleNotice)}
    assert notices == ({trouble} if trouble else set())


def test_news_of_another_channel_and_a_look_without_one_change_nothing(acme: Company) -> None:
    before = acme.rows(workspaces)
    follow_channel(acme.context, "T1", Channel("COTHER", "other", is_private=True, is_member=False))
    assert acme.rows(workspaces) == before
    assert told(acme) == []
    acme.open(channel_id=None, channel_name=None)
    look_at_channel(acme.context, "T1", Found(None))
    assert told(acme) == []


def test_a_channel_out_of_sight_whose_name_nobody_knows_goes_by_its_id(acme: Company) -> None:
    follow_channel(acme.context, "T1", out_of_sight("CT1", None))
    assert acme.rows(workspaces)[0]["channel_name"] == "CT1"


def test_a_private_channels_name_is_told_to_its_members_alone(acme: Company) -> None:
    ana, ada = joins(acme, "ana", "ada")
    deliver_owed(acme.context, "T1", FakeOutbox())
    acme.hires("ada", admin=True)
    for caller in (ana, ada):
        enrol(acme.context, caller)
    private(acme)
    leave_channel(acme.context, ana, "CT1")
    [left] = told(acme)
    assert left == LeftChannel(None)
    leave_channel(acme.context, ada, "CT1")
    follow_channel(acme.context, "T1", Channel("CT1", "cx", is_member=False, is_private=True))
    notices = [each for each in told(acme) if isinstance(each, TroubleNotice)]
    assert {notice.channel_name for notice in notices} == {None}
    assert show_workspace(acme.context, ada).hides_channel
    join_channel(acme.context, ada, "CT1")
    assert not show_workspace(acme.context, ada).hides_channel


def test_who_left_before_their_welcome_is_not_told_the_name(acme: Company) -> None:
    private(acme)
    [ana] = joins(acme, "ana")
    leave_channel(acme.context, ana, "CT1")
    [welcome] = told(acme)
    assert isinstance(welcome, Welcome)
    assert welcome.channel_name is None


@pytest.fixture
def reviewed(acme: Company) -> tuple[Company, int]:
    """A private channel whose reviewers are Ana, inside, and Ben, who leaves it."""
    joins(acme, "ana", "ben", "chidi")
    private(acme)
    form = replace(FORM, channel=Channel("CT1", "cx", is_private=True), review=True, reviewers=("UANA", "UBEN"))
    save_workspace(acme.context, acme.hires("boss"), form)
    return acme, acme.records(Caller("T1", "UCHIDI"), "sent Mia a card").action.id


def sheets(outbox: FakeOutbox) -> dict[str, int]:
    """How many stories are on the newest sheet of each reviewer."""
    return {each.target: len(each.content.stories) for each in outbox.stored if isinstance(each.content, ReviewSheet)}


def test_only_members_of_a_private_channel_review_its_stories(reviewed: tuple[Company, int]) -> None:
    acme, action_id = reviewed
    ben = Caller("T1", "UBEN")
    acme.clock.move(THURSDAY)
    outbox = FakeOutbox()
    plan_reviews(acme.context, "T1")
    deliver_owed(acme.context, "T1", outbox)
    assert set(sheets(outbox).values()) == {1}
    leave_channel(acme.context, ben, "CT1")
    deliver_owed(acme.context, "T1", outbox)
    edited = [each.shows for each in outbox.edits("review")]
    assert () in [sheet.stories for sheet in edited if isinstance(sheet, ReviewSheet)]
    with pytest.raises(InvalidInputError, check=about(MembersOnly())):
        give_verdict(acme.context, ben, action_id, ReviewVerdict.KEEP)
    give_verdict(acme.context, Caller("T1", "UANA"), action_id, ReviewVerdict.KEEP)


def test_admins_hear_that_no_reviewer_is_in_the_private_channel(reviewed: tuple[Company, int]) -> None:
    acme, _ = reviewed
    acme.hires("ada", admin=True)
    for name in ("UANA", "UBEN"):
        leave_channel(acme.context, Caller("T1", name), "CT1")
    acme.clock.move(THURSDAY)
    plan_reviews(acme.context, "T1")
    [notice] = {each for each in told(acme) if isinstance(each, NoReviewer)}
    assert notice.private
    private_form = replace(FORM, channel=Channel("CT1", "cx", is_private=True), review=True, reviewers=("UANA",))
    with pytest.raises(InvalidInputError, check=about(NoReviewers(in_channel=True))):
        save_workspace(acme.context, Caller("T1", "UBOSS"), private_form)


def test_reviewers_of_a_channel_that_is_just_chosen_are_taken_as_they_are(acme: Company) -> None:
    joins(acme, "ana")
    new = replace(FORM, channel=Channel("CNEW", "secret", is_private=True), review=True, reviewers=("UANA",))
    save_workspace(acme.context, acme.hires("boss"), new)
    with pytest.raises(InvalidInputError, check=about(NoReviewers(in_channel=False))):
        save_workspace(acme.context, Caller("T1", "UBOSS"), replace(FORM, review=True, reviewers=()))
