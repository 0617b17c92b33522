"""Make identifiers as Slack does, a letter for the kind, then capitals and digits; and message times."""

import itertools
import secrets
from datetime import datetime

_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"


class Ids:
    """Make identifiers that are unique within one local Slack."""

    def __init__(self) -> None:
        self._counter = itertools.count(1)
        self._used: set[int] = set()

    def new(self, prefix: str) -> str:
        """Return a fresh identifier such as `U0A1B2C3D4`; counted, so that a transcript reads in order."""
        number = next(self._counter)
        tail = "".join(_ALPHABET[number // len(_ALPHABET) ** place % len(_ALPHABET)] for place in range(3))
        return f"{prefix}0{secrets.token_hex(2).upper()}{tail[::-1]}"

    def secret(self) -> str:
        """Return a part of a ticket, token or address that cannot be guessed."""
        return secrets.token_hex(16)

    def ts(self, at: datetime) -> str:
        """Return a message's `ts`: seconds with six decimals, unique even if the clock is moved back."""
        micros = int(at.timestamp() * 1_000_000)
        while micros in self._used:
            micros += 1
        self._used.add(micros)
        return f"{micros // 1_000_000}.{micros % 1_000_000:06d}"
