"""A file of ideas is read, refused with its place, and joined to the built-in catalogue."""

import re
from contextlib import nullcontext
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.catalogue import Catalogue, combine, load_catalogue
from bot.domain.idea_wording import BECAUSE_WORDS, PART_LIMIT, SENTENCE_WORDS
from bot.domain.ideas import Idea
from bot.domain.kinds import Kind
from bot.errors import ConfigurationError
from bot.setup_problems import text_of
from tests.support.problems import saying

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


WHY = 'because = "people like to be thanked"\nsource = "our survey of May 2026"\n'


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
        ("", "ours.toml has no ideas. Add an [[idea]] entry."),
        ("# none yet\n", "ours.toml has no ideas. Add an [[idea]] entry."),
        ("builtin = false", "ours.toml has no ideas. Add an [[idea]] entry."),
        ("\nidea = 3", "ours.toml: begin each idea with [[idea]], in two brackets."),
        (GOOD.replace("[[idea]]", "[idea]"), "ours.toml: begin each idea with [[idea]]"),
        ("\nidea = [3]", "ours.toml, idea 1: write an idea as an [[idea]] table."),
        ("\n[[idea]\n", "ours.toml: this is not valid TOML: "),
        (GOOD.replace('kind"\n', "kind\n"), "ours.toml: this is not valid TOML: "),
        (GOOD + 'key = "unclosed', "ours.toml: this is not valid TOML: "),
        (GOOD + "\n\nkey = '", "ours.toml: this is not valid TOML: "),
        (GOOD + 'act = "x"\n[[idea]]\n', "ours.toml: this is not valid TOML: "),
        ("\n\n[[ideas]]\n", "ours.toml: “ideas” is unknown"),
        ('\n"" = 1\n' + GOOD, "ours.toml: “” is unknown"),
        ('"a\\nb" = 1\n' + GOOD, "ours.toml: “a�b” is unknown"),
        (GOOD + "[other]\nx = 1\n", "ours.toml: “other” is unknown"),
        (GOOD + GOOD, "ours.toml, idea 2 (thank-by-name): an earlier idea has this key"),
        (GOOD.replace('act = "thank them"', ""), "ours.toml, idea 1 (thank-by-name): “act” is missing."),
        (
            GOOD.replace("key =", "slug ="),
            "ours.toml, idea 1: “slug” is not a field of an idea. The fields are",
        ),
        (GOOD + "points = 3", "ours.toml, idea 1 (thank-by-name): “points” is not a field"),
        (GOOD + '"" = 3', "ours.toml, idea 1 (thank-by-name): “” is not a field"),
        (GOOD + f"{'x' * 100} = 3", f"ours.toml, idea 1 (thank-by-name): “{'x' * 59}…” is not a field"),
        (
            OTHER + GOOD + "builtin = false",
            "ours.toml, idea 2 (thank-by-name): “builtin” must be above the first [[idea]].",
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
        (GOOD.replace("thank them", "x" * (PART_LIMIT + 1)), "“act” has 201 characters. Use at most 200."),
        (GOOD.replace("thank them", "thank <name>"), "“act” contains the placeholder “<name>”"),
        (
            GOOD.replace("a customer", "TODO a customer"),
            "ours.toml, idea 1 (thank-by-name): “situation” contains the placeholder",
        ),
        ("\nbuiltin = 'no'\n" + GOOD, "ours.toml: “builtin” must be true or false."),
        ("\nleave_out = 'no'\n" + GOOD, "ours.toml: “leave_out” must list keys of built-in ideas"),
        ("leave_out = [\n  'a',\n 'No way' ]\n" + GOOD, "ours.toml: “leave_out” must list keys"),
        (GOOD + "x = " + "9" * 5000, "ours.toml: a number is too long. Shorten it."),
        (GOOD + "x = 1" + "9" * 5000 + "[\n", "ours.toml: a number is too long. Shorten it."),
        (GOOD + "x = " + "[" * 5000, "ours.toml: brackets are nested too deeply."),
        (GOOD + "x = " + "{a=" * 5000, "ours.toml: brackets are nested too deeply."),
    ],
)
def test_a_file_that_cannot_be_offered_is_refused_with_its_place_and_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ConfigurationError, check=saying(reason)) as error:
        load(text)
    assert "\n" not in text_of(error.value)


@pytest.mark.parametrize(
    ("situation", "act", "reason"),
    [
        ("a customer was kind.", "thank them", "“situation” ends with “.”. Remove it: the bot adds it."),
        ("a customer was kind,", "thank them", "“situation” ends with “,”"),
        ("a customer was kind", "thank them!", "“act” ends with “!”"),
        ("If a customer was kind", "thank them", "“situation” begins with “If”. Remove it"),
        ("when a customer was kind", "thank them", "“situation” begins with “when”"),
        ("a customer was kind", "then thank them", "“act” begins with “then”. Remove it"),
        ("I met a kind customer", "thank them", "“situation” says “I”. An idea speaks to its reader, so say “you”"),
        ("a customer thanked me", "thank them", "“situation” says “me”"),
        ("a customer was kind", "thank them in my name", "“act” says “my”"),
        ("a customer was kind", "I'll thank them", "“act” says “I'll”"),
        ("a customer was kind", "i’ll thank them", "“act” says “i’ll”"),  # noqa: RUF001 - as a phone writes it
        ("a customer was kind", "you thank them", "“act” begins with “you”. Begin with what to do, as in"),
        ("a customer was kind", "you'll thank them", "“act” begins with “you”"),
        ("a customer was kind", "to thank them", "“act” begins with “to”"),
        ("a customer was kind", "Thank them", "“act” begins with a capital letter. Use a small one."),
        ("A customer was kind", "thank them", "“situation” begins with a capital letter"),
        ("You met a kind customer", "thank them", "“situation” begins with a capital letter"),
        ("a customer was kind", "thank them " + "and them " * 10 + "all", "together have 28 words. Use at most 25."),
    ],
)
def test_an_idea_that_does_not_speak_to_its_reader_is_refused_with_how_to_put_it_right(
    situation: str, act: str, reason: str
) -> None:
    text = OTHER + GOOD.replace("a customer was kind", situation).replace("thank them", act)
    with pytest.raises(ConfigurationError, check=saying(reason)) as error:
        load(text)
    assert text_of(error.value).startswith("ours.toml, idea 2 (thank-by-name): ")


@pytest.mark.parametrize(
    ("situation", "act"),
    [
        ("a customer was kind", "write “I was glad of my luck” on a card"),
        ("Acme was kind", "thank them"),
        ("the I/O of a customer's A.I. fails", "thank them for their phase-I report"),
        ("a customer was kind", "call, say who you are, and thank them"),
        ("it is a customer's first day, i.e. a new one", "iron out what is in their way"),
        ("you meet someone", "thank " + "them and " * 9 + "us"),
    ],
)
def test_what_may_be_meant_so_is_let_pass(situation: str, act: str) -> None:
    (idea,) = load(GOOD.replace("a customer was kind", situation).replace("thank them", act)).ideas
    assert idea.sentence == f"If {situation}, {act}."


def test_an_idea_may_say_why_with_where_that_is_from() -> None:
    assert load(GOOD + WHY).ideas == (
        replace(IDEA, because="people like to be thanked", source="our survey of May 2026"),
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('because = "people like it"', "“because” needs “source”. Give both, or neither."),
        ('source = "our survey"', "“source” needs “because”. Give both, or neither."),
        (WHY.replace("people", "Because people"), "“because” begins with “Because”. Remove it"),
        (WHY.replace("people", "People"), "“because” begins with a capital letter"),
        (WHY.replace("thanked", "thanked."), "“because” ends with “.”"),
        (WHY.replace("people", "I and people"), "“because” says “I”"),
        (WHY.replace("thanked", "thanked " * 9), "“because” must be one line"),
        (WHY.replace("thanked", " ".join(["thanked"] * 9)), "“because” has 13 words. Use at most 12."),
        (WHY.replace("our survey of May 2026", ""), "“source” must be one line"),
        (WHY.replace("our survey", "x" * 300), "“source” has 312 characters. Use at most 300."),
        (WHY.replace("our survey", "<name>"), "“source” contains the placeholder “<name>”"),
    ],
)
def test_a_reason_that_cannot_be_shown_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ConfigurationError, check=saying(f"ours.toml, idea 1 (thank-by-name): {reason}")):
        load(GOOD + text)


@given(words=st.integers(1, 40))
def test_an_idea_and_its_reason_have_so_many_words_at_most(words: int) -> None:
    long = " ".join(["well"] * words)
    for text, allowed in (
        (GOOD.replace("thank them", long), words + len(["If", "a", "customer", "was", "kind,"]) <= SENTENCE_WORDS),
        (GOOD + WHY.replace("people like to be thanked", long), words <= BECAUSE_WORDS),
    ):
        with nullcontext() if allowed else pytest.raises(ConfigurationError, check=saying("Use at most")):
            load(text)


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
            "because = ",
            "source = ",
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
        said = text_of(error)
        assert re.match(r"ours\.toml(, idea [1-9]\d*( \(.*\))?)?(: | has no ideas\. )", said)
        assert said.isprintable()


@given(number=st.integers(1, 5))
def test_the_number_is_that_of_the_idea_at_fault(number: int) -> None:
    good = [GOOD.replace("thank-by-name", f"idea-{each}") for each in range(1, number)]
    with pytest.raises(ConfigurationError) as error:
        load("\n".join([*good, GOOD.replace("delight", "wow"), OTHER]))
    assert text_of(error.value).startswith(f"ours.toml, idea {number} (thank-by-name): “kind” must")


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
        ('\nleave_out = ["thank-thrice"]\n' + OURS, "ours.toml: “leave_out” names “thank-thrice”, which isn't"),
        ('builtin = false\nleave_out = ["ours"]\n' + OURS, "ours.toml: “leave_out” names “ours”, which isn't"),
        ('leave_out = ["thank-by-name", "thank-twice"]', "ours.toml: no ideas are left"),
        ('builtin = false\nleave_out = ["thank-twice"]', "ours.toml: no ideas are left"),
    ],
)
def test_leaving_out_what_is_not_there_or_all_of_it_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ConfigurationError, check=saying(reason)):
        combine(BUILT_IN, load(text))
