"""Reviewers see stories before they are posted."""
