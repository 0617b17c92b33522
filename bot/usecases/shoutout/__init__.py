"""The weekly shout-out: planned, and answered by colleagues."""
