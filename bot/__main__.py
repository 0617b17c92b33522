"""Run the command line with `python -m bot`."""

import gc
import sys

from bot.cli import main

if __name__ == "__main__":
    # Nothing that is imported is garbage: to look for some takes a fifth of the start.
    gc.disable()
    sys.exit(main())
