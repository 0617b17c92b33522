"""Note, list, take, hand back, drop, and ask about needs."""
