"""Cut the power of a machine with a SQLite file on it: what was being written is torn."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Self

from chaos.databases import SqliteFile

_HEADER = 32
_FRAME_HEADER = 24
_SALTS = slice(16, 24)
_BACKFILLED = slice(96, 100)
"""Where the log's index says how many frames are in the file itself; SQLite syncs the log before it copies them."""


@dataclass(frozen=True)
class Log:
    """A write-ahead log as it is on the disk: where its last commit ends, and from where on it may be cut."""

    path: Path
    size: int
    committed: int
    backfilled: int

    @classmethod
    def of(cls, database: SqliteFile) -> Self | None:
        """Read the log of a file that nobody has open; None if it is empty."""
        path = database.beside("-wal")
        content = path.read_bytes() if path.exists() else b""
        if len(content) <= _HEADER:
            return None
        frame = _FRAME_HEADER + int.from_bytes(content[8:12])
        committed = _HEADER
        for start in range(_HEADER, len(content) - frame + 1, frame):
            if content[start + 8 : start + 16] != content[_SALTS]:
                break  # what is left of an earlier round
            if content[start + 4 : start + 8] != bytes(4):
                committed = start + frame
        copied = int.from_bytes(database.beside("-shm").read_bytes()[_BACKFILLED], "little")
        return cls(path, len(content), committed, _HEADER + copied * frame)

    def tear(self, rng: Random) -> None:
        """Leave what is committed, which was synced before it was acknowledged, and nonsense after it."""
        with self.path.open("r+b") as file:
            file.truncate(self.committed)
            file.seek(self.committed)
            file.write(rng.randbytes(rng.randrange(10_000)))


def problems_of_cuts(database: SqliteFile, log: Log, rng: Random, folder: Path) -> list[str]:
    """Cut copies of the log anywhere, as a disk that does not sync would; return what is wrong with what is left.

    It must be an earlier state: whole, and with the first so many actions.
    """
    problems = []
    full = _actions(database.copy(folder / "full.sqlite3"))
    for _ in range(3):
        copy = database.copy(folder / "cut.sqlite3")
        at = rng.randint(min(log.backfilled, log.size), log.size)
        with copy.beside("-wal").open("r+b") as file:
            file.truncate(at)
        left = _actions(copy)
        if left != full[: len(left)]:
            problems.append(f"the log cut at byte {at} of {log.size} leaves {left[-1:]}")
    return problems


def _actions(database: SqliteFile) -> list[tuple[int, str]]:
    with closing(sqlite3.connect(database.path)) as connection:
        ((verdict,),) = connection.execute("PRAGMA integrity_check").fetchall()
        # Without the table it is from before the first migration.
        ((tables,),) = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'actions'").fetchall()
        kept = connection.execute("SELECT id, text FROM actions ORDER BY id").fetchall() if tables else []
    for suffix in ("", "-wal", "-shm"):
        database.beside(suffix).unlink(missing_ok=True)
    return kept if verdict == "ok" else [(0, str(verdict))]
