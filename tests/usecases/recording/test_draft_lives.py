"""The life of drafts: whatever is clicked, however often and in whatever order, nothing is lost or recorded twice."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bot.domain.drafts import ANSWERED, KEPT_FOR, DraftKind
from bot.errors import InvalidInputError
from bot.storage.engine import Store
from bot.storage.tables import actions, drafts, needs, promises
from bot.usecases.people.history import show_history
from bot.usecases.recording.change import undo_action
from bot.usecases.recording.drafts import KeptDraft, delete_old_drafts, keep_draft
from bot.usecases.recording.settle_draft import (
    always_record,
    forget_draft,
    note_draft,
    plan_draft,
    record_draft,
    settle_draft,
    take_back_planned,
)
from bot.usecases.unit import Caller, Context
from tests.support.company import Company
from tests.support.everything import EVERYTHING

Click = Callable[[Context, Caller, int], object]
CLICKS: tuple[Click, ...] = (
    *(record_draft, always_record, note_draft),
    *(plan_draft, take_back_planned, forget_draft, settle_draft),
)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=40)
TEMPLATE: list[Path] = []
"""The migrated database that each life begins with."""


class Lives(RuleBasedStateMachine):
    """Two colleagues type, click and undo, while days go by."""

    kept: Bundle[tuple[Caller, int]] = Bundle("kept")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        shutil.copyfile(TEMPLATE[0], self.folder / "bot.db")
        self.store = Store.open(f"sqlite:///{self.folder / 'bot.db'}")
        self.acme = Company(self.store)
        self.people = (self.acme.hires("ana"), self.acme.hires("ben"))
        self.typed: dict[int, tuple[Caller, str, DraftKind, datetime]] = {}
        self.clicked: set[int] = set()

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    @rule(target=kept, who=st.integers(0, 1), text=TEXTS, kind=st.sampled_from(DraftKind))
    def types(self, who: int, text: str, kind: DraftKind) -> tuple[Caller, int]:
        caller = self.people[who]
        # The same plan is kept once, which tests of plans show.
        text = f"{text} {len(self.typed)}"
        key = f"slash:{len(self.typed)}:{self.acme.clock.now()}"
        if kind is DraftKind.OTHER_LANGUAGE and self.acme.person(caller).records_any_language:
            kind = DraftKind.UNCLEAR
        answer = keep_draft(self.acme.context, caller, kind, text, key)
        assert isinstance(answer, KeptDraft)
        assert keep_draft(self.acme.context, caller, kind, text, key) == answer
        self.typed[answer.draft.id] = (caller, text, kind, self.acme.clock.now())
        return caller, answer.draft.id

    @rule(draft=kept, click=st.sampled_from(CLICKS), times=st.integers(1, 2))
    def clicks(self, draft: tuple[Caller, int], click: Click, times: int) -> None:
        caller, draft_id = draft
        for _ in range(times):
            with suppress(InvalidInputError):
                click(self.acme.context, caller, draft_id)
                (self.clicked.discard if click is take_back_planned else self.clicked.add)(draft_id)

    @rule(draft=kept, click=st.sampled_from(CLICKS))
    def clicks_on_a_colleagues(self, draft: tuple[Caller, int], click: Click) -> None:
        caller = next(each for each in self.people if each != draft[0])
        if click is settle_draft:
            click(self.acme.context, caller, draft[1])
            return
        with pytest.raises(InvalidInputError):
            click(self.acme.context, caller, draft[1])

    @rule(draft=kept)
    def undoes(self, draft: tuple[Caller, int]) -> None:
        for row in self.acme.rows(actions):
            if row["origin_key"] == f"draft:{draft[1]}":
                undo_action(self.acme.context, draft[0], row["id"])

    @rule(by=st.sampled_from([timedelta(hours=3), timedelta(days=1), timedelta(days=13), KEPT_FOR]))
    def waits(self, by: timedelta) -> None:
        self.acme.clock.move(by)
        delete_old_drafts(self.acme.context, "T1")

    @invariant()
    def nothing_is_lost_before_a_click(self) -> None:
        there = {row["id"]: row for row in self.acme.rows(drafts)}
        for draft_id, (_, text, _, at) in self.typed.items():
            young = at > self.acme.clock.now() - KEPT_FOR
            assert (draft_id in there) == young
            if young:
                assert there[draft_id]["text"] == text.strip()
                assert (there[draft_id]["settled_at"] is not None) == (draft_id in self.clicked)

    @invariant()
    def what_waits_is_shown_to_its_person(self) -> None:
        oldest = self.acme.clock.now() - KEPT_FOR
        for caller in self.people:
            waiting = {
                draft_id
                for draft_id, (whose, _, kind, at) in self.typed.items()
                if whose == caller and kind not in ANSWERED and at > oldest and draft_id not in self.clicked
            }
            shown = show_history(self.acme.context, caller).drafts
            assert shown.total == len(waiting)
            assert [each.draft.id for each in shown.shown] == sorted(waiting, reverse=True)[:3]

    @invariant()
    def no_words_go_to_two_places(self) -> None:
        recorded = [row["origin_key"] for row in self.acme.rows(actions) if row["undone_at"] is None]
        noted = [row["origin_key"] for row in self.acme.rows(needs)]
        assert len({*recorded, *noted}) == len(recorded) + len(noted)
        assert not {row["origin_key"] for row in self.acme.rows(promises)} & {*noted}
        said = {f"draft:{draft_id}": text.strip() for draft_id, (_, text, _, _) in self.typed.items()}
        for row in (*self.acme.rows(actions), *self.acme.rows(needs)):
            assert row["text"] == said[row["origin_key"]]


@pytest.mark.exhaustive
def test_drafts_live_as_promised(sqlite_template: Path) -> None:
    TEMPLATE[:] = [sqlite_template]
    run_state_machine_as_test(Lives, settings=settings(max_examples=15 if EVERYTHING else 6, stateful_step_count=25))
