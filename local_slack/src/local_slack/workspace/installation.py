"""Give the app its tokens and take them away, with the events that Slack sends then."""

from local_slack.workspace.workspace import Workspace


def revoke(ws: Workspace, token: str) -> None:
    """Revoke the bot's token or a person's, and notify the app."""
    person = ws.app.tokens.person(token)
    gone = {"oauth": [person] if person else [], "bot": [] if person else [ws.app.bot.id]}
    ws.app.tokens.revoke(token)
    ws.journal.write("a token of the app is revoked")
    ws.app.events.emit("tokens_revoked", {"type": "tokens_revoked", "tokens": gone})


def uninstall(ws: Workspace) -> None:
    """Uninstall the app; notify it first."""
    ws.app.events.emit("app_uninstalled", {"type": "app_uninstalled"})
    ws.app.tokens.uninstalled = True
    ws.journal.write("the app is uninstalled")


def reinstall(ws: Workspace) -> None:
    """Install the app with the scopes of its manifest; a token that is no longer good is replaced."""
    ws.app.tokens.install(ws.app.config.bot_scopes)
    ws.journal.write("the app is installed")
