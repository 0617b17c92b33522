"""Keep what a person's settings form says."""

from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import TypeVar

from bot.domain.checks import SETTING_LIMIT, optional
from bot.domain.full_names import FullNames
from bot.domain.kinds import Kind
from bot.domain.offers import OfferSource
from bot.domain.people import Cadence, Person, Workspace, workdays_of, workspace_place
from bot.domain.reading.place_reading import chosen_place
from bot.domain.reading.places import Place
from bot.domain.shown_things import Thing, the_person
from bot.domain.text import mentioned
from bot.errors import InvalidInputError, Problem
from bot.storage import naming_texts, people_names
from bot.usecases.delivery.changed import changed
from bot.usecases.nudges.preferences import NudgePlan, Usual, change_person, usual_of
from bot.usecases.nudges.wishes import enrolled, stopped
from bot.usecases.unit import Caller, Context, PersonUnit, Unit

_Setting = TypeVar("_Setting")


@dataclass(frozen=True, slots=True)
class NoDays(Problem):
    """Nudges are on, but have no day."""


@dataclass(frozen=True, slots=True)
class NoOffers(Problem):
    """Nothing may be offered."""


@dataclass(frozen=True, slots=True)
class SettingsForm:
    """What the settings form holds when it is sent.

    `country` is a code, None for the workspace's; `region` is as typed. `wanted` are the kinds of offer that may come,
    `more_of` is the kind of action of which more is to be offered. `usual` are the workspace's defaults when the form
    was opened, None if unknown. A person who had chosen nothing and left the default goes on following the workspace.
    `featured` is whether shout-outs may feature the person. `any_language` is whether to record texts in other
    languages straight away, None if the form did not ask.
    """

    nudged: bool
    at: time
    days: frozenset[int]
    team: str | None
    role: str | None
    cadence: Cadence
    shares: bool
    country: str | None = None
    region: str = ""
    wanted: frozenset[OfferSource] = frozenset(OfferSource)
    usual: Usual | None = None
    featured: bool = True
    any_language: bool | None = None
    more_of: Kind | None = None


def save_settings(context: Context, caller: Caller, form: SettingsForm) -> NudgePlan:
    """Keep what the form says; raise InvalidInputError with the name of the field."""
    if form.nudged and not form.days:
        raise InvalidInputError(NoDays(), field="days")
    if not form.wanted:
        raise InvalidInputError(NoOffers(), field="wanted")
    form = replace(form, team=optional(form.team, "team", SETTING_LIMIT))
    with context.unit(caller) as unit:
        plan = change_person(unit, lambda person, _today, _now: _as_chosen(unit, person, form))
        if form.featured is not unit.person.featured:
            changed(unit, the_person(unit.person.id), *_naming(unit))
        return plan


def _naming(unit: PersonUnit) -> list[Thing]:
    """Return what names the person in texts: colleagues' words show the name no more, or show it again."""
    me = unit.person.slack_id
    names = FullNames(people_names.of_person(unit.connection, unit.person.id))
    return naming_texts.things_with(
        unit.connection,
        unit.workspace.id,
        (*names.patterns, f"%<@{me.lower()}%"),
        lambda text: names.are_in(text) or me in mentioned(text),
    )


def _as_chosen(unit: Unit, person: Person, form: SettingsForm) -> Person:
    usual = form.usual or usual_of(unit.context, unit.workspace)
    place = _place(unit.context, unit.workspace, form)
    days = form.days or workdays_of(person, unit.workspace)
    return replace(
        _nudged(person, form, unit.now),
        nudge_time=_own(person.nudge_time, form.at, usual.at),
        workdays=_own(person.workdays, days, usual.days),
        shares=_own(person.shares, form.shares, usual.shares),
        country=place.country if place else None,
        region=place.region if place else None,
        unwanted=frozenset(OfferSource) - form.wanted,
        more_of=form.more_of,
        team=form.team,
        role=form.role,
        cadence=form.cadence,
        featured=form.featured,
        records_any_language=_any_language(person, form),
    )


def _any_language(person: Person, form: SettingsForm) -> bool | None:
    """Return what the form chose; a person who left the box empty has not been asked yet."""
    if form.any_language is None or (person.records_any_language is None and not form.any_language):
        return person.records_any_language
    return form.any_language


def _nudged(person: Person, form: SettingsForm, now: datetime) -> Person:
    if form.nudged:
        return enrolled(person, now)
    return stopped(person, now.date(), now) if person.enrolled else person


def _own(before: _Setting | None, chosen: _Setting, usual: _Setting) -> _Setting | None:
    """Return what to keep as the person's own: None if they had chosen nothing and left the default."""
    return None if before is None and chosen == usual else chosen


def _place(context: Context, workspace: Workspace, form: SettingsForm) -> Place | None:
    """Return the person's own place; None if they follow the workspace."""
    usual = workspace_place(workspace)
    place = chosen_place(form.country, form.region, context.holidays.countries(), usual)
    return None if form.country is None and place == usual else place
