"""Name who reads a kind of message."""

from enum import Enum, auto

from bot.domain.nudges import may_be_nudged
from bot.domain.people import Person
from bot.domain.profiles import Standing


class Audience(Enum):
    """Name the readers of a kind of message."""

    MEMBERS = auto()
    """People who may get nudges, so no guests."""
    COLLEAGUES = auto()
    """Everybody with an active account that is not a bot's."""
    ANYBODY = auto()
    """Every active account: it has just written to the bot."""
    CHANNEL = auto()
    """The workspace's channel."""

    def has(self, person: Person) -> bool:
        """Return whether the person is among them."""
        match self:
            case Audience.MEMBERS:
                return may_be_nudged(person)
            case Audience.COLLEAGUES:
                return person.active and person.standing is not Standing.BOT
            case _:
                return person.active
