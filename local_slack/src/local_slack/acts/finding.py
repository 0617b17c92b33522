"""Find the button, menu or field that a person means by its words."""

from collections.abc import Iterable

from local_slack.errors import CannotDoError
from local_slack.json_types import Json
from local_slack.workspace.inputs import BUTTONS, Control, controls


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
        raise CannotDoError(f"nothing to click called {wanted!r}; there is: {(*buttons(found), *choices(found))}")
    if len(fitting) > 1 and nth is None:
        raise CannotDoError(f"{len(fitting)} things are called {wanted!r}: say which with nth=")
    return fitting[nth or 0]


def find_input(blocks: list[Json], wanted: str) -> Control:
    """Return the field with that label or block_id, or the only one with that action_id."""
    fields = [control for control in controls(blocks) if control.is_stateful]
    for control in fields:
        if wanted in (control.label, control.block_id):
            return control
    named = [control for control in fields if control.action_id == wanted]
    if len(named) > 1:
        raise CannotDoError(f"{len(named)} fields have the action_id {wanted!r}: say which by its label or block_id")
    if named:
        return named[0]
    known = ", ".join(repr(control.label or control.block_id) for control in fields)
    raise CannotDoError(f"no field called {wanted!r}; there are: {known}")


def buttons(found: Iterable[Control]) -> tuple[str, ...]:
    """Return the labels of the buttons among them."""
    return tuple(label for control in found for label in _button_labels(control))


def _button_labels(control: Control) -> list[str]:
    if control.type == "feedback_buttons":
        return [option["text"]["text"] for option in control.options]
    return [control.label] if control.type in BUTTONS else []


def choices(found: Iterable[Control]) -> tuple[str, ...]:
    """Return the labels of everything that can be chosen in them."""
    menus = (control for control in found if control.type != "feedback_buttons")
    return tuple(option["text"]["text"] for control in menus for option in control.options)
