"""Name the reasons why something is chosen for a person; a sentence in blocks says each."""

from enum import StrEnum


class Reason(StrEnum):
    """Say why this one was chosen; people see it only while it holds."""

    LONGEST = "longest"
    """No other open need has waited as long."""
    CUSTOMER = "customer"
    """The person did something for the need's customer."""
    TEAM = "team"
    """The colleague who noticed the need or tells the story is on the person's team."""
    ROLE = "role"
    """That colleague has the person's role."""
    ONCE = "once"
    """The person took this on, and is asked about it only once."""
    OWN_ROLE = "own_role"
    """The idea is for the person's role."""
    NO_ROLE = "no_role"
    """The idea is for some role, and the person's is unknown."""
    OTHER_ROLE = "other_role"
    """The idea is for another role, because nothing new is left for the person's own."""
    MORE_OF = "more_of"
    """It is of the kind that the person wants more of."""
    AGAIN = "again"
    """The person has had every idea, so this one comes again."""
