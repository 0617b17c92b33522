"""Answer Slack with the countries and regions that fit what somebody types in a form's menu."""

from collections.abc import Callable, Sequence

from slack_bolt import Ack, App
from slack_sdk.models.blocks import Option

from bot.domain.reading.place_search import countries_like, regions_like
from bot.slack.blocks.places import COUNTRY, NO_COUNTRY, REGION, country_options, no_country, region_options
from bot.slack.ids import Form
from bot.slack.listeners.desk import Body, Desk, caller_of
from bot.slack.listeners.form_values import values_of
from bot.usecases.people.places import UsualPlace, usual_place


def register(app: App, desk: Desk) -> None:
    """Listen to what is typed in the menus."""
    _on_typing(app, desk, COUNTRY, _countries)
    _on_typing(app, desk, REGION, _regions)


def _on_typing(app: App, desk: Desk, field: str, offer: Callable[[Desk, Body], Sequence[Option]]) -> None:
    def listener(ack: Ack, body: Body) -> None:
        ack(options=offer(desk, body))

    app.options(field)(listener)


def _countries(desk: Desk, body: Body) -> Sequence[Option]:
    typed = str(body.get("value") or "")
    found = countries_like(typed, desk.context.holidays.countries())
    return country_options(found, no_country(_usual(desk, body).name), typed)


def _regions(desk: Desk, body: Body) -> Sequence[Option]:
    chosen = values_of(body).option(COUNTRY)
    code = _usual(desk, body).country if chosen in (None, NO_COUNTRY) else chosen
    country = next((each for each in desk.context.holidays.countries() if each.code == code), None)
    return region_options(country, regions_like(str(body.get("value") or ""), country)) if country else []


def _usual(desk: Desk, body: Body) -> UsualPlace:
    """Return the place that holds without a choice: the workspace's in a person's form, none in the workspace's."""
    is_persons = (body.get("view") or {}).get("callback_id") == Form.SETTINGS
    return usual_place(desk.context, caller_of(body)) if is_persons else UsualPlace()
