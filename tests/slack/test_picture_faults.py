"""The picture of what spread, whatever goes wrong on its way to Slack: it is shown once, and goes when it has to."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from bot.domain.deliveries import DeliveryStatus
from bot.domain.settlements import LOOKS, UNTIL_MENDED
from bot.storage.engine import Store
from local_slack.connection.faults import Faults
from tests.support.edits import DUE, GIVEN_UP, SHOWN
from tests.support.posting import Posting, Spread, posting
from tests.support.slack import local_slack

A_WHILE = timedelta(minutes=6)
FAULTS: dict[str, Callable[[Faults, str], None]] = {
    "drop_before": lambda faults, method: faults.drop_before(method),
    "drop_after": lambda faults, method: faults.drop_after(method),
    "fail": lambda faults, method: faults.fail(method),
    "rate_limit": lambda faults, method: faults.rate_limit(method, 0),
}


@pytest.fixture
def post(sqlite_store: Store) -> Iterator[Posting]:
    """Let a company post to a local Slack."""
    with local_slack() as slack, posting(slack, sqlite_store) as made:
        yield made


@pytest.fixture
def spread(post: Posting) -> Spread:
    """Let a story inspire others in the week."""
    return Spread(post, "ana", "ben", "chidi")


@pytest.mark.parametrize(
    "method", ["files.getUploadURLExternal", "files.completeUploadExternal", "conversations.replies"]
)
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.usefixtures("spread")
def test_it_arrives_once_whatever_goes_wrong_on_the_way(post: Posting, method: str, fault: str) -> None:
    if method == "conversations.replies":
        post.slack.faults.drop_after("files.completeUploadExternal")
    FAULTS[fault](post.slack.faults, method)
    post.friday()
    for _ in range(4 + len(LOOKS)):
        post.wait(A_WHILE)
    assert len(post.pictures()) == 1
    assert len(post.shoutouts()) == 1
    assert post.statuses("ripples") == [DeliveryStatus.SENT]


@pytest.mark.usefixtures("spread")
def test_a_stand_in_without_files_costs_the_picture_alone(post: Posting) -> None:
    post.slack.faults.fail("files.getUploadURLExternal", "unknown_method")
    post.friday()
    post.wait(A_WHILE)
    assert (len(post.shoutouts()), post.pictures()) == (1, [])


@pytest.mark.parametrize(
    ("takes_back", "lost"),
    [
        (Spread.undoes, "files.delete"),
        (Spread.undoes, "chat.delete"),
        (Spread.keeps_private, "conversations.replies"),
    ],
)
def test_what_is_taken_back_after_the_post_takes_the_picture_away_with_its_words(
    post: Posting, spread: Spread, takes_back: Callable[[Spread, int], None], lost: str
) -> None:
    post.friday()
    assert len(post.pictures()) == 1
    takes_back(spread, 1)
    post.slack.faults.drop_after(lost)
    post.wait(timedelta(seconds=5))
    post.wait(A_WHILE)
    post.wait(A_WHILE)
    assert (post.pictures(), post.words()) == ([], [])
    assert len(post.shoutouts()) == 1
    assert post.edits("ripples") == [SHOWN]


@pytest.mark.parametrize(
    ("method", "error", "state"),
    [
        ("conversations.replies", "thread_not_found", SHOWN),
        ("conversations.replies", "not_in_channel", DUE),
        ("chat.delete", "message_not_found", SHOWN),
        ("chat.delete", "is_archived", DUE),
        ("files.delete", "file_not_found", SHOWN),
        ("files.delete", "cant_delete_file", GIVEN_UP),
    ],
)
def test_the_picture_itself_goes_also_when_slack_leaves_its_words(
    post: Posting, spread: Spread, method: str, error: str, state: str
) -> None:
    post.friday()
    post.slack.faults.fail(method, error)
    spread.keeps_private(1)
    post.wait(A_WHILE)
    assert post.pictures() == []
    assert (post.words() == []) is (method == "files.delete")
    assert post.edits("ripples") == [state]


def test_words_that_slack_left_go_once_the_channel_is_mended(post: Posting, spread: Spread) -> None:
    post.friday()
    post.slack.faults.fail("chat.delete", "is_archived")
    spread.keeps_private(1)
    post.wait(A_WHILE)
    assert post.words()
    post.wait(UNTIL_MENDED + A_WHILE)
    assert post.words() == []
    assert post.edits("ripples") == [SHOWN]


def test_what_slack_says_is_somebody_elses_message_keeps_its_words(post: Posting, spread: Spread) -> None:
    post.friday()
    (picture,) = post.pictures()
    post.slack.faults.fail("chat.delete", "cant_delete_message")
    spread.keeps_private(1)
    post.wait(A_WHILE)
    assert post.pictures() == []
    assert post.words() == [f"{picture.text}\n[a file that was deleted]"]
    assert post.edits("ripples") == [SHOWN]
