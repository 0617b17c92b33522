"""What people do unasked, and when: each by their character."""

import heapq
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

from bot.domain.offers import OfferSource
from bot.domain.people import Cadence
from bot.usecases.unit import Context
from simulation.characters import HOMES, TIMES, WEEKS, Inhabitant
from simulation.deeds import Deeds

A_DAY = timedelta(days=1)
A_YEAR = timedelta(days=365.25)
Event = Callable[[Context], None]


class Life:
    """The events to come, the soonest first; those of each person come from their own random source."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds
        self._events: list[tuple[datetime, int, Event]] = []
        self._numbers = count()

    @property
    def next_at(self) -> datetime | None:
        """When the next event happens."""
        return self._events[0][0] if self._events else None

    def happens(self, context: Context) -> None:
        """Let the next event happen."""
        heapq.heappop(self._events)[2](context)

    def at(self, instant: datetime, event: Event) -> None:
        """Let something happen at an instant; never at that of a tick, so that it is clear which came first."""
        instant = instant.replace(microsecond=instant.microsecond or 1)
        heapq.heappush(self._events, (instant, next(self._numbers), event))

    def begins(self, who: Inhabitant, now: datetime) -> None:
        """Let a person's life with the bot begin: they come, mostly enrol, and do things at their own rates."""
        character, deeds = who.character, self._deeds
        joins = now + who.rng.random() * 20 * A_DAY
        self.at(joins, lambda context: self._joins(context, who))
        self._now_and_then(who, joins, character.records, lambda context: deeds.records(context, who))
        self._now_and_then(who, joins, character.notices, lambda context: self._notes_need(context, who))
        self._now_and_then(who, joins, character.takes, lambda context: self.works_on_a_need(context, who))
        self._now_and_then(who, joins, character.travels, lambda context: self._travels(context, who))
        self._now_and_then(who, joins, character.holidays, lambda context: self._goes_away(context, who))
        self._now_and_then(who, joins, character.changes, lambda context: self._changes_settings(context, who))
        self._now_and_then(who, joins, character.pauses, lambda context: self._pauses(context, who))
        self._now_and_then(who, joins, character.stops, lambda context: self._stops(context, who))
        self._now_and_then(who, joins, character.leaves, lambda context: self._leaves(context, who))
        self._now_and_then(who, joins, character.records / 4, lambda context: deeds.asks(context, who))

    def _now_and_then(self, who: Inhabitant, after: datetime, a_year: float, event: Event) -> None:
        """Let something happen again and again, at random, so many times a year on average."""
        if a_year <= 0:
            return
        at = after + who.rng.expovariate(a_year) * A_YEAR

        def again(context: Context) -> None:
            event(context)
            self._now_and_then(who, context.clock.now(), a_year, event)

        self.at(at, again)

    def _joins(self, context: Context, who: Inhabitant) -> None:
        self._deeds.tells_slack(context, who, who.state)
        self._deeds.joins(context, who)
        if who.rng.random() < 0.92:  # noqa: PLR2004  most want nudges
            self._deeds.enrols(context, who)
        if who.rng.random() < 0.5:  # noqa: PLR2004  half of them choose a time
            self._deeds.moves_nudges(context, who, who.rng.choice(TIMES))
        if who.rng.random() < 0.7:  # noqa: PLR2004  most say where they live
            self._fills_in(context, who, Cadence.DAILY)

    def _notes_need(self, context: Context, who: Inhabitant) -> None:
        need_id = self._deeds.notes_need(context, who)
        if need_id is not None and who.rng.random() < 0.15:  # noqa: PLR2004  some settle by themselves
            later = context.clock.now() + who.rng.random() * 30 * A_DAY
            self.at(later, lambda context: self._deeds.drops_need(context, who, need_id))

    def works_on_a_need(self, context: Context, who: Inhabitant, need_id: int | None = None) -> None:
        """Take a need, any one if none is named, and meet it within days, or hand it back."""
        deeds = self._deeds
        taken = deeds.takes_an_open_need(context, who) if need_id is None else deeds.takes_need(context, who, need_id)
        if taken is None:
            return
        later = context.clock.now() + who.rng.expovariate(1 / 4) * A_DAY
        if who.rng.random() < 0.8:  # noqa: PLR2004  most are met
            self.at(later, lambda context: deeds.meets_need(context, who, taken))
        else:
            self.at(later, lambda context: deeds.hands_back(context, who, taken))

    def _travels(self, context: Context, who: Inhabitant) -> None:
        if self._is_busy(context, who, 10):
            return
        away = who.rng.choice([zone for zone, _ in HOMES if zone != who.home])
        self._deeds.tells_slack(context, who, replace(who.state, zone=away))
        back = context.clock.now() + (0.3 + who.rng.random() * 9) * A_DAY
        self.at(back, lambda context: self._deeds.tells_slack(context, who, replace(who.state, zone=who.home)))

    def _goes_away(self, context: Context, who: Inhabitant) -> None:
        if self._is_busy(context, who, 20):
            return
        until = context.clock.now() + (1 + who.rng.random() * 18) * A_DAY
        self._deeds.tells_slack(context, who, replace(who.state, away_until=until))

    def _is_busy(self, context: Context, who: Inhabitant, days: int) -> bool:
        """Whether a journey or a holiday is going on, so that another one waits for its next turn."""
        now = context.clock.now()
        if not who.state.active or (who.busy_until is not None and now < who.busy_until):
            return True
        who.busy_until = now + days * A_DAY
        return False

    def _changes_settings(self, context: Context, who: Inhabitant) -> None:
        if who.rng.random() < 0.6:  # noqa: PLR2004  mostly the time
            self._deeds.moves_nudges(context, who, who.rng.choice(TIMES))
        else:
            cadence = who.rng.choice((Cadence.DAILY, Cadence.DAILY, Cadence.TWICE_WEEKLY, Cadence.WEEKLY))
            self._fills_in(context, who, cadence)

    def _fills_in(self, context: Context, who: Inhabitant, cadence: Cadence) -> None:
        """Send the settings form: where they live, maybe days of their own, and what they'd rather not get."""
        rng, state = who.rng, who.state
        unwanted = frozenset({rng.choice(list(OfferSource))}) if rng.random() < 0.1 else state.unwanted  # noqa: PLR2004  few are choosy
        days = rng.choice(WEEKS) if rng.random() < 0.3 else state.days  # noqa: PLR2004  some have days of their own
        # The form names a time and days, and what it names is theirs from then on.
        wished = replace(state, place=who.place, workdays=days, cadence=cadence, unwanted=unwanted, nudge_time=state.at)
        self._deeds.saves_settings(context, who, wished)

    def _pauses(self, context: Context, who: Inhabitant) -> None:
        today = who.state.day(context.clock.now())
        self._deeds.pauses(context, who, today + timedelta(days=who.rng.randint(2, 28)))
        if who.rng.random() < 0.3:  # noqa: PLR2004  some come back sooner
            sooner = context.clock.now() + who.rng.random() * 20 * A_DAY
            self.at(sooner, lambda context: self._deeds.resumes(context, who))

    def _stops(self, context: Context, who: Inhabitant) -> None:
        self._deeds.stops(context, who)
        self.comes_back(who, context.clock.now())

    def comes_back(self, who: Inhabitant, now: datetime) -> None:
        """Let somebody who has stopped their nudges ask for them again, mostly."""
        if who.rng.random() < 0.7:  # noqa: PLR2004  most want them again one day
            self.at(now + who.rng.random() * 90 * A_DAY, lambda context: self._deeds.resumes(context, who))

    def _leaves(self, context: Context, who: Inhabitant) -> None:
        """Leave the channel, or the company for a while."""
        if who.rng.random() < 0.5:  # noqa: PLR2004  either is as likely
            self._deeds.leaves(context, who)
            back = context.clock.now() + who.rng.random() * 60 * A_DAY
            self.at(back, lambda context: self._deeds.joins(context, who))
        elif not self._is_busy(context, who, 90):
            self._deeds.tells_slack(context, who, replace(who.state, active=False))
            back = context.clock.now() + (5 + who.rng.random() * 80) * A_DAY
            self.at(back, lambda context: self._deeds.tells_slack(context, who, replace(who.state, active=True)))
