"""Use shortcuts: global ones, from anywhere, and those on a message."""

from local_slack.acts.dispatch import Outcome, channel_name, dispatch, interaction, with_trigger
from local_slack.app.manifest import Shortcut
from local_slack.model.world import Conversation, Message, User
from local_slack.workspace.app import App
from local_slack.workspace.render import message_json
from local_slack.workspace.workspace import Workspace


async def use_global(ws: Workspace, app: App, user: User, shortcut: Shortcut) -> Outcome:
    """Use a global shortcut: its payload knows no channel and brings no response_url."""
    payload = interaction(ws, app, "shortcut", user) | {"callback_id": shortcut.callback_id, "action_ts": ws.new_ts()}
    return await _use(ws, app, user, shortcut, with_trigger(app, payload, user))


async def use_on_message(
    ws: Workspace, app: App, user: User, shortcut: Shortcut, conversation: Conversation, message: Message
) -> Outcome:
    """Use a message shortcut on a message that the person sees."""
    payload = with_trigger(app, interaction(ws, app, "message_action", user), user) | {
        "callback_id": shortcut.callback_id,
        "action_ts": ws.new_ts(),
        "channel": {"id": conversation.id, "name": channel_name(conversation)},
        "message_ts": message.ts,
        "message": message_json(ws, message),
    }
    path = app.response_urls.new("app", user.id, conversation.id, payload["trigger_id"], message.ts)
    return await _use(ws, app, user, shortcut, payload | {"response_url": ws.url + path})


async def _use(ws: Workspace, app: App, user: User, shortcut: Shortcut, payload: dict[str, object]) -> Outcome:
    ws.journal.write(f"{user.name} uses the shortcut {shortcut.name!r}", person=user.id)
    outcome = await dispatch(app, "interactive", payload)
    if outcome.error is not None:
        banner = f"{app.config.name} failed with the error {outcome.error!r}"
        ws.journal.write(f"{user.name} sees a banner: {banner}", person=user.id)
    return outcome
