"""Answer what the app sends: Web API calls, and answers to a response_url."""
