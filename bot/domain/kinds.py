"""The three kinds of useful action."""

from enum import StrEnum


class Kind(StrEnum):
    """What an action is; the value is how it is stored and how ideas.toml writes it."""

    HELP = "help"
    SOLVE = "solve"
    DELIGHT = "delight"

    @property
    def past(self) -> str:
        """The verb with which a person says that they did it."""
        return _PAST[self]


_PAST = {Kind.HELP: "helped", Kind.SOLVE: "solved", Kind.DELIGHT: "delighted"}
