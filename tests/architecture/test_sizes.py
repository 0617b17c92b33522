"""Files and listeners stay small enough to be read at once."""

import ast

from tests.architecture.code import modules, path_of

MOST_LINES = 300
LISTENER = 30


def test_a_module_has_three_hundred_lines_at_the_most() -> None:
    lines = {
        module: len(path_of(module).read_text(encoding="utf-8").splitlines())
        for module in {*modules(), *modules("local_slack")}
    }
    assert {module: count for module, count in lines.items() if count > MOST_LINES} == {}


def test_a_listeners_functions_have_less_than_thirty_lines() -> None:
    long = [
        f"{module}.{node.name}"
        for module, tree in modules().items()
        if module.startswith("bot.slack.listeners") or module == "bot.slack.app"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name != "build_app"
        if (node.end_lineno or 0) - node.lineno + 1 >= LISTENER
    ]
    assert long == []


def test_every_module_says_what_it_is() -> None:
    assert [
        module for module, tree in (modules() | modules("local_slack")).items() if not ast.get_docstring(tree)
    ] == []
