"""Define the shape of JSON between Slack and an app."""

from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
"""A JSON object; its values are whatever Slack's documentation says they are."""
