"""Define drafts: texts that the bot has not recorded, kept for their person to decide about."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.reading.past_days import past_day_in
from bot.domain.text import spoken

KEPT_FOR = timedelta(days=14)
"""How long a draft is kept: what people see only once must still be there a day later, but not for ever."""


class DraftKind(StrEnum):
    """Say what the text seems to be, which decides the buttons under it."""

    NEED = "need"
    """A customer waits, lacks something, cannot do something or is angry."""
    PLAN = "plan"
    """Something the person will do."""
    REQUEST = "request"
    """About nudges or settings, but unclear or more than the bot can do."""
    QUESTION = "question"
    CHATTER = "chatter"
    INCOMPLETE = "incomplete"
    """An act without what it was, such as `i helped`."""
    REPEATED = "repeated"
    """What the person recorded before, on the same day."""
    TYPO = "typo"
    """Nearly a command."""
    OTHER_LANGUAGE = "other_language"
    """Not English, from a person who has not said yet whether to record such texts."""
    MESSAGE = "message"
    """An action or a need, written to the bot in a direct message."""
    UNCLEAR = "unclear"
    INSULTING = "insulting"
    """It insults people, or swears, and does not plainly say what was done."""


ANSWERED = frozenset({DraftKind.QUESTION, DraftKind.CHATTER, DraftKind.REPEATED, DraftKind.TYPO, DraftKind.INSULTING})
"""Kinds that the answer itself deals with, so that no list brings them up again; their buttons work all the same."""

READ_FOR_INSULTS = frozenset({DraftKind.NEED, DraftKind.MESSAGE, DraftKind.UNCLEAR})
"""Kinds whose words one click would show to colleagues."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that was typed and not recorded; `text` is as stored. `settled_at` is when a click said what to do."""

    id: int
    workspace_id: int
    person_id: int
    kind: DraftKind
    text: str
    typed_at: datetime
    settled_at: datetime | None


def day_done(kind: DraftKind, text: str, typed_on: date, today: date) -> date:
    """Return the day to record for a draft: the one that its text names, or else the one on which it was typed.

    It is today for a plan, which came before.
    """
    if kind is DraftKind.PLAN:
        return today
    return past_day_in(spoken(text), min(typed_on, today)) or min(typed_on, today)
