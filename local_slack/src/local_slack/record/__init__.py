"""Keep what happened, for people and tests to look at."""
