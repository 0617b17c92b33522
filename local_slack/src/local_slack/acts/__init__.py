"""Do what people do in Slack's client: type, click, fill in, submit; the app is told, and answers."""
