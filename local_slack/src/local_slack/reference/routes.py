"""List the routes of the HTTP control API, from the functions that serve them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from local_slack.control import (
    acting,
    app,
    clock,
    faults,
    history,
    hood,
    messages,
    places,
    profiles,
    request_urls,
    setup,
    waiting,
)
from local_slack.control.arguments import fields
from local_slack.reference.markdown import page, table

_POSTS: Mapping[str, Mapping[str, Callable[..., Any]]] = {
    "What people do": {**acting.DEEDS, **messages.DEEDS},
    "What is known of people": profiles.DEEDS,
    "What is added": setup.DEEDS,
    "Channels": places.DEEDS,
    "The app": {**app.DEEDS, **request_urls.DEEDS},
    "What goes wrong": {**faults.DEEDS, **hood.DEEDS},
    "The clock": clock.DEEDS,
}

_EXAMPLE = " with its offset, such as 2026-11-20T09:00:00+00:00"


def routes() -> str:
    """Return the page of routes."""
    posts = [part for title, deeds in _POSTS.items() for part in (f"## {title}", _table("/_/", deeds, "body"))]
    return page(
        "Routes of the HTTP control API",
        "[http.md](http.md) says how to use them. Keys in brackets may be left out. A person or a conversation is an "
        "id or a name; an instant has its offset, such as `2026-11-20T09:00:00+00:00`.",
        *[part.replace("## ", "## POST: ", 1) if part.startswith("## ") else part for part in posts],
        "## GET: what is there and what happened",
        _table("/_/", {**history.READINGS, **hood.READINGS}, "query"),
        "## GET: waiting",
        "Each of these answers as soon as it is so, with what was `found`; or after `within` seconds (30 unless given) "
        "with `ok` false, a sentence and the transcript's `lines`.",
        _table("/_/wait?for=", waiting.CONDITIONS, "query"),
    )


def _table(prefix: str, functions: Mapping[str, Callable[..., Any]], takes: str) -> str:
    rows = ((f"`{prefix}{name}`", "<br>".join(_keys(of)), _does(of)) for name, of in functions.items())
    return table(("path", takes, "does"), rows)


def _keys(function: Callable[..., Any]) -> Iterator[str]:
    for field in fields(function).values():
        key = f"[`{field.key}`]" if field.optional else f"`{field.key}`"
        yield f"{key}: {field.takes.replace(', by id or name', '').replace(_EXAMPLE, '')}"


def _does(function: Callable[..., Any]) -> str:
    return " ".join((function.__doc__ or "").split())
