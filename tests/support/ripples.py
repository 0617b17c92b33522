"""Weeks in which stories inspired others; `python -m tests.support.ripples` draws the two examples under docs/ anew."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from bot.domain.kinds import Kind
from bot.domain.ripple_drawing import Drawing, drawing_of
from bot.domain.ripples import Deed, Link, ripples
from bot.pictures import RipplePng
from bot.pictures.fonts import Fonts
from tests.support.cast import MONDAY

OWN_FONTS = Fonts()
"""Those that matplotlib brings, and no others."""
DOCS = Path(__file__).parents[2] / "docs"
PEOPLE = (
    "Ana Ferreira", "Ben Adeyemi", "Chidi Okoro", "Dana Weiss", "Emeka Obi", "Fay Lindqvist", "Goran Petrović",
    "Hana Sato", "Ines Moreau", "Jonas Berg", "Keiko Mori", "Liam O'Neill", "Mina Park", "Ngozi Eze", "Ola Nordmann",
    "Priya Raman", "Quentin Blanc", "Rosa Díaz", "Sami Haddad", "Tomasz Nowak", "Uma Devi", "Vera Ivanova",
    "Wei Chen", "Ximena Cruz", "Yara Said", "Zoë Jansen", "Ana Kovač", "Bao Tran", "Carla Rossi", "Diego Luna",
)  # fmt: skip
SMALL = {2: 1, 3: 1, 7: 3, 9: 8}
LARGE = {
    2: 1, 3: 1, 4: 1, 5: 2, 6: 2, 7: 5, 8: 7, 9: 8, 11: 10, 12: 10, 13: 12, 15: 14, 16: 14, 17: 14, 18: 14, 19: 14,
    21: 20, 22: 21, 24: 23, 26: 25, 28: 27, 30: 29,
}  # fmt: skip


def a_deed(number: int, **more: object) -> Deed:
    """An action of the person of the same number; the first five were recorded before this week."""
    details: dict[str, object] = {
        "id": number,
        "person_id": number,
        "team": None,
        "kind": tuple(Kind)[number % 3],
        "recorded_at": MONDAY + timedelta(hours=number) - (timedelta(days=7) if number < 6 else timedelta(0)),
        "shared": True,
    }
    return Deed(**details | more)  # type: ignore[arg-type]  # each is of its field's type


def links_of(origins: Mapping[int, int]) -> list[Link]:
    """Links from actions to what inspired them, by number."""
    return [Link(a_deed(action), a_deed(origin)) for action, origin in origins.items()]


def drawing(origins: Mapping[int, int], since: datetime = MONDAY) -> Drawing:
    """What is drawn of these links."""
    made = drawing_of(ripples(links_of(origins)), since)
    assert made is not None
    return made


def names(people: tuple[str, ...] = PEOPLE) -> dict[int, str]:
    """What people are called, by number from 1 on."""
    return dict(enumerate(people, start=1))


def main() -> None:
    """Draw both."""
    for name, origins in (("small", SMALL), ("large", LARGE)):
        made = drawing(origins)
        drawn = {dot.deed.person_id: PEOPLE[dot.deed.person_id - 1] for dot in made.dots if dot.deed}
        (DOCS / f"ripples-{name}.png").write_bytes(RipplePng(made, drawn, OWN_FONTS).png())


if __name__ == "__main__":
    main()
