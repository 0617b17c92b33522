"""Every setting is in .env.example with a line that explains it, and nothing else is."""

import re
from collections.abc import Iterator, Mapping

from bot.settings import Settings, secrets_in
from tests.architecture.code import ROOT

GOOD = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}


class Watched(Mapping[str, str]):
    """An environment that writes down which settings were asked for."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> str:
        self.asked.add(name)
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def example() -> list[tuple[str, str, str]]:
    """The lines of .env.example: each setting's comment, name and value."""
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    return re.findall(r"^# (.+)\n([A-Z_]+)=(.*)$", text, re.MULTILINE)


def test_the_example_holds_every_setting_and_no_other() -> None:
    environment = Watched(GOOD)
    Settings.from_environment(environment)
    secrets_in(environment)
    names = [name for _, name, _ in example()]
    assert sorted(names) == sorted(environment.asked)


def test_each_setting_has_one_line_that_explains_it() -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert len(example()) == len(re.findall(r"^[A-Z_]+=", text, re.MULTILINE))
    assert all(comment.endswith(".") and len(comment) > 20 for comment, _, _ in example())


def test_the_values_in_the_example_are_the_defaults() -> None:
    given = {name: value for _, name, value in example() if value}
    assert Settings.from_environment(GOOD | given) == Settings.from_environment(GOOD)
    assert not any("TOKEN" in name for name in given)
