"""Offer each employee, in Slack, the next useful action they can take for a customer."""
