"""What each message says, and what makes it follow a change."""
