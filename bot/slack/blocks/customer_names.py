"""Show a customer's name, and ask whether something was for the customer that its text names."""

from bot.domain.text import shorten, show_plain, tidy
from bot.slack.blocks.kit import button, plain
from bot.slack.blocks.parts import Part
from bot.slack.ids import Act

_QUOTED = 60


def customer_name(customer: str, limit: int) -> str:
    """Return a customer's name on one line, for plain text; never empty."""
    return shorten(show_plain(tidy(customer), {}), limit) or "…"


def confirm_customer(proposed: str | None, act: Act, row: int) -> list[Part]:
    """Ask whether the action or need in this row is for the proposed customer; empty if none is proposed."""
    if proposed is None:
        return []
    asked = customer_name(proposed, _QUOTED)
    return [plain(f"For {asked}?", button(f"Yes, for {asked}", act, f"{proposed}:{row}"))]
