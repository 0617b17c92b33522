"""The built-in catalogue is large, even, varied, and fit to be read aloud."""

import re
import tomllib
from collections import Counter
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from statistics import mean

import pytest

import bot.domain
from bot.domain.catalogue import load_catalogue
from bot.domain.ideas import ROLES, Idea
from bot.domain.kinds import Kind

CATALOGUE = Path(bot.domain.__path__[0]) / "ideas.toml"
DOCS = Path(__file__).parents[2] / "docs" / "ideas.md"
TEXT = CATALOGUE.read_text("utf-8")
TOO_ALIKE = 0.85
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
    return load_catalogue(TEXT, "ideas.toml").ideas


def test_an_idea_is_one_sentence_said_to_its_reader() -> None:
    (idea,) = load_catalogue(GOOD, "ideas.toml").ideas
    assert idea == Idea(
        "thank-by-name", Kind.DELIGHT, frozenset({"support", "anyone"}), "a customer was kind", "thank them"
    )
    assert idea.sentence == "If a customer was kind, thank them."


def test_every_role_has_as_many_ideas_of_each_kind_and_anyone_has_more() -> None:
    entries = tomllib.loads(TEXT)["idea"]
    counts = Counter((entry["roles"][0], entry["kind"]) for entry in entries)
    assert len(entries) >= 180
    assert set(counts) == {(role, kind) for role in ROLES for kind in Kind}
    of_a_role = {counts[role, kind] for role in ROLES for kind in Kind if role != "anyone"}
    for_anyone = {counts["anyone", kind] for kind in Kind}
    assert len(of_a_role) == len(for_anyone) == 1
    assert min(for_anyone) > max(of_a_role)


def test_the_file_goes_by_role_then_by_kind() -> None:
    entries = tomllib.loads(TEXT)["idea"]
    places = [(ROLES.index(entry["roles"][0]), list(Kind).index(entry["kind"])) for entry in entries]
    assert places == sorted(places)
    assert re.findall(r"^# --- (\w+) ---$", TEXT, re.MULTILINE) == list(ROLES)


def test_a_key_begins_with_the_role_that_its_idea_is_first_of_all_for() -> None:
    entries = tomllib.loads(TEXT)["idea"]
    assert [entry["key"] for entry in entries if not entry["key"].startswith(f"{entry['roles'][0]}-")] == []


def test_what_anyone_can_do_names_no_role_beside(ideas: tuple[Idea, ...]) -> None:
    assert [idea.key for idea in ideas if "anyone" in idea.roles and len(idea.roles) > 1] == []


def test_no_two_ideas_say_nearly_the_same(ideas: tuple[Idea, ...]) -> None:
    pairs = list(combinations(ideas, 2))
    assert [(one.key, two.key) for one, two in pairs if is_alike(one.act, two.act)] == []
    assert [(one.key, two.key) for one, two in pairs if is_alike(one.situation, two.situation)] == []


def is_alike(one: str, two: str) -> bool:
    """Whether two texts are nearly the same; the bounds that are quick to find come first."""
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    return all(ratio() >= TOO_ALIKE for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio))


@pytest.mark.parametrize(
    "word",
    [
        *("most people", "above average", "you haven't", "you have not", "always", "must "),
        *(
            "world-class",
            "customer-centric",
            "customer-focused",
            "extra mile",
            "above and beyond",
            "exceed expectations",
        ),
        *("be nice", "smile", "passion", "wow", "amazing", "hero", "best ever", "go-to", "synergy", "leverage"),
        *("elderly", "young", "old lady", "child", "ill ", "disease", "pregnan", "church", "pray", "religio"),
        *("slack", "zoom", "excel", "jira", "salesforce", "zendesk", "google", "microsoft"),
        *("score", "streak", "leaderboard", "reward", "colleague of the"),
    ],
)
def test_ideas_neither_compare_nor_preach_nor_suppose_nor_name_brands(ideas: tuple[Idea, ...], word: str) -> None:
    assert [idea.key for idea in ideas if re.search(rf"\b{re.escape(word)}", idea.sentence.casefold())] == []


def test_ideas_may_be_read_aloud_in_one_breath(ideas: tuple[Idea, ...]) -> None:
    assert mean(len(idea.sentence.split()) for idea in ideas) <= 18
    assert max(len(idea.sentence) for idea in ideas) <= 120


def test_ideas_are_written_in_plain_letters_and_begin_as_the_middle_of_a_sentence(ideas: tuple[Idea, ...]) -> None:
    plain = re.compile(r"[a-z][A-Za-z0-9 ,'“”-]+")
    parts = [part for idea in ideas for part in (idea.situation, idea.act, idea.because) if part]
    assert [part for part in parts if not plain.fullmatch(part)] == []
    assert [idea.key for idea in ideas if re.search(r"  | ,|,,|\b(\w+) \1\b", idea.sentence)] == []


def test_reasons_name_their_authors_year_and_title_with_an_address_and_the_docs_list_them(
    ideas: tuple[Idea, ...],
) -> None:
    sources = {idea.source for idea in ideas if idea.source}
    assert [each for each in sources if not re.fullmatch(r"[A-Z].* (19|20)\d\d, .+, https://\S+", each)] == []
    assert len({each.rpartition(" ")[2] for each in sources}) == len(sources)
    docs = DOCS.read_text("utf-8")
    listed = set(re.findall(r"^- .*?: (.+)$", docs.partition("## Where the reasons are from")[2], re.MULTILINE))
    assert listed == sources
