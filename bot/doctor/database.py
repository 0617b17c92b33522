"""Check the database, and ask it what it knows."""

from collections.abc import Callable, Iterator
from tempfile import TemporaryFile
from typing import TypeVar

from bot.doctor.finding import Finding
from bot.domain.deliveries import Delivery
from bot.errors import BotError, ConfigurationError
from bot.setup_problems import text_of
from bot.storage import deliveries
from bot.storage.damage import refuse_damage, refuse_missing_tables
from bot.storage.database_url import missing_file
from bot.storage.engine import Store
from bot.storage.revisions import is_current, newest_revision, revision_of

_Answer = TypeVar("_Answer")


def check_database(url: str) -> Iterator[Finding]:
    """Yield whether the database opens, is undamaged and up to date."""
    try:
        if _is_to_come(url):
            yield Finding("database", well=True, text="not there yet; run creates it")
            return
        store = Store.open(url)
    except ConfigurationError as error:
        yield Finding("database", well=False, text=text_of(error))
        return
    try:
        yield _damage(store)
        yield _migration(store)
    except BotError as error:
        yield Finding("migration", well=False, text=text_of(error))
    finally:
        store.close()


def _damage(store: Store) -> Finding:
    try:
        refuse_damage(store)
    except BotError as error:
        return Finding("database", well=False, text=text_of(error))
    return Finding("database", well=True, text=f"{store.dialect} opens, is writable and undamaged")


def _is_to_come(url: str) -> bool:
    """Whether the database is a file that can be made but does not exist yet; the doctor leaves it so."""
    missing = missing_file(url)
    if missing is None:
        return False
    try:
        # Only a file made there shows it: the superuser may write to every folder, but not to all file systems.
        with TemporaryFile(dir=missing.parent):
            return True
    except OSError:
        return False


def _migration(store: Store) -> Finding:
    if is_current(store):
        refuse_missing_tables(store)
        return Finding("migration", well=True, text=f"up to date ({newest_revision()})")
    found = revision_of(store)
    if found is None:
        return Finding("migration", well=True, text="the database is empty; run sets it up")
    text = f"at {found}, but {newest_revision()} is the newest: make migrate, or cx-help migrate"
    return Finding("migration", well=False, text=text)


def newest_direct(store: Store, team_id: str) -> Delivery | None:
    """Return the last direct message that was tried, if any."""
    with store.reading() as connection:
        return deliveries.newest_direct(connection, team_id)


def ask_database(url: str, ask: Callable[[Store], _Answer | None]) -> _Answer | None:
    """Return what the database knows; None if it is missing or unreadable, which has its own line."""
    try:
        if _is_to_come(url):
            return None
        store = Store.open(url)
    except BotError:
        return None
    try:
        return ask(store) if is_current(store) else None
    except BotError:
        return None
    finally:
        store.close()
