"""Run a local Slack for the demo and the tests: it refuses what Slack refuses, and knows nothing of its app."""

from local_slack.acts.seen import SeenMessage, SeenView
from local_slack.app.manifest import AppConfig
from local_slack.app.manifest_check import ManifestError
from local_slack.clock.named_times import NamedTime
from local_slack.clock.shared import ClockFile, FollowingClock
from local_slack.delivery.envelopes import Envelope
from local_slack.driver.installed_app import InstalledApp
from local_slack.driver.local_slack import LocalSlack
from local_slack.driver.person import Person
from local_slack.driver.results import Channel, Interaction, Invocation, Submission
from local_slack.errors import CannotDoError
from local_slack.guide.guide import Guide, Step
from local_slack.record.calls import Call

__all__ = [
    "AppConfig",
    "Call",
    "CannotDoError",
    "Channel",
    "ClockFile",
    "Envelope",
    "FollowingClock",
    "Guide",
    "InstalledApp",
    "Interaction",
    "Invocation",
    "LocalSlack",
    "ManifestError",
    "NamedTime",
    "Person",
    "SeenMessage",
    "SeenView",
    "Step",
    "Submission",
]
