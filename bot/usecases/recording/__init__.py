"""Actions: recorded, changed, and undone."""
