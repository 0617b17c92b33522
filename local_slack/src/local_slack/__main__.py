"""Run a local Slack in a process of its own: `python -m local_slack manifest.yml`."""

import argparse
import json
import signal
import sys
from datetime import datetime
from pathlib import Path

from local_slack.app.manifest import AppConfig
from local_slack.driver.local_slack import LocalSlack


def main() -> int:
    """Serve until SIGTERM or Ctrl+C; the first line printed is JSON: addresses, and the app's tokens."""
    parser = argparse.ArgumentParser(prog="python -m local_slack", description=__doc__)
    parser.add_argument("manifest", type=Path, help="the app's manifest")
    parser.add_argument("--port", type=int, default=0, help="default: any free one")
    parser.add_argument("--at", type=datetime.fromisoformat, help="when its clock starts (default: now)")
    options = parser.parse_args()
    stops = {signal.SIGINT, signal.SIGTERM}
    signal.pthread_sigmask(signal.SIG_BLOCK, stops)
    with LocalSlack.start(app=AppConfig.from_file(options.manifest), port=options.port, at=options.at) as slack:
        found = {"url": slack.url, "api_url": slack.api_url, "team_id": slack.team_id}
        tokens = {"bot_token": slack.bot_token, "app_token": slack.app_token}
        sys.stdout.write(json.dumps(found | tokens) + "\n")
        sys.stdout.flush()
        signal.sigwait(stops)
    return 0


if __name__ == "__main__":
    sys.exit(main())
