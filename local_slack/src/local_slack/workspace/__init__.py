"""Run the workspace: its people, channels, messages and views, with the events that each change raises."""
