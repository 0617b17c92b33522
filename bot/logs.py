"""Write log lines without secrets, ours and those of libraries."""

import logging
import re
import sys
from collections.abc import Iterable
from typing import TextIO

from bot.quiet_logs import OncePerMinute

HIDDEN = "…hidden…"
_TOKEN = re.compile(r"(?:xox[a-z]|xapp|xwfp)-[\w-]+")
_TICKET = re.compile(r"(\bticket=)[^&\s\"']+")
# Keep the example in the explanation of DATABASE_URL.
_PASSWORD = re.compile(r"(://(?!user:password@)[^/\s:@]*:)[^/\s@]+(@)")
# In JSON, in a printed dict (both also inside another string), and in a form or a URL.
_FIELD = re.compile(r"""(\\*["'](?:token|trigger_id)\\*["']\s*:\s*\\*["']|\b(?:token|trigger_id)=)[^\s"'&\\]+""")
# PostgreSQL quotes the whole row that it refuses, with everything a person typed.
_ROW = re.compile(r"(Failing row contains )\(.*?\)\.$", re.DOTALL | re.MULTILINE)
_HOOK = re.compile(r"(/(?:commands|actions|services)/)[^\s\"']+")

_QUIET = {
    "apscheduler": logging.WARNING,  # logs every single tick
    "alembic": logging.WARNING,  # logs every start
    "slack_sdk.web.base_client": logging.CRITICAL,  # logs each failed call, which its callers log in better words
}
_OWN = "bot."
_LONG = 6
"""Secrets of this many letters or more are hidden everywhere; a shorter one would hide half of all words."""


def is_fit_to_keep(record: logging.LogRecord) -> bool:
    """Whether a record is ours, or at least INFO: below that, libraries log all that they send and receive.

    Bolt gives each of its loggers the root's level, so a level set on them would not last.
    """
    return record.levelno >= logging.INFO or record.name.startswith(_OWN)


class RedactingFormatter(logging.Formatter):
    """Format records and tracebacks without tokens, tickets, passwords, response ids and rows."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s")
        self._secrets = tuple(secrets)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line for a record, without secrets."""
        return redact(super().format(record), self._secrets)


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """Return the text with every secret in it hidden."""
    for secret in secrets:
        if len(secret) >= _LONG:
            text = text.replace(secret, HIDDEN)
        elif secret:
            text = text.replace(f":{secret}@", f":{HIDDEN}@")
    text = _TOKEN.sub(HIDDEN, text)
    for pattern in (_TICKET, _FIELD, _ROW, _HOOK):
        text = pattern.sub(rf"\1{HIDDEN}", text)
    return _PASSWORD.sub(rf"\1{HIDDEN}\2", text)


def configure_logs(level: str, secrets: Iterable[str] = (), stream: TextIO | None = None) -> None:
    """Send log lines of `level` and above, redacted, to `stream`, by default standard error.

    Libraries log from INFO on. A cause of trouble is logged once a minute.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(RedactingFormatter(secrets))
    handler.addFilter(is_fit_to_keep)
    handler.addFilter(OncePerMinute())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name, least in _QUIET.items():
        logging.getLogger(name).setLevel(max(least, logging.getLevelNamesMapping()[level]))
