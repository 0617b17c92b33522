"""Decide which tokens are good, and for what."""

from collections.abc import Iterable
from dataclasses import dataclass

from local_slack.app.scopes import Method, TokenKind
from local_slack.errors import SlackError
from local_slack.model.ids import Ids


@dataclass(frozen=True)
class PersonToken:
    """What a person granted the app to do in their name."""

    user: str
    scopes: tuple[str, ...]


class Tokens:
    """The app's tokens: the bot's, the app-level one for opening connections, and those of people."""

    def __init__(self, ids: Ids, scopes: Iterable[str]) -> None:
        self._ids = ids
        self.bot = self._new("xoxb-1111111111-2222222222")
        self.app = self._new(f"xapp-1-{ids.new('A')}-3333333333")
        self.scopes = tuple(scopes)
        self.revoked = False
        self.uninstalled = False
        self._people: dict[str, PersonToken] = {}
        self._gone: dict[str, str] = {}

    def install(self, scopes: Iterable[str]) -> None:
        """Grant these scopes to the bot, besides those it has; a bot whose token is no longer good gets a new one."""
        if self.uninstalled or self.revoked:
            self._gone[self.bot] = "account_inactive" if self.uninstalled else "token_revoked"
            self.bot, self.scopes = self._new("xoxb-1111111111-2222222222"), ()
            self.uninstalled = self.revoked = False
        self.scopes = _united(self.scopes, scopes)

    def grant(self, user: str, scopes: Iterable[str]) -> tuple[str, PersonToken]:
        """Return a person's token with these scopes, besides those that they granted before."""
        token = next((token for token, granted in self._people.items() if granted.user == user), None)
        earlier = self._people[token].scopes if token else ()
        token = token or self._new("xoxp-1111111111-2222222222-4444444444")
        self._people[token] = PersonToken(user, _united(earlier, scopes))
        return token, self._people[token]

    def revoke(self, token: str) -> None:
        """Make a good token of the bot or of a person useless."""
        if token == self.bot:
            self.revoked = True
        elif self._people.pop(token, None):
            self._gone[token] = "token_revoked"

    def kind(self, token: str | None) -> TokenKind | None:
        """Return what kind of token this is; None if it never was one, or is no longer."""
        kinds: dict[str, TokenKind] = {self.bot: "bot", self.app: "app"}
        return "person" if token in self._people else kinds.get(token or "")

    def gave(self, token: str | None) -> bool:
        """Return whether this is one of the app's tokens, good or no longer."""
        return self.kind(token) is not None or token in self._gone

    def person(self, token: str | None) -> str | None:
        """Return whose token this is, or None if it is no person's."""
        granted = self._people.get(token or "")
        return granted.user if granted else None

    def granted(self, token: str | None) -> tuple[str, ...]:
        """Return the scopes of a good token."""
        if token in self._people:
            return self._people[token].scopes
        return self.scopes if token == self.bot else ("connections:write",)

    def check(self, token: str | None, method: Method) -> None:
        """Raise SlackError unless that token may call that method."""
        if not token:
            raise SlackError("not_authed")
        kind = self.kind(token)
        if kind is None:
            raise SlackError(self._gone.get(token, "invalid_auth"))
        if kind == "bot" and self.uninstalled:
            raise SlackError("account_inactive")
        if kind == "bot" and self.revoked:
            raise SlackError("token_revoked")
        if kind not in method.tokens:
            raise SlackError("not_allowed_token_type")
        granted = self.granted(token)
        if method.scopes and not set(method.scopes) & set(granted):
            raise missing_scope(method.scopes, granted)

    def demand_scope(self, scope: str) -> None:
        """Raise SlackError unless the bot has that very scope."""
        if scope not in self.scopes:
            raise missing_scope([scope], self.scopes)

    def _new(self, start: str) -> str:
        return f"{start}-{self._ids.secret()}"


def missing_scope(needed: Iterable[str], granted: Iterable[str]) -> SlackError:
    """Return the refusal that names what was needed and what the token has."""
    return SlackError("missing_scope", needed=",".join(needed), provided=",".join(granted))


def _united(earlier: Iterable[str], later: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*earlier, *later]))
