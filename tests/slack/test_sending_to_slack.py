"""However many nudges are owed and whatever Slack takes a minute, each arrives once, with few refusals."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.deliveries import DeliveryStatus
from bot.storage.engine import Store
from bot.storage.tables import deliveries, sending_paces
from bot.usecases.delivery.deliver import deliver_owed
from tests.support.posting import Posting, posting
from tests.support.slack import local_slack

CAP = 80
OWED = 100


def is_all_sent(post: Posting) -> bool:
    return {row["status"] for row in post.acme.rows(deliveries)} == {DeliveryStatus.SENT}


def test_more_than_slack_takes_in_a_minute_arrives_in_the_next_one(sqlite_store: Store) -> None:
    with local_slack() as slack, posting(slack, sqlite_store) as post:
        slack.limit_posts(CAP)
        crowd = [slack.add_person(f"person{number}") for number in range(OWED)]
        for person in crowd:
            post.enrols(person)
        post.acme.plans()
        context, began = replace(post.acme.context, clock=slack.clock), slack.clock.now()
        while not is_all_sent(post):
            deliver_owed(context, post.acme.team_id, post.messenger)
            slack.clock.move(timedelta(seconds=1))
        took = slack.clock.now() - began
        assert {len(post.nudges(person)) for person in crowd} == {1}
    assert took < timedelta(minutes=2)
    attempts = sum(row["attempts"] for row in post.acme.rows(deliveries))
    assert attempts - OWED <= 2
    assert [row["refused_rate"] > CAP for row in post.acme.rows(sending_paces)] == [True]
