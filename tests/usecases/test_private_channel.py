"""In every place where people read of colleagues: of a private channel's stories and needs only its members read."""

from collections.abc import Callable

import pytest

from bot.domain.offers import SubjectKind
from bot.errors import InvalidInputError, Problem
from bot.storage.tables import needs, stories
from bot.usecases.members_only import MembersOnly, is_members_only
from bot.usecases.needs.change import drop_need, take_need
from bot.usecases.needs.show import list_needs
from bot.usecases.offers.candidates import Occasion, gather
from bot.usecases.offers.known import read_known
from bot.usecases.people.home import show_home
from bot.usecases.people.membership import join_channel, leave_channel, read_private_membership
from bot.usecases.recording.change import undo_action
from bot.usecases.recording.form import prepare_form
from bot.usecases.recording.meet_need import meet_need
from bot.usecases.recording.record import InspirationGone
from bot.usecases.shoutout.read_story import read_whole_story
from bot.usecases.shoutout.stories import notice_story, promise_one_like, read_story
from bot.usecases.shoutout.thank import say_thanks, story_to_thank_for
from bot.usecases.workspace.totals import sum_up
from tests.support.company import Company
from tests.support.directory import FakeDirectory
from tests.support.telling import told_story


class Scene:
    """Ana's posted story, her open need and Ben's own ones; Ben reads, from inside the channel or from outside."""

    def __init__(self, acme: Company, *, private: bool, inside: bool) -> None:
        self.acme, self.context = acme, acme.context
        self.refusals: set[Problem] = set()
        self.ana, self.ben = acme.hires("ana"), acme.hires("ben")
        for caller in (self.ana, self.ben):
            join_channel(self.context, caller, "CT1")
        self.own_action = acme.records(self.ben, "helped Mr Sato").action.id
        _, self.action = told_story(acme, self.ana)
        told = {row["action_id"]: row["id"] for row in acme.rows(stories)}
        self.own_story, self.story = told[self.own_action], told[self.action]
        self.need = acme.notices_need(self.ana, "Acme waits").need.id
        self.own_need = acme.notices_need(self.ben, "Zed waits").need.id
        acme.records(self.ana, "wrote a card, too", inspired_by=self.own_action)
        acme.sets(channel_private=private)
        if not inside:
            leave_channel(self.context, self.ben, "CT1")

    def offered(self, kind: SubjectKind) -> set[int]:
        """The needs or stories that Ben may be offered."""
        with self.context.unit(self.ben) as unit:
            others = gather(unit, Occasion.ASKED, read_known(unit, [unit.person])).others
        return {each.subject.row for each in others if each.subject.kind is kind}

    def is_done(self, deed: Callable[[], object]) -> bool:
        """Whether Ben may do something; if not, he is told why."""
        try:
            deed()
        except InvalidInputError as refusal:
            self.refusals.add(refusal.problem)
            return False
        return True


def listed_needs(scene: Scene) -> set[int]:
    shown = list_needs(scene.context, scene.ben)
    return {each.need.id for each in (*shown.mine, *shown.noticed, *shown.open)}


def needs_on_home(scene: Scene) -> set[int]:
    shown = show_home(scene.context, scene.ben).needs
    return {each.need.id for each in (*shown.mine, *shown.noticed, *shown.open)}


def records_like(scene: Scene) -> bool:
    done = scene.is_done(lambda: scene.acme.records(scene.ben, "did one like it", inspired_by=scene.action))
    scene.refusals -= {InspirationGone()}
    return done


def thanks(scene: Scene) -> bool:
    # The notice that comes before the thanks was given in time.
    def deed() -> None:
        story_to_thank_for(scene.context, scene.ben, scene.story)
        say_thanks(scene.context, scene.ben, scene.story, "lovely", "form:1")

    return scene.is_done(lambda: notice_story(scene.context, scene.ben, scene.story)) and scene.is_done(deed)


PLACES: dict[str, Callable[[Scene], bool]] = {
    # These first: Home offers what it shows, and gives a piece of news once.
    "offers of needs": lambda scene: scene.need in scene.offered(SubjectKind.NEED),
    "offers of stories": lambda scene: scene.action in scene.offered(SubjectKind.STORY),
    "news of a ripple": lambda scene: "Ana" in getattr(show_home(scene.context, scene.ben).news, "did_like", ()),
    "the list of needs": lambda scene: scene.need in listed_needs(scene),
    "the needs on Home": lambda scene: scene.need in needs_on_home(scene),
    "the number of needs in the totals": lambda scene: sum_up(scene.context, scene.ben).needs_open == 2,
    "ripples": lambda scene: sum_up(scene.context, scene.ben).widest is not None,
    "who was inspired": lambda scene: sum_up(scene.context, scene.ben).year.inspired > 0,
    "the form's stories": lambda scene: scene.action in dict(prepare_form(scene.context, scene.ben).stories),
    "reading all": lambda scene: scene.is_done(lambda: read_whole_story(scene.context, scene.ben, scene.story)),
    "opening a promise": lambda scene: scene.is_done(lambda: read_story(scene.context, scene.ben, scene.story)),
}
DEEDS: dict[str, Callable[[Scene], bool]] = {
    "taking a need": lambda scene: scene.is_done(lambda: take_need(scene.context, scene.ben, scene.need)),
    "naming an inspiration": records_like,
    "noticing": lambda scene: scene.is_done(lambda: notice_story(scene.context, scene.ben, scene.story)),
    "promising": lambda scene: scene.is_done(
        lambda: promise_one_like(scene.context, scene.ben, scene.story, "If Zed calls, then I call back")
    ),
    "thanking": thanks,
}
STATES = pytest.mark.parametrize(("private", "inside"), [(True, True), (True, False), (False, True), (False, False)])


@STATES
def test_what_colleagues_did_and_noticed_is_read_by(acme: Company, *, private: bool, inside: bool) -> None:
    scene = Scene(acme, private=private, inside=inside)
    assert {place: reads(scene) for place, reads in PLACES.items()} == dict.fromkeys(PLACES, inside or not private)
    assert scene.refusals <= {MembersOnly()}


@STATES
@pytest.mark.parametrize("deed", DEEDS)
def test_what_colleagues_did_and_noticed_is_answered_by(
    acme: Company, deed: str, *, private: bool, inside: bool
) -> None:
    scene = Scene(acme, private=private, inside=inside)
    assert DEEDS[deed](scene) is (inside or not private)
    assert scene.refusals <= {MembersOnly()}


@pytest.mark.parametrize("private", [True, False])
def test_people_are_told_who_sees_what_they_share(acme: Company, *, private: bool) -> None:
    scene = Scene(acme, private=private, inside=True)
    assert scene.acme.records(scene.ben).members_only is private
    assert list_needs(scene.context, scene.ben).noticed[0].members_only is private
    assert prepare_form(scene.context, scene.ben).members_only is private
    assert show_home(scene.context, scene.ben).plan.members_only is private
    assert is_members_only(scene.context, scene.ben) is private


def test_who_is_not_in_a_private_channel_goes_on_with_their_own(acme: Company) -> None:
    scene = Scene(acme, private=True, inside=False)
    assert listed_needs(scene) == needs_on_home(scene) == {scene.own_need}
    assert list_needs(scene.context, scene.ben).hides_others
    assert sum_up(scene.context, scene.ben).needs_open == 1
    assert sum_up(scene.context, scene.ben).year.all == 3
    assert read_whole_story(scene.context, scene.ben, scene.own_story).story.action.text == "helped Mr Sato"
    drop_need(scene.context, scene.ben, scene.own_need)
    assert listed_needs(scene) == set()


def leaves_the_channel(scene: Scene) -> None:
    leave_channel(scene.context, scene.ben, "CT1")


def is_missing_when_members_are_read(scene: Scene) -> None:
    read_private_membership(scene.context, scene.acme.team_id, FakeDirectory().with_member("ana"))


def leaves_the_company(scene: Scene) -> None:
    scene.acme.hires("ben", active=False)


@pytest.mark.both_databases
@pytest.mark.parametrize("leaves", [leaves_the_channel, is_missing_when_members_are_read, leaves_the_company])
def test_what_somebody_took_before_they_left_is_open_to_others_at_once(
    acme: Company, leaves: Callable[[Scene], None]
) -> None:
    scene = Scene(acme, private=True, inside=True)
    take_need(scene.context, scene.ben, scene.need)
    leaves(scene)
    assert {row["status"] for row in acme.rows(needs)} == {"open"}


def test_who_leaves_a_public_channel_keeps_what_they_took(acme: Company) -> None:
    scene = Scene(acme, private=False, inside=True)
    take_need(scene.context, scene.ben, scene.need)
    leaves_the_channel(scene)
    assert listed_needs(scene) == {scene.need, scene.own_need}


def test_what_somebody_outside_undoes_is_open_to_others(acme: Company) -> None:
    scene = Scene(acme, private=True, inside=True)
    take_need(scene.context, scene.ben, scene.need)
    met = meet_need(scene.context, scene.ben, scene.need)
    leaves_the_channel(scene)
    undo_action(scene.context, scene.ben, met.action.id)
    assert {row["status"] for row in acme.rows(needs)} == {"open"}


@pytest.mark.both_databases
def test_leaving_and_coming_back_take_effect_at_once(acme: Company) -> None:
    scene = Scene(acme, private=True, inside=True)
    for _ in range(2):
        assert scene.need in listed_needs(scene)
        leave_channel(scene.context, scene.ben, "CT1")
        assert scene.need not in listed_needs(scene)
        join_channel(scene.context, scene.ben, "CT1")
    assert scene.action in scene.offered(SubjectKind.STORY)
