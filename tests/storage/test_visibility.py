"""Every rule about who may see an action, over every state that an action can be in."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

import pytest
from sqlalchemy import ColumnElement, Connection, insert, select, update

from bot.domain.deliveries import DeliveryStatus
from bot.domain.reviews import ReviewVerdict
from bot.storage import visibility
from bot.storage.engine import Store
from bot.storage.tables import actions, deliveries, people, reviews, shoutouts, stories, workspaces
from tests.support.rows import NOW, add_action, add_delivery, add_person, add_shoutout, add_workspace

RULES: Mapping[str, Callable[[], ColumnElement[bool]]] = {
    "its person": lambda: visibility.is_not_undone(actions),
    "week's lines": lambda: visibility.is_shared(actions),
    "week's names": lambda: visibility.may_be_named(people),
    "own words": lambda: visibility.is_in_own_words(actions),
    "ripples": lambda: visibility.may_be_linked(actions, people),
    "reviewers": lambda: visibility.may_be_reviewed(actions, people),
    "helpers of a customer": lambda: visibility.may_be_known_as_help(actions, people),
    "shout-out": lambda: visibility.may_be_posted(actions, people),
    "colleagues": lambda: visibility.may_be_offered(actions, people),
    "choice": lambda: visibility.may_become_story(actions, NOW + timedelta(hours=1)),
}
EVERYWHERE = frozenset(RULES)


@dataclass(frozen=True)
class State:
    """What an action, its person and its workspace are like; `post` is None for an action that is no story."""

    shared: bool = True
    own_words: bool = True
    undone: bool = False
    left: bool = False
    declined: bool = False
    review: bool = False
    verdict: ReviewVerdict | None = None
    post: DeliveryStatus | None = None


REVIEWED = State(review=True)
HIDDEN_FROM: Mapping[str, tuple[State, set[str]]] = {
    "shared": (State(), set()),
    "private": (State(shared=False), set(EVERYWHERE) - {"its person", "week's names", "own words"}),
    "without its person's own words": (
        State(own_words=False),
        {"own words", "reviewers", "shout-out", "colleagues", "choice"},
    ),
    "undone": (State(undone=True), set(EVERYWHERE) - {"week's names", "own words"}),
    "of somebody who left": (
        State(left=True),
        {"ripples", "reviewers", "helpers of a customer", "shout-out", "colleagues"},
    ),
    "of somebody who declined": (
        State(declined=True),
        {"week's names", "ripples", "reviewers", "helpers of a customer", "shout-out", "colleagues"},
    ),
    "skipped": (State(verdict=ReviewVerdict.SKIP), {"helpers of a customer", "shout-out", "colleagues", "choice"}),
    "to be edited": (State(verdict=ReviewVerdict.ASK), {"helpers of a customer", "shout-out", "colleagues", "choice"}),
    "open, reviewed no more": (State(verdict=ReviewVerdict.OPEN), set()),
    "chosen": (State(post=DeliveryStatus.PLANNED), {"choice"}),
    "posted": (State(post=DeliveryStatus.SENT), {"choice"}),
    "not put to reviewers yet": (REVIEWED, {"helpers of a customer", "colleagues"}),
    "under review": (replace(REVIEWED, verdict=ReviewVerdict.OPEN), {"helpers of a customer", "colleagues"}),
    "kept": (replace(REVIEWED, verdict=ReviewVerdict.KEEP), set()),
    "skipped by a reviewer": (
        replace(REVIEWED, verdict=ReviewVerdict.SKIP, post=DeliveryStatus.SENT),
        {"helpers of a customer", "shout-out", "colleagues", "choice"},
    ),
    "posted unreviewed": (replace(REVIEWED, post=DeliveryStatus.SENT), {"choice"}),
    "on its way unreviewed": (
        replace(REVIEWED, post=DeliveryStatus.SENDING),
        {"choice", "helpers of a customer", "colleagues"},
    ),
    "in a post that failed": (
        replace(REVIEWED, post=DeliveryStatus.FAILED),
        {"choice", "helpers of a customer", "colleagues"},
    ),
}


def states() -> Iterator[State]:
    flags = (False, True)
    verdicts, posts = (None, *ReviewVerdict), (None, *DeliveryStatus)
    return (State(*each) for each in product(flags, flags, flags, flags, flags, flags, verdicts, posts))


def put_in(connection: Connection, state: State, number: int = 0) -> int:
    """Write an action in this state, in a workspace of its own; its row id."""
    workspace_id = add_workspace(connection, f"T{number}")
    person_id = add_person(connection, workspace_id, active=not state.left, featured=not state.declined)
    action_id = add_action(connection, workspace_id, person_id, "command:1")
    connection.execute(update(workspaces).where(workspaces.c.id == workspace_id).values(review=state.review))
    states = {"shared": state.shared, "own_words": state.own_words, "undone_at": NOW if state.undone else None}
    connection.execute(update(actions).where(actions.c.id == action_id).values(states))
    if state.verdict is not None:
        put = {"workspace_id": workspace_id, "action_id": action_id, "week": date(2026, 11, 23), "asked_at": NOW}
        connection.execute(insert(reviews).values(put | {"verdict": state.verdict}))
    if state.post is not None:
        _tell(connection, workspace_id, action_id, state.post)
    return action_id


def _tell(connection: Connection, workspace_id: int, action_id: int, status: DeliveryStatus) -> None:
    shoutout_id = add_shoutout(connection, workspace_id, date(2026, 11, 23))
    delivery_id = add_delivery(connection, workspace_id, "shoutout:2026-11-23")
    connection.execute(update(deliveries).where(deliveries.c.id == delivery_id).values(status=status))
    connection.execute(update(shoutouts).where(shoutouts.c.id == shoutout_id).values(delivery_id=delivery_id))
    connection.execute(insert(stories).values(shoutout_id=shoutout_id, action_id=action_id, position=0))


def seen_by(connection: Connection) -> dict[int, frozenset[str]]:
    """By action, the rules that let it be seen."""
    joined = select(actions.c.id).join(people, people.c.id == actions.c.person_id)
    allowed = {name: set(connection.execute(joined.where(rule())).scalars()) for name, rule in RULES.items()}
    return {
        each: frozenset(name for name in RULES if each in allowed[name])
        for each in connection.execute(select(actions.c.id)).scalars()
    }


@pytest.mark.parametrize("state", HIDDEN_FROM)
def test_an_action_is_hidden_from(store: Store, state: str) -> None:
    how, hidden = HIDDEN_FROM[state]
    with store.unit() as connection:
        action_id = put_in(connection, how)
        assert seen_by(connection)[action_id] == EVERYWHERE - hidden
        workspace_id = connection.execute(select(actions.c.workspace_id)).scalar_one()
        colleague = add_person(connection, workspace_id, "UBEN")
        assert visibility.offers_allowed(connection, action_id, colleague) == ("colleagues" not in hidden)
        assert visibility.reviews_allowed(connection, action_id) == ("reviewers" not in hidden)


def test_in_every_state_a_narrower_rule_shows_nothing_that_a_wider_one_hides(sqlite_store: Store) -> None:
    with sqlite_store.unit() as connection:
        put = {put_in(connection, state, number): state for number, state in enumerate(states())}
        seen = seen_by(connection)
    narrowing = ("its person", "week's lines", "ripples", "reviewers", "shout-out", "colleagues")
    for action_id, state in put.items():
        shown = [name in seen[action_id] for name in narrowing]
        assert shown == sorted(shown, reverse=True), state
        assert "helpers of a customer" in seen[action_id] or "colleagues" not in seen[action_id], state
        if not state.shared or state.undone:
            assert seen[action_id] <= {"its person", "week's names", "own words"}, state
        if not state.own_words:
            assert seen[action_id].isdisjoint({"reviewers", "shout-out", "colleagues", "choice"}), state
        if state.verdict in {ReviewVerdict.SKIP, ReviewVerdict.ASK}:
            assert seen[action_id].isdisjoint({"helpers of a customer", "shout-out", "colleagues", "choice"}), state
