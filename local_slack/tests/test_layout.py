"""The packages of the local Slack lie on floors, and imports only go down."""

import ast
from collections.abc import Iterator
from pathlib import Path

import local_slack

ROOT = Path(local_slack.__file__).parent
FLOORS = (
    ("json_types",),
    ("errors",),
    ("checks", "clock", "model"),
    ("text", "record", "app"),
    ("delivery", "guide"),
    ("connection", "request_url"),
    ("workspace",),
    ("web_api", "acts"),
    ("control",),
    ("server",),
    ("driver",),
    ("cli", "reference"),
    ("__init__", "__main__"),
    ("pytest_plugin",),
)
"""From the ground up; what shares a floor does not know of each other."""
FLOOR_OF = {place: floor for floor, places in enumerate(FLOORS) for place in places}


def place_of(path: Path) -> str:
    """Return the package that a file is in, or the file's own name beside the packages."""
    return path.relative_to(ROOT).with_suffix("").parts[0]


def imported(path: Path) -> Iterator[str]:
    """List the places that a file imports from; `from local_slack import x` takes from what all is built on it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "local_slack":
            yield [*(node.module or "").split("."), "__init__"][1]
        elif isinstance(node, ast.Import):
            yield from ("__init__" for alias in node.names if alias.name.split(".")[0] == "local_slack")


def test_every_module_is_in_a_package_that_has_a_floor() -> None:
    assert {place_of(path) for path in ROOT.rglob("*.py")} == FLOOR_OF.keys()


def test_imports_only_go_down() -> None:
    wrong = {
        (str(path.relative_to(ROOT)), place)
        for path in ROOT.rglob("*.py")
        for place in imported(path)
        if place != place_of(path) and (place not in FLOOR_OF or FLOOR_OF[place] >= FLOOR_OF[place_of(path)])
    }
    assert wrong == set()
