"""Two years of a company in minutes: real use cases on a real database, watched for any broken rule."""
