"""The README lists what the code knows."""

import re
from pathlib import Path

from local_slack.app.scopes import EVENTS, METHODS
from local_slack.web_api.methods import HANDLERS

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def listed(what: str) -> list[str]:
    paragraph = README.split(f"\n{what}: ")[1].split("\n\n")[0]
    return re.findall(r"`([\w.]+)`", paragraph)


def test_the_readme_lists_all_methods_and_events() -> None:
    assert listed("Methods") == list(METHODS)
    assert listed("Events") == list(EVENTS)


def test_every_method_is_both_known_and_done() -> None:
    assert METHODS.keys() == HANDLERS.keys()
