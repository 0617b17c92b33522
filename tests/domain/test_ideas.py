from collections import Counter
from pathlib import Path

import pytest

import bot.domain
from bot.domain.ideas import PART_LIMIT, ROLES, Idea, load_ideas
from bot.domain.kinds import Kind
from bot.errors import ConfigurationError

CATALOGUE = Path(bot.domain.__path__[0]) / "ideas.toml"
GOOD = """
[[idea]]
key = "thank-by-name"
kind = "delight"
roles = ["support", "anyone"]
situation = "a customer was kind"
act = "thank them"
"""


@pytest.fixture(scope="module")
def ideas() -> tuple[Idea, ...]:
    return load_ideas(CATALOGUE.read_text("utf-8"), "ideas.toml")


def test_an_idea_reads_as_what_its_person_will_do_when() -> None:
    (idea,) = load_ideas(GOOD, "ideas.toml")
    assert idea == Idea(
        "thank-by-name", Kind.DELIGHT, frozenset({"support", "anyone"}), "a customer was kind", "thank them"
    )
    assert idea.sentence == "If a customer was kind, then I'll thank them."


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("role", ROLES)
def test_the_catalogue_has_ideas_of_every_kind_for_every_role(ideas: tuple[Idea, ...], kind: Kind, role: str) -> None:
    assert sum(idea.kind == kind and role in idea.roles for idea in ideas) >= 2


def test_the_catalogue_is_large_and_even(ideas: tuple[Idea, ...]) -> None:
    counts = Counter(idea.kind for idea in ideas)
    assert len(ideas) >= 60
    assert max(counts.values()) - min(counts.values()) <= 3


def test_no_two_ideas_say_the_same(ideas: tuple[Idea, ...]) -> None:
    assert len({idea.situation for idea in ideas}) == len({idea.act for idea in ideas}) == len(ideas)


@pytest.mark.parametrize(
    "word", ["most people", "above average", "you ", "your ", "haven't", "always", "world-class", "customer-centric"]
)
def test_ideas_neither_compare_nor_instruct_nor_preach(ideas: tuple[Idea, ...], word: str) -> None:
    assert [idea.key for idea in ideas if word in idea.sentence.casefold()] == []


def test_ideas_may_be_read_aloud_in_one_breath(ideas: tuple[Idea, ...]) -> None:
    assert max(len(idea.sentence) for idea in ideas) <= 240


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "ideas.toml has no ideas"),
        ("idea = 3", "ideas.toml has no ideas"),
        ("idea = [3]", "idea 1: an idea is written as"),
        ("[[idea]\n", "not valid TOML: .*line 1"),
        ("[[ideas]]\n", "has “ideas”, and may hold only"),
        (GOOD + GOOD, r"idea 2 \(thank-by-name\): this key is taken"),
        (GOOD.replace('act = "thank them"', ""), r"idea 1 \(thank-by-name\): “act” is missing"),
        (GOOD.replace("key =", "slug ="), "idea 1: “key” is missing"),
        (GOOD + "points = 3", "“points” is not a field"),
        (GOOD.replace("thank-by", "Thank by"), "“key” must be lower-case"),
        (GOOD.replace("thank-by", "x" * 60), "“key” must be lower-case"),
        (GOOD.replace('"thank-by-name"', "3"), "idea 1: “key” must be"),
        (GOOD.replace('"delight"', '"wow"'), "“kind” must be one of help, solve, delight"),
        (GOOD.replace('"delight"', '["delight"]'), "“kind” must be one of"),
        (GOOD.replace('"support", ', '"boss", '), "“roles” must list one or more of support, sales"),
        (GOOD.replace('["support", "anyone"]', '"support"'), "“roles” must list"),
        (GOOD.replace('"support", "anyone"', ""), "“roles” must list"),
        (GOOD.replace('"support", ', "[], "), "“roles” must list"),
        (GOOD.replace("thank them", ""), "“act” must be one line"),
        (GOOD.replace("thank them", "thank them "), "“act” must be one line"),
        (GOOD.replace("thank them", r"thank\nthem"), "“act” must be one line"),
        (GOOD.replace('"thank them"', "7"), "“act” must be one line"),
        (GOOD.replace("thank them", "x" * (PART_LIMIT + 1)), "“act” has 201 characters; 200 are the most"),
        (GOOD.replace("thank them", "thank <name>"), "“act” holds the placeholder “<name>”"),
        (GOOD.replace("a customer", "TODO a customer"), "“situation” holds the placeholder “TODO”"),
        (GOOD.replace("thank them", "thank them."), "“act” must complete"),
        (GOOD.replace("a customer", "if a customer"), "“situation” must complete"),
    ],
)
def test_a_catalogue_that_cannot_be_offered_is_refused_with_place_and_reason(text: str, reason: str) -> None:
    with pytest.raises(ConfigurationError, match=reason):
        load_ideas(text, "ideas.toml")
