"""Catches all that no other listener does: Bolt answers it with 404, which in Socket Mode means no ack at all."""

import logging
import re

from slack_bolt import Ack, App

from bot.slack.blocks import helping
from bot.slack.listeners.kit import Body

log = logging.getLogger(__name__)
ANYTHING = re.compile(".*", re.DOTALL)


def register(app: App) -> None:
    """Listen to everything else; to be registered last."""

    def acknowledge(ack: Ack, body: Body) -> None:
        log.info("nothing listens to a payload of type %s", body.get("type", "unknown"))
        ack()

    def explain(ack: Ack) -> None:
        message = helping.how_to()
        ack(response_type="ephemeral", text=message.text, blocks=message.blocks)

    def no_options(ack: Ack) -> None:
        ack(options=[])

    app.command(ANYTHING)(explain)
    app.options(ANYTHING)(no_options)
    for catch in (app.action, app.shortcut, app.view_submission, app.view_closed):
        catch(ANYTHING)(acknowledge)
    app.event(ANYTHING)(acknowledge)
