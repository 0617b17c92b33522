"""Over whatever people do, colleagues read of each other only what each of them typed about it."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import timedelta
from itertools import count
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.actions import Action, ActionDraft, Source
from bot.domain.ideas import Idea
from bot.domain.needs import Need
from bot.domain.offers import OfferSource
from bot.errors import BotError
from bot.slack.blocks.shoutout import shoutout
from bot.storage.tables import actions, needs, stories
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.shoutout import ShoutoutPost
from bot.usecases.needs.change import take_need
from bot.usecases.needs.show import list_needs
from bot.usecases.nudges.keep_plan import keep_plan
from bot.usecases.offers.next_action import next_action
from bot.usecases.people.home import show_home
from bot.usecases.recording.change import edit_action, undo_action
from bot.usecases.recording.did_it import did_it
from bot.usecases.recording.form import prepare_form
from bot.usecases.recording.meet_need import meet_need
from bot.usecases.recording.own_words import add_words
from bot.usecases.review.plan import plan_reviews
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.shoutout.stories import promise_one_like
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.everything import EVERYTHING
from tests.support.outbox import FakeOutbox

NAMES = ("ana", "ben", "cleo")
NUMBERS = count(1)


@dataclass
class Life:
    """A company, and what each person in it has typed; `number` chooses among what there is."""

    company: Company
    people: list[Caller]
    typed: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def begun(cls, store: Any) -> "Life":  # noqa: ANN401  the fixture's store
        company = Company(store, f"T{next(NUMBERS)}")
        people = [company.hires(name, admin=name == "ana") for name in NAMES]
        return cls(company, people)

    def types(self, who: Caller, what: str) -> str:
        text = f"{what} {next(NUMBERS)}"
        self.typed[self.company.person(who).id].add(text)
        return text

    def own(self, who: Caller) -> list[dict[str, Any]]:
        person_id = self.company.person(who).id
        return [row for row in self.company.rows(actions) if row["person_id"] == person_id]


Deed = Callable[[Life, Caller, int], object]


def of(rows: list[dict[str, Any]], number: int) -> int:
    """The id of one of these rows; of none where there are none."""
    return rows[number % len(rows)]["id"] if rows else 0


def records(life: Life, who: Caller, number: int) -> None:
    life.company.records(who, life.types(who, "helped"), outcome=life.types(who, "glad") if number % 2 else None)


def notices(life: Life, who: Caller, _: int) -> None:
    life.company.notices_need(who, life.types(who, "waits"))


def does_what_is_offered(life: Life, who: Caller, number: int) -> None:
    source = list(OfferSource)[number % len(OfferSource)]
    life.company.change(who, unwanted=frozenset(OfferSource) - {source})
    offer = next_action(life.company.context, who)
    if isinstance(offer.offered, Idea) and number % 3 == 0:
        keep_plan(life.company.context, who, offer.id)
    else:
        did_it(life.company.context, who, offer.id)


def meets(life: Life, who: Caller, number: int) -> None:
    need = of(life.company.rows(needs), number)
    take_need(life.company.context, who, need)
    meet_need(life.company.context, who, need)


def promises(life: Life, who: Caller, number: int) -> None:
    story = of(life.company.rows(stories), number)
    promise_one_like(life.company.context, who, story, life.types(who, "plan to call"))


def adds(life: Life, who: Caller, number: int) -> None:
    add_words(life.company.context, who, of(life.own(who), number), life.types(who, "said"))


def edits_without_words(life: Life, who: Caller, number: int) -> None:
    edit_action(life.company.context, who, of(life.own(who), number), ActionDraft("", Source.FORM, customer="Acme"))


def undoes(life: Life, who: Caller, number: int) -> None:
    undo_action(life.company.context, who, of(life.own(who), number))


def lets_days_pass(life: Life, _: Caller, number: int) -> None:
    life.company.clock.move(timedelta(days=1 + number % 9))


def switches_review(life: Life, _: Caller, number: int) -> None:
    life.company.sets(review=bool(number % 2))


DEEDS: tuple[Deed, ...] = (
    *(records, notices, does_what_is_offered, does_what_is_offered, meets, promises, adds, edits_without_words, undoes),
    *(lets_days_pass, lets_days_pass, switches_review),
)
lives = st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 2), st.integers(0, 99)), min_size=8, max_size=40)


@given(lives)
@settings(
    max_examples=20 if EVERYTHING else 8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_colleagues_read_only_what_its_person_typed(acme: Company, deeds: list[tuple[Deed, int, int]]) -> None:
    life = Life.begun(acme.store)
    for deed, who, number in deeds:
        try:
            deed(life, life.people[who], number)
        except BotError:
            continue
        if deed is lets_days_pass:
            read_everything(life)
    read_everything(life)


def read_everything(life: Life) -> None:
    """Let everybody read all that there is for them now: what is sent, and what they open."""
    company, outbox = life.company, FakeOutbox()
    for who in life.people:
        company.change(who, enrolled_at=company.clock.now(), next_nudge_at=company.clock.now(), unanswered=0)
    company.plans()
    plan_reviews(company.context, company.team_id)
    plan_shoutout(company.context, company.team_id)
    deliver_owed(company.context, company.team_id, outbox)
    by_target = {who.user_id: company.person(who).id for who in life.people}
    for parcel in outbox.stored:
        check(life, by_target.get(parcel.target), parcel.content)
        if isinstance(parcel.content, ShoutoutPost):
            typed = set().union(*life.typed.values())
            assert set(re.findall("“(.*?)”", shoutout(parcel.content).text)) <= typed
    for who in life.people:
        reader = company.person(who).id
        check(life, reader, list_needs(company.context, who))
        check(life, reader, show_home(company.context, who))
        for _, label in prepare_form(company.context, who).stories:
            name, _, text = label.partition(": ")
            assert text in life.typed[company.person(life.people[NAMES.index(name.lower())]).id]


def check(life: Life, reader: int | None, content: object) -> None:
    """Check each action and need in a message that somebody else than this reader did or noticed."""
    for shown in found_in(content):
        whose = shown.person_id if isinstance(shown, Action) else shown.noticed_by
        if whose == reader:
            continue
        texts = {shown.text, shown.outcome} if isinstance(shown, Action) else {shown.text}
        assert texts - {None} <= life.typed[whose], shown


def found_in(content: object) -> Iterator[Action | Need]:
    """Yield every action and need in a message's content, wherever it is."""
    if isinstance(content, Action | Need):
        yield content
    elif is_dataclass(content):
        for each in fields(content):
            yield from found_in(getattr(content, each.name))
    elif isinstance(content, dict):
        yield from found_in(list(content.values()))
    elif isinstance(content, list | tuple | set | frozenset):
        for each in content:
            yield from found_in(each)
