"""Let reviewers see stories before they are posted."""
