"""Carry envelopes from Slack to the app, and let that go wrong on order."""
