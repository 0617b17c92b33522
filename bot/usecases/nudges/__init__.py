"""A person's nudges: when they come, how they are answered, and how people want them."""
