"""Read time zones as people write them: IANA names in any case."""

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

from bot.domain.reading.place_names import bare
from bot.domain.text import tidy
from bot.errors import InvalidInputError, Problem

_NO_PLACES = frozenset({"Factory", "localtime"})
_READ_AT_MOST = 100
_ALIKE = 0.7
_MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class UnknownZone(Problem):
    """`text` names no time zone; `alike` are zones with a similar place."""

    text: str
    alike: tuple[str, ...]


def find_zone(text: str) -> str:
    """Return the IANA name in `text`, such as `Europe/Berlin`, `europe/berlin` or `America/New York`.

    Raise `InvalidInputError` for any other text, with the closest names.
    """
    wanted = tidy(text)[:_READ_AT_MOST]
    zones = _zones()
    found = zones.get(_key(wanted))
    if found:
        return found
    raise InvalidInputError(UnknownZone(text, _close(wanted, zones)), field="zone")


@cache
def _zones() -> dict[str, str]:
    """Return the IANA names, keyed by what people may write for them."""
    return {_key(name): name for name in sorted(available_timezones() - _NO_PLACES)}


def _key(name: str) -> str:
    return name.casefold().replace(" ", "_")


def _close(wanted: str, zones: dict[str, str]) -> tuple[str, ...]:
    """Return up to three names: those with this place, else those with a similar one."""
    by_place: dict[str, list[str]] = {}
    for name in zones.values():
        if "/" in name:
            by_place.setdefault(bare(name.rpartition("/")[2].replace("_", " ")), []).append(name)
    place = bare(wanted.rpartition("/")[2].replace("_", " "))
    alike = get_close_matches(place, by_place, n=_MOST_SHOWN, cutoff=_ALIKE)
    return tuple(name for each in alike for name in by_place[each])[:_MOST_SHOWN]
