"""Turn what a person enters, in their own words, into what Slack sends; refuse what the client refuses."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from local_slack.acts.uploads import uploaded
from local_slack.errors import CannotDoError
from local_slack.json_types import Json
from local_slack.model.world import Conversation, User, View, World
from local_slack.text.rich_text import rich_text
from local_slack.workspace.inputs import MULTIPLE, Control, entered
from local_slack.workspace.workspace import Workspace

_REQUIRED = "Please complete this required field."
_TAKES = {
    "datepicker": "a date, such as 2026-11-27",
    "timepicker": "a time, such as 09:30",
    "datetimepicker": "seconds since 1970, or in Python a datetime",
}
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def as_entered(ws: Workspace, user: User, control: Control, value: object) -> Any:  # noqa: ANN401 - JSON
    """Return the value as the control's state holds it; raise CannotDoError if nobody could enter that there."""
    if control.type == "file_input":
        return uploaded(ws, user, control, value)
    world = ws.world
    if control.type in MULTIPLE:
        chosen = value if isinstance(value, (list, tuple, set)) else [] if value is None else [value]
        most = control.element.get("max_selected_items", len(chosen))
        if len(chosen) > most:
            raise CannotDoError(f"no more than {most} can be chosen in {control.label or control.action_id!r}")
        return [_one(control, each, world) for each in chosen]
    return None if value is None or value == "" else _one(control, value, world)


def _one(control: Control, value: object, world: World) -> Any:  # noqa: ANN401 - JSON
    key = control.key
    if key in ("selected_option", "selected_options"):
        return option_of(control, str(value))
    if key in ("selected_user", "selected_users"):
        return _user(str(value), world)
    if key.startswith(("selected_conversation", "selected_channel")):
        found = _conversation(str(value), world)
        if key.startswith("selected_channel") and (found.kind != "public" or found.archived):
            raise CannotDoError(f"{value!r} is no public channel: a menu of channels has nothing else")
        if not control.offers(found):
            raise CannotDoError(f"{value!r} is {found.kind}, which this menu leaves out: {control.element['filter']}")
        return found.id
    if key == "rich_text_value":
        return value if isinstance(value, dict) else rich_text(str(value), world)
    try:
        return _instant(control.type, value)
    except (ValueError, OverflowError):
        where = control.label or control.action_id
        raise CannotDoError(f"{value!r} cannot be entered in {where!r}: it takes {_TAKES[control.type]}") from None


def _instant(kind: str, value: object) -> Any:  # noqa: ANN401 - JSON
    """Return a date, time or instant as Slack writes it; a text unchanged."""
    if kind == "datepicker":
        return (value if isinstance(value, date) else date.fromisoformat(str(value))).isoformat()
    if kind == "timepicker":
        return (value if isinstance(value, time) else time.fromisoformat(str(value))).strftime("%H:%M")
    if kind == "datetimepicker":
        return int(value.timestamp()) if isinstance(value, datetime) else int(str(value))
    return str(value)


def option_of(control: Control, wanted: str) -> Json:
    """Return the option with that label or value."""
    for option in control.options:
        if wanted in (option["text"]["text"], option.get("value")):
            return option
    offered = ", ".join(repr(option["text"]["text"]) for option in control.options)
    raise CannotDoError(f"no option {wanted!r} in {control.label or control.action_id!r}; there are: {offered}")


def _user(wanted: str, world: World) -> str:
    name = wanted.removeprefix("@")
    user = world.users.get(wanted) or world.user_named(name)
    if user is None:
        raise CannotDoError(f"nobody is called {wanted!r}")
    return user.id


def _conversation(wanted: str, world: World) -> Conversation:
    conversation = world.conversations.get(wanted) or world.conversation_named(wanted)
    if conversation is None:
        raise CannotDoError(f"no conversation {wanted!r}")
    return conversation


def refused_by_client(view: View, shown: Iterable[Control]) -> dict[str, str]:
    """Return why the client itself would not submit this modal: messages by block_id, none if it would."""
    refused = {}
    for control in shown:
        if control.is_input and control.is_stateful:
            message = _refusal(control, entered(view.state, control))
            if message:
                refused[control.block_id] = message
    return refused


def _refusal(control: Control, value: Any) -> str | None:  # noqa: ANN401 - JSON
    if value is None or value == []:
        return None if control.block.get("optional", False) else _REQUIRED
    check = _CHECKS.get(control.type)
    return check(control.element, str(value)) if check is not None else None


def _email_refusal(_element: Json, value: str) -> str | None:
    return None if _EMAIL.fullmatch(value) else "Please enter a valid email address."


def _url_refusal(_element: Json, value: str) -> str | None:
    return None if "://" in value else "Please enter a valid URL."


def _length_refusal(element: Json, value: str) -> str | None:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if len(value) < least:
        return f"Please enter at least {least} characters."
    if len(value) > most:
        return f"Please enter at most {most} characters."
    return None


def _number_refusal(element: Json, value: str) -> str | None:
    try:
        number = float(value)
    except ValueError:
        return "Please enter a number."
    if not element.get("is_decimal_allowed", False) and not number.is_integer():
        return "Please enter a whole number."
    if number < float(element.get("min_value", number)) or number > float(element.get("max_value", number)):
        return "Please enter a number within the allowed range."
    return None


_CHECKS = {
    "email_text_input": _email_refusal,
    "number_input": _number_refusal,
    "plain_text_input": _length_refusal,
    "url_text_input": _url_refusal,
}
