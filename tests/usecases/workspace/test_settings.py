"""The workspace's settings, changed by its admins."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.domain.channels import Channel
from bot.domain.profiles import Standing
from bot.errors import InvalidInputError
from bot.storage.tables import people, shoutouts, workspaces
from bot.usecases.nudges.preferences import enrol, show_plan
from bot.usecases.people.meet import read_channel
from bot.usecases.people.settings import SettingsForm, save_settings
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.unit import Caller
from bot.usecases.workspace.replan import replan_all, replan_some
from bot.usecases.workspace.settings import (
    NoReviewers,
    NotAdmin,
    NotAnAdminError,
    WorkspacePlan,
    save_workspace,
    show_workspace,
)
from tests.support.cast import MONDAY
from tests.support.company import Company
from tests.support.directory import FakeDirectory
from tests.support.forms import FORM
from tests.support.overtaken import overtaken
from tests.support.problems import about

FRIDAY = datetime(2026, 11, 27, 15, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def boss(acme: Company) -> Caller:
    """An admin by Slack."""
    return acme.hires("boss of all", admin=True)


def saved(acme: Company, boss: Caller, **changes: object) -> WorkspacePlan:
    return save_workspace(acme.context, boss, replace(FORM, **changes))  # type: ignore[arg-type]  # fields of the form


def test_who_may_is_an_admin_by_slack_or_named_by_the_operator(acme: Company, boss: Caller) -> None:
    assert show_workspace(acme.context, boss).workspace == acme.workspace
    assert show_workspace(acme.context, acme.hires("boss")).workspace == acme.workspace


def test_nobody_else_may_see_or_change_them(acme: Company) -> None:
    ana = acme.hires("ana")
    with pytest.raises(NotAnAdminError, check=about(NotAdmin())):
        show_workspace(acme.context, ana)
    with pytest.raises(NotAnAdminError, check=about(NotAdmin())):
        saved(acme, ana, nudge_time=time(11))
    assert acme.rows(workspaces)[0]["nudge_time"] == time(9, 30)


def test_who_is_an_admin_no_more_may_no_more(acme: Company, boss: Caller) -> None:
    acme.change(boss, admin=False)
    with pytest.raises(NotAnAdminError):
        saved(acme, boss)


def test_what_was_not_changed_stays(acme: Company, boss: Caller) -> None:
    before = acme.workspace
    assert saved(acme, boss).workspace == before
    assert acme.rows(workspaces)[0]["replanned_to"] is None


def test_all_that_the_form_says_is_kept(acme: Company, boss: Caller) -> None:
    plan = saved(
        acme,
        boss,
        channel=Channel("C9", "customers"),
        shoutout=(2, time(11)),
        nudge_time=time(10),
        days=frozenset({0, 6}),
        zone="europe/berlin",
        country="DE",
        region="bavaria",
        away="house, :palm_tree:",
        shares=False,
    )
    kept = plan.workspace
    assert (kept.channel_id, kept.channel_name) == ("C9", "customers")
    assert (kept.shoutout_weekday, kept.shoutout_time) == (2, time(11))
    assert (kept.nudge_time, kept.workdays, kept.zone) == (time(10), frozenset({0, 6}), "Europe/Berlin")
    assert (kept.country, kept.region, kept.shares) == ("DE", "BY", False)
    assert kept.away_emoji == frozenset({":house:", ":palm_tree:"})
    assert plan.place_name == "Germany, Bavaria"
    assert plan.next_shoutout is not None
    assert plan.next_shoutout.isoformat() == "2026-11-25T11:00:00+01:00"
    assert show_workspace(acme.context, boss) == plan


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"days": frozenset()}, "days"),
        ({"zone": "Berlin"}, "zone"),
        ({"zone": ""}, "zone"),
        ({"country": "DE", "region": "Scotland"}, "region"),
        ({"country": "IS", "region": "Bavaria"}, "region"),
        ({"region": "Bavaria"}, "region"),
        ({"country": "XX"}, "country"),
        ({"away": "🌴"}, "away"),
    ],
)
def test_what_cannot_stand_is_refused_at_its_field(
    acme: Company, boss: Caller, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        saved(acme, boss, nudge_time=time(11), **changes)
    assert refusal.value.field == field
    assert acme.rows(workspaces)[0]["nudge_time"] == time(9, 30)


def test_reviewers_are_kept_also_when_the_bot_meets_them_for_the_first_time(acme: Company, boss: Caller) -> None:
    zoe, ben = acme.hires("zoe"), acme.hires("ben")
    chosen = (zoe.user_id, ben.user_id, "UNEW")
    plan = saved(acme, boss, review=True, reviewers=chosen)
    assert plan.workspace.review
    assert plan.workspace.reviewers == frozenset(chosen)
    assert [name for name in plan.reviewers if name != acme.person(Caller("T1", "UNEW")).name] == ["Ben", "Zoe"]


@pytest.mark.parametrize("left", [(), ("UBOT2",), ("UGONE",)], ids=["nobody", "a bot", "one who has left"])
def test_a_review_needs_somebody_here_to_do_it(acme: Company, boss: Caller, left: tuple[str, ...]) -> None:
    acme.hires("bot2", standing=Standing.BOT)
    acme.hires("gone", active=False)
    with pytest.raises(InvalidInputError, check=about(NoReviewers(in_channel=False))) as refusal:
        saved(acme, boss, review=True, reviewers=left)
    assert refusal.value.field == "reviewers"
    assert not show_workspace(acme.context, boss).workspace.review


def test_without_a_review_nobody_has_to_be_chosen_for_it(acme: Company, boss: Caller) -> None:
    saved(acme, boss, review=True, reviewers=(acme.hires("ben").user_id,))
    plan = saved(acme, boss, review=False, reviewers=())
    assert (plan.workspace.review, plan.reviewers) == (False, ())


def test_without_a_channel_there_is_no_shout_out(acme: Company, boss: Caller) -> None:
    plan = saved(acme, boss, channel=None)
    assert (plan.workspace.channel_id, plan.next_shoutout, plan.place_name) == (None, None, None)
    acme.clock.move_to(FRIDAY)
    assert not plan_shoutout(acme.context, "T1")
    assert acme.rows(shoutouts) == []


def test_another_channels_members_are_read_at_once(acme: Company, boss: Caller) -> None:
    directory = FakeDirectory().with_member("ana")
    read_channel(acme.context, "T1", directory)
    saved(acme, boss, channel=Channel("C9", "customers"))
    read_channel(acme.context, "T1", directory)
    assert directory.asked_for == ["CT1", "C9"]


def test_who_follows_the_workspace_is_nudged_by_it_after_the_next_tick(acme: Company, boss: Caller) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    for caller in (ana, ben):
        enrol(acme.context, caller)
    form = SettingsForm(
        nudged=True,
        at=time(14),
        days=frozenset({0, 1}),
        team=None,
        role=None,
        cadence=acme.person(ben).cadence,
        shares=True,
    )
    save_settings(acme.context, ben, form)
    saved(acme, boss, nudge_time=time(11), days=frozenset({2}))
    assert acme.person(ana).next_nudge_at == TUESDAY
    replan_all(acme.context, "T1")
    assert acme.person(ana).next_nudge_at == datetime(2026, 11, 25, 11, tzinfo=UTC)
    assert acme.person(ben).next_nudge_at == MONDAY + timedelta(hours=4, minutes=30)
    assert acme.rows(workspaces)[0]["replanned_to"] is None


def test_workdays_alone_move_those_who_chose_none(acme: Company, boss: Caller) -> None:
    ana = acme.hires("ana")
    enrol(acme.context, ana)
    acme.change(ana, nudge_time=time(9, 30))
    saved(acme, boss, days=frozenset({5}))
    replan_all(acme.context, "T1")
    assert acme.person(ana).next_nudge_at == datetime(2026, 11, 28, 9, 30, tzinfo=UTC)


def test_replanning_stops_when_the_bot_does_and_goes_on_later(acme: Company, boss: Caller) -> None:
    enrol(acme.context, acme.hires("ana"))
    saved(acme, boss, nudge_time=time(11))
    replan_all(acme.context, "T1", go_on=lambda: False)
    assert acme.rows(workspaces)[0]["replanned_to"] == 0
    assert replan_some(acme.context, acme.team_id)
    assert not replan_some(acme.context, acme.team_id)
    assert not replan_some(acme.context, acme.team_id)


def test_replanning_that_another_replica_has_ended_meanwhile_changes_nothing(acme: Company, boss: Caller) -> None:
    ana = acme.hires("ana")
    enrol(acme.context, ana)
    saved(acme, boss, nudge_time=time(11))
    slower = overtaken(acme.context, lambda: replan_all(acme.context, acme.team_id))
    assert not replan_some(slower, acme.team_id)
    assert acme.person(ana).next_nudge_at == MONDAY.replace(hour=11, minute=0)


def test_another_country_brings_its_holidays_to_those_who_chose_none(acme: Company, boss: Caller) -> None:
    ana = acme.hires("ana")
    enrol(acme.context, ana)
    acme.calendar.days["DE-BY"] = frozenset({TUESDAY.date()})
    assert show_plan(acme.context, ana).next_on == TUESDAY
    saved(acme, boss, country="DE", region="BY")
    plan = show_plan(acme.context, ana)
    assert (plan.next_on, plan.place_name) == (TUESDAY + timedelta(days=1), "Germany, Bavaria")


def test_a_region_that_has_no_code_but_its_name_is_kept(acme: Company, boss: Caller) -> None:
    assert saved(acme, boss, country="BR", region="Sao Paulo Capital").workspace.region == "São Paulo Capital"


def test_a_place_that_is_no_longer_known_is_shown_by_its_code(acme: Company, boss: Caller) -> None:
    saved(acme, boss, country="DE")
    with acme.store.unit() as connection:
        connection.execute(workspaces.update().values(country="XX", region="YY"))
    assert show_workspace(acme.context, boss).place_name == "XX-YY"


def test_one_workspaces_settings_are_not_anothers(acme: Company, boss: Caller) -> None:
    globex = acme.another()
    saved(acme, boss, nudge_time=time(11))
    assert [row["nudge_time"] for row in acme.rows(workspaces)] == [time(11), time(9, 30)]
    with pytest.raises(NotAnAdminError):
        show_workspace(acme.context, Caller("T2", boss.user_id))
    # Whoever asks is kept as a person of the workspace in which they ask, and is no admin there.
    theirs = [row for row in acme.rows(people) if row["workspace_id"] == globex.workspace.id]
    assert [(row["slack_id"], row["admin"]) for row in theirs] == [(boss.user_id, False)]
