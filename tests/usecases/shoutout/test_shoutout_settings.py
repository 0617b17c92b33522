"""How many stories a shout-out has, and whether a quiet week brings one: the workspace's admins choose."""

from dataclasses import replace

import pytest

from bot.domain.channels import Channel
from bot.errors import InvalidInputError
from bot.usecases.unit import Caller
from bot.usecases.workspace.settings import (
    NotAnAdminError,
    StoriesOutOfRange,
    WorkspaceForm,
    save_workspace,
    show_workspace,
)
from tests.support.company import Company
from tests.support.problems import about


def form_as_it_stands(acme: Company, admin: Caller) -> WorkspaceForm:
    """The form, sent back as it was opened."""
    workspace = show_workspace(acme.context, admin).workspace
    return WorkspaceForm(
        channel=Channel("CT1", "cx"),
        shoutout=(workspace.shoutout_weekday, workspace.shoutout_time),
        slots=workspace.slots,
        posts_when_quiet=workspace.posts_when_quiet,
        review=workspace.review,
        reviewers=tuple(workspace.reviewers),
        nudge_time=workspace.nudge_time,
        days=workspace.workdays,
        zone=workspace.zone,
        country=None,
        region="",
        away="",
        shares=workspace.shares,
    )


def test_five_stories_and_a_post_in_every_week_hold_until_an_admin_chooses(acme: Company) -> None:
    boss = acme.hires("boss")
    as_it_stands = form_as_it_stands(acme, boss)
    assert (as_it_stands.slots, as_it_stands.posts_when_quiet) == (5, True)
    saved = save_workspace(acme.context, boss, replace(as_it_stands, slots=10, posts_when_quiet=False)).workspace
    assert (saved.slots, saved.posts_when_quiet) == (10, False)
    assert form_as_it_stands(acme, boss) == replace(as_it_stands, slots=10, posts_when_quiet=False)


@pytest.mark.parametrize("slots", [-1, 0, 11])
def test_a_number_of_stories_that_no_message_can_have_is_refused_at_its_field(acme: Company, slots: int) -> None:
    boss = acme.hires("boss")
    with pytest.raises(InvalidInputError, check=about(StoriesOutOfRange(10))) as refused:
        save_workspace(acme.context, boss, replace(form_as_it_stands(acme, boss), slots=slots))
    assert refused.value.field == "slots"


def test_nobody_else_chooses(acme: Company) -> None:
    with pytest.raises(NotAnAdminError):
        save_workspace(acme.context, acme.hires("ana"), form_as_it_stands(acme, acme.hires("boss")))
