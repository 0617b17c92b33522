"""A story that a shout-out tells, a nudge that shows something of it, and a person who would rather not be featured."""

from datetime import time, timedelta

from bot.domain.offers import OfferSource
from bot.domain.people import MONDAY_TO_FRIDAY, Cadence
from bot.storage.tables import deliveries, stories
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.nudge_content import Nudge
from bot.usecases.people.settings import SettingsForm, save_settings
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.outbox import Edit, FakeOutbox

UNTIL_FRIDAY = timedelta(days=4, hours=6)


def saves(acme: Company, caller: Caller, *, featured: bool) -> None:
    """Somebody says in their settings whether they may be featured."""
    form = SettingsForm(
        nudged=False,
        at=time(9, 30),
        days=MONDAY_TO_FRIDAY,
        team=None,
        role=None,
        cadence=Cadence.DAILY,
        shares=True,
        featured=featured,
    )
    save_settings(acme.context, caller, form)


def told_story(acme: Company, whose: Caller, text: str = "sent Mia a card") -> tuple[int, int]:
    """A story that was posted on Friday: its id, and that of its action."""
    action = acme.records(whose, text).action.id
    acme.clock.move(UNTIL_FRIDAY)
    assert plan_shoutout(acme.context, "T1")
    deliver_owed(acme.context, "T1", FakeOutbox())
    return acme.rows(stories)[-1]["id"], action


def nudged(acme: Company, who: Caller, source: OfferSource, outbox: FakeOutbox) -> Nudge:
    """The nudge that somebody gets now, with something from this source."""
    now = acme.clock.now()
    unwanted = frozenset(OfferSource) - {source}
    acme.change(who, unwanted=unwanted, enrolled_at=now, next_nudge_at=now, workdays=frozenset(range(7)))
    acme.plans()
    deliver_owed(acme.context, "T1", outbox)
    content = outbox.stored[-1].content
    assert isinstance(content, Nudge)
    return content


def edits(acme: Company, outbox: FakeOutbox) -> list[Edit]:
    """The edits of nudges that have been made by now."""
    deliver_owed(acme.context, "T1", outbox)
    return outbox.edits("nudge")


def owed(acme: Company) -> int:
    """How often a nudge had to follow a change."""
    return sum(row["wanted_revision"] for row in acme.rows(deliveries) if row["kind"] == "nudge")
