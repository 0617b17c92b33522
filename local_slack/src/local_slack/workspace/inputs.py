"""Find interactive elements, and make the state that a person's entries give them."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from local_slack.checks.elements import INTERACTIVE
from local_slack.checks.nesting import blocks_within, elements_of
from local_slack.json_types import Json
from local_slack.model.world import Conversation, State

_KEYS: dict[str, tuple[str, str]] = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "file_input": ("files", "initial_files"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
}
BUTTONS = frozenset({"button", "icon_button", "workflow_button"})
"""What is clicked and offers no choice."""
MULTIPLE = frozenset(kind for kind, (key, _) in _KEYS.items() if key.endswith("s"))


@dataclass(frozen=True)
class Control:
    """One interactive element and the block it is in."""

    block: Json
    element: Json

    @property
    def type(self) -> str:
        """Return the element's type."""
        return str(self.element["type"])

    @property
    def block_id(self) -> str:
        """Return the block's id."""
        return str(self.block["block_id"])

    @property
    def action_id(self) -> str:
        """Return the element's id."""
        return str(self.element["action_id"])

    @property
    def is_input(self) -> bool:
        """Return whether it is an input, which says nothing to the app before the modal is submitted."""
        return bool(self.block["type"] == "input")

    @property
    def is_stateful(self) -> bool:
        """Return whether it holds what the person entered (a button does not)."""
        return self.type in _KEYS

    @property
    def dispatches(self) -> bool:
        """Return whether using it notifies the app at once; a workflow button starts a workflow instead."""
        if self.type == "workflow_button":
            return False
        return not self.is_input or bool(self.block.get("dispatch_action", False))

    @property
    def label(self) -> str:
        """Return the words by which people know it."""
        source = self.block.get("label") if self.is_input else self.element.get("text")
        return str(source["text"]) if source else ""

    @property
    def options(self) -> list[Json]:
        """Return what can be chosen in it, groups flattened; of feedback buttons, both."""
        grouped = [option for group in self.element.get("option_groups", ()) for option in group["options"]]
        thumbs = [self.element[key] for key in ("positive_button", "negative_button") if key in self.element]
        return [*self.element.get("options", ()), *grouped, *thumbs]

    @property
    def key(self) -> str:
        """Return the field of its state that holds what was entered."""
        return _KEYS[self.type][0]

    def offers(self, conversation: Conversation) -> bool:
        """Return whether the filter of a menu of conversations lets this one through."""
        wanted = self.element.get("filter", {})
        bots = conversation.is_im and bool(wanted.get("exclude_bot_users", False))
        return not bots and conversation.kind in wanted.get("include", (conversation.kind,))

    def initial(self, viewing: Conversation | None = None) -> Json:
        """Return its state before the person touched it; `viewing` is the conversation that they look at."""
        key, initial = _KEYS[self.type]
        several = self.type in MULTIPLE
        value: Any = copy.deepcopy(self.element.get(initial, [] if several else None))
        wants_current = self.element.get("default_to_current_conversation") is True and initial not in self.element
        if wants_current and viewing is not None and self.offers(viewing):
            value = [viewing.id] if several else viewing.id
        return {"type": self.type, key: value}


def controls(blocks: list[Json]) -> Iterator[Control]:
    """Return every interactive element of these blocks and of the blocks within them, in order."""
    for block, _ in blocks_within(blocks):
        for element, _ in elements_of(block):
            if element["type"] in INTERACTIVE:
                yield Control(block, element)


def initial_state(blocks: list[Json], kept: State | None = None, viewing: Conversation | None = None) -> State:
    """Return the state of these blocks; entries stay if block_id, action_id and type are the same.

    In modals `viewing` is the conversation behind them, for menus that begin with it.
    """
    state: State = {}
    for control in controls(blocks):
        if not control.is_stateful:
            continue
        before = (kept or {}).get(control.block_id, {}).get(control.action_id)
        keep = before is not None and before["type"] == control.type
        value = before if keep and before is not None else control.initial(viewing)
        state.setdefault(control.block_id, {})[control.action_id] = value
    return state


def entered(state: State, control: Control) -> Any:  # noqa: ANN401 - a string, an option or a list of them
    """Return what the person entered in that control."""
    return state[control.block_id][control.action_id][control.key]
