"""Do what the bot does, one file per thing: read the clock once, open the one unit of work, call pure rules."""
