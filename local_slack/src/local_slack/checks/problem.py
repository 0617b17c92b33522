"""Collect what a check says if Slack would refuse a payload."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Problem:
    """Slack's refusal: its error code, and the lines of its `response_metadata.messages`."""

    error: str
    messages: tuple[str, ...] = ()


@dataclass
class Notes:
    """The faults found in one payload, worded as Slack words them."""

    lines: list[str] = field(default_factory=list)

    def add(self, fault: str, at: str) -> None:
        """Note one fault and the JSON pointer of where it is."""
        self.lines.append(f"[ERROR] {fault} [json-pointer:{at}]")

    def problem(self, error: str) -> Problem | None:
        """Return the refusal for these faults; None without faults."""
        return Problem(error, tuple(self.lines)) if self.lines else None
