"""Plan the weekly shout-out, and take colleagues' answers to it."""
