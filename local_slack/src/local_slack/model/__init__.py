"""Hold what exists in a workspace, as plain data."""
