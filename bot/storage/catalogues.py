"""Store each catalogue of ideas that offers were drawn from, under its digest."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.storage.tables import catalogues


def keep_catalogue(connection: Connection, digest: str, ideas: list[dict[str, Any]], now: datetime) -> None:
    """Keep a catalogue under its digest, unless another replica has just done so."""
    values = {"digest": digest, "ideas": ideas, "first_used_at": now}
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    connection.execute(dialect.insert(catalogues).values(**values).on_conflict_do_nothing())


def is_catalogue_kept(connection: Connection, digest: str) -> bool:
    """Return whether the catalogue with this digest is kept."""
    return connection.execute(_IS_KEPT, {"digest": digest}).first() is not None


def find_catalogue(connection: Connection, digest: str) -> list[dict[str, Any]] | None:
    """Return the kept ideas of the catalogue with this digest."""
    found: list[dict[str, Any]] | None = connection.execute(
        select(catalogues.c.ideas).where(catalogues.c.digest == digest)
    ).scalar_one_or_none()
    return found


# Built once: building takes SQLAlchemy longer than running, and every nudge or answer runs this one.
_IS_KEPT = select(catalogues.c.digest).where(catalogues.c.digest == bindparam("digest"))
