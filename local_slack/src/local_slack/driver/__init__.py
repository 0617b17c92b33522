"""Drive a local Slack from Python tests."""
