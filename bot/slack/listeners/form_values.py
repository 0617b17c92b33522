"""Reads what a person filled in from a form's state; an input block and its element both bear the field's name."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from bot.slack.listeners.kit import Body


@dataclass(frozen=True, slots=True)
class FormValues:
    """The state of a form; a field that was left empty or is not in the form gives None, or nothing chosen."""

    state: Body

    def has(self, field: str) -> bool:
        """Whether the form has this field; one that an earlier version of the bot opened may lack it."""
        return field in self.state

    def text(self, field: str) -> str | None:
        """What was typed."""
        value = self._element(field).get("value")
        return None if value is None else str(value)

    def option(self, field: str) -> str | None:
        """The value of the chosen option."""
        chosen = self._element(field).get("selected_option")
        return None if chosen is None else str(chosen["value"])

    def options(self, field: str) -> tuple[str, ...]:
        """The values of all chosen options."""
        return tuple(str(option["value"]) for option in self._element(field).get("selected_options") or ())

    def people(self, field: str) -> tuple[str, ...]:
        """The Slack ids of the chosen people."""
        return tuple(self._element(field).get("selected_users") or ())

    def channel(self, field: str) -> str | None:
        """The id of the chosen channel."""
        chosen = self._element(field).get("selected_channel")
        return None if chosen is None else str(chosen)

    def day(self, field: str) -> date | None:
        """The chosen day."""
        chosen = self._element(field).get("selected_date")
        return None if chosen is None else date.fromisoformat(chosen)

    def time(self, field: str) -> time | None:
        """The chosen time of day."""
        chosen = self._element(field).get("selected_time")
        return None if chosen is None else time.fromisoformat(chosen)

    def _element(self, field: str) -> dict[str, Any]:
        element: dict[str, Any] = self.state.get(field, {}).get(field, {})
        return element


def values_of(body: Body) -> FormValues:
    """The values of the form that was sent, none when the payload holds none."""
    state = (body.get("view") or {}).get("state") or {}
    return FormValues(state.get("values") or {})
