"""Read the names of people who declined to be featured, once in a transaction."""

from sqlalchemy import Connection

from bot.domain.full_names import FullNames
from bot.storage import people_names
from bot.storage.people import NOT_YET_KNOWN


class DeclinedNames:
    """The names that others do not read in a person's words; read when they are first needed."""

    def __init__(self) -> None:
        self._read: FullNames | None = None

    def hide(self, connection: Connection, workspace_id: int, text: str) -> str:
        """Return a text with "a colleague" in the place of each full name of people who declined."""
        if self._read is None:
            self._read = FullNames(people_names.declined(connection, workspace_id))
        return self._read.replaced(text, NOT_YET_KNOWN)
