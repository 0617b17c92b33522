"""The picture of what spread as the channel gets it: who is in it, and the words with which it is posted."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from slack_sdk import WebClient

from bot.domain.settlements import LOOKS
from bot.storage.engine import Store
from bot.wiring import draw_ripples
from local_slack import LocalSlack
from local_slack.text.mrkdwn import parse
from tests.support.posting import FRIDAY, Spread, posting
from tests.support.slack import local_slack


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    """Start a local Slack to post to."""
    with local_slack() as slack:
        yield slack


def test_a_name_in_its_words_becomes_no_link(slack: LocalSlack, sqlite_store: Store) -> None:
    with posting(slack, sqlite_store) as post:
        Spread(post, "ana", "ben", "https://evil.example/x")
        post.friday()
        (picture,) = post.pictures()
    assert "evil.\u2060example" in picture.raw_text.casefold()
    assert not parse(picture.raw_text).bare_links


def test_who_has_a_name_that_cannot_be_drawn_is_a_number_which_the_words_explain(
    slack: LocalSlack, sqlite_store: Store
) -> None:
    with posting(slack, sqlite_store, draw=draw_ripples) as post:
        Spread(post, "ana", "🌟🌟", "ben")
        post.friday()
        (picture,), (shoutout,) = post.pictures(), post.shoutouts()
    assert "inspired 1: 🌟🌟 (helped)." in picture.text
    assert "1: 🌟🌟 (helped) inspired" in picture.text
    client = WebClient(slack.bot_token, slack.api_url)
    replies = client.conversations_replies(channel=shoutout.channel, ts=shoutout.ts)["messages"]
    assert "inspired 1: 🌟🌟 (helped)." in replies[-1]["files"][0]["alt_txt"]


def test_what_was_done_before_this_week_is_told_as_earlier(slack: LocalSlack, sqlite_store: Store) -> None:
    with posting(slack, sqlite_store) as post:
        ana, ben, fay = (post.acme.hires(name) for name in ("ana", "ben", "fay"))
        first = post.acme.records(ana, shared=True).action.id
        post.friday()
        assert post.pictures() == []
        for person in (ben, fay):
            post.acme.records(person, shared=True, inspired_by=first)
        post.friday(FRIDAY + timedelta(weeks=1))
        (picture,) = post.pictures()
    assert "Ana (helped, earlier) inspired Ben (helped) and Fay (helped)." in picture.text


def test_what_is_undone_before_the_post_is_not_in_the_picture(slack: LocalSlack, sqlite_store: Store) -> None:
    with posting(slack, sqlite_store) as post:
        spread = Spread(post, "ana", "dana", "emil", "fay", "ben")
        slack.faults.drop_before("chat.postMessage")
        post.friday()
        assert post.shoutouts() == []
        spread.undoes(4)
        for _ in LOOKS:
            post.wait(timedelta(minutes=2))
        (picture,) = post.pictures()
    assert "Fay" in picture.text
    assert "Ben" not in picture.text
