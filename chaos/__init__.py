"""Run the bot as processes under faults, and count what is lost, sent twice, late or unanswered."""
