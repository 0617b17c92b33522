"""One workspace never sees another's data, nor changes it, whichever use case is called with whichever row."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.actions import ActionDraft, Source
from bot.domain.kinds import Kind
from bot.domain.nudges import Answer
from bot.errors import InvalidInputError
from bot.storage.tables import actions, metadata, needs, nudge_decisions, offers, stories
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.names import readable
from bot.usecases.needs.ask import ask_about_needs, keep_need, say_need_is_met
from bot.usecases.needs.change import drop_need, hand_back_need, take_need
from bot.usecases.needs.show import list_needs
from bot.usecases.nudges.another import another
from bot.usecases.nudges.answer_nudge import answer_nudge
from bot.usecases.nudges.keep_coming import go_on, keep_coming
from bot.usecases.nudges.plan import plan_nudges
from bot.usecases.nudges.preferences import enrol
from bot.usecases.offers.next_action import next_action
from bot.usecases.people.history import show_history
from bot.usecases.people.home import show_home
from bot.usecases.people.meet import owe_dm_reply, read_channel
from bot.usecases.people.membership import join_channel, leave_channel
from bot.usecases.recording.change import correct_kind, edit_action, read_action, set_shared, undo_action
from bot.usecases.recording.did_it import did_it
from bot.usecases.recording.form import prepare_form
from bot.usecases.recording.meet_need import meet_need
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.shoutout.stories import notice_story, promise_one_like, read_story
from bot.usecases.unit import Caller
from bot.usecases.workspace.totals import sum_up
from tests.support.company import Company
from tests.support.directory import FakeDirectory
from tests.support.outbox import FakeOutbox

pytestmark = pytest.mark.both_databases

SECRET = "Zanzibar"
DRAFT = ActionDraft("other words", Source.FORM)


@dataclass
class Stage:
    """Globex with a bit of everything, all of it about Zanzibar, and Acme, where somebody has the same Slack id."""

    acme: Company
    caller: Caller
    action: int
    need: int
    taken: int
    story: int
    offer: int
    decision: int


@pytest.fixture
def stage(acme: Company) -> Stage:
    globex = acme.another()
    zoe = globex.hires_due("zoe")
    acme.hires("zoe")
    globex.hires(SECRET)
    acme.clock.move(timedelta(days=4))
    enrol(globex.context, zoe)
    globex.plans()
    action = globex.records(zoe, f"called {SECRET} and <@U{SECRET.upper()}>", customer=SECRET).action
    acme.clock.move(timedelta(hours=5, minutes=30))
    assert plan_shoutout(globex.context, "T2")
    need, taken = globex.notices_need(zoe, f"{SECRET} is late").need, globex.notices_need(zoe, f"{SECRET} again").need
    take_need(globex.context, zoe, taken.id)
    return Stage(
        acme,
        acme.hires("zoe"),
        action.id,
        need.id,
        taken.id,
        acme.rows(stories)[0]["id"],
        acme.rows(offers)[0]["id"],
        acme.rows(nudge_decisions)[0]["id"],
    )


def _delivered(stage: Stage) -> object:
    plan_shoutout(stage.acme.context, "T1")
    outbox = FakeOutbox()
    deliver_owed(stage.acme.context, "T1", outbox)
    return outbox.stored


Deed = Callable[[Stage], object]
DEEDS: dict[str, Deed] = {
    "read_action": lambda s: read_action(s.acme.context, s.caller, s.action),
    "correct_kind": lambda s: correct_kind(s.acme.context, s.caller, s.action, Kind.DELIGHT),
    "set_shared": lambda s: set_shared(s.acme.context, s.caller, s.action, shared=False),
    "edit_action": lambda s: edit_action(s.acme.context, s.caller, s.action, DRAFT),
    "undo_action": lambda s: undo_action(s.acme.context, s.caller, s.action),
    "record_action": lambda s: s.acme.records(s.caller, inspired_by=s.action),
    "prepare_form": lambda s: prepare_form(s.acme.context, s.caller),
    "show_history": lambda s: show_history(s.acme.context, s.caller),
    "show_home": lambda s: show_home(s.acme.context, s.caller),
    "sum_up": lambda s: sum_up(s.acme.context, s.caller),
    "list_needs": lambda s: list_needs(s.acme.context, s.caller),
    "take_need": lambda s: take_need(s.acme.context, s.caller, s.need),
    "hand_back_need": lambda s: hand_back_need(s.acme.context, s.caller, s.taken),
    "meet_need": lambda s: meet_need(s.acme.context, s.caller, s.taken),
    "drop_need": lambda s: drop_need(s.acme.context, s.caller, s.need),
    "notice_story": lambda s: notice_story(s.acme.context, s.caller, s.story),
    "read_story": lambda s: read_story(s.acme.context, s.caller, s.story),
    "promise_one_like": lambda s: promise_one_like(s.acme.context, s.caller, s.story, None),
    "did_it": lambda s: did_it(s.acme.context, s.caller, s.offer),
    "next_action": lambda s: next_action(s.acme.context, s.caller),
    "another": lambda s: another(s.acme.context, s.caller, s.offer),
    "answer_nudge": lambda s: answer_nudge(s.acme.context, s.caller, s.decision, Answer.STOPPED),
    "enrol": lambda s: enrol(s.acme.context, s.caller),
    "readable": lambda s: readable(s.acme.context, s.caller, f"<@U{SECRET.upper()}>"),
    "join_channel": lambda s: join_channel(s.acme.context, s.caller, "CT2"),
    "leave_channel": lambda s: leave_channel(s.acme.context, s.caller, "CT2"),
    "owe_dm_reply": lambda s: owe_dm_reply(s.acme.context, s.caller, "Ev1"),
    "read_channel": lambda s: read_channel(s.acme.context, "T1", FakeDirectory().with_member("zoe")),
    "ask_about_needs": lambda s: ask_about_needs(s.acme.context, "T1"),
    "keep_need": lambda s: keep_need(s.acme.context, s.caller, s.need),
    "say_need_is_met": lambda s: say_need_is_met(s.acme.context, s.caller, s.need),
    "keep_coming": lambda s: keep_coming(s.acme.context, s.caller, s.decision),
    "go_on": lambda s: go_on(s.acme.context, s.caller),
    "plan_nudges": lambda s: plan_nudges(s.acme.context, "T1", s.acme.phones),
    "plan_shoutout": lambda s: plan_shoutout(s.acme.context, "T1"),
    "deliver_owed": _delivered,
}


def _globex(stage: Stage) -> dict[str, list[dict[str, Any]]]:
    """All rows but those of Acme."""
    ours = stage.acme.workspace.id
    return {
        table.name: [row for row in stage.acme.rows(table) if row.get("workspace_id", row.get("id")) != ours]
        for table in metadata.sorted_tables
        if "workspace_id" in table.c or table.name == "workspaces"
    }


@pytest.mark.parametrize("turn", [1, -1])
def test_nothing_of_another_workspace_is_shown_or_changed(stage: Stage, turn: int) -> None:
    before = _globex(stage)
    for name, deed in list(DEEDS.items())[::turn]:
        try:
            shown = deed(stage)
        except InvalidInputError as refusal:
            shown = refusal
        assert SECRET.casefold() not in repr(shown).casefold(), name
        assert _globex(stage) == before, name


def test_the_stage_holds_what_must_not_be_seen(stage: Stage) -> None:
    assert SECRET in repr(read_action(stage.acme.context, Caller("T2", "UZOE"), stage.action))
    assert len(stage.acme.rows(actions)) == 1
    assert len(stage.acme.rows(needs)) == 2
