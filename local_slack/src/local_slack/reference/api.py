"""List the Web API methods and the events that the local Slack knows."""

from local_slack.app.scopes import EVENTS, METHODS, Method
from local_slack.reference.markdown import code, page, table

_TOKENS = {"bot": "bot", "app": "app-level", "person": "user"}


def methods() -> str:
    """Return the page of methods."""
    return page(
        "Web API methods",
        "Any other method is answered with `unknown_method`, which the transcript and the list of calls show.",
        table(
            ("method", "needs one of these scopes", "token", "calls a minute"),
            (
                (f"`{name}`", code(method.scopes, " ") or "none", _tokens(method), str(method.per_minute))
                for name, method in METHODS.items()
            ),
        ),
        "A channel also takes one post a second, after a short burst; a workspace takes 300 posts a minute.",
    )


def _tokens(method: Method) -> str:
    return " or ".join(_TOKENS[kind] for kind in method.tokens) or "none"


def _event(name: str, scopes: tuple[str, ...]) -> tuple[str, str]:
    return f"`{name}`", code(scopes, " ") or "none"


def events() -> str:
    """Return the page of events."""
    return page(
        "Events",
        "Each is sent if the manifest subscribes to it and the app has one of its scopes. Any other in a manifest "
        "never comes, which is said at start.",
        table(
            ("event", "needs one of these scopes"),
            (_event(name, scopes) for name, scopes in EVENTS.items()),
        ),
    )
