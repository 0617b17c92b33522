"""Decide when a person's nudges come, take their answers, and keep how people want them."""
