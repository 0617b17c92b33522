"""Make identifiers as Slack does, a letter for the kind, then capitals and digits; and message times."""

import itertools
from datetime import datetime
from random import Random, SystemRandom

_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"


class Ids:
    """Make identifiers that are unique within one local Slack; the same `seed` makes the same ones."""

    def __init__(self, seed: str | None = None) -> None:
        self._random = SystemRandom() if seed is None else Random(seed)  # noqa: S311  whoever gives a seed wants that
        self._counter = itertools.count(1)
        self._used: set[int] = set()

    def new(self, prefix: str) -> str:
        """Return a fresh identifier such as `U0A1B2C3D4`; counted, so that a transcript reads in order."""
        number = next(self._counter)
        tail = "".join(_ALPHABET[number // len(_ALPHABET) ** place % len(_ALPHABET)] for place in range(3))
        return f"{prefix}0{self._random.randbytes(2).hex().upper()}{tail[::-1]}"

    def secret(self) -> str:
        """Return a part of a ticket, token or address that cannot be guessed, without a seed."""
        return self._random.randbytes(16).hex()

    def ts(self, at: datetime) -> str:
        """Return a message's `ts`: seconds with six decimals, unique even if the clock is moved back."""
        micros = int(at.timestamp() * 1_000_000)
        while micros in self._used:
            micros += 1
        self._used.add(micros)
        return f"{micros // 1_000_000}.{micros % 1_000_000:06d}"
