"""Know the app that is tried: its manifest, what it may do, and what Slack handed out to it."""
