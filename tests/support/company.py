"""A company that the bot works for, on a clock that stands still and with a small catalogue of ideas."""

from collections.abc import Container, Mapping, Sequence
from datetime import date, datetime, time
from itertools import count
from typing import Any

from sqlalchemy import Table, select, update

from bot.domain.actions import ActionDraft, Source
from bot.domain.ideas import Idea
from bot.domain.kinds import Kind
from bot.domain.needs import NeedDraft
from bot.domain.people import Person
from bot.domain.profiles import Profile, Standing
from bot.domain.reading.places import Country, Place, Region
from bot.errors import BotError
from bot.masking import Masking
from bot.storage import people, workspaces
from bot.storage.engine import Store
from bot.storage.tables import people as people_table
from bot.storage.tables import workspaces as workspaces_table
from bot.usecases.needs.change import note_need
from bot.usecases.needs.show import ShownNeed
from bot.usecases.nudges.plan import plan_nudges
from bot.usecases.offers.offered import Offer
from bot.usecases.people.home import show_home
from bot.usecases.people.meet import meet
from bot.usecases.recording.record import Recorded, record_action
from bot.usecases.unit import Caller, Context
from bot.usecases.workspace.open import WorkspaceSettings, open_workspace
from tests.support.cast import MONDAY
from tests.support.clock import SetClock


def an_idea(key: str, kind: Kind = Kind.HELP, role: str = "anyone") -> Idea:
    return Idea(key, kind, frozenset({role}), f"you think of {key}", f"do {key}")


ADMINS = frozenset({"UBOSS"})
"""Who may change the workspace's settings beside Slack's admins."""
IDEAS = (
    an_idea("call-back"),
    an_idea("fix-a-form", Kind.SOLVE, "engineering"),
    an_idea("send-a-card", Kind.DELIGHT),
    an_idea("read-a-ticket", role="support"),
    an_idea("say-thanks", Kind.DELIGHT),
)

COUNTRIES = (
    Country("DE", "Germany", (Region("BY", "Bavaria"), Region("SN", "Saxony"))),
    Country("GB", "United Kingdom", (Region("SCT", "Scotland"),)),
    Country("IS", "Iceland"),
    Country("BR", "Brazil", (Region("São Paulo Capital", "São Paulo Capital"),)),
)


class Calendar:
    """Public holidays as a test says; `of` gives those of a country."""

    def __init__(self) -> None:
        self.days: dict[str, frozenset[date]] = {}

    def of(self, place: Place | None) -> Container[date]:
        return self.days.get(str(place), frozenset())

    def countries(self) -> tuple[Country, ...]:
        return COUNTRIES


class Phones:
    """Who is in Do Not Disturb, as a test says; without any answer while `unreachable`."""

    def __init__(self) -> None:
        self.until: dict[str, datetime] = {}
        self.asked: list[tuple[str, ...]] = []
        self.unreachable = False

    def undisturbed_until(self, slack_ids: Sequence[str], now: datetime) -> Mapping[str, datetime]:
        self.asked.append(tuple(slack_ids))
        if self.unreachable:
            raise BotError("Slack did not say who is in Do Not Disturb: Slack could not be reached.")
        return {each: self.until[each] for each in slack_ids if self.until.get(each, now) > now}


class Company:
    """One workspace in the database; everything in it happens through use cases, as it does in life."""

    def __init__(
        self,
        store: Store,
        team_id: str = "T1",
        *,
        clock: SetClock | None = None,
        ideas: tuple[Idea, ...] = IDEAS,
        **settings: Any,  # noqa: ANN401  any of the workspace's settings
    ) -> None:
        self.store, self.team_id = store, team_id
        self.clock = clock or SetClock(MONDAY)
        self._numbers = count(1)
        self.calendar, self.phones = Calendar(), Phones()
        self.context = Context(
            store, self.clock, ideas, lambda: f"seed {next(self._numbers)}", self.calendar, Masking(), ADMINS
        )
        self.open(**settings)

    def open(self, **settings: Any) -> None:  # noqa: ANN401  as above
        """Start the bot with these settings."""
        values: dict[str, Any] = {
            "team_id": self.team_id,
            "name": "Acme",
            "bot_user_id": "UBOT",
            "channel_id": f"C{self.team_id}",
            "channel_name": "cx",
            "zone": "Europe/London",
            "nudge_time": time(9, 30),
            "shoutout": (4, time(15)),
        }
        self.workspace = open_workspace(self.context, WorkspaceSettings(**values | settings))

    def another(self, team_id: str = "T2") -> "Company":
        """Another workspace in the same database."""
        return Company(self.store, team_id, clock=self.clock)

    def plans(self) -> int:
        """Decide about the nudges that are due."""
        return plan_nudges(self.context, self.team_id, self.phones)

    def hires(self, name: str, *, zone: str | None = "Europe/London", **profile: Any) -> Caller:  # noqa: ANN401  of Slack's profile
        """Somebody of whom Slack has told the bot."""
        slack_id = f"U{name.upper()}"
        details: dict[str, Any] = {"standing": Standing.MEMBER, "active": True} | profile
        meet(self.context, self.team_id, Profile(slack_id, name.title(), zone, **details))
        return Caller(self.team_id, slack_id)

    def hires_due(self, name: str, **profile: Any) -> Caller:  # noqa: ANN401  as above
        """Somebody whose nudge is due now."""
        caller = self.hires(name, **profile)
        self.change(caller, enrolled_at=self.clock.now(), next_nudge_at=self.clock.now())
        return caller

    def change(self, caller: Caller, **values: Any) -> None:  # noqa: ANN401  a column's value
        """Let a person be otherwise, whatever a use case would say."""
        with self.store.unit() as connection:
            connection.execute(update(people_table).where(people_table.c.id == self.person(caller).id).values(**values))

    def sets(self, **values: Any) -> None:  # noqa: ANN401  a column's value
        """Let the workspace's settings be otherwise, whatever a use case would say."""
        with self.store.unit() as connection:
            connection.execute(
                update(workspaces_table).where(workspaces_table.c.id == self.workspace.id).values(**values)
            )

    def person(self, caller: Caller) -> Person:
        """A person as the database knows them."""
        with self.store.reading() as connection:
            workspace = workspaces.find(connection, caller.team_id)
            assert workspace is not None
            found = people.find(connection, workspace.id, caller.user_id)
            assert found is not None
            return found

    def records(self, caller: Caller, text: str = "called the customer back", **draft: Any) -> Recorded:  # noqa: ANN401  of the draft
        """Somebody records an action."""
        origin = draft.pop("origin_key", f"slash:{next(self._numbers)}")
        return record_action(self.context, caller, ActionDraft(text=text, source=Source.COMMAND, **draft), origin)

    def notices_need(self, caller: Caller, text: str = "the lift is stuck", customer: str | None = None) -> ShownNeed:
        """Somebody notes a need."""
        return note_need(self.context, caller, NeedDraft(text, customer), f"slash:{next(self._numbers)}")

    def offer_on_home(self, caller: Caller, *, opened: bool = True) -> Offer:
        """What somebody's App Home suggests."""
        offer = show_home(self.context, caller, opened=opened).offer
        assert offer is not None
        return offer

    def rows(self, table: Table) -> list[dict[str, Any]]:
        """All rows of a table, of whichever workspace, the oldest first."""
        with self.store.reading() as connection:
            found = connection.execute(select(table).order_by(*table.primary_key.columns)).mappings()
            return [dict(row) for row in found]
