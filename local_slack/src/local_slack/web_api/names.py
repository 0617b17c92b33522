"""Check the names that apps give to channels."""

from local_slack.checks import limits
from local_slack.errors import SlackError
from local_slack.web_api.args import Args
from local_slack.workspace.workspace import Workspace


def new_channel_name(ws: Workspace, args: Args) -> str:
    """Return the name for a channel; the error names what is wrong with it."""
    name = args.text("name")
    if not name:
        raise SlackError("invalid_name_required")
    if len(name) > limits.CHANNEL_NAME:
        raise SlackError("invalid_name_maxlength")
    if not all((letter.isalnum() and letter == letter.lower()) or letter in "-_" for letter in name):
        raise SlackError("invalid_name_specials")
    if not any(letter.isalnum() for letter in name):
        raise SlackError("invalid_name_punctuation")
    if ws.world.conversation_named(name) is not None:
        raise SlackError("name_taken")
    return name
