"""One file for each thing the bot does: it reads the clock once, opens the one unit of work, and calls pure rules."""
