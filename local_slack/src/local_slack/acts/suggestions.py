"""Ask the app what an external menu offers, as a client does while somebody types in it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from local_slack.acts.dispatch import channel_name, dispatch, interaction
from local_slack.checks import check_suggestions
from local_slack.errors import CannotDoError
from local_slack.json_types import Json
from local_slack.model.world import Conversation, Message, State, User, View
from local_slack.workspace.inputs import Control
from local_slack.workspace.render import message_json, view_json
from local_slack.workspace.workspace import Workspace

EXTERNAL = frozenset({"external_select", "multi_external_select"})
_USUAL_LEAST = 3
Place = View | tuple[Conversation, Message]
"""Where a menu is: in a modal or Home, or in a message."""


@dataclass(frozen=True)
class Offered:
    """What a menu offers now, in groups without a label or with one; or what went wrong."""

    groups: list[Json] = field(default_factory=list)
    error: str | None = None
    payload: Json = field(default_factory=dict)


async def ask(ws: Workspace, user: User, place: Place, control: Control, typed: str) -> Offered:
    """Return what the app offers for the typed letters, and remember it as what can be chosen."""
    if control.type not in EXTERNAL:
        raise CannotDoError(f"{control.label or control.action_id!r} is no external menu: nothing can be typed there")
    least = control.element.get("min_query_length", _USUAL_LEAST)
    if len(typed) < least:
        raise CannotDoError(f"type at least {least} letters in {control.label or control.action_id!r}")
    app = ws.app_with_id(place.app) if isinstance(place, View) else ws.app_of(place[1].user) or ws.app
    payload = interaction(ws, app, "block_suggestion", user) | _where(ws, place)
    payload |= {"block_id": control.block_id, "action_id": control.action_id, "value": typed}
    outcome = await dispatch(app, "interactive", payload)
    problem = None if outcome.error else check_suggestions(outcome.answer)
    error = outcome.error or (problem.error if problem else None)
    said = " ".join((error or "", *(problem.messages if problem else ()))).strip()
    ws.journal.write(f"{user.name} types {typed!r} in {control.label or control.action_id!r} {said}", person=user.id)
    groups = [] if error else _groups(outcome.answer)
    ws.suggested[_key(user, place, control)] = [option for group in groups for option in group["options"]]
    return Offered(groups, error, payload)


async def look_up(ws: Workspace, user: User, place: Place, control: Control, wanted: object) -> str | None:
    """Type what is wanted in an external menu, one after the other; return what went wrong, if anything."""
    if control.type not in EXTERNAL:
        return None
    found: list[Json] = []
    for each in _several(wanted):
        offered = await ask(ws, user, place, control, str(each))
        if offered.error is not None:
            return offered.error
        found += ws.suggested[_key(user, place, control)]
    ws.suggested[_key(user, place, control)] = found
    return None


def filled(ws: Workspace, user: User, place: Place, control: Control, state: State) -> Control:
    """Return an external menu with all that can be chosen in it: what it offers now, and what is chosen already."""
    if control.type not in EXTERNAL:
        return control
    held = (state.get(control.block_id, {}).get(control.action_id) or control.initial())[control.key]
    chosen = held if isinstance(held, list) else [held] if held else []
    offered = ws.suggested.get(_key(user, place, control), [])
    return Control(control.block, {**control.element, "options": [*offered, *chosen]})


def _several(wanted: object) -> Iterable[object]:
    if wanted is None or wanted == "":
        return ()
    return wanted if isinstance(wanted, (list, tuple, set)) else (wanted,)


def _groups(answer: Json) -> list[Json]:
    if "option_groups" in answer:
        return [{"label": group["label"], "options": group["options"]} for group in answer["option_groups"]]
    return [{"label": None, "options": answer["options"]}]


def _where(ws: Workspace, place: Place) -> Json:
    """Return the part of the payload that says where the menu is."""
    if isinstance(place, View):
        return {"container": {"type": "view", "view_id": place.id}, "view": view_json(ws, place)}
    conversation, message = place
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": conversation.id,
        "is_ephemeral": message.ephemeral_to is not None,
    }
    where: Json = {"container": container, "channel": {"id": conversation.id, "name": channel_name(conversation)}}
    return where if message.ephemeral_to is not None else where | {"message": message_json(ws, message)}


def _key(user: User, place: Place, control: Control) -> tuple[str, str, str, str]:
    where = place.id if isinstance(place, View) else f"{place[0].id}/{place[1].ts}"
    return user.id, where, control.block_id, control.action_id
