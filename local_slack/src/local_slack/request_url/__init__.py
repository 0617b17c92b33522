"""Send the app signed requests at the URLs in its manifest, as Slack does without Socket Mode."""
