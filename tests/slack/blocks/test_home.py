from bot.slack.blocks import home
from bot.slack.ids import Act
from bot.usecases.work_on_needs import NeedList
from tests.slack.blocks.given import a_home, history, shown
from tests.slack.blocks.look import accepted_view, action_ids


def test_a_home_with_everything_in_it_is_accepted() -> None:
    mine = tuple(shown(number, mine=True, text="< & " * 500) for number in range(5))
    still_open = tuple(shown(number, noticed_by_me=True, text="word " * 400) for number in range(5, 10))
    done = history(text="& " * 1000).actions[:5]
    view = home.home(a_home(actions=done, actions_total=5000, needs=NeedList(mine, still_open, 0, 90)))
    assert accepted_view(view)
    ids = action_ids(view["blocks"])
    assert len(ids) == len(set(ids))


def test_more_than_is_shown_is_one_click_away() -> None:
    ids = action_ids(home.home(a_home())["blocks"])
    assert Act.HISTORY.on("all") in ids
    assert Act.NEEDS.on("all") in ids


def test_nothing_leads_to_more_where_there_is_no_more() -> None:
    ids = action_ids(home.home(a_home(actions_total=2, needs=NeedList((), (shown(),), 0, 1)))["blocks"])
    assert Act.HISTORY.on("all") not in ids
    assert Act.NEEDS.on("all") not in ids


def test_how_often_stories_were_noticed_is_said_only_when_they_were() -> None:
    assert "Your stories were noticed 5 times." in str(home.home(a_home(noticed=5)))
    assert "Your stories were noticed once." in str(home.home(a_home(noticed=1)))
    assert "stories were noticed" not in str(home.home(a_home(noticed=0)))
