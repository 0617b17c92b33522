"""Build the two menus that say where somebody's public holidays are: a country, and a region of it.

Both are external: Slack asks for their options while somebody types.
"""

from collections.abc import Sequence

from slack_sdk.models.blocks import ExternalDataSelectElement, Option

from bot.domain.reading.places import Country, Place, Region
from bot.slack.blocks.fields import MOST_OPTIONS, field
from bot.slack.blocks.kit import option
from bot.slack.blocks.parts import Block

COUNTRY, REGION = "country", "region"
"""The names of the two fields."""
NO_COUNTRY = "-"
"""The value of the option for no country of one's own."""


def no_country(usual: str | None) -> str:
    """Return the words for no country of one's own; `usual` names the workspace's place, if people follow it."""
    return f"Same as the workspace ({usual})" if usual else "None"


def place_fields(countries: Sequence[Country], country: str | None, region: str | None, nothing: str) -> list[Block]:
    """Return the two menus with what is chosen now; `nothing` are the words for no country.

    A country or region that the library no longer knows stays chosen, by its code.
    """
    known = next((each for each in countries if each.code == country), None)
    chosen = option(known.name if known else country, country) if country else option(nothing, NO_COUNTRY)
    part = _named(known, region) if region else None
    return [
        field(
            COUNTRY,
            "Public holidays",
            _menu("Type a country", chosen),
            hint="No nudges on these days.",
        ),
        field(
            REGION,
            "Region",
            _menu("Type a region", option(part.name, str(Place(country, part.code))) if country and part else None),
            hint="Only for regions with holidays of their own, such as Bavaria or Scotland.",
            optional=True,
        ),
    ]


def country_options(found: Sequence[Country], nothing: str, typed: str) -> list[Option]:
    """Return options for these countries; the one for no country is first while its words begin with what is typed."""
    first = [option(nothing, NO_COUNTRY)] if nothing.casefold().startswith(typed.casefold()) else []
    return [*first, *(option(each.name, each.code) for each in found)][:MOST_OPTIONS]


def region_options(country: Country, found: Sequence[Region]) -> list[Option]:
    """Return options for these regions of a country."""
    return [option(each.name, str(Place(country.code, each.code))) for each in found][:MOST_OPTIONS]


def _named(country: Country | None, code: str) -> Region:
    regions = country.regions if country else ()
    return next((each for each in regions if each.code == code), Region(code, code))


def _menu(placeholder: str, chosen: Option | None) -> ExternalDataSelectElement:
    return ExternalDataSelectElement(placeholder=placeholder, initial_option=chosen, min_query_length=0)
