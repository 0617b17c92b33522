"""The workspace: its start, its settings and its totals."""
