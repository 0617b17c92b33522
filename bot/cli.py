"""Provide the command line: run, demo, doctor, migrate and ideas."""

import argparse
import gc
from collections.abc import Sequence

ABOUT = "A Slack bot that suggests the next useful action each person can take for a customer."
INTERRUPTED = 130
"""The exit code of what Ctrl+C ended, as shells have it."""
SETTINGS_NOTE = "Settings come from the environment and the file .env. See .env.example."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code."""
    # Nothing that is imported is garbage: to look for some takes a fifth of the start.
    gc.disable()
    options = _parser().parse_args(arguments)
    if options.command == "demo":
        print("Starting the demo …", flush=True)
    try:
        # It takes a second to import, for which neither help nor a typo has to wait.
        from bot.commands import execute  # noqa: PLC0415  see above

        return execute(options)
    except KeyboardInterrupt:  # before anything has begun that would have to be ended in order
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cx-help", description=ABOUT, epilog=SETTINGS_NOTE)
    parser.add_argument("--env-file", metavar="FILE", help="read settings from FILE (default: .env)")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="run the bot in Slack", description="Run the bot until it is stopped.")
    run.set_defaults(command="run")
    demo = commands.add_parser(
        "demo",
        help="try the bot in the browser, without Slack",
        description="Run the bot in a local Slack with made-up colleagues. Nothing is kept.",
    )
    demo.add_argument("--port", type=_port, help="port of the page (default: 3977, or a free one)")
    demo.set_defaults(command="demo")
    doctor = commands.add_parser(
        "doctor",
        help="check the settings, Slack and the database",
        description="Check everything the bot needs, one line each, and say how to fix what is wrong.",
    )
    doctor.add_argument(
        "--person", metavar="MEMBER_ID", help="send one test message to this Slack member, such as U012ABCDEF"
    )
    doctor.set_defaults(command="doctor")
    migration = commands.add_parser(
        "migrate",
        help="update the database",
        description="Create or update the tables. `run` does this, too.",
    )
    migration.set_defaults(command="migrate")
    ideas = commands.add_parser(
        "ideas",
        help="list the ideas, or check a file of ideas",
        description="List the ideas the bot offers: the built-in ones and those in the CX_IDEAS file.",
    )
    ideas.add_argument("--check", metavar="FILE", help="only check this file of ideas")
    ideas.set_defaults(command="ideas")
    return parser


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:  # noqa: PLR2004  the highest port there is
        raise argparse.ArgumentTypeError(f"{text} is not a port; use a number from 0 to 65535")
    return int(text)
