"""A file of ideas is read, refused with its place, and joined to the built-in catalogue."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.catalogue import Catalogue, combine, load_catalogue
from bot.domain.ideas import PART_LIMIT, Idea
from bot.domain.kinds import Kind
from bot.errors import ConfigurationError

GOOD = """
[[idea]]
key = "thank-by-name"
kind = "delight"
roles = ["support", "anyone"]
situation = "a customer was kind"
act = "thank them"
"""
OTHER = GOOD.replace("thank-by-name", "thank-twice")
INLINE = """
idea = [{ key = "thank-by-name", kind = "delight", roles = ["anyone", "support"], \
situation = "a customer was kind", act = "thank them" }]
"""
IDEA = Idea("thank-by-name", Kind.DELIGHT, frozenset({"support", "anyone"}), "a customer was kind", "thank them")


def load(text: str) -> Catalogue:
    return load_catalogue(text, "ours.toml")


def keys(ideas: tuple[Idea, ...]) -> list[str]:
    return [idea.key for idea in ideas]


def test_a_file_of_ideas_is_read_in_its_order() -> None:
    catalogue = load(OTHER + GOOD)
    assert keys(catalogue.ideas) == ["thank-twice", "thank-by-name"]
    assert catalogue.ideas[1] == IDEA
    assert (catalogue.builtin, catalogue.leave_out) == (True, ())


@pytest.mark.parametrize(
    "text",
    [
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("a customer was kind", r"a customer was k\u0069nd"),
        GOOD.replace('"thank them"', "'thank them'"),
        GOOD.replace('["support", "anyone"]', '[\n  "support", # [[idea]]\n  "anyone",\n]'),
        GOOD.replace("[[idea]]", '[[ "idea" ]] # one'),
        INLINE,
    ],
)
def test_ideas_may_be_written_in_whatever_form_toml_allows(text: str) -> None:
    assert load(text).ideas == (IDEA,)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "ours.toml has no ideas: add an [[idea]] entry."),
        ("# none yet\n", "ours.toml has no ideas: add an [[idea]] entry."),
        ("builtin = false", "ours.toml has no ideas: add an [[idea]] entry."),
        ("\nidea = 3", "ours.toml: an idea begins with [[idea]], in two brackets."),
        (GOOD.replace("[[idea]]", "[idea]"), "ours.toml: an idea begins with [[idea]]"),
        ("\nidea = [3]", "ours.toml, idea 1: an idea is written as an [[idea]] table."),
        ("\n[[idea]\n", "ours.toml: not valid TOML: "),
        (GOOD.replace('kind"\n', "kind\n"), "ours.toml: not valid TOML: "),
        (GOOD + 'key = "unclosed', "ours.toml: not valid TOML: "),
        (GOOD + "\n\nkey = '", "ours.toml: not valid TOML: "),
        (GOOD + 'act = "x"\n[[idea]]\n', "ours.toml: not valid TOML: "),
        ("\n\n[[ideas]]\n", "ours.toml: “ideas” is not known here"),
        ('\n"" = 1\n' + GOOD, "ours.toml: “” is not known here"),
        ('"a\\nb" = 1\n' + GOOD, "ours.toml: “a�b” is not known here"),
        (GOOD + "[other]\nx = 1\n", "ours.toml: “other” is not known here"),
        (GOOD + GOOD, "ours.toml, idea 2 (thank-by-name): this key is taken"),
        (GOOD.replace('act = "thank them"', ""), "ours.toml, idea 1 (thank-by-name): “act” is missing."),
        (
            GOOD.replace("key =", "slug ="),
            "ours.toml, idea 1: “slug” is not a field of an idea; the fields are",
        ),
        (GOOD + "points = 3", "ours.toml, idea 1 (thank-by-name): “points” is not a field"),
        (GOOD + '"" = 3', "ours.toml, idea 1 (thank-by-name): “” is not a field"),
        (GOOD + f"{'x' * 100} = 3", f"ours.toml, idea 1 (thank-by-name): “{'x' * 59}…” is not a field"),
        (
            OTHER + GOOD + "builtin = false",
            "ours.toml, idea 2 (thank-by-name): “builtin” belongs above the first [[idea]].",
        ),
        (GOOD + "[idea.a]\nx = 1\n[idea.b]", "ours.toml, idea 1 (thank-by-name): “a” is not a field"),
        (GOOD + "[idea.points]\nact = 3\n", "ours.toml, idea 1 (thank-by-name): “points” is not a field"),
        (GOOD + "[[idea.points]]", "ours.toml, idea 1 (thank-by-name): “points” is not a field"),
        (GOOD + "points.few = 3", "ours.toml, idea 1 (thank-by-name): “points” is not a field"),
        (GOOD.replace("thank-by", "Thank by"), "ours.toml, idea 1 (Thank by-name): “key” must be lower-case"),
        (GOOD.replace("thank-by", "x" * 60), "“key” must be lower-case"),
        (GOOD.replace("thank-by", r"a\u001bb"), "ours.toml, idea 1 (a�b-name): “key” must be lower-case"),
        (GOOD.replace('"thank-by-name"', "3"), "ours.toml, idea 1: “key” must be"),
        (
            GOOD.replace('"delight"', '"wow"'),
            "ours.toml, idea 1 (thank-by-name): “kind” must be one of help, solve, delight.",
        ),
        (GOOD.replace('"delight"', '["delight"]'), "“kind” must be one of"),
        (GOOD.replace('"delight"', "2026-11-22"), "“kind” must be one of"),
        (
            GOOD.replace('"support", ', '"boss", '),
            "ours.toml, idea 1 (thank-by-name): “roles” must list one or more of support",
        ),
        (GOOD.replace('["support", "anyone"]', '"support"'), "“roles” must list"),
        (GOOD.replace('"support", "anyone"', ""), "“roles” must list"),
        (GOOD.replace('"support", ', "[], "), "“roles” must list"),
        (GOOD.replace('"support", ', "09:30:00, "), "“roles” must list"),
        (GOOD.replace("thank them", ""), "ours.toml, idea 1 (thank-by-name): “act” must be one line"),
        (GOOD.replace("thank them", "thank them "), "“act” must be one line"),
        (GOOD.replace("thank them", r"thank\nthem"), "“act” must be one line"),
        (GOOD.replace("thank them", r"thank\u0000them"), "“act” must be one line"),
        (
            GOOD.replace('"thank them"', '"""\nthank\nthem"""'),
            "ours.toml, idea 1 (thank-by-name): “act” must be one line",
        ),
        (GOOD.replace('"thank them"', "7"), "“act” must be one line"),
        (GOOD.replace("thank them", "x" * (PART_LIMIT + 1)), "“act” has 201 characters; 200 are the most"),
        (GOOD.replace("thank them", "thank <name>"), "“act” holds the placeholder “<name>”"),
        (
            GOOD.replace("a customer", "TODO a customer"),
            "ours.toml, idea 1 (thank-by-name): “situation” holds the placeholder",
        ),
        (GOOD.replace("thank them", "thank them."), "“act” must complete"),
        (GOOD.replace("a customer", "if a customer"), "“situation” must complete"),
        (GOOD.replace("thank them", "i’ll thank them"), "“act” must complete"),  # noqa: RUF001 - as a phone writes it
        ("\nbuiltin = 'no'\n" + GOOD, "ours.toml: “builtin” must be true or false."),
        ("\nleave_out = 'no'\n" + GOOD, "ours.toml: “leave_out” must list keys of built-in ideas"),
        ("leave_out = [\n  'a',\n 'No way' ]\n" + GOOD, "ours.toml: “leave_out” must list keys"),
        (GOOD + "x = " + "9" * 5000, "ours.toml: a number is too long."),
        (GOOD + "x = 1" + "9" * 5000 + "[\n", "ours.toml: a number is too long."),
        (GOOD + "x = " + "[" * 5000, "ours.toml: too many brackets inside one another."),
        (GOOD + "x = " + "{a=" * 5000, "ours.toml: too many brackets inside one another."),
    ],
)
def test_a_file_that_cannot_be_offered_is_refused_with_its_place_and_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(reason)) as error:
        load(text)
    assert "\n" not in str(error.value)


FRAGMENTS = st.sampled_from(
    [
        *"\n\n\n[]{}=,\"'#.\\ \r\t\0é",
        *(
            '"""',
            "'''",
            "[[idea]]\n",
            "[idea]\n",
            "[idea.act]\n",
            "idea = ",
            "builtin = ",
            "leave_out = ",
            "true",
            "false",
        ),
        *(
            "key = ",
            "kind = ",
            "roles = ",
            "situation = ",
            "act = ",
            '"help"',
            '["anyone"]',
            '"a-key"',
            "a.b = ",
            "inf",
        ),
        *("2026-11-22", "2026-02-30", "25:00:00", "2026-11-22T09:30:00Z", "1e9", "-7", "9" * 4400, "[" * 30, "\\u000a"),
        GOOD,
        OTHER,
        "key = 3\n",
        "x = [1,\n 2]\n",
        'x = """\n[[idea]]\n"""\n',
        "# [[idea]]\n",
        r'"\"[["',
    ]
)


@given(st.lists(FRAGMENTS, max_size=12).map("".join) | st.text(max_size=40))
@example("a = 1\n" + "a.a" * 3000)
def test_any_text_is_ideas_or_one_sentence_with_its_place(text: str) -> None:
    try:
        load(text)
    except ConfigurationError as error:
        said = str(error)
        assert re.match(r"ours\.toml(, idea [1-9]\d*( \(.*\))?)?(: | has no ideas: )", said)
        assert said.isprintable()


@given(number=st.integers(1, 5))
def test_the_number_is_that_of_the_idea_at_fault(number: int) -> None:
    good = [GOOD.replace("thank-by-name", f"idea-{each}") for each in range(1, number)]
    with pytest.raises(ConfigurationError) as error:
        load("\n".join([*good, GOOD.replace("delight", "wow"), OTHER]))
    assert str(error.value).startswith(f"ours.toml, idea {number} (thank-by-name): “kind” must")


BUILT_IN = load(GOOD + OTHER).ideas
OURS = GOOD.replace("thank-by-name", "ours")


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        (OURS, ["thank-by-name", "thank-twice", "ours"]),
        ("builtin = true\n" + OURS, ["thank-by-name", "thank-twice", "ours"]),
        ("builtin = false\n" + OURS, ["ours"]),
        ('leave_out = ["thank-by-name"]\n' + OURS, ["thank-twice", "ours"]),
        ('leave_out = ["thank-by-name"]', ["thank-twice"]),
        ('leave_out = ["thank-by-name", "thank-by-name"]\n' + GOOD, ["thank-twice", "thank-by-name"]),
        ('builtin = false\nleave_out = ["thank-twice"]\n' + OURS, ["ours"]),
    ],
)
def test_a_companys_ideas_join_the_built_in_ones_unless_the_file_says_otherwise(text: str, offered: list[str]) -> None:
    assert keys(combine(BUILT_IN, load(text))) == offered


def test_an_idea_with_a_built_in_ones_key_takes_its_place() -> None:
    combined = combine(BUILT_IN, load(GOOD.replace("thank them", "send them a card")))
    assert [(idea.key, idea.act) for idea in combined] == [
        ("thank-by-name", "send them a card"),
        ("thank-twice", "thank them"),
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('\nleave_out = ["thank-thrice"]\n' + OURS, "ours.toml: “leave_out” names “thank-thrice”, which is no"),
        ('builtin = false\nleave_out = ["ours"]\n' + OURS, "ours.toml: “leave_out” names “ours”, which is no"),
        ('leave_out = ["thank-by-name", "thank-twice"]', "ours.toml: nothing is left to offer"),
        ('builtin = false\nleave_out = ["thank-twice"]', "ours.toml: nothing is left to offer"),
    ],
)
def test_leaving_out_what_is_not_there_or_all_of_it_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(reason)):
        combine(BUILT_IN, load(text))
