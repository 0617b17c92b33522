"""Handle slash commands, from what a person types to what they see."""

from local_slack.acts.dispatch import Outcome, channel_name, dispatch
from local_slack.app.manifest import SlashCommand
from local_slack.checks import check_message
from local_slack.errors import SlackError
from local_slack.json_types import Json
from local_slack.model.world import Conversation, User
from local_slack.text import conversion as texts
from local_slack.workspace.app import App
from local_slack.workspace.messages import Content, post, post_ephemeral
from local_slack.workspace.pictures import check_pictures
from local_slack.workspace.workspace import Workspace


async def type_command(
    ws: Workspace, user: User, typed: str, conversation: Conversation, thread_ts: str | None = None
) -> Outcome:
    """Run a slash command as somebody typed it; the outcome says what they saw go wrong."""
    name, _, rest = typed.partition(" ")
    ws.journal.write(f"{user.name} types {typed!r}", channel=conversation.id, person=user.id)
    found = _find(ws, name)
    if found is None:
        return _refused(ws, user, conversation, f"{name} is not a valid command.")
    app, command = found
    if thread_ts is not None:
        return _refused(ws, user, conversation, f"{name} is not supported in threads. Sorry!")
    # Both ways Slack escapes & < >; should_escape decides only whether mentions and links become markup.
    text = rest.strip()
    escaped = texts.resolve(text, ws.world) if command.should_escape else texts.escape(text)
    outcome = await dispatch(app, "slash_commands", _payload(ws, app, user, conversation, name, escaped))
    if outcome.error is None:
        error = _show_answer(ws, app, user, conversation, outcome)
        outcome = Outcome(outcome.origin, error, outcome.payload, outcome.answer)
    if outcome.error is not None:
        _refused(ws, user, conversation, f'{name} failed with the error "{outcome.error}"')
    return outcome


def _find(ws: Workspace, name: str) -> tuple[App, SlashCommand] | None:
    """Return a command and its app: of several apps that have it, the one that was installed last gets it."""
    for app in reversed(ws.apps):
        command = app.config.command(name)
        if command is not None and not app.tokens.uninstalled:
            return app, command
    return None


def _payload(ws: Workspace, app: App, user: User, conversation: Conversation, name: str, text: str) -> Json:
    trigger_id = app.triggers.new(user.id)
    path = app.response_urls.new("commands", user.id, conversation.id, trigger_id)
    return {
        "token": "verification",
        "team_id": ws.world.team_id,
        "team_domain": ws.world.team_domain,
        "channel_id": conversation.id,
        "channel_name": channel_name(conversation),
        "user_id": user.id,
        "user_name": user.name,
        "command": name,
        "text": text,
        "api_app_id": app.id,
        "is_enterprise_install": "false",
        "response_url": ws.url + path,
        "trigger_id": trigger_id,
    }


def _show_answer(ws: Workspace, app: App, user: User, conversation: Conversation, outcome: Outcome) -> str | None:
    answer = outcome.answer
    if not any(answer.get(key) for key in ("text", "blocks", "attachments")):
        return None
    problem = check_message(answer, surface="response")
    if problem is not None:
        return problem.error
    try:
        check_pictures(ws, answer)
    except SlackError as refused:
        return refused.error
    content = Content.from_args(answer)
    if answer.get("response_type") == "in_channel":
        post(ws, conversation, app.bot, content, origin=outcome.origin)
    else:
        post_ephemeral(ws, conversation, app.bot, user, content, origin=outcome.origin)
    return None


def _refused(ws: Workspace, user: User, conversation: Conversation, error: str) -> Outcome:
    """Send Slackbot's words to the person alone: Slackbot, not the app, says that a command went wrong."""
    post_ephemeral(ws, conversation, ws.world.users["USLACKBOT"], user, Content(texts.escape(error)))
    return Outcome(error=error)
