"""One of every message about a text that is not recorded yet."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.domain.drafts import Draft, DraftKind
from bot.slack.blocks import drafts, plans
from bot.slack.blocks.parts import Message
from bot.usecases.delivery.messages.welcome import DmReply
from bot.usecases.offers.plans import OpenPlan, OpenPlans, Planned
from bot.usecases.recording.drafts import KeptDraft, OpenDrafts
from bot.usecases.visible_words import Visible
from tests.slack.blocks.given import NAMES, plan_of, stopped
from tests.support.cast import MONDAY

TYPED = {
    DraftKind.NEED: "a customer is very angry because <@UBEN> lost his parcel",
    DraftKind.PLAN: "I will call Ms Okafor tomorrow",
    DraftKind.REQUEST: "nudge me every second Monday",
    DraftKind.QUESTION: "what happens with my words?",
    DraftKind.CHATTER: "good morning to you all",
    DraftKind.INCOMPLETE: "i helped",
    DraftKind.REPEATED: "called Acme back",
    DraftKind.TYPO: "setings",
    DraftKind.OTHER_LANGUAGE: "Kundin nach dem Umzug die neue Rechnung geschickt",
    DraftKind.MESSAGE: "I helped Acme fix its login today",
    DraftKind.UNCLEAR: "the parcel for Acme",
    DraftKind.INSULTING: "this customer is an absolute moron",
}


def a_draft(kind: DraftKind = DraftKind.UNCLEAR, *, asks: bool = False, **more: Any) -> KeptDraft:  # noqa: ANN401  any field of a draft
    details: dict[str, Any] = {
        "id": 7,
        "workspace_id": 1,
        "person_id": 1,
        "kind": kind,
        "text": TYPED[kind],
        "typed_at": MONDAY,
        "settled_at": None,
    }
    names = more.pop("names", NAMES)
    return KeptDraft(Draft(**details | more), MONDAY.date(), names, asks)


def a_dm_reply() -> DmReply:
    return DmReply(a_draft(DraftKind.MESSAGE).draft, MONDAY.date(), NAMES)


def some_drafts(total: int = 3, **more: Any) -> OpenDrafts:  # noqa: ANN401  any field of a draft
    kinds = (DraftKind.NEED, DraftKind.PLAN, DraftKind.UNCLEAR)
    return OpenDrafts(tuple(a_draft(kind, id=number, **more) for number, kind in enumerate(kinds, 1)), total)


def a_plan(**more: Any) -> OpenPlan:  # noqa: ANN401  any field of a plan
    plan: dict[str, Any] = {"id": 8, "plan": TYPED[DraftKind.PLAN], "promised_at": MONDAY, "planned_on": MONDAY.date()}
    return OpenPlan(**plan | more)


def some_plans(total: int = 3, **more: Any) -> OpenPlans:  # noqa: ANN401  any field of a plan
    """A plan of their own, one like a story, and one like a story with a plan."""
    sorts: tuple[dict[str, Any], ...] = ({}, {"plan": None, "teller": "Ben"}, {"plan": "If it rains", "teller": "Ben"})
    return OpenPlans(tuple(a_plan(id=number, **sort | more) for number, sort in enumerate(sorts, 1)), total)


def everything(text: str, names: dict[str, str]) -> list[Message]:
    """Every message with a draft's words in it."""
    kept = a_draft(text=text, names=names)
    return [
        *(drafts.kept(a_draft(kind, text=text, names=names)) for kind in DraftKind),
        drafts.kept(a_draft(DraftKind.OTHER_LANGUAGE, text=text, names=names, asks=True)),
        drafts.refused(a_draft(DraftKind.REQUEST, text=text, names=names), "There's no such day."),
        drafts.kept(a_draft(DraftKind.TYPO, text=text, names=names), text[:60]),
        drafts.kept(replace(kept, customer=Visible(text[:200]))),
        plans.planned(Planned(a_plan(plan=text, names=names), 7)),
        plans.already_planned(a_plan(plan=text, names=names)),
        plans.dropped(a_plan(plan=text, names=names)),
        drafts.forgotten(kept),
    ]


MESSAGES: dict[str, Callable[[], Message]] = {
    **{f"draft_of_{kind.value}": lambda kind=kind: drafts.kept(a_draft(kind)) for kind in DraftKind},  # type: ignore[misc]  # bound at once
    "draft_of_a_refused_request": lambda: drafts.refused(
        a_draft(DraftKind.REQUEST, text="pause until 29 Feb"),
        "There's no such day as 29 Feb in 2027. Try `/cx-help pause until 28 Feb`.",
    ),
    "draft_of_a_refused_need": lambda: drafts.refused_need(
        a_draft(DraftKind.NEED, text="call jo@example.com"), "Colleagues can't see e-mail addresses."
    ),
    "draft_with_the_question_about_languages": lambda: drafts.kept(a_draft(DraftKind.OTHER_LANGUAGE, asks=True)),
    "draft_of_a_private_need": lambda: drafts.kept(a_draft(DraftKind.NEED, text="private: Ms Lee is very angry")),
    "draft_of_a_private_plan": lambda: drafts.kept(a_draft(DraftKind.PLAN, text="I will call Ms Lee, keep it private")),
    "draft_with_a_typo": lambda: drafts.kept(a_draft(DraftKind.TYPO), "settings"),
    "draft_with_a_typo_in_a_longer_command": lambda: drafts.kept(
        a_draft(DraftKind.TYPO, text="nugde at 9:30"), "nudge at 9:30"
    ),
    "draft_after_undo": lambda: drafts.kept(replace(a_draft(DraftKind.PLAN), shown_again_at=MONDAY)),
    "draft_planned": lambda: plans.planned(Planned(a_plan(asks=True), 7)),
    "draft_planned_by_who_is_not_asked": lambda: plans.planned(Planned(a_plan(), 7)),
    "draft_planned_before": lambda: plans.planned(Planned(a_plan())),
    "plan_dropped": lambda: plans.dropped(a_plan()),
    "plan_dropped_of_a_hidden_story": lambda: plans.dropped(a_plan(plan=None)),
    "draft_forgotten": lambda: drafts.forgotten(a_draft()),
    "draft_looking_for_a_customer": lambda: drafts.kept(
        replace(a_draft(DraftKind.QUESTION, text="acme foods"), customer=Visible("Acme Foods Ltd"))
    ),
    "draft_of_plan_to_ask_about": lambda: drafts.kept(replace(a_draft(DraftKind.PLAN), asks_about_plan=True)),
    "nudge_state": lambda: drafts.nudge_state(plan_of()),
    "nudge_choices": lambda: drafts.nudge_choices(plan_of()),
    "nudge_choices_without_nudges": lambda: drafts.nudge_choices(stopped()),
}
