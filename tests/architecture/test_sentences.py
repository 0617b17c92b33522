"""Rules, use cases and storage hold no sentence for people: what is wrong is a problem, and builders have the words."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.code import modules

WITHOUT_WORDS = ("bot.domain", "bot.usecases", "bot.storage")
_PLACES = (
    "Democratic Republic of the Congo",
    "United Kingdom of Great Britain and Northern Ireland",
    "Democratic People's Republic of Korea",
    "Lao People's Democratic Republic",
    "United States of America",
    "U.S. Virgin Islands",
    "St. Gallen",
)
EXEMPT: dict[tuple[str, str], str] = {
    ("bot.domain.ideas", "If {fact}, {fact}."): "how an idea is worded, which is data and becomes its person's plan",
    ("bot.domain.short_names", "{fact} {fact}."): "a name with an initial",
    **{("bot.domain.reading.place_names", name): "a name that people type" for name in _PLACES},
}
"""By module and text, why it may be there."""
_LOGGED = {"debug", "info", "warning", "error", "exception"}
_WORD = re.compile(r"\w{2,}")
_END = re.compile(r"[\w\u2019'”\"`)}][.!?…](?:\s|$)")
_BEGINNING = re.compile(r"[“(]?[A-Z][\w\u2019'-]*,?(?: [\w\u2019'`“”{}-]+,?){3,}")
_ADVICE = re.compile(r"\w; \w")
_STATEMENT = re.compile(r"(?:SELECT|UPDATE|INSERT|DELETE|SET|PRAGMA|BEGIN|CREATE|DROP) ")
_PATTERN = re.compile(r"[\\|]|\(\?|\)\?|\]\+")


def reads_like_prose(text: str) -> bool:
    """Return whether a text may be meant for people: it ends or begins as a sentence does, or goes on after a `;`."""
    if len(_WORD.findall(text)) < 2 or _STATEMENT.match(text) or _PATTERN.search(text):
        return False
    return bool(_END.search(text) or _BEGINNING.match(text) or _ADVICE.search(text))


def sentences(tree: ast.Module) -> Iterator[str]:
    """Yield the texts in code that read like prose, but not docstrings, logs and the errors of programmers."""
    left_out = {part for node in ast.walk(tree) if _is_left_out(node) for part in ast.walk(node)}
    inside = {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if node in left_out or node in inside:
            continue
        text = _text(node)
        if text is not None and reads_like_prose(text):
            yield text


def _is_left_out(node: ast.AST) -> bool:
    """Return whether nobody reads the node as a text: a docstring, a log, or an error that only a bug raises."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant) or (isinstance(node.value, ast.Call) and _is_log(node.value))
    bugs = ("ValueError", "TypeError", "AssertionError", "RuntimeError", "LookupError", "NotImplementedError")
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in bugs


def _is_log(call: ast.Call) -> bool:
    function = call.func
    return isinstance(function, ast.Attribute) and function.attr in _LOGGED and ast.unparse(function.value) == "log"


def _text(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{fact}" for part in node.values)
    return None


def test_no_sentence_is_where_the_rules_are() -> None:
    found = {
        (module, text)
        for module, tree in modules().items()
        if module.startswith(WITHOUT_WORDS)
        for text in sentences(tree)
    }
    assert found == EXEMPT.keys()


@pytest.mark.parametrize(
    "code",
    [
        'raise InvalidInputError("That day is in the future.")',
        'GONE = "This story is no longer available."',
        'said = f"I can watch {MOST} emoji at most. Please remove some."',
        'hint = "the server did not answer; check that it runs"',
        'WORDS = {Kind.HELP: "Which time would you like?"}',
        'return f"“{field}” is missing."',
    ],
)
def test_a_sentence_is_found(code: str) -> None:
    tree = ast.parse(code if not code.startswith("return") else f"def said():\n    {code}")
    assert list(sentences(tree))


@pytest.mark.parametrize(
    "code",
    [
        '"""Say what a module does."""',
        'LIMIT = 3\n"""The most that there may be."""',
        'log.warning("the edit of %s was not made: %s. It is tried again.", key, failure)',
        'raise ValueError(f"a follow-up cannot be about {kind} or anything else.")',
        'PHRASES = ("show me my history", "nudge every day except")',
        'connection.exec_driver_sql("UPDATE offers SET why = 1 WHERE id = 2 AND why IS NULL")',
        'FORM = re.compile(r"(?:the )?new year(?:s)? day or so. ")',
    ],
)
def test_what_is_no_sentence_for_people_is_let_pass(code: str) -> None:
    assert not list(sentences(ast.parse(code)))
