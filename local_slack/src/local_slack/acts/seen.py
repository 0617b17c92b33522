"""Show messages and views as people see them, for tests to look at."""

import re
from dataclasses import dataclass
from typing import Any

from local_slack.acts.finding import buttons, choices
from local_slack.json_types import Json
from local_slack.model.world import Message, State, View
from local_slack.text import conversion as texts
from local_slack.workspace.inputs import controls
from local_slack.workspace.messages import said
from local_slack.workspace.workspace import Workspace


@dataclass(frozen=True)
class SeenMessage:
    """A message as it was when somebody looked.

    `text` is the top-level text and `says` all that it says, both in plain text as a client shows them. `raw_text` is
    the markup. `pings` are the ids in its mentions, `broadcasts` what it shouts to (`channel`, `here`, `everyone`).
    `warning` is what the person who looks saw going wrong with their last click on it. `reactions` are the ids of who
    reacted, by emoji.
    """

    ts: str
    channel: str
    user: str
    text: str
    raw_text: str
    says: str
    blocks: list[Json]
    ephemeral: bool
    pings: tuple[str, ...]
    broadcasts: tuple[str, ...]
    buttons: tuple[str, ...]
    choices: tuple[str, ...]
    metadata: Json | None
    warning: str | None
    edited: bool
    thread_ts: str | None
    files: tuple[str, ...]
    by_app: bool
    reactions: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class SeenView:
    """A modal or Home tab as it was when somebody looked; `errors` are by block_id."""

    id: str
    type: str
    title: str
    says: str
    blocks: list[Json]
    callback_id: str
    private_metadata: str
    state: State
    errors: dict[str, str]
    warning: str | None
    submit_label: str | None
    close_label: str | None
    hash: str
    buttons: tuple[str, ...]
    choices: tuple[str, ...]


def see_message(ws: Workspace, message: Message, by: str | None = None) -> SeenMessage:
    """Return how a message looks now, to that person (or to nobody in particular)."""
    warnings = message.warnings
    found = list(controls(message.blocks))
    return SeenMessage(
        ts=message.ts,
        channel=message.channel,
        user=message.user,
        text=texts.shown(message.text, ws.world),
        raw_text=message.text,
        says=said(ws, message),
        blocks=message.blocks,
        ephemeral=message.ephemeral_to is not None,
        pings=message.pings,
        broadcasts=message.broadcasts,
        buttons=buttons(found),
        choices=choices(found),
        metadata=message.metadata,
        warning=warnings.get(by) if by is not None else next(iter(warnings.values()), None),
        edited=message.edited is not None,
        thread_ts=message.thread_ts,
        files=tuple(file for file in message.files if file in ws.world.files),
        by_app=message.by_app,
        reactions={name: tuple(users) for name, users in message.reactions.items()},
    )


def see_view(ws: Workspace, view: View) -> SeenView:
    """Return how a view looks now."""
    content = view.content
    found = list(controls(content["blocks"]))
    title = _words(content.get("title")) or ""
    return SeenView(
        id=view.id,
        type=content["type"],
        title=title,
        says="\n".join(part for part in (title, *texts.texts_shown(content["blocks"], ws.world)) if part),
        blocks=content["blocks"],
        callback_id=content.get("callback_id", ""),
        private_metadata=content.get("private_metadata", ""),
        state={block: dict(values) for block, values in view.state.items()},
        errors=dict(view.errors),
        warning=view.warning,
        submit_label=_words(content.get("submit")),
        close_label=_words(content.get("close")),
        hash=view.hash,
        buttons=buttons(found),
        choices=choices(found),
    )


def says(said: str, wanted: str) -> bool:
    """Return whether a text has that part, or matches that regular expression."""
    if wanted in said:
        return True
    try:
        return re.search(wanted, said) is not None
    except re.error:
        return False


def _words(text: Any) -> str | None:  # noqa: ANN401 - JSON
    return str(text["text"]) if isinstance(text, dict) else None
