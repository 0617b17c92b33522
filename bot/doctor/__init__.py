"""Check everything that the bot needs, and say how to fix what is wrong."""
