"""Reviewing stories before a shout-out, where an admin has asked for that."""

from enum import StrEnum


class ReviewVerdict(StrEnum):
    """What the reviewers say of an action that may become a story."""

    OPEN = "open"
    """Nobody has said anything yet; unreviewed by the time of the shout-out it is posted."""
    KEEP = "keep"
    SKIP = "skip"
    """It is not told as a story; its person is in the roll-call like everybody else who acted."""
    ASK = "ask"
    """Its person was asked for an edit; an edit opens it again."""
