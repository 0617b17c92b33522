"""Show what colleagues know of a customer."""
