"""Decide which tokens are good, and for what."""

from collections.abc import Iterable

from local_slack.app.scopes import Method
from local_slack.errors import SlackError
from local_slack.model.ids import Ids


class Tokens:
    """The app's two tokens: the bot's, with its scopes, and the app-level one for opening connections."""

    def __init__(self, ids: Ids, scopes: Iterable[str]) -> None:
        self.bot = f"xoxb-1111111111-2222222222-{ids.secret()}"
        self.app = f"xapp-1-{ids.new('A')}-3333333333-{ids.secret()}"
        self.scopes = tuple(scopes)
        self.revoked = False
        self.uninstalled = False

    def granted(self, token: str) -> tuple[str, ...]:
        """Return the scopes of a good token."""
        return self.scopes if token == self.bot else ("connections:write",)

    def check(self, token: str | None, method: Method) -> None:
        """Raise SlackError unless that token may call that method."""
        if not token:
            raise SlackError("not_authed")
        if token not in {self.bot, self.app}:
            raise SlackError("invalid_auth")
        if token == self.bot and self.uninstalled:
            raise SlackError("account_inactive")
        if token == self.bot and self.revoked:
            raise SlackError("token_revoked")
        if method.token != "any" and (method.token == "app") != (token == self.app):  # noqa: S105  a kind
            raise SlackError("not_allowed_token_type")
        self._check_scopes(self.granted(token), method)

    def demand_scope(self, scope: str) -> None:
        """Raise SlackError unless the bot has that very scope."""
        if scope not in self.scopes:
            raise missing_scope([scope], self.scopes)

    @staticmethod
    def _check_scopes(granted: tuple[str, ...], method: Method) -> None:
        if method.scopes and not set(method.scopes) & set(granted):
            raise missing_scope(method.scopes, granted)


def missing_scope(needed: Iterable[str], granted: Iterable[str]) -> SlackError:
    """Return the refusal that names what was needed and what the token has."""
    return SlackError("missing_scope", needed=",".join(needed), provided=",".join(granted))
