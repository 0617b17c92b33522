import json

import pytest

from bot.domain.offers import OfferSource
from bot.slack.blocks import home
from bot.slack.blocks.kit import View
from bot.slack.ids import Act
from bot.usecases.needs.show import NeedList
from bot.usecases.people.home import ACTIONS_ON_HOME, NEEDS_ON_HOME
from tests.slack.blocks.draft_samples import some_drafts, some_plans
from tests.slack.blocks.given import a_home, history, plan_of, shown, whole_workspace, workspace_of
from tests.slack.blocks.look import accepted_view, action_ids, elements

LONG = "w < & > " * 375
"""As long as a record can be, of letters that grow in Slack's spelling."""


def longest_home() -> View:
    """All that can be on a Home, each as long as it can be."""
    mine = tuple(shown(number, mine=True, text=LONG, customer=LONG[:200]) for number in range(NEEDS_ON_HOME))
    noticed = tuple(shown(number, noticed_by_me=True, text=LONG) for number in range(60, 60 + NEEDS_ON_HOME))
    still_open = tuple(shown(number, noticed_by="N" * 500, text=LONG) for number in range(20, 20 + NEEDS_ON_HOME))
    done = history(text=LONG).actions[:ACTIONS_ON_HOME]
    plan = plan_of(
        team=LONG[:80], role="support", place_name="Germany, Bavaria", unwanted=frozenset({OfferSource.NEED})
    )
    everything = {"plan": plan, "page": 50, "workspace": whole_workspace(), "drafts": some_drafts(9, text=LONG)}
    everything["plans"] = some_plans(9, plan=LONG, teller="N" * 500)
    needs = NeedList(mine, still_open, 0, 60, noticed)
    return home.home(a_home(actions=done, actions_total=500, needs=needs, **everything))


def test_a_home_with_everything_in_it_is_accepted() -> None:
    view = longest_home()
    assert accepted_view(view)
    assert len(view["blocks"]) <= 100
    assert len(json.dumps(view).encode()) <= 250_000
    ids = action_ids(view["blocks"])
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("page", "turns"),
    [
        (0, {"home.page:older": "1"}),
        (1, {"home.page:newer": "0", "home.page:older": "2"}),
        (2, {"home.page:newer": "1"}),
    ],
)
def test_the_history_is_turned_on_the_home_itself(page: int, turns: dict[str, str]) -> None:
    view = home.home(a_home(page=page, actions_total=3 * ACTIONS_ON_HOME))
    shown = {each["action_id"]: each.get("value") for each in elements(view["blocks"])}
    assert {action: value for action, value in shown.items() if action.startswith("home.page")} == turns
    assert view["private_metadata"] == str(page)


def test_the_workspace_is_shown_to_its_admins_alone() -> None:
    assert Act.WORKSPACE not in action_ids(home.home(a_home())["blocks"])
    assert Act.WORKSPACE in action_ids(home.home(a_home(workspace=workspace_of()))["blocks"])


def test_more_than_is_shown_is_one_click_away() -> None:
    ids = action_ids(home.home(a_home())["blocks"])
    assert Act.HISTORY.on("all") in ids
    assert Act.NEEDS.on("all") in ids


def test_nothing_leads_to_more_where_there_is_no_more() -> None:
    ids = action_ids(home.home(a_home(actions_total=2, needs=NeedList((), (shown(),), 0, 1)))["blocks"])
    assert Act.HISTORY.on("all") not in ids
    assert Act.NEEDS.on("all") not in ids


def test_how_often_stories_were_noticed_is_said_only_when_they_were() -> None:
    assert "Colleagues noticed your stories 5 times." in str(home.home(a_home(noticed=5)))
    assert "Colleagues noticed your stories once." in str(home.home(a_home(noticed=1)))
    assert "noticed your stories" not in str(home.home(a_home(noticed=0)))
