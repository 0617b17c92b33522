"""Give the app its tokens and take them away, with the events that Slack sends then."""

from local_slack.workspace.workspace import Workspace


def revoke(ws: Workspace, token: str) -> None:
    """Revoke the bot's token or a person's, and notify the app."""
    person = ws.tokens.person(token)
    gone = {"oauth": [person] if person else [], "bot": [] if person else [ws.world.bot.id]}
    ws.tokens.revoke(token)
    ws.journal.write("a token of the app is revoked")
    ws.events.emit("tokens_revoked", {"type": "tokens_revoked", "tokens": gone})


def uninstall(ws: Workspace) -> None:
    """Uninstall the app; notify it first."""
    ws.events.emit("app_uninstalled", {"type": "app_uninstalled"})
    ws.tokens.uninstalled = True
    ws.journal.write("the app is uninstalled")


def reinstall(ws: Workspace) -> None:
    """Install the app with the scopes of its manifest; a token that is no longer good is replaced."""
    ws.tokens.install(ws.app.bot_scopes)
    ws.journal.write("the app is installed")
