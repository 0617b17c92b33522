"""Give an app its tokens and take them away, with the events that Slack sends then."""

from local_slack.workspace.app import App
from local_slack.workspace.workspace import Workspace


def revoke(ws: Workspace, app: App, token: str) -> None:
    """Revoke the bot's token or a person's, and notify its app."""
    person = app.tokens.person(token)
    gone = {"oauth": [person] if person else [], "bot": [] if person else [app.bot.id]}
    app.tokens.revoke(token)
    ws.journal.write(f"a token of {app.config.name} is revoked")
    app.events.emit("tokens_revoked", {"type": "tokens_revoked", "tokens": gone})


def uninstall(ws: Workspace, app: App) -> None:
    """Uninstall an app; notify it first."""
    app.events.emit("app_uninstalled", {"type": "app_uninstalled"})
    app.tokens.uninstalled = True
    ws.journal.write(f"{app.config.name} is uninstalled")


def reinstall(ws: Workspace, app: App) -> None:
    """Install an app with the scopes of its manifest; a token that is no longer good is replaced."""
    app.tokens.install(app.config.bot_scopes)
    ws.journal.write(f"{app.config.name} is installed")
