"""Keep everything in the database, the bot's only memory: tables, types, and plain functions for each noun."""
