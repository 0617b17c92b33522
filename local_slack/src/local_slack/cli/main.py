"""Run a local Slack until it is ended."""

import errno
import json
import os
import signal
import sys
from collections.abc import Sequence

from local_slack.app.manifest import AppConfig
from local_slack.cli.errors import SetupError
from local_slack.cli.options import Options, read_options
from local_slack.cli.setup import Setup, start
from local_slack.driver.local_slack import LocalSlack
from local_slack.server.listening import Listening


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until SIGTERM or Ctrl+C; return the exit code."""
    try:
        options = read_options(arguments)
        app = _app(options.setup)
    except SetupError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    stops = {signal.SIGINT, signal.SIGTERM}
    # Blocked before the server's thread starts, which inherits that: only this thread hears them.
    signal.pthread_sigmask(signal.SIG_BLOCK, stops)
    try:
        slack = start(options.setup, app)
    except OSError as error:
        sys.stderr.write(_why_not(error, options.setup.listening) + "\n")
        return 1
    with slack:
        sys.stdout.write(_told(slack, app, options))
        sys.stdout.flush()
        signal.sigwait(stops)
    return 0


def _why_not(error: OSError, listening: Listening) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {listening.port} is taken. Choose another with --port, or leave it out for any free one."
    return f"Cannot listen at {listening.host}, port {listening.port}: {os.strerror(error.errno or 0).lower()}."


def _app(setup: Setup) -> AppConfig:
    path = setup.manifest
    if path is None:
        raise SetupError("Say which app: local-slack --manifest manifest.yml")
    try:
        return AppConfig.from_file(path)
    except OSError as error:
        raise SetupError(f"The manifest {path} cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise SetupError(f"{path} is no manifest of a Slack app: {error!r}") from error


def _told(slack: LocalSlack, app: AppConfig, options: Options) -> str:
    given = {"url": slack.url, "api_url": slack.api_url, "team_id": slack.team_id}
    tokens = {"bot_token": slack.bot_token, "app_token": slack.app_token}
    client = {"client_id": slack.client_id, "client_secret": slack.client_secret}
    if options.as_json:
        return json.dumps(given | tokens | client | {"signing_secret": slack.signing_secret}) + "\n"
    lines = [
        f"# {app.name} is installed in the workspace at {slack.url} (open it in a browser; Ctrl+C ends it).",
        *(f"export {name}={value}" for name, value in slack.environment.items()),
    ]
    return "\n".join(lines) + "\n"
