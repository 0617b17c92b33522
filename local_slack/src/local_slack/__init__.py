"""Run a local Slack for the demo and the tests: it refuses what Slack refuses, and knows nothing of its app."""

from local_slack.app_config import AppConfig
from local_slack.driver import LocalSlack
from local_slack.errors import CannotDoError
from local_slack.handles import Channel, Interaction, Invocation, Submission
from local_slack.person import Person
from local_slack.record import Call
from local_slack.seen import SeenMessage, SeenView
from local_slack.shared_clock import ClockFile, FollowingClock
from local_slack.socket_mode import Envelope

__all__ = [
    "AppConfig",
    "Call",
    "CannotDoError",
    "Channel",
    "ClockFile",
    "Envelope",
    "FollowingClock",
    "Interaction",
    "Invocation",
    "LocalSlack",
    "Person",
    "SeenMessage",
    "SeenView",
    "Submission",
]
