"""The picture of the week's ripples in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.deliveries import Sent
from bot.slack.blocks.picture_words import ALT_LIMIT, COMMENT_LIMIT, alt_text, comment
from bot.usecases.delivery.messages.picture import RipplePicture
from local_slack.text.mrkdwn import parse
from tests.slack.blocks.look import harmless
from tests.support.ripples import LARGE, PEOPLE, SMALL, drawing

NAMED = dict(enumerate(PEOPLE, start=1))


def picture(origins: dict[int, int], names: dict[int, str] = NAMED) -> RipplePicture:
    return RipplePicture(drawing(origins), names, Sent("C1", "1.1"), None)


def test_it_says_who_inspired_whom_and_how_they_acted() -> None:
    told = picture(SMALL)
    assert alt_text(told, {}) == (
        "A picture of who inspired whom. "
        "Ana Ferreira (solved, earlier) inspired Ben Adeyemi (delighted, earlier) and Chidi Okoro (helped, earlier). "
        "Chidi Okoro (helped, earlier) inspired Goran Petrović (solved). "
        "Hana Sato (delighted) inspired Ines Moreau (helped)."
    )
    assert comment(told, {}).startswith("*Who inspired whom, in a picture:* Ana Ferreira (solved, earlier) inspired")


def test_what_is_recorded_before_is_said_to_be_earlier_as_its_dot_is_hollow() -> None:
    new = RipplePicture(drawing({12: 11, 13: 12}), NAMED, Sent("C1", "1.1"), None)
    assert "earlier" not in alt_text(new, {}) + comment(new, {})


def test_whoever_is_a_number_in_the_picture_is_told_with_it() -> None:
    told = picture(SMALL, NAMED | {3: "田中 太郎", 7: "김민수"})
    for said in (alt_text(told, {3: 1, 7: 2}), comment(told, {3: 1, 7: 2})):
        assert "and 1: 田中 太郎 (helped, earlier). 1: 田中 太郎 (helped, earlier) inspired 2: 김민수 (solved)." in said


def test_what_is_not_drawn_is_counted_in_words() -> None:
    said = comment(picture(LARGE), {})
    assert "and 1 more action." in said
    assert said.endswith("3 more chains of actions grew, too.")
    fan = alt_text(picture(dict.fromkeys(range(11, 31), 10)), {})
    assert "and 3 more actions." in fan


def test_what_does_not_fit_is_counted_too() -> None:
    long = dict.fromkeys(range(1, 200), "Wolfeschlegelsteinhausenbergerdorff the " + "Elder " * 20)
    made = picture({number: number - 1 for number in range(11, 60) if number % 3}, long)
    assert len(alt_text(made, {})) <= ALT_LIMIT
    assert " inspired others." in alt_text(made, {})


def test_names_in_it_ping_nobody_and_format_nothing() -> None:
    nasty = dict.fromkeys(range(1, 40), "<!channel> *<@U1>* @here <https://e.vil|x> #cx")
    parsed = parse(comment(picture(SMALL, nasty), {}))
    assert harmless([parsed])


@pytest.mark.parametrize(
    ("called", "shown"),
    [
        ("Visit https://evil.example/x", "Visit https:\u2060//evil.\u2060example/x"),
        ("www.evil.example", "www.\u2060evil.\u2060example"),
        ("ana@evil.example", "ana@evil.\u2060example"),
        ("<https://evil.example|Ana>", "Ana (https:\u2060//evil.\u2060example)"),
        ("J. R. Smith Jr.", "J. R. Smith Jr."),
    ],
)
def test_names_in_it_become_no_links_where_slack_makes_them_by_itself(called: str, shown: str) -> None:
    said = comment(picture(SMALL, dict.fromkeys(range(1, 40), called)), {})
    assert f" {shown} (helped, earlier) inspired" in said
    assert not parse(said).bare_links


@given(st.lists(st.text(min_size=1, max_size=100), min_size=8, max_size=8), st.sampled_from([SMALL, LARGE]))
def test_the_words_fit_whatever_people_are_called(called: list[str], origins: dict[int, int]) -> None:
    made = picture(origins, {number: called[number % 8] for number in range(1, 40)})
    assert len(alt_text(made, {})) <= ALT_LIMIT
    assert len(comment(made, {})) <= COMMENT_LIMIT
    assert harmless([parse(comment(made, {}))])
    assert not parse(comment(made, {})).bare_links
