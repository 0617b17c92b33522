"""Read what people type: commands, phrases, times and places."""
