"""Read and write Slack's markup."""
