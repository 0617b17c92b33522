"""Forms that tests send."""

from datetime import time

from bot.domain.channels import Channel
from bot.usecases.workspace.settings import WorkspaceForm

FORM = WorkspaceForm(
    channel=Channel("CT1", "cx"),
    shoutout=(4, time(15)),
    nudge_time=time(9, 30),
    days=frozenset({0, 1, 2, 3, 4}),
    zone="Europe/London",
    country=None,
    region="",
    away="",
    shares=True,
    slots=5,
    posts_when_quiet=True,
    review=False,
    reviewers=(),
)
