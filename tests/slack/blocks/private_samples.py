"""One of every message and form that says who may see something, where the channel is private."""

from collections.abc import Callable
from dataclasses import replace

from bot.slack.blocks import forms, help_texts, needs, nudges, recording, workspace
from bot.slack.blocks.kit import View
from bot.slack.blocks.parts import Message
from bot.slack.blocks.recording import Change
from bot.slack.blocks.settings import settings_form
from bot.usecases.needs.show import ShownNeed
from bot.usecases.nudges.preferences import NudgePlan
from bot.usecases.recording.record import Recorded
from tests.slack.blocks.given import STORIES, plan_of, shown, told, workspace_of
from tests.support.cast import MONDAY
from tests.support.company import COUNTRIES


def recorded() -> Recorded:
    return replace(told(), members_only=True)


def a_need() -> ShownNeed:
    return replace(shown(noticed_by_me=True), members_only=True)


def a_plan() -> NudgePlan:
    return replace(plan_of(), members_only=True)


MESSAGES: dict[str, Callable[[], Message]] = {
    "private_channel_recorded": lambda: recording.recorded(recorded()),
    "private_channel_shared": lambda: recording.recorded(recorded(), Change.SHARING),
    "private_channel_need_noted": lambda: needs.need_noted(a_need()),
    "private_channel_need_handed_back": lambda: needs.need_handed_back(a_need()),
    "private_channel_need_kept": lambda: needs.need_kept(a_need()),
    "private_channel_settings": lambda: nudges.plan(a_plan(), "settings"),
    "private_channel_workspace": lambda: workspace.saved(workspace_of(channel_private=True)),
    "private_channel_help": lambda: help_texts.how_to(members_only=True),
    "private_channel_who_sees": lambda: nudges.who_sees_yours(a_plan()),
}
VIEWS: dict[str, Callable[[], View]] = {
    "private_channel_form_for_an_action": lambda: forms.action_form(
        happened_on=None,
        latest=MONDAY.date(),
        shared=True,
        stories=STORIES,
        inspired_by=None,
        private_metadata="",
        editing=False,
        members_only=True,
    ),
    "private_channel_form_for_own_words": lambda: forms.words_form("", shared=True, members_only=True),
    "private_channel_form_for_a_need": lambda: forms.need_form(members_only=True),
    "private_channel_form_of_settings": lambda: settings_form(a_plan(), (), COUNTRIES),
}
