"""Read which database DATABASE_URL names."""

from pathlib import Path

from sqlalchemy import URL, exc, make_url

from bot.errors import ConfigurationError

_HOW_TO_NAME = (
    "Use a file, such as sqlite:////var/lib/cx-help/bot.db, "
    "or a PostgreSQL server, such as postgresql://user:password@host/database."
)
_POSTGRES_NAMES = {"postgres", "postgresql", "postgresql+psycopg"}


def parse(url: str) -> URL:
    """Return the parts of the URL; raise ConfigurationError, with what to write instead, for a bad one."""
    try:
        parsed = make_url(url)
    except (exc.ArgumentError, ValueError):
        raise ConfigurationError(f"DATABASE_URL is not a database address. {_HOW_TO_NAME}") from None
    if parsed.drivername == "sqlite":
        return _check_file(parsed)
    if parsed.drivername in _POSTGRES_NAMES:
        if "@" in (parsed.host or ""):
            raise ConfigurationError("The password in DATABASE_URL contains an @. Write it as %40.")
        return parsed.set(drivername="postgresql+psycopg")
    raise ConfigurationError(f"DATABASE_URL names a kind of database that I can't use. {_HOW_TO_NAME}")


def missing_file(url: str) -> Path | None:
    """Return the SQLite file in `url` if it does not exist; `Store.open` would create it.

    Raise ConfigurationError if the URL names no usable database.
    """
    parsed = parse(url)
    path = Path(parsed.database or "")
    return path if parsed.drivername == "sqlite" and not path.exists() else None


def _check_file(url: URL) -> URL:
    if url.host or url.query:
        raise ConfigurationError(f"DATABASE_URL is not the path of a SQLite file. {_HOW_TO_NAME}")
    if not url.database or url.database == ":memory:":
        raise ConfigurationError(
            f"DATABASE_URL names no file, and a database in memory forgets everything. {_HOW_TO_NAME}"
        )
    path = Path(url.database)
    if path.is_dir():
        raise ConfigurationError(f"DATABASE_URL names the folder {path}. Add a file name: {path}/bot.db.")
    if not path.parent.is_dir():
        raise ConfigurationError(
            f"The database's folder {path.parent} does not exist. Create it or change DATABASE_URL."
        )
    return url
