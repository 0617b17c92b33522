"""Another replica that is quicker, at the moment when a test needs it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Connection

from bot.storage.engine import Store
from bot.storage.transaction_manners import PATIENCE
from bot.usecases.unit import Context


class _Overtaken(Store):
    """A database in which somebody else writes between what is read and what is written after it."""

    def __init__(self, store: Store, meanwhile: Callable[[], object]) -> None:
        self._store = store
        self._meanwhile: Callable[[], object] | None = meanwhile

    @contextmanager
    def unit(self) -> Iterator[Connection]:
        if self._meanwhile is not None:
            meanwhile, self._meanwhile = self._meanwhile, None
            meanwhile()
        with self._store.unit() as connection:
            yield connection

    @contextmanager
    def reading(self, patience: timedelta = PATIENCE) -> Iterator[Connection]:
        with self._store.reading(patience) as connection:
            yield connection


def overtaken(context: Context, meanwhile: Callable[[], object]) -> Context:
    """A context whose first write transaction begins only after `meanwhile` is done."""
    return replace(context, store=_Overtaken(context.store, meanwhile))
