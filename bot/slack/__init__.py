"""Slack's side: listeners that receive, blocks that show, and the messenger, the only sender."""
