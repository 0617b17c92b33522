"""Speed, as ratios from one run: two ways of doing the same thing, side by side on the same machine."""
