"""Define the three kinds of useful action."""

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


_PAST = {Kind.HELP: "helped", Kind.SOLVE: "solved", Kind.DELIGHT: "delighted"}
