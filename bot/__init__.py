"""The Slack bot that answers: what is the next useful action I can take for a customer?"""
