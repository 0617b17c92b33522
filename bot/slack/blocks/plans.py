"""Show a person's own plans, with buttons that end each one."""

from bot.domain.text import RECORD_LIMIT
from bot.slack.blocks.kit import Element, button, buttons, heading, note, plain
from bot.slack.blocks.parts import Message, Part, message
from bot.slack.blocks.wording import count, day, name, own
from bot.slack.ids import COMMAND, IN_LIST, Act
from bot.usecases.offers.plans import OpenPlan, OpenPlans, Planned

ASKED_LATER = "I'll check in once, with your first nudge after a week."
NOT_ASKED = "You get no nudges about plans, so I won't check in."
_WHOLE = RECORD_LIMIT + 500
_IN_A_LIST = 240


def planned(planned: Planned) -> Message:
    """Confirm that words are kept as a plan, or say that they were before."""
    plan = planned.plan
    if planned.draft_id is None:
        return already_planned(plan)
    asked = f"{ASKED_LATER} " if plan.asks else ""
    return message(
        plain(f"✓ Your plan: {_words(plan, _WHOLE)}"),
        buttons(_did_it(plan, primary=True), button("Undo", Act.DRAFT_UNDO_PLAN, planned.draft_id)),
        note(f"{asked}`{COMMAND} me` shows your plans."),
    )


def already_planned(plan: OpenPlan) -> Message:
    """Say that the same words are a plan already; the buttons end it."""
    return message(
        plain(f"You already planned this on {day(plan.planned_on)}: {_words(plan, _WHOLE)}"),
        buttons(_did_it(plan, primary=True), drop_button(plan.id)),
    )


def dropped(plan: OpenPlan) -> Message:
    """Say that a plan is dropped, and give back its words so that nothing is lost."""
    return message(plain(f"✓ Dropped: {_words(plan, _WHOLE)}"))


def open_plans(plans: OpenPlans) -> list[Part]:
    """Return a person's open plans with their buttons, to show above their history; nothing if there are none."""
    if not plans.shown:
        return []
    left = plans.total - len(plans.shown)
    more = [note(f"{count(left, 'older one')} will appear once these are done or dropped.")] if left else []
    return [heading("Your plans"), *(part for plan in plans.shown for part in _item(plan)), *more]


def _item(plan: OpenPlan) -> list[Part]:
    said = f"Planned on {day(plan.planned_on)}: {_words(plan, _IN_A_LIST)}"
    return [plain(said), buttons(_did_it(plan, IN_LIST), drop_button(plan.id, IN_LIST))]


def _words(plan: OpenPlan, limit: int) -> str:
    """Return what the person plans; about a story, whose it is."""
    planned = own(plan.plan, plan.names, limit) if plan.plan else ""
    if plan.teller:
        return f"do one like {name(plan.teller)}'s{f' ({planned})' if planned else ''}"
    return planned or "do one like a colleague's story"


def _did_it(plan: OpenPlan, where: str = "", *, primary: bool = False) -> Element:
    # It takes the place of *I'll do this*: the time tells the end of a double click.
    value = f"{plan.promised_at.isoformat()}:{plan.id}"
    return button("I did it", f"{Act.PLAN_DONE.on(plan.id)}{where}", value, primary=primary)


def drop_button(plan_id: int, where: str = "") -> Element:
    """Return the button that ends the plan with this row id without doing it."""
    return button("Drop it", f"{Act.PLAN_DROP.on(plan_id)}{where}", plan_id)
