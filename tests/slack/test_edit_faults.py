"""What goes wrong with an edit of the shout-out: the post says in the end what it has to."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from bot.domain.settlements import ONCE_MORE_AFTER
from bot.storage.engine import Store
from bot.storage.tables import stories
from bot.usecases.recording.change import undo_action
from bot.usecases.shoutout.stories import notice_story
from local_slack.connection.faults import Faults
from tests.support.edits import SHOWN
from tests.support.posting import Posting, posting
from tests.support.slack import local_slack

FAULTS: dict[str, Callable[[Faults], None]] = {
    "drop_before": lambda faults: faults.drop_before("chat.update"),
    "drop_after": lambda faults: faults.drop_after("chat.update"),
    "fail": lambda faults: faults.fail("chat.update"),
}


@pytest.fixture
def post(sqlite_store: Store) -> Iterator[Posting]:
    """Let a company post to a local Slack."""
    with local_slack() as slack, posting(slack, sqlite_store) as made:
        yield made


@pytest.mark.parametrize("fault", FAULTS)
def test_the_count_is_shown_whatever_goes_wrong_with_an_edit(post: Posting, fault: str) -> None:
    ana, ben, chidi = (post.acme.hires(name) for name in ("ana", "ben", "chidi"))
    post.acme.records(ana, "delighted Ms Okafor with a cake", shared=True)
    post.friday()
    (story,) = post.acme.rows(stories)
    FAULTS[fault](post.slack.faults)
    for person in (ben, chidi):
        assert notice_story(post.acme.context, person, story["id"]).noticed
        post.wait(timedelta(seconds=10))
    for _ in range(3):
        post.wait(timedelta(minutes=1))
    (posted,) = post.shoutouts()
    assert "2 colleagues noticed" in posted.says


@pytest.mark.parametrize("fault", FAULTS)
def test_a_story_that_is_undone_goes_from_the_post_whatever_goes_wrong(post: Posting, fault: str) -> None:
    ana = post.acme.hires("ana")
    action = post.acme.records(ana, "delighted Ms Okafor with a cake", shared=True).action
    post.friday()
    (before,) = post.shoutouts()
    assert "Ms Okafor" in before.says
    FAULTS[fault](post.slack.faults)
    undo_action(post.acme.context, ana, action.id)
    for _ in range(3):
        post.wait(timedelta(seconds=10))
    post.wait(timedelta(minutes=1))
    (after,) = post.shoutouts()
    assert "Ms Okafor" not in after.says
    assert after.ts == before.ts
    # After a lost answer it is edited once more.
    post.wait(ONCE_MORE_AFTER)
    assert post.edits("shoutout") == [SHOWN]
