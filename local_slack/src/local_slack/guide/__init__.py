"""Guide whoever opens the page: steps to take, each with the words by which it is known to be done."""
