"""What may be wrong with what the command is told."""


class SetupError(Exception):
    """A workspace that cannot be set up; the text says what is wrong, and what to do."""
