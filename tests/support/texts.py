"""Write `docs/texts.md`: every message, form and error that a person can meet, rendered from the code.

`make texts` runs it; a test says when the file is stale.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bot.errors import BotError, ConfigurationError, UnknownChannelError
from bot.slack.answers import TOO_SLOW
from bot.slack.blocks.kit import View
from bot.slack.blocks.parts import Block, Message
from bot.slack.listeners.clicks import UNKNOWN_BUTTON
from bot.slack.listeners.desk import OUR_FAULT
from bot.slack.listeners.fallback import UNKNOWN_FORM, UNKNOWN_SHORTCUT
from tests.slack.blocks.problem_samples import SAID
from tests.slack.blocks.samples import MESSAGES, VIEWS

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "texts.md"
_HEAD = """# Texts

Every message, form and error that a person can meet, rendered from the code by `make texts`. Buttons are in brackets,
the green one with a star; small print is in parentheses. The customers and colleagues are made up.
"""


_ANSWERS = (UNKNOWN_FORM, UNKNOWN_SHORTCUT, UNKNOWN_BUTTON, OUR_FAULT, TOO_SLOW)
"""What people read when no problem is known by name."""


_FOR_THE_OPERATOR = {error.__name__ for error in (BotError, ConfigurationError, UnknownChannelError)}


def page() -> str:
    """Return the page as it should be."""
    parts = [_HEAD, "## Messages\n"]
    parts += [_section(name, "\n".join(_message(make()))) for name, make in sorted(MESSAGES.items())]
    parts.append("## Forms and App Home\n")
    parts += [_section(name, "\n".join(_view(make()))) for name, make in sorted(VIEWS.items())]
    parts.append("## Errors in Slack\n")
    parts += [f"- {text}\n" for text in sorted({*SAID.values(), *_ANSWERS})]
    parts.append("## Errors for the operator\n\nThe bot fills in the words in braces.\n")
    parts += [f"- {text}\n" for text in sorted(set(_operator_errors()))]
    return "\n".join(parts)


def _section(name: str, text: str) -> str:
    quoted = "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
    return f"### {name.replace('_', ' ')}\n\n{quoted}\n"


def _message(message: Message) -> Iterator[str]:
    return _blocks(message.blocks)


def _view(view: View) -> Iterator[str]:
    title, submit = _text(view.get("title")), _text(view.get("submit"))
    if title:
        yield f"**{title}**\n"
    yield from _blocks(view["blocks"])
    if submit:
        yield f"\\[{submit} ★\\]"


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        lines = list(_block(block))
        if lines:
            yield "\n".join(lines).replace("\n", "  \n") + "\n"


def _block(block: Block) -> Iterator[str]:
    if "label" in block:
        yield f"*{_text(block['label'])}*: {_element(block['element'])}"
    if "hint" in block:
        yield f"({_text(block['hint'])})"
    if block["type"] == "header":
        yield f"**{_text(block['text'])}**"
    elif "text" in block:
        yield _text(block["text"])
    for each in block.get("fields", ()):
        yield _text(each)
    elements = [_element(each) for each in block.get("elements", ())]
    if elements:
        yield f"({' '.join(elements)})" if block["type"] == "context" else " ".join(elements)
    if "accessory" in block:
        yield _element(block["accessory"])
    if block["type"] == "image":
        yield f"(picture: {block['alt_text']})"


def _element(element: dict[str, Any]) -> str:
    if element["type"] in {"mrkdwn", "plain_text"}:
        return _text(element)
    options = [_text(option["text"]) for option in element.get("options", ())]
    options += [_text(o["text"]) for group in element.get("option_groups", ()) for o in group["options"]]
    label = _text(element.get("text")) or _text(element.get("placeholder"))
    star = " ★" if element.get("style") == "primary" else ""
    shown = " · ".join(options[:12]) + (" · …" if len(options) > 12 else "")
    if element["type"] == "overflow":
        return f"\\[⋯ {shown}\\]"
    return f"\\[{label}{star}{': ' if label and shown else ''}{shown}\\]" if label or shown else "\\[ \\]"


def _text(text: dict[str, Any] | str | None) -> str:
    if text is None:
        return ""
    return text if isinstance(text, str) else str(text["text"])


def _operator_errors() -> Iterator[str]:
    """Yield the sentences about settings, the database and the file of ideas, and those in errors with a text."""
    for path in sorted((ROOT / "bot" / "setup_problems").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign | ast.AnnAssign | ast.Return) and node.value is not None:
                yield from _sentences(node.value)
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "bot").rglob("*.py"))]
    kept = {name: value for tree in trees for name, value in _constants(tree)}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) in _FOR_THE_OPERATOR:
                for argument in node.args[:1]:
                    yield from _sentences(kept.get(_name(argument), argument))


def _constants(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _sentences(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.JoinedStr):
        words = (str(part.value) if isinstance(part, ast.Constant) else f"{{{_of(part)}}}" for part in node.values)
        yield from _if_words("".join(words))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from _if_words(node.value)
    elif not isinstance(node, ast.Call):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                yield from _sentences(child)


def _if_words(text: str) -> Iterator[str]:
    if re.search(r"\w \w", text):
        yield text


def _of(part: ast.expr) -> str:
    return ast.unparse(part.value).removeprefix("problem.") if isinstance(part, ast.FormattedValue) else "…"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
