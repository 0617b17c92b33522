"""Read what a person filled in from a form's state; an input block and its element share the field's name."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from bot.slack.listeners.desk import Body


@dataclass(frozen=True, slots=True)
class FormValues:
    """The state of a form; an empty or missing field gives None, or an empty choice."""

    state: Body

    def has(self, field: str) -> bool:
        """Return whether the form has this field; a form opened by an earlier version of the bot may lack it."""
        return field in self.state

    def text(self, field: str) -> str | None:
        """Return what was typed."""
        value = self._element(field).get("value")
        return None if value is None else str(value)

    def option(self, field: str) -> str | None:
        """Return the value of the chosen option."""
        chosen = self._element(field).get("selected_option")
        return None if chosen is None else str(chosen["value"])

    def options(self, field: str) -> tuple[str, ...]:
        """Return the values of all chosen options."""
        return tuple(str(option["value"]) for option in self._element(field).get("selected_options") or ())

    def people(self, field: str) -> tuple[str, ...]:
        """Return the Slack ids of the chosen people."""
        return tuple(self._element(field).get("selected_users") or ())

    def channel(self, field: str) -> str | None:
        """Return the id of the chosen channel."""
        chosen = self._element(field).get("selected_conversation")
        return None if chosen is None else str(chosen)

    def day(self, field: str) -> date | None:
        """Return the chosen day."""
        chosen = self._element(field).get("selected_date")
        return None if chosen is None else date.fromisoformat(chosen)

    def time(self, field: str) -> time | None:
        """Return the chosen time of day."""
        chosen = self._element(field).get("selected_time")
        return None if chosen is None else time.fromisoformat(chosen)

    def _element(self, field: str) -> dict[str, Any]:
        element: dict[str, Any] = self.state.get(field, {}).get(field, {})
        return element


def values_of(body: Body) -> FormValues:
    """Return the values of the submitted form; empty when the payload has none."""
    state = (body.get("view") or {}).get("state") or {}
    return FormValues(state.get("values") or {})
