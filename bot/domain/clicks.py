"""Define what a double click is: its second click must not undo what the first one did."""

from datetime import timedelta

DOUBLE_CLICK = timedelta(seconds=2)
"""How soon after a click another one is part of a double click."""
