"""Move time: a clock that jumps, stops at what is due, and is followed by other processes."""
