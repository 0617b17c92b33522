"""Run the demo: the bot against a local Slack with invented colleagues."""
