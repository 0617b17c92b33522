"""Read the code: its modules, and what they import."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = {"bot": ROOT, "local_slack": ROOT / "local_slack" / "src"}
"""The folder that each package lies in."""


@cache
def modules(package: str = "bot") -> dict[str, ast.Module]:
    """Return every module of a package by its dotted name; migrations are Alembic's."""
    folder = SOURCES[package]
    paths = (path for path in (folder / package).rglob("*.py") if "versions" not in path.parts)
    return {_name(path.relative_to(folder)): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def path_of(module: str) -> Path:
    """Return a module's file."""
    parts = module.split(".")
    stem = SOURCES[parts[0]].joinpath(*parts)
    return stem / "__init__.py" if stem.is_dir() else stem.with_suffix(".py")


def imports(tree: ast.Module) -> Iterator[str]:
    """List what a module imports, also inside functions; `from a import b` counts as `a.b` if that is a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module is not None
            assert node.level == 0, "imports are absolute"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if any(whole in modules(package) for package in SOURCES) else node.module


def _name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
