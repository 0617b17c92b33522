"""Log lines that hold no secret, whoever writes them."""

import logging
import re
import sys
from collections.abc import Iterable
from typing import TextIO

HIDDEN = "…hidden…"
_TOKEN = re.compile(r"(?:xox[a-z]|xapp|xwfp)-[\w-]+")
_TICKET = re.compile(r"(\bticket=)[^&\s\"']+")
_PASSWORD = re.compile(r"(://[^/\s:@]*:)[^/\s@]+(@)")
_HOOK = re.compile(r"(/(?:commands|actions|services)/)[^\s\"']+")

_QUIET = {
    "apscheduler": logging.WARNING,  # tells of every single tick
    "alembic": logging.WARNING,  # tells of every start
    "slack_sdk.web.base_client": logging.CRITICAL,  # tells of each failed call, as those who called do in better words
}


class RedactingFormatter(logging.Formatter):
    """Formats a record, traceback included, and hides every token, ticket, password and response URL in it."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s")
        self._secrets = tuple(secret for secret in secrets if secret)

    def format(self, record: logging.LogRecord) -> str:
        """The line for a record, without secrets."""
        return redact(super().format(record), self._secrets)


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """The text with every secret in it hidden."""
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
    text = _TOKEN.sub(HIDDEN, text)
    text = _TICKET.sub(rf"\1{HIDDEN}", text)
    text = _HOOK.sub(rf"\1{HIDDEN}", text)
    return _PASSWORD.sub(rf"\1{HIDDEN}\2", text)


def configure_logs(level: str, secrets: Iterable[str] = (), stream: TextIO | None = None) -> None:
    """Send log lines from `level` on to `stream` (standard error unless given), redacted."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(RedactingFormatter(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name, least in _QUIET.items():
        logging.getLogger(name).setLevel(max(least, logging.getLevelNamesMapping()[level]))
