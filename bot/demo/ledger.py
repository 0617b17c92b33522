"""Show under the demo's hood what the bot owes and what it sent."""

from bot.demo.company import CHANNEL
from bot.domain.deliveries import DeliveryStatus
from bot.running import Bot
from bot.usecases.delivery.ledger import LedgerLine
from local_slack import LocalSlack

_COLUMNS = ("message", "to", "status", "tries", "when")


def show_ledger(slack: LocalSlack, bot: Bot) -> None:
    """Let the page show the bot's ledger whenever somebody looks."""
    slack.hood.show_table("What the bot owes and sent", _COLUMNS, lambda: [_row(line) for line in bot.ledger()])


def _row(line: LedgerLine) -> tuple[str, ...]:
    message = line.message
    at = message.sent_at if message.status is DeliveryStatus.SENT else message.next_attempt_at
    what = message.kind.replace("_", " ")
    return what, line.name or f"#{CHANNEL}", message.status.value, str(message.attempts), at.isoformat() if at else ""
