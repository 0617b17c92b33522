from collections import Counter
from pathlib import Path

import pytest

import bot.domain
from bot.domain.catalogue import load_catalogue
from bot.domain.ideas import ROLES, Idea
from bot.domain.kinds import Kind

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
    return load_catalogue(CATALOGUE.read_text("utf-8"), "ideas.toml").ideas


def test_an_idea_reads_as_what_its_person_will_do_when() -> None:
    (idea,) = load_catalogue(GOOD, "ideas.toml").ideas
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
