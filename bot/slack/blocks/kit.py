"""What all builders share."""

from dataclasses import dataclass
from typing import Any

Block = dict[str, Any]
View = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """A message for Slack: `text` says everything that the blocks say, for screen readers read it alone."""

    text: str
    blocks: list[Block]
