"""The ideas that are offered come from the package and from a company's file."""

import re
from pathlib import Path

import pytest

from bot.errors import ConfigurationError
from bot.ideas_file import builtin_ideas, check_catalogue, read_ideas
from bot.setup_problems import text_of
from tests.architecture.code import ROOT
from tests.support.problems import saying

OWN = """
[[idea]]
key = "ours"
kind = "help"
roles = ["anyone"]
situation = "the ferry is late"
act = "ring whoever waits for it"
"""


def test_without_a_file_the_built_in_ideas_are_offered() -> None:
    assert read_ideas(None) == builtin_ideas()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_companys_ideas_join_the_built_in_ones(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(OWN.replace("ferry", "fähre"), encoding=encoding)
    assert read_ideas(str(file)) == builtin_ideas() + check_catalogue(str(file)).ideas


def test_a_wrong_file_is_refused_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(OWN.replace('"help"', '"wow"'), encoding="utf-8")
    for read in (read_ideas, check_catalogue):
        with pytest.raises(ConfigurationError) as error:
            read(str(file))
        assert text_of(error.value) == f"{file}, idea 1 (ours): “kind” must be one of help, solve, delight."


def test_leaving_out_an_idea_that_is_not_built_in_is_refused_by_a_check_too(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text('leave_out = ["nobody-knows"]\n' + OWN, encoding="utf-8")
    for read in (read_ideas, check_catalogue):
        with pytest.raises(ConfigurationError, check=saying("toml: “leave_out” names “nobody-knows”")):
            read(str(file))


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nowhere.toml", "does not exist: correct the name"),
        ("bad\0name.toml", "does not exist: correct the name"),
        (".", "is not a file: name the file itself"),
        ("x" * 300, "cannot be read (File name too long): let the bot's account read it."),
        ("utf-16.toml", "is not plain text: save it as plain text in UTF-8."),
        ("empty.toml", "has no ideas. Add an [[idea]] entry."),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_what_to_do(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "utf-16.toml").write_text(OWN, encoding="utf-16")
    (tmp_path / "empty.toml").touch()
    with pytest.raises(ConfigurationError) as error:
        read_ideas(str(tmp_path / name))
    assert str(tmp_path / name) in text_of(error.value)
    assert says in text_of(error.value)
    assert text_of(error.value).endswith(".")


def test_the_examples_in_the_manual_can_be_used_as_they_stand(tmp_path: Path) -> None:
    manual = (ROOT / "docs" / "ideas.md").read_text(encoding="utf-8")
    idea, above = re.findall(r"^```toml\n(.*?)^```$", manual, re.MULTILINE | re.DOTALL)
    file = tmp_path / "ours.toml"
    file.write_text(above + idea, encoding="utf-8")
    own = check_catalogue(str(file))
    assert read_ideas(str(file)) == own.ideas
    assert (own.builtin, len(own.ideas), len(own.leave_out)) == (False, 1, 2)
