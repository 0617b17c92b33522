"""A local Slack for the demo and the tests: it refuses what Slack refuses, and knows nothing of the app it runs."""

from bot.emulator.app_config import AppConfig
from bot.emulator.driver import LocalSlack
from bot.emulator.errors import CannotDoError
from bot.emulator.handles import Channel, Interaction, Invocation, Submission
from bot.emulator.person import Person
from bot.emulator.record import Call
from bot.emulator.seen import SeenMessage, SeenView
from bot.emulator.socket_mode import Envelope

__all__ = [
    "AppConfig",
    "Call",
    "CannotDoError",
    "Channel",
    "Envelope",
    "Interaction",
    "Invocation",
    "LocalSlack",
    "Person",
    "SeenMessage",
    "SeenView",
    "Submission",
]
