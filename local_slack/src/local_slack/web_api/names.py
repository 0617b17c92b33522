"""Check the names that apps give to channels."""

from local_slack.checks.names import wrong_channel_name
from local_slack.errors import SlackError
from local_slack.web_api.args import Args
from local_slack.workspace.workspace import Workspace


def new_channel_name(ws: Workspace, args: Args) -> str:
    """Return the name for a channel; the error names what is wrong with it."""
    name = args.text("name")
    problem = wrong_channel_name(name)
    if problem is not None:
        raise SlackError(problem)
    if ws.world.conversation_named(name) is not None:
        raise SlackError("name_taken")
    return name
