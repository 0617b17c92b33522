"""Log lines that hold no secret, whoever writes them."""

import logging
import re
import sys
from collections.abc import Iterable
from typing import TextIO

HIDDEN = "…hidden…"
_TOKEN = re.compile(r"(?:xox[a-z]|xapp|xwfp)-[\w-]+")
_TICKET = re.compile(r"(\bticket=)[^&\s\"']+")
# Not in the example by which DATABASE_URL is explained.
_PASSWORD = re.compile(r"(://(?!user:password@)[^/\s:@]*:)[^/\s@]+(@)")
# As JSON, as Python shows a dict (both also inside another string), and as a form or a URL has it.
_FIELD = re.compile(r"""(\\*["'](?:token|trigger_id)\\*["']\s*:\s*\\*["']|\b(?:token|trigger_id)=)[^\s"'&\\]+""")
# PostgreSQL quotes the whole row that it refuses, with whatever somebody typed.
_ROW = re.compile(r"(Failing row contains )\(.*?\)\.$", re.DOTALL | re.MULTILINE)
_HOOK = re.compile(r"(/(?:commands|actions|services)/)[^\s\"']+")

_QUIET = {
    "apscheduler": logging.WARNING,  # tells of every single tick
    "alembic": logging.WARNING,  # tells of every start
    "slack_sdk.web.base_client": logging.CRITICAL,  # tells of each failed call, as those who called do in better words
}
_OWN = "bot."
_LONG = 6
"""Letters from which on a secret is hidden wherever it stands; a shorter one would take half of all words with it."""


def is_fit_to_keep(record: logging.LogRecord) -> bool:
    """Whether a record is ours or at least INFO: below it others write down all that they send and receive.

    Bolt gives each of its loggers the root's level, so that no level set on them would hold.
    """
    return record.levelno >= logging.INFO or record.name.startswith(_OWN)


class RedactingFormatter(logging.Formatter):
    """Formats a record, traceback included, and hides every token, ticket, password, id to answer by, and row in it."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s")
        self._secrets = tuple(secrets)

    def format(self, record: logging.LogRecord) -> str:
        """The line for a record, without secrets."""
        return redact(super().format(record), self._secrets)


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """The text with every secret in it hidden."""
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
    """Send log lines from `level` on, redacted, to `stream` (standard error unless given); libraries' from INFO on."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(RedactingFormatter(secrets))
    handler.addFilter(is_fit_to_keep)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name, least in _QUIET.items():
        logging.getLogger(name).setLevel(max(least, logging.getLevelNamesMapping()[level]))
