"""Implement the Web API's methods, by family.

Each takes the workspace and the arguments, and returns the response's body.
"""

from collections.abc import Callable, Mapping

from local_slack.json_types import Json
from local_slack.web_api.args import Args
from local_slack.web_api.methods import (
    basics,
    channels,
    chat,
    conversations,
    files,
    history,
    oauth,
    pins,
    reactions,
    scheduled,
    users,
    views,
)
from local_slack.workspace.workspace import Workspace

__all__ = ["HANDLERS", "Args"]

Handler = Callable[[Workspace, Args], Json]

HANDLERS: Mapping[str, Handler] = {
    **basics.METHODS,
    **channels.METHODS,
    **chat.METHODS,
    **conversations.METHODS,
    **files.METHODS,
    **history.METHODS,
    **oauth.METHODS,
    **pins.METHODS,
    **reactions.METHODS,
    **scheduled.METHODS,
    **users.METHODS,
    **views.METHODS,
}
