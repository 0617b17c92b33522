import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.reading.zones import UnknownZone, find_zone
from bot.errors import InvalidInputError
from tests.support.problems import about


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (" europe/berlin ", "Europe/Berlin"),
        ("America/New York", "America/New_York"),
        ("utc", "UTC"),
    ],
)
def test_a_zone_is_known_by_its_name_in_any_case(text: str, zone: str) -> None:
    assert find_zone(text) == zone


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("Berlin", ("Europe/Berlin",)),
        ("Europe/Berln", ("Europe/Berlin",)),
        ("New York", ("America/New_York",)),
        ("Middle-earth", ()),
        ("", ()),
        ("<!channel>", ("America/Cayenne",)),
    ],
)
def test_another_text_is_refused_with_what_it_is_close_to(text: str, alike: tuple[str, ...]) -> None:
    with pytest.raises(InvalidInputError, check=about(UnknownZone(text, alike))) as refusal:
        find_zone(text)
    assert refusal.value.field == "zone"


@given(st.text())
def test_any_text_is_a_zone_or_is_refused(text: str) -> None:
    try:
        zone = find_zone(text)
    except InvalidInputError:
        return
    assert zone.casefold() == text.strip().casefold().replace(" ", "_")
