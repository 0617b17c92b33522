"""Run a local Slack until it is ended."""

import errno
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from local_slack.app.manifest import AppConfig
from local_slack.app.manifest_check import ManifestError
from local_slack.cli.errors import SetupError
from local_slack.cli.options import read_options
from local_slack.cli.setup import start
from local_slack.cli.told import told
from local_slack.server.listening import Listening


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until SIGTERM or Ctrl+C; return the exit code."""
    try:
        options = read_options(arguments)
        apps = [_app(path) for path in options.setup.manifests]
    except SetupError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    stops = {signal.SIGINT, signal.SIGTERM}
    # Blocked before the server's thread starts, which inherits that: only this thread hears them.
    signal.pthread_sigmask(signal.SIG_BLOCK, stops)
    try:
        slack, installed = start(options.setup, apps)
    except OSError as error:
        sys.stderr.write(_why_not(error, options.setup.listening) + "\n")
        return 1
    with slack:
        sys.stdout.write(told(slack, list(zip(apps, installed, strict=True)), as_json=options.as_json))
        sys.stdout.flush()
        signal.sigwait(stops)
    return 0


def _why_not(error: OSError, listening: Listening) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {listening.port} is taken. Choose another with --port, or leave it out for any free one."
    return f"Cannot listen at {listening.host}, port {listening.port}: {os.strerror(error.errno or 0).lower()}."


def _app(path: Path) -> AppConfig:
    try:
        return AppConfig.from_file(path)
    except OSError as error:
        raise SetupError(f"The manifest {path} cannot be read: {error.strerror}.") from error
    except ManifestError as error:
        problems = "".join(f"\n  {each}" for each in error.problems)
        raise SetupError(f"Slack does not take the manifest {path}:{problems}") from error
