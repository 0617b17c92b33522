"""What became of the edits of messages, by the ledger's rows."""

from collections.abc import Iterable, Mapping
from typing import Any

SHOWN, DUE, GIVEN_UP = "shown", "due", "given up"


def edits_in(rows: Iterable[Mapping[str, Any]], kind: str) -> list[str]:
    """Say of each message of a kind that had to follow a change whether it shows it, will, or never does."""
    return [_state(row) for row in rows if row["kind"] == kind and row["wanted_revision"]]


def _state(row: Mapping[str, Any]) -> str:
    if row["shown_revision"] == row["wanted_revision"]:
        return SHOWN
    return DUE if row["edit_due_at"] else GIVEN_UP
