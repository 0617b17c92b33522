"""Tell people later whether something was saved, when the database fell silent at that very moment."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.errors import BotError, SavingUnknown
from bot.usecases.unit import Context

Tell = Callable[[bool], None]
"""Tells a person whether it was saved."""


@dataclass(frozen=True, slots=True)
class _Doubt:
    transaction: str
    tell: Tell


class Doubts:
    """What the database has not confirmed yet; `settle`, called with every tick, asks again."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._open: list[_Doubt] = []

    def follow(self, problem: BotError, tell: Tell) -> None:
        """Call `tell` once the truth is known, if the problem is that it is not."""
        if isinstance(problem.problem, SavingUnknown):
            self._open.append(_Doubt(problem.problem.transaction, tell))

    def settle(self) -> None:
        """Tell what is known by now; raise BotError if the database is still out of reach."""
        for doubt in tuple(self._open):
            saved = self._context.store.has_committed(doubt.transaction)
            if saved is not None:
                self._open.remove(doubt)
                doubt.tell(saved)
