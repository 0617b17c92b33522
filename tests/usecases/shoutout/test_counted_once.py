"""Each thing is counted by one shout-out, in whose time it was recorded, whatever happens around it."""

import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bot.domain.channels import Channel
from bot.domain.reviews import ReviewVerdict
from bot.errors import InvalidInputError
from bot.storage.engine import Store
from bot.storage.tables import actions, reviews, shoutouts, stories
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.shoutout import ShoutoutPost
from bot.usecases.people.membership import join_channel
from bot.usecases.recording.change import set_shared, undo_action
from bot.usecases.recording.own_words import add_words
from bot.usecases.review.plan import plan_reviews
from bot.usecases.review.verdicts import give_verdict, take_out
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.unit import Caller
from bot.usecases.workspace.settings import save_workspace
from tests.support.company import Company
from tests.support.everything import EVERYTHING
from tests.support.forms import FORM
from tests.support.outbox import FakeOutbox

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TEMPLATE: list[Path] = []
"""The migrated database that each company begins with."""


class Weeks(RuleBasedStateMachine):
    """Two colleagues record, change and review, while weeks go by, settings change, and the bot or Slack is down."""

    done: Bundle[tuple[Caller, int]] = Bundle("done")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        shutil.copyfile(TEMPLATE[0], self.folder / "bot.db")
        self.store = Store.open(f"sqlite:///{self.folder / 'bot.db'}")
        self.acme = Company(self.store)
        self.people = (self.acme.hires("ana"), self.acme.hires("ben"))
        for caller in self.people:
            join_channel(self.acme.context, caller, "CT1")
        self.boss = self.acme.hires("boss")
        self.outbox, self.form, self.in_trouble = FakeOutbox(), FORM, False

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    @rule(target=done, who=st.integers(0, 1), ago=st.integers(0, 40), shared=st.booleans(), worded=st.booleans())
    def records(self, who: int, ago: int, *, shared: bool, worded: bool) -> tuple[Caller, int]:
        caller = self.people[who]
        on = self.acme.clock.now().date() - ago * DAY
        told = self.acme.records(caller, shared=shared, own_words=worded, happened_on=on)
        return caller, told.action.id

    @rule(which=done)
    def undoes(self, which: tuple[Caller, int]) -> None:
        with suppress(InvalidInputError):
            undo_action(self.acme.context, *which)

    @rule(which=done, shared=st.booleans())
    def shares_or_keeps_private(self, which: tuple[Caller, int], *, shared: bool) -> None:
        with suppress(InvalidInputError):
            set_shared(self.acme.context, *which, shared=shared)

    @rule(which=done)
    def adds_words(self, which: tuple[Caller, int]) -> None:
        with suppress(InvalidInputError):
            add_words(self.acme.context, *which, "called them back at once")

    @rule(which=done, skips=st.booleans())
    def reviews(self, which: tuple[Caller, int], *, skips: bool) -> None:
        with suppress(InvalidInputError):
            verdict = ReviewVerdict.SKIP if skips else ReviewVerdict.KEEP
            give_verdict(self.acme.context, self.people[0], which[1], verdict)

    @rule(which=done)
    def takes_out(self, which: tuple[Caller, int]) -> None:
        with suppress(InvalidInputError):
            take_out(self.acme.context, self.people[0], which[1])

    @rule(hours=st.sampled_from([1, 4, 24, 73]))
    def waits(self, hours: int) -> None:
        for _ in range(-(-hours // 4)):
            self.acme.clock.move(min(hours, 4) * HOUR)
            self.ticks()

    @rule(days=st.sampled_from([1, 4, 8]))
    def is_down(self, days: int) -> None:
        self.acme.clock.move(days * DAY)
        self.ticks()

    @rule(in_trouble=st.booleans())
    def has_trouble_with_the_channel(self, *, in_trouble: bool) -> None:
        self.in_trouble = in_trouble

    @rule(
        weekday=st.integers(0, 6),
        at=st.sampled_from([time(9), time(15)]),
        zone=st.sampled_from(["Europe/London", "Pacific/Kiritimati", "America/Los_Angeles"]),
        review=st.booleans(),
        quiet=st.booleans(),
    )
    def is_set(self, weekday: int, at: time, zone: str, *, review: bool, quiet: bool) -> None:
        self.form = replace(
            FORM,
            channel=Channel("CT1", "cx"),
            shoutout=(weekday, at),
            zone=zone,
            posts_when_quiet=quiet,
            review=review,
            reviewers=("UANA",) if review else (),
        )
        save_workspace(self.acme.context, self.boss, self.form)

    def ticks(self) -> None:
        plan_reviews(self.acme.context, "T1")
        plan_shoutout(self.acme.context, "T1")
        outbox = FakeOutbox().refuses(times=100) if self.in_trouble else self.outbox
        deliver_owed(self.acme.context, "T1", outbox)

    @invariant()
    def the_times_of_shout_outs_follow_each_other(self) -> None:
        covered = sorted((row["covers_from"], row["covers_until"]) for row in self.acme.rows(shoutouts))
        assert [until for _, until in covered[:-1]] == [since for since, _ in covered[1:]]
        assert all(
            row["outcome"] == "post" or row["covers_from"] == row["covers_until"] for row in self.acme.rows(shoutouts)
        )

    @invariant()
    def a_story_is_in_one(self) -> None:
        featured = [row["action_id"] for row in self.acme.rows(stories)]
        assert len(featured) == len({*featured})

    @invariant()
    def what_is_posted_says_what_was_recorded_in_its_time(self) -> None:
        if self.in_trouble:
            return
        self.acme.clock.move(timedelta(seconds=10))
        deliver_owed(self.acme.context, "T1", self.outbox)
        posted = {
            each.delivery.payload["shoutout_id"]: each.content
            for each in self.outbox.stored
            if each.delivery.kind == "shoutout"
        }
        done = [row for row in self.acme.rows(actions) if row["undone_at"] is None]
        held_back = {row["action_id"] for row in self.acme.rows(reviews) if row["verdict"] is ReviewVerdict.SKIP}
        for row in self.acme.rows(shoutouts):
            post = posted.get(row["id"])
            if not isinstance(post, ShoutoutPost):
                continue
            its = [each for each in done if row["covers_from"] <= each["recorded_at"] < row["covers_until"]]
            assert sum(post.totals.values()) == len(its)
            told = {each.action.id for each in post.stories}
            assert told <= {each["id"] for each in done if each["shared"] and each["own_words"]} - held_back


@pytest.mark.exhaustive
def test_everything_is_counted_once_in_the_time_in_which_it_was_recorded(sqlite_template: Path) -> None:
    TEMPLATE[:] = [sqlite_template]
    run_state_machine_as_test(Weeks, settings=settings(max_examples=15 if EVERYTHING else 6, stateful_step_count=25))
