"""Pure builders: what a use case gave becomes a message or a view for Slack, as plain dicts."""
