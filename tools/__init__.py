"""Help to work in a checkout, before anything is installed: only Python's own library."""
