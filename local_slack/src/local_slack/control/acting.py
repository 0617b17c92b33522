"""Let a person do over HTTP what they do in Slack's client: type, click, choose, fill, submit."""

from dataclasses import asdict
from typing import Literal

from local_slack.acts import acts, in_front
from local_slack.acts.dispatch import Outcome
from local_slack.acts.seen import see_message
from local_slack.control.arguments import UNSAID, Deed
from local_slack.control.kinds import BadRequestError, Values, Whole
from local_slack.json_types import Json
from local_slack.model.world import Conversation, Message, User
from local_slack.workspace import visibility
from local_slack.workspace.app import App
from local_slack.workspace.workspace import Workspace

_HOME_WITHIN = 4.0


def _outcome(outcome: Outcome) -> Json:
    return {"ok": outcome.error is None, "error": outcome.error, "payload": outcome.payload}


async def type_(
    ws: Workspace, as_: User, text: str, where: Conversation | None = None, thread: str | None = None
) -> Json:
    """Type a message or a slash command, by default to the app; adds the command's `reply`, if its ack had one."""
    outcome = await acts.types(ws, as_.id, text, where.id if where else None, thread)
    answers = [
        message
        for message in visibility.messages(ws, as_)
        if outcome.origin is not None and message.origin == outcome.origin
    ]
    reply = asdict(see_message(ws, answers[-1], as_.id)) if answers else None
    return _outcome(outcome) | {"reply": reply}


async def click(
    ws: Workspace,
    as_: User,
    action: str,
    channel: Conversation | None = None,
    ts: str | None = None,
    view: str | None = None,
    block: str | None = None,
    nth: Whole | None = None,
    value: object = UNSAID,
) -> Json:
    """Click what has that label, option or action_id; without a place, in the modal, the newest message or Home."""
    said = value is not UNSAID
    target = acts.Target(action, nth, block, value if said else None, exact=said)
    return await _click(ws, as_, target, _place(ws, as_, target, channel, ts, view))


async def choose(
    ws: Workspace,
    as_: User,
    option: object,
    field: str | None = None,
    channel: Conversation | None = None,
    ts: str | None = None,
    view: str | None = None,
    nth: Whole | None = None,
) -> Json:
    """Choose an option by its label; or, in the field with that label or action_id, a date, a time or a person."""
    target = acts.Target(str(option), nth)
    if field is not None:
        target = acts.Target(field, nth, value=option, exact=True, looked_up=True)
    return await _click(ws, as_, target, _place(ws, as_, target, channel, ts, view))


def _place(
    ws: Workspace, user: User, target: acts.Target, channel: Conversation | None, ts: str | None, view: str | None
) -> tuple[str, str] | str:
    if view is not None:
        return view
    if channel is not None and ts is not None:
        return channel.id, ts
    found = in_front.place_of(ws, user, target.words)
    return (found.channel, found.ts) if isinstance(found, Message) else found.id


async def _click(ws: Workspace, user: User, target: acts.Target, place: tuple[str, str] | str) -> Json:
    if isinstance(place, str):
        return _outcome(await acts.clicks_view(ws, user.id, place, target))
    return _outcome(await acts.clicks_message(ws, user.id, *place, target))


async def suggest(
    ws: Workspace,
    as_: User,
    action: str,
    typed: str,
    channel: Conversation | None = None,
    ts: str | None = None,
    view: str | None = None,
    block: str | None = None,
) -> Json:
    """Type letters in an external menu; adds the `groups` of options that the app then offers."""
    target = acts.Target(action, block=block)
    place = _place(ws, as_, target, channel, ts, view)
    where = {"view": place} if isinstance(place, str) else dict(zip(("channel", "ts"), place, strict=True))
    offered = await acts.looks_up(ws, as_.id, target, typed, **where)
    return {"ok": offered.error is None, "error": offered.error, "groups": offered.groups}


async def fill(ws: Workspace, as_: User, values: Json) -> Json:
    """Enter values in the modal's fields, by label or block_id, as typing and leaving each does."""
    return _outcome(await acts.fills(ws, as_.id, in_front.open_modal(ws, as_).id, values))


async def enter(ws: Workspace, as_: User, values: Values, view: str | None = None) -> Json:
    """Enter values in a view, by block_id and action_id, without telling the app."""
    acts.enters(ws, as_.id, view or in_front.open_modal(ws, as_).id, values)
    return {"ok": True}


async def submit(ws: Workspace, as_: User, view: str | None = None, values: Values | None = None) -> Json:
    """Submit the modal, after entering `values` as `enter` does; adds `errors` by block_id, and whether it `closed`."""
    front = view or in_front.open_modal(ws, as_).id
    acts.enters(ws, as_.id, front, values or {})
    _, submitted = await acts.submits(ws, as_.id, front)
    well = submitted.error is None and not submitted.errors
    return {"ok": well, "error": submitted.error, "errors": submitted.errors, "closed": submitted.closed}


async def close(ws: Workspace, as_: User, view: str | None = None, *, everything: bool = False) -> Json:
    """Close the modal without submitting it, or all of them."""
    front = view or in_front.open_modal(ws, as_).id
    return _outcome(await acts.closes(ws, as_.id, front, everything=everything))


async def shortcut(
    ws: Workspace,
    as_: User,
    name: str,
    channel: Conversation | None = None,
    ts: str | None = None,
    app: App | None = None,
) -> Json:
    """Use a shortcut by its name or callback_id, of the first app with it; one on a message with `channel` and `ts`."""
    if (channel is None) != (ts is None):
        raise BadRequestError("say both channel and ts for a shortcut on a message, neither for a global one")
    app_id = app.id if app else None
    if channel is not None and ts is not None:
        return _outcome(await acts.uses_message_shortcut(ws, as_.id, name, channel.id, ts, app_id))
    return _outcome(await acts.uses_shortcut(ws, as_.id, name, app_id))


async def home(ws: Workspace, as_: User, tab: Literal["home", "messages"] = "home", app: App | None = None) -> Json:
    """Open an app's Home, or its Messages tab."""
    await acts.opens_tab(ws, as_.id, tab, _HOME_WITHIN, app.id if app else None)
    return {"ok": True}


async def read(ws: Workspace, as_: User, channel: Conversation) -> Json:
    """Mark a conversation as read."""
    user = visibility.acting(ws, as_.id)
    conversation = visibility.conversation(ws, user, channel.id)
    ws.world.viewing[user.id] = conversation.id
    ws.world.read_until[user.id, conversation.id] = ws.new_ts()
    return {"ok": True}


DEEDS: dict[str, Deed] = {
    "type": type_,
    "click": click,
    "choose": choose,
    "suggest": suggest,
    "fill": fill,
    "enter": enter,
    "submit": submit,
    "close": close,
    "shortcut": shortcut,
    "home": home,
    "read": read,
}
