"""Show what colleagues know of a customer, and propose the customer of an action."""
