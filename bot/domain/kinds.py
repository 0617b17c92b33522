"""Define the three kinds of useful action, and what is counted of them."""

from enum import StrEnum


class Kind(StrEnum):
    """The kind of an action; the database and ideas.toml use its value."""

    HELP = "help"
    SOLVE = "solve"
    DELIGHT = "delight"

    @property
    def past(self) -> str:
        """Return the verb with which a person says that they did it."""
        return _PAST[self]


class Counted(StrEnum):
    """What totals count: the actions of each kind, those that a colleague's action inspired, and needs met."""

    HELP = Kind.HELP.value
    SOLVE = Kind.SOLVE.value
    DELIGHT = Kind.DELIGHT.value
    INSPIRED = "inspired"
    MET = "met"


_PAST = {Kind.HELP: "helped", Kind.SOLVE: "solved", Kind.DELIGHT: "delighted"}
