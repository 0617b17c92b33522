"""List the pages of the reference by the names of their files."""

from collections.abc import Callable, Mapping

from local_slack.reference.api import events, methods
from local_slack.reference.blocks import blocks
from local_slack.reference.driver import driver
from local_slack.reference.routes import routes

PAGES: Mapping[str, Callable[[], str]] = {
    "methods.md": methods,
    "events.md": events,
    "blocks.md": blocks,
    "routes.md": routes,
    "driver.md": driver,
}
