"""Show messages and views as people see them, for tests to look at."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from local_slack import text as texts
from local_slack.errors import CannotDoError
from local_slack.inputs import Control, controls
from local_slack.json_types import Json
from local_slack.posting import said
from local_slack.workspace import Workspace
from local_slack.world import Message, State, View


@dataclass(frozen=True)
class SeenMessage:
    """A message as it was when somebody looked.

    `text` is the top-level text and `says` all that it says, both in plain text as a client shows them. `raw_text` is
    the markup. `pings` are the ids in its mentions, `broadcasts` what it shouts to (`channel`, `here`, `everyone`).
    `warning` is what the person who looks saw going wrong with their last click on it.
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
        buttons=_buttons(found),
        choices=_choices(found),
        metadata=message.metadata,
        warning=warnings.get(by) if by is not None else next(iter(warnings.values()), None),
        edited=message.edited is not None,
        thread_ts=message.thread_ts,
        files=tuple(file for file in message.files if file in ws.world.files),
        by_app=message.by_app,
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
        buttons=_buttons(found),
        choices=_choices(found),
    )


def find_control(
    blocks: list[Json], wanted: str, nth: int | None = None, block: str | None = None
) -> tuple[Control, str | None]:
    """Return the button or menu that somebody means, and the option if their words name one of a menu's.

    Words are a label, an action_id or an option's label. Raise CannotDoError if nothing fits. Raise it also if several
    things do, and neither `nth` (counted from 0) nor the `block`'s id says which.
    """
    found = [control for control in controls(blocks) if block in (None, control.block_id)]
    fitting: list[tuple[Control, str | None]] = []
    for control in found:
        if wanted in (control.label, control.action_id):
            fitting.append((control, None))
        elif any(option["text"]["text"] == wanted for option in control.options):
            fitting.append((control, wanted))
    if not fitting:
        raise CannotDoError(f"nothing to click called {wanted!r}; there is: {(*_buttons(found), *_choices(found))}")
    if len(fitting) > 1 and nth is None:
        raise CannotDoError(f"{len(fitting)} things are called {wanted!r}: say which with nth=")
    return fitting[nth or 0]


def find_input(blocks: list[Json], wanted: str) -> Control:
    """Return the field with that label, block_id or action_id."""
    fields = [control for control in controls(blocks) if control.is_stateful]
    for control in fields:
        if wanted in (control.label, control.block_id, control.action_id):
            return control
    known = ", ".join(repr(control.label or control.block_id) for control in fields)
    raise CannotDoError(f"no field called {wanted!r}; there are: {known}")


def _buttons(found: Iterable[Control]) -> tuple[str, ...]:
    return tuple(control.label for control in found if control.type == "button")


def _choices(found: Iterable[Control]) -> tuple[str, ...]:
    return tuple(option["text"]["text"] for control in found for option in control.options)


def _words(text: Any) -> str | None:  # noqa: ANN401 - JSON
    return str(text["text"]) if isinstance(text, dict) else None
