"""Read which database DATABASE_URL names."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import URL, exc, make_url

from bot.errors import ConfigurationError, Problem

_POSTGRES_NAMES = {"postgres", "postgresql", "postgresql+psycopg"}


class UrlFault(StrEnum):
    """What is wrong with the URL as a whole."""

    NO_ADDRESS = "no_address"
    AT_BEFORE_HOST = "at_before_host"
    UNKNOWN_KIND = "unknown_kind"
    NO_PATH = "no_path"
    NO_FILE = "no_file"


@dataclass(frozen=True, slots=True)
class InvalidUrl(Problem):
    """DATABASE_URL names no usable database."""

    fault: UrlFault


@dataclass(frozen=True, slots=True)
class FolderInsteadOfFile(Problem):
    """DATABASE_URL names a folder."""

    path: Path


@dataclass(frozen=True, slots=True)
class MissingFolder(Problem):
    """The folder of the database's file does not exist."""

    path: Path


def parse(url: str) -> URL:
    """Return the parts of the URL; raise ConfigurationError for a bad one."""
    try:
        parsed = make_url(url)
    except (exc.ArgumentError, ValueError):
        raise ConfigurationError(InvalidUrl(UrlFault.NO_ADDRESS)) from None
    if parsed.drivername == "sqlite":
        return _check_file(parsed)
    if parsed.drivername in _POSTGRES_NAMES:
        if "@" in (parsed.host or ""):
            raise ConfigurationError(InvalidUrl(UrlFault.AT_BEFORE_HOST))
        return parsed.set(drivername="postgresql+psycopg")
    raise ConfigurationError(InvalidUrl(UrlFault.UNKNOWN_KIND))


def missing_file(url: str) -> Path | None:
    """Return the SQLite file in `url` if it does not exist; `Store.open` would create it.

    Raise ConfigurationError if the URL names no usable database.
    """
    parsed = parse(url)
    path = Path(parsed.database or "")
    return path if parsed.drivername == "sqlite" and not path.exists() else None


def _check_file(url: URL) -> URL:
    if url.host or url.query:
        raise ConfigurationError(InvalidUrl(UrlFault.NO_PATH))
    if not url.database or url.database == ":memory:":
        raise ConfigurationError(InvalidUrl(UrlFault.NO_FILE))
    path = Path(url.database)
    if path.is_dir():
        raise ConfigurationError(FolderInsteadOfFile(path))
    if not path.parent.is_dir():
        raise ConfigurationError(MissingFolder(path.parent))
    return url
