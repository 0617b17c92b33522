"""Sends what is owed to Slack."""
