"""Record, change and undo actions."""
