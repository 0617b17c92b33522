"""Write the reference pages into a folder: `python -m local_slack.reference local_slack/docs`."""

import sys
from pathlib import Path

from local_slack.reference.pages import PAGES


def main(arguments: list[str]) -> int:
    """Write each page; return the exit code."""
    if len(arguments) != 1:
        sys.stderr.write("Say which folder: python -m local_slack.reference local_slack/docs\n")
        return 2
    for name, page in PAGES.items():
        (Path(arguments[0]) / name).write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
