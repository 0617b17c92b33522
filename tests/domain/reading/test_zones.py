import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.reading.zones import find_zone
from bot.errors import InvalidInputError


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
    ("text", "hint"),
    [
        ("Berlin", "Did you mean Europe/Berlin?"),
        ("Europe/Berln", "Did you mean Europe/Berlin?"),
        ("New York", "Did you mean America/New_York?"),
        ("Middle-earth", "Try a name such as Europe/Berlin."),
        ("", "Which time zone? Try a name such as Europe/Berlin."),
        ("<!channel>", "I don't know “@channel”"),
    ],
)
def test_another_text_is_refused_with_what_it_is_close_to(text: str, hint: str) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        find_zone(text)
    assert hint in str(refusal.value)
    assert refusal.value.field == "zone"


@given(st.text())
def test_any_text_is_a_zone_or_is_refused(text: str) -> None:
    try:
        zone = find_zone(text)
    except InvalidInputError:
        return
    assert zone.casefold() == text.strip().casefold().replace(" ", "_")
