"""Build messages and views for Slack, as plain dicts, from what use cases return."""
