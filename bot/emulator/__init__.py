"""A local Slack for the demo and the tests."""
