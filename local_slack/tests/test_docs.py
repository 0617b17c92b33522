"""What the README and docs/ show works as it is shown there."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from local_slack import AppConfig, LocalSlack
from local_slack.app.scopes import METHODS
from local_slack.cli.options import read_options
from local_slack.control.routes import DEEDS, READINGS

HOME = Path(__file__).parents[1]
README = (HOME / "README.md").read_text(encoding="utf-8")
PAGES = {path.name: path.read_text(encoding="utf-8") for path in (HOME / "docs").glob("*.md")} | {"README.md": README}

pytest_plugins = ["pytester"]


def snippet(name: str) -> str:
    """The block of the README that begins with the name of its file."""
    [found] = re.findall(rf"^```\w+\n((?:#|//) {re.escape(name)}\n.*?)^```", README, re.MULTILINE | re.DOTALL)
    return str(found)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("manifest.yml", "app.py", "test_says_hello.py", "workspace.yml", "http.sh"):
        (tmp_path / name).write_text(snippet(name), encoding="utf-8")
    return tmp_path


@pytest.fixture
def hello(folder: Path) -> Iterator[LocalSlack]:
    """A local Slack with the app of the quick start, which is connected."""
    with LocalSlack.start(app=AppConfig.from_file(folder / "manifest.yml")) as slack:
        slack.add_channel("general", members=[slack.add_person("ana")])
        with slack.running(sys.executable, "app.py", cwd=folder):
            yield slack


def test_the_quick_start_for_python_answers(hello: LocalSlack) -> None:
    said = hello.person("ana").types("/hello world", where="#general")
    assert said.reply is not None
    assert said.reply.text == "Hello world"


@pytest.mark.skipif(shutil.which("curl") is None, reason="the lines need curl")
def test_the_lines_for_any_language_work(hello: LocalSlack) -> None:
    script = snippet("http.sh").replace("http://127.0.0.1:3977", hello.url)
    done = subprocess.run(["sh", "-euc", script], capture_output=True, text=True, check=True)  # noqa: S603, S607 - our own lines
    assert done.stdout.count('"ok": true') == 4
    assert '"found": {' in done.stdout


def test_the_test_with_pytest_passes(folder: Path, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    pytester.plugins = ["local_slack.pytest_plugin"]
    monkeypatch.chdir(folder)
    alone = ("-p", "no:randomly", "-p", "no:xdist", "-p", "no:cacheprovider")
    done = pytester.runpytest_inprocess(*alone, f"--rootdir={folder}", str(folder / "test_says_hello.py"))
    done.assert_outcomes(passed=1)


def test_the_setup_file_and_the_commands_are_understood(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    commands = re.findall(r"^local-slack (.*)$", README, re.MULTILINE)
    assert len(commands) > 1
    for command in commands:
        assert read_options(command.split()).setup.manifests[0] == Path("manifest.yml")
    assert {person.name for person in read_options(["--setup", "workspace.yml"]).setup.people} == {"ana", "ben", "gus"}


def test_links_lead_somewhere() -> None:
    for name, text in PAGES.items():
        folder = HOME if name == "README.md" else HOME / "docs"
        for target in re.findall(r"\]\((?!https?:)([^)#]*)[^)]*\)", text):
            assert not target or (folder / target).exists(), (name, target)


def test_routes_and_figures_that_the_pages_name_are_true() -> None:
    routes = set(re.findall(r"/_/(\w+)", "".join(PAGES.values())))
    assert routes <= {*DEEDS, *READINGS, "wait", "changes"}
    assert f"| Web API methods | [{len(METHODS)}]" in PAGES["comparison.md"]
