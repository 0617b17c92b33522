"""Write Markdown."""

from collections.abc import Iterable, Sequence

MADE = "<!-- Made by `python -m local_slack.reference local_slack/docs`; change the code instead. -->"


def page(title: str, *parts: str) -> str:
    """Return a page with a title, made of parts with an empty line between them."""
    return "\n\n".join((MADE, f"# {title}", *parts)) + "\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; `|` in cells is escaped."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", r"\|") for cell in line) + " |" for line in lines)


def code(names: Iterable[str], between: str = ", ") -> str:
    """Return names as code."""
    return between.join(f"`{name}`" for name in names)
