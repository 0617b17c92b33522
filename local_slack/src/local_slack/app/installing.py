"""Ask people to install the app with OAuth: their consent, and the code that the app exchanges for tokens."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from local_slack.app.credentials import Credentials
from local_slack.app.manifest import AppConfig
from local_slack.clock.movable import MovableClock
from local_slack.errors import SlackError
from local_slack.model.ids import Ids

CODE_LIFE = timedelta(minutes=10)


@dataclass(frozen=True)
class Wish:
    """What an app asks for on the page where people install it."""

    redirect_uri: str
    redirect_given: bool
    state: str
    scopes: tuple[str, ...]
    user_scopes: tuple[str, ...]


@dataclass
class Code:
    """One person's consent, until the app exchanges it."""

    wish: Wish
    user: str
    at: datetime
    used: bool = False


class Installing:
    """The wishes that people are asked about, and the codes that came of them."""

    def __init__(self, app: AppConfig, credentials: Credentials, clock: MovableClock, ids: Ids) -> None:
        self._app, self._credentials, self._clock, self._ids = app, credentials, clock, ids
        self._wishes: dict[str, Wish] = {}
        self._codes: dict[str, Code] = {}

    def ask(self, asked: dict[str, str]) -> tuple[str, Wish]:
        """Return what the query of an authorize address asks for, under a name; SlackError if Slack would not ask."""
        if asked.get("client_id") != self._credentials.client_id:
            raise SlackError("invalid_client_id")
        given = asked.get("redirect_uri", "")
        wish = Wish(
            redirect_uri=self._redirect_uri(given),
            redirect_given=bool(given),
            state=asked.get("state", ""),
            scopes=_scopes(asked.get("scope", ""), self._app.bot_scopes),
            user_scopes=_scopes(asked.get("user_scope", ""), self._app.user_scopes),
        )
        if not wish.scopes and not wish.user_scopes:
            raise SlackError("no_scopes")
        name = self._ids.secret()
        self._wishes[name] = wish
        return name, wish

    def asks(self, name: str) -> bool:
        """Return whether a wish of that name waits for an answer."""
        return name in self._wishes

    def answered(self, name: str) -> Wish:
        """Return a wish that somebody answered, once; SlackError if it is unknown."""
        if name not in self._wishes:
            raise SlackError("invalid_request")
        return self._wishes.pop(name)

    def code(self, wish: Wish, user: str) -> str:
        """Return a code for what a person consented to: good once, for ten minutes."""
        code = f"{self._ids.secret()}.{self._ids.secret()}"
        self._codes[code] = Code(wish, user, self._clock.now())
        return code

    def exchange(self, code: str, redirect_uri: str) -> Code:
        """Use a code up; SlackError if it is unknown, used, too old, or for another redirect_uri."""
        known = self._codes.get(code)
        if known is None or self._clock.now() - known.at > CODE_LIFE:
            raise SlackError("invalid_code")
        if known.used:
            raise SlackError("code_already_used")
        if (redirect_uri or known.wish.redirect_given) and redirect_uri != known.wish.redirect_uri:
            raise SlackError("bad_redirect_uri")
        known.used = True
        return known

    def _redirect_uri(self, given: str) -> str:
        """Return where to send the answer: a configured address or one below it; the only one if none is given."""
        configured = self._app.redirect_urls
        if not given and len(configured) == 1:
            return configured[0]
        if not given or "#" in given or not any(_is_at_or_below(given, each) for each in configured):
            raise SlackError("bad_redirect_uri")
        return given


def _scopes(asked: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the scopes in a list; `invalid_scope` if the manifest does not have one."""
    scopes = tuple(scope for scope in asked.replace(" ", ",").split(",") if scope)
    if not set(scopes) <= set(known):
        raise SlackError("invalid_scope")
    return scopes


def _is_at_or_below(given: str, configured: str) -> bool:
    return given == configured or given.startswith((configured.rstrip("/") + "/", configured.rstrip("/") + "?"))
