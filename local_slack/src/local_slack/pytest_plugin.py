"""Give tests a local Slack: pytest finds this plugin as soon as the package is installed.

The app is the one whose manifest the setting `local_slack_manifest` names; without it, `manifest.yml` at pytest's root.
A test module or a `conftest.py` can let the fixture `slack_app` return another.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from local_slack import AppConfig, LocalSlack

_SETTING = "local_slack_manifest"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the setting with the path of the app's manifest."""
    parser.addini(_SETTING, "the manifest of the app that the fixture `slack` has", default="manifest.yml")


@pytest.fixture
def slack_app(pytestconfig: pytest.Config) -> "AppConfig":
    """The app that is installed in the fixture `slack`."""
    from local_slack import AppConfig, ManifestError  # noqa: PLC0415  a run that has no use for it loads no server

    path = pytestconfig.rootpath / pytestconfig.getini(_SETTING)
    try:
        return AppConfig.from_file(path)
    except OSError as error:
        pytest.fail(
            f"The app's manifest cannot be read: {error}. Set {_SETTING}, or the fixture slack_app.", pytrace=False
        )
    except ManifestError as error:
        pytest.fail("\n  ".join([f"Slack does not take the manifest {path}:", *error.problems]), pytrace=False)


@pytest.fixture
def slack(slack_app: "AppConfig") -> "Iterator[LocalSlack]":
    """A local Slack with the app installed and nobody in it yet; it ends with the test."""
    from local_slack import LocalSlack  # noqa: PLC0415  as above

    with LocalSlack.start(app=slack_app) as started:
        yield started
