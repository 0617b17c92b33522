"""Meet people, and keep their settings, show their history and their App Home."""
