"""Who may see an action, and what others see of its words, is decided in one module each."""

import ast
from collections.abc import Iterator

from tests.architecture.code import modules

MASKING = "bot.usecases.visible_words"
VISIBILITY = "bot.storage.visibility"
TYPES = {"Visible", "VisibleAction", "VisibleNeed"}
HIDING_COLUMNS = {"shared", "undone_at", "featured", "own_words"}


def makes(tree: ast.Module) -> set[str]:
    """The visible types that a module makes, as a call or as a cast."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    named = [call.func for call in calls] + [call.args[0] for call in calls if _is_cast(call)]
    return {name for node in named for name in _names(node)} & TYPES


def _is_cast(call: ast.Call) -> bool:
    return "cast" in _names(call.func)


def _names(node: ast.expr) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Name):
            yield part.id
        elif isinstance(part, ast.Attribute):
            yield part.attr
        elif isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def columns_read(tree: ast.Module) -> set[str]:
    """The columns of a table that a module names, as in `actions.c.shared`."""
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute) and node.value.attr == "c"
    }


def test_only_the_masking_module_makes_what_others_may_see() -> None:
    assert {name: made for name, tree in modules().items() if (made := makes(tree))} == {MASKING: TYPES}


def test_only_the_visibility_module_asks_what_hides_an_action() -> None:
    asks = {name: read for name, tree in modules().items() if (read := columns_read(tree) & HIDING_COLUMNS)}
    assert asks == {VISIBILITY: HIDING_COLUMNS}


def test_a_type_that_is_made_by_a_call_or_a_cast_is_found() -> None:
    for code in ("Visible(text)", "visible.VisibleNeed(need)", "cast(VisibleAction, action)", "cast('Visible', text)"):
        assert makes(ast.parse(code)), code
    assert not makes(ast.parse("def f(action: VisibleAction) -> None: show(action.text)"))
