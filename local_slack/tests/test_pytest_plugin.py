"""The fixture `slack` that the package gives to any test suite."""

from pathlib import Path

import pytest
import yaml

from support.harness import MANIFEST

pytest_plugins = ["pytester"]
TEST = """
from slack_sdk import WebClient

def test_it(slack):
    slack.add_person("ana")
    client = WebClient(slack.bot_token, slack.api_url)
    assert "ana" in {user["name"] for user in client.users_list()["members"]}
"""


@pytest.fixture(autouse=True)
def plugin(pytester: pytest.Pytester) -> None:
    """Load the plugin as an installation does."""
    pytester.plugins = ["local_slack.pytest_plugin"]
    pytester.makepyfile(TEST)


def run(pytester: pytest.Pytester) -> pytest.RunResult:
    # What this run of pytest has installed by itself has no part in it.
    return pytester.runpytest_inprocess("-p", "no:randomly", "-p", "no:xdist", "-p", "no:cacheprovider")


def test_it_has_the_app_of_the_manifest(pytester: pytest.Pytester) -> None:
    (pytester.path / "manifest.yml").write_text(yaml.safe_dump(MANIFEST), encoding="utf-8")
    run(pytester).assert_outcomes(passed=1)


def test_the_setting_names_another(pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\nlocal_slack_manifest = app/slack.yml")
    Path(pytester.path, "app").mkdir()
    (pytester.path / "app" / "slack.yml").write_text(yaml.safe_dump(MANIFEST), encoding="utf-8")
    run(pytester).assert_outcomes(passed=1)


def test_without_a_manifest_it_says_what_to_set(pytester: pytest.Pytester) -> None:
    result = run(pytester)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*Set local_slack_manifest, or the fixture slack_app.*"])
