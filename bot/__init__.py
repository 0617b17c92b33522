"""A Slack bot that offers each employee the next useful action they can take for a customer."""
