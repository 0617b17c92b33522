"""Run a local Slack in a process of its own: `python -m local_slack`, or `local-slack`."""

import sys

from local_slack.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
