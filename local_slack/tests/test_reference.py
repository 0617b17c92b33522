"""The reference in docs/ is made from the code, and is as new as it."""

from pathlib import Path

import pytest

from local_slack.app.scopes import METHODS
from local_slack.checks.elements import INTERACTIVE
from local_slack.control.routes import DEEDS
from local_slack.reference.__main__ import main
from local_slack.reference.pages import PAGES
from local_slack.web_api.methods import HANDLERS

DOCS = Path(__file__).parents[1] / "docs"


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_are_as_new_as_the_code(name: str) -> None:
    written = (DOCS / name).read_text(encoding="utf-8")
    assert written == PAGES[name](), "run `make texts`, which writes it again"


def test_the_pages_are_written_where_one_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 0
    assert {page.name for page in tmp_path.iterdir()} == PAGES.keys()
    assert main([]) == 2
    assert "which folder" in capsys.readouterr().err


def test_every_method_is_both_known_and_done() -> None:
    assert METHODS.keys() == HANDLERS.keys()


def test_the_pages_leave_nothing_out() -> None:
    assert all(f"\n### {element}\n" in PAGES["blocks.md"]() for element in INTERACTIVE)
    assert all(f"`/_/{deed}`" in PAGES["routes.md"]() for deed in DEEDS)
