"""Handle clicks on a customer's name, and on the question whether an action or a need is that customer's."""

from slack_bolt import App

from bot.slack.blocks import needs, recording
from bot.slack.blocks.customer import customer, customer_view
from bot.slack.blocks.recording import Change
from bot.slack.ids import Act
from bot.slack.listeners.clicks import Click, Replace, Reply, on_click
from bot.slack.listeners.desk import Desk
from bot.usecases.customers.show import show_customer
from bot.usecases.needs.change import set_customer_of_need
from bot.usecases.recording.change import set_customer


def register(app: App, desk: Desk) -> None:
    """Listen to the clicks about customers."""
    on_click(app, desk, Act.CUSTOMER, _show)
    on_click(app, desk, Act.FOR_CUSTOMER, _confirm)
    on_click(app, desk, Act.NEED_FOR_CUSTOMER, _confirm_for_need)


def _show(desk: Desk, click: Click) -> Reply:
    found = show_customer(desk.context, click.caller, click.value)
    if click.on_home:
        desk.answers.open_view(click.trigger_id, customer_view(found))
        return None
    if click.view is not None:
        desk.answers.update_view(click.view["id"], customer_view(found))
        return None
    return Replace(customer(found))


def _confirm(desk: Desk, click: Click) -> Reply:
    name = click.value.rpartition(":")[0]
    return Replace(recording.recorded(set_customer(desk.context, click.caller, click.row, name), Change.EDITED))


def _confirm_for_need(desk: Desk, click: Click) -> Reply:
    name = click.value.rpartition(":")[0]
    return Replace(needs.need_noted(set_customer_of_need(desk.context, click.caller, click.row, name)))
