"""Who people are, their settings, their history and their App Home."""
