"""The command `local-slack`: what it is told, and a local Slack that is set up by that."""
