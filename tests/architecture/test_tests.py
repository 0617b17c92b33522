"""What tests share is in `support`, where anybody can find it."""

import ast
from pathlib import Path

import pytest

from tests.architecture.code import ROOT


@pytest.mark.parametrize("folder", ["tests", "local_slack/tests"])
def test_no_test_module_imports_another(folder: str) -> None:
    importing = [
        f"{path.relative_to(ROOT)}: {node.module}"
        for path in sorted((ROOT / folder).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and Path((node.module or "").replace(".", "/")).name.startswith(("test_", "conftest"))
    ]
    assert importing == []
