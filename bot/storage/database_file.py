"""Notice when the SQLite file was deleted or replaced while it is open, and put a deleted one back."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.errors import BotError, DatabaseFault, DatabaseUnusable

_MAIN, _LOG, _INDEX = _FILES = ("", "-wal", "-shm")


class DatabaseFile:
    """The file that the connections have open, which may no longer be the one at its path.

    A connection goes on writing into a deleted file or `-wal`, where nobody will find it. A connection opened after the
    file was replaced would mix the new file with the old one's `-wal`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path.absolute()
        self._opened: dict[str, os.stat_result | None] = {}

    def remember(self) -> None:
        """Note which files are open; call this after each new connection."""
        if not self.is_lost():
            self._opened = {suffix: self._found(suffix) for suffix in _FILES}

    def forget(self) -> None:
        """Note that no connection is open any more; SQLite has removed the `-wal` then."""
        self._opened = {}

    def is_lost(self) -> bool:
        """Return whether the open file or its `-wal` is no longer at its path; this takes microseconds."""
        return any(self._is_gone(suffix) for suffix in (_MAIN, _LOG))

    def is_moved(self) -> bool:
        """Return whether the open file itself is no longer at its path."""
        return self._is_gone(_MAIN)

    def check(self) -> None:
        """Raise BotError if the file is lost."""
        if self.is_lost():
            raise BotError(DatabaseUnusable(DatabaseFault.REPLACED))

    def copy(self, connection: sqlite3.Connection) -> Path | None:
        """Copy all that a connection reads from a deleted file, and return where; None if there is another file."""
        if self._path.exists():
            return None
        copy = self._path.with_name(f"{self._path.name}.copy-{os.getpid()}")
        with closing(sqlite3.connect(copy)) as target:
            connection.backup(target)
        return copy

    def give_way(self, copy: Path | None) -> bool:
        """Remove what is left of the lost file, and put its copy at its path; return whether it is there now.

        SQLite would apply a `-wal` that is left to any file at the path. No connection may be open any more.
        """
        for suffix in (_LOG, _INDEX):
            if self._opened[suffix] is not None and not self._is_gone(suffix):
                Path(f"{self._path}{suffix}").unlink()
        if copy is None or self._path.exists():
            return False
        copy.rename(self._path)
        return True

    def _is_gone(self, suffix: str) -> bool:
        opened = self._opened.get(suffix)
        if opened is None:
            return False
        found = self._found(suffix)
        return found is None or not os.path.samestat(opened, found)

    def _found(self, suffix: str) -> os.stat_result | None:
        try:
            return os.stat(f"{self._path}{suffix}")  # noqa: PTH116  half the time of Path.stat
        except FileNotFoundError:
            return None
