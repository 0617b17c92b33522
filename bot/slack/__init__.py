"""Connect to Slack: listeners receive, blocks show, and the messenger is the only sender."""
