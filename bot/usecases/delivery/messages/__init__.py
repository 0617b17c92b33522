"""The kinds of messages, one file per family."""
