"""Refuse messages that Slack would not take."""

from typing import Literal

from local_slack.checks import check_message
from local_slack.errors import SlackError
from local_slack.json_types import Json
from local_slack.workspace.pictures import check_pictures
from local_slack.workspace.workspace import Workspace


def check_content(ws: Workspace, args: Json, surface: Literal["message", "update"] = "message") -> None:
    """Raise SlackError if Slack would refuse what these arguments say."""
    problem = check_message(args, surface=surface)
    if problem is not None:
        raise SlackError(problem.error, problem.messages)
    check_pictures(ws, args)
