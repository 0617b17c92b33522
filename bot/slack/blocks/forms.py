"""The modals."""

from collections.abc import Sequence
from datetime import date
from bot.domain.kinds import Kind
from bot.usecases.answer_story import StoryAnswer
from bot.usecases.change_nudges import NudgePlan
from bot.slack.blocks.kit import Message, View


def action_form(
    *,
    kind: Kind | None = None,
    text: str = "",
    outcome: str = "",
    customer: str = "",
    happened_on: date | None,
    latest: date,
    companions: Sequence[str] = (),
    shared: bool,
    stories: Sequence[tuple[int, str]],
    inspired_by: int | None,
    private_metadata: str,
    editing: bool,
) -> View:
    raise NotImplementedError


def need_form(*, text: str = "", customer: str = "", private_metadata: str = "") -> View:
    raise NotImplementedError


def settings_form(plan: NudgePlan, roles: Sequence[str], private_metadata: str = "") -> View:
    raise NotImplementedError


def promise_form(answer: StoryAnswer, private_metadata: str = "") -> View:
    raise NotImplementedError


def done(title: str, message: Message) -> View:
    raise NotImplementedError


def error_view(text: str) -> View:
    raise NotImplementedError
