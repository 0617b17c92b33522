"""Start a workspace, change its settings, and sum up its totals."""
