"""Build the form for a person's settings, and the one for the time of their nudges alone."""

from collections.abc import Sequence

from slack_sdk.models.blocks import RadioButtonsElement, TimePickerElement

from bot.domain.checks import SETTING_LIMIT
from bot.domain.kinds import Kind
from bot.domain.offers import OfferSource
from bot.domain.people import Cadence
from bot.domain.reading.places import Country
from bot.domain.text import escape
from bot.slack.blocks.fields import field, modal, one_of, options_with, some_of, typed
from bot.slack.blocks.forms import CHECKED
from bot.slack.blocks.kit import View, note, option
from bot.slack.blocks.parts import Block
from bot.slack.blocks.places import no_country, place_fields
from bot.slack.blocks.wording import WHERE_SEEN, clock, colleagues, day_names
from bot.slack.ids import Form
from bot.usecases.nudges.preferences import NudgePlan

ON, OFF = "on", "off"
"""The values of the choice to have nudges or not."""
CADENCES = {Cadence.DAILY: "Once a day", Cadence.TWICE_WEEKLY: "Twice a week", Cadence.WEEKLY: "Once a week"}
"""The form's words for each cadence."""
SOURCES = {
    OfferSource.NEED: "Customers' needs",
    OfferSource.FOLLOW_UP: "Follow-ups",
    OfferSource.STORY: "Colleagues' stories",
    OfferSource.IDEA: "Ideas",
}
"""The form's words for each source of offers."""
NO_KIND = "-"
"""The value of the option for no kind in particular."""
MORE_OF = {
    Kind.HELP: "Helping customers",
    Kind.SOLVE: "Solving problems",
    Kind.DELIGHT: "Delighting customers",
}
"""The words in the form for each kind of idea that people can ask more of."""
_WHAT_IT_IS = {
    OfferSource.NEED: "that colleagues noticed and you could meet",
    OfferSource.FOLLOW_UP: "on what you did or planned",
    OfferSource.STORY: "you could do something like",
    OfferSource.IDEA: "from the catalogue",
}


def settings_form(
    plan: NudgePlan, roles: Sequence[str], countries: Sequence[Country], private_metadata: str = ""
) -> View:
    """Return the form with a person's present settings."""
    blocks = [
        *_nudges(plan),
        *_place(plan, countries),
        field(
            "wanted",
            "What to suggest",
            some_of(
                {each: option(name, each.value, _WHAT_IT_IS[each]) for each, name in SOURCES.items()},
                frozenset(SOURCES) - plan.person.unwanted,
            ),
            optional=True,
        ),
        _more_of(plan.person.more_of),
        *_about(plan, roles),
    ]
    return modal(Form.SETTINGS, "Settings", blocks, submit="Save", private_metadata=private_metadata)


def time_form(plan: NudgePlan) -> View:
    """Return the form with one field: the time of a person's nudges."""
    return modal(Form.TIME, "Change the time", [_time(plan), _zone(plan)], submit="Save")


def days_field(days: frozenset[int], hint: str) -> Block:
    """Return the days of the week as checkboxes, with `days` ticked."""
    options = {number: option(name, str(number)) for number, name in enumerate(day_names())}
    return field("days", "Which days", some_of(options, days), hint=hint, optional=True)


def _more_of(chosen: Kind | None) -> Block:
    choices = [(NO_KIND, "A bit of everything"), *((kind.value, name) for kind, name in MORE_OF.items())]
    return field(
        "more_of",
        "More of",
        one_of(choices, chosen.value if chosen else NO_KIND, "A kind of idea"),
        hint="You'll get more ideas and stories of this kind. Only you see this.",
    )


def _nudges(plan: NudgePlan) -> list[Block]:
    switch = {True: option("Nudge me", ON), False: option("No nudges", OFF)}
    paces = {cadence: option(name, cadence.value) for cadence, name in CADENCES.items()}
    return [
        field(
            "nudged",
            "Nudges",
            RadioButtonsElement(options=list(switch.values()), initial_option=switch[plan.person.enrolled]),
        ),
        field(
            "cadence",
            "How often, at most",
            RadioButtonsElement(options=list(paces.values()), initial_option=paces[plan.person.cadence]),
        ),
        _time(plan),
        _zone(plan),
        days_field(plan.days, "Your workdays."),
    ]


def _time(plan: NudgePlan) -> Block:
    return field("at", "What time", TimePickerElement(initial_time=clock(plan.at)))


def _zone(plan: NudgePlan) -> Block:
    return note(f"Your time zone in Slack: {escape(plan.zone)}").block


def _place(plan: NudgePlan, countries: Sequence[Country]) -> list[Block]:
    return place_fields(countries, plan.person.country, plan.person.region, no_country(plan.usual.place_name))


def _about(plan: NudgePlan, roles: Sequence[str]) -> list[Block]:
    person = plan.person
    blocks = [field("team", "Team", typed(person.team or "", most=SETTING_LIMIT), optional=True)]
    choices = options_with([(role, role.capitalize()) for role in roles], person.role, (person.role or "").capitalize())
    if choices:
        element = one_of(choices, person.role, "Your role")
        blocks.append(field("role", "Role", element, hint="For ideas that fit your work.", optional=True))
    sharing = {True: option(f"Let {colleagues(members_only=plan.members_only)} see what I record", CHECKED, WHERE_SEEN)}
    languages = {True: option("Record what I type in other languages straight away", CHECKED)}
    featured = {True: option("Feature me in the weekly shout-out", CHECKED)}
    return [
        *blocks,
        field(
            "shares",
            "Sharing",
            some_of(sharing, {plan.shares}),
            hint="You can change it for each action.",
            optional=True,
        ),
        field(
            "languages",
            "Other languages",
            some_of(languages, {bool(person.records_any_language)}),
            hint="If unticked, I ask about each text that isn't in English.",
            optional=True,
        ),
        field(
            "featured",
            "Shout-out",
            some_of(featured, {person.featured}),
            hint=(
                "If unticked, it leaves you out and I thank you in private. Where colleagues write your full name or "
                'mention you, others read "a colleague". Your first name alone stays.'
            ),
            optional=True,
        ),
    ]
