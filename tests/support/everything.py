"""How much the tests try: a good part each time, all of it with `make test-all`."""

import os

EVERYTHING = os.environ.get("TEST_ALL", "") not in {"", "0"}
"""Whether every zone and year is walked through, and every use case runs on both databases."""
