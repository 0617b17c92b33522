"""Serve all of it over HTTP, in a thread of its own."""
