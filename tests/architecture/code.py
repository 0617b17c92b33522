"""The code as these tests read it: its modules, what they import, and what they call."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the bot by its dotted name; migrations are Alembic's."""
    paths = (path for path in (ROOT / "bot").rglob("*.py") if "versions" not in path.parts)
    return {_name(path): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def path_of(module: str) -> Path:
    """Where a module is written."""
    stem = ROOT.joinpath(*module.split("."))
    return stem / "__init__.py" if stem.is_dir() else stem.with_suffix(".py")


def imports(tree: ast.Module) -> Iterator[str]:
    """What a module imports, wherever it does: `from a import b` counts as `a.b` where that is a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module is not None
            assert node.level == 0, "imports are absolute"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in modules() else node.module


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
