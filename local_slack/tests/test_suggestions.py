"""External menus: the app is asked for their options while somebody types."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from slack_bolt import Ack, App

from local_slack import CannotDoError, Channel, LocalSlack, Person
from local_slack.checks import check_suggestions
from support.harness import Dict, actions, bolt_app, entry, home, modal, open_modal, plain, running, web_client

TOWNS = ("Berlin", "Bern", "Bergen", "Paris")
CONTAINER = {"type": "message", "is_ephemeral": False}


def option(label: str) -> Dict:
    return {"text": plain(label), "value": label.lower()}


def menu(kind: str = "external_select", **more: object) -> Dict:
    return {"type": kind, "action_id": "town it", "min_query_length": 1, **more}


@pytest.fixture
def asked() -> list[Dict]:
    return []


@pytest.fixture
def submitted() -> list[Dict]:
    return []


@pytest.fixture
def app(slack: LocalSlack, asked: list[Dict], submitted: list[Dict]) -> Iterator[App]:
    """An app that offers the towns that begin with what is typed."""
    app = bolt_app(slack)

    @app.options(re.compile("towns? it"))
    def offer(ack: Ack, body: Dict) -> None:
        asked.append(body)
        fitting = [option(town) for town in TOWNS if town.lower().startswith(body["value"].lower())]
        if body["value"] == "groups":
            ack(option_groups=[{"label": plain("Towns"), "options": [option(town) for town in TOWNS]}])
        elif body["value"] == "nonsense":
            ack(options=[option(f"Town {number}") for number in range(101)])
        elif body["value"] != "slow":
            ack(options=fitting)
        else:
            slack.clock.move(timedelta(seconds=4))

    @app.view("form")
    def keep(ack: Ack, view: Dict) -> None:
        submitted.append(view["state"]["values"])
        ack()

    @app.action("town it")
    def act(ack: Ack, body: Dict) -> None:
        submitted.append(body)
        ack()

    with running(slack, app):
        yield app


@pytest.mark.usefixtures("app")
def test_the_app_is_asked_with_what_is_typed_and_where(slack: LocalSlack, ana: Person, asked: list[Dict]) -> None:
    view = open_modal(slack, ana, modal(entry("Town", menu()), entry("Why", {"type": "plain_text_input"})))
    ana.fills({"Why": "for fun"})
    assert ana.looks_up("ber", "Town") == ("Berlin", "Bern", "Bergen")
    payload = asked[0]
    assert (payload["type"], payload["value"]) == ("block_suggestion", "ber")
    assert (payload["block_id"], payload["action_id"]) == ("town", "town it")
    assert payload["container"] == {"type": "view", "view_id": view["id"]}
    assert (payload["user"]["id"], payload["view"]["id"]) == (ana.id, view["id"])
    assert next(iter(payload["view"]["state"]["values"]["why"].values()))["value"] == "for fun"
    assert not {"trigger_id", "response_url", "actions"} & set(payload)


@pytest.mark.usefixtures("app")
def test_what_is_chosen_from_the_offer_is_submitted(slack: LocalSlack, ana: Person, submitted: list[Dict]) -> None:
    several = menu("multi_external_select", max_selected_items=2) | {"action_id": "towns it"}
    open_modal(slack, ana, modal(entry("Town", menu()), entry("Towns", several)))
    ana.fills({"Town": "Bern", "Towns": ["Paris", "Bergen"]})
    assert ana.submits().closed
    assert submitted[0]["town"]["town it"]["selected_option"]["value"] == "bern"
    assert [each["value"] for each in submitted[0]["towns"]["towns it"]["selected_options"]] == ["paris", "bergen"]


@pytest.mark.usefixtures("app")
def test_an_initial_option_is_kept_until_another_is_chosen(
    slack: LocalSlack, ana: Person, asked: list[Dict], submitted: list[Dict]
) -> None:
    open_modal(slack, ana, modal(entry("Town", menu(initial_option=option("Rome")), optional=True)))
    assert ana.submits().closed
    assert not asked
    open_modal(slack, ana, modal(entry("Town", menu(initial_option=option("Rome")), optional=True)))
    ana.fills({"Town": None})
    assert ana.submits().closed
    chosen = [values["town"]["town it"]["selected_option"] for values in submitted]
    assert (chosen[0]["text"]["text"], chosen[0]["value"], chosen[1]) == ("Rome", "rome", None)


@pytest.mark.usefixtures("app")
def test_nothing_is_chosen_that_the_app_does_not_offer(slack: LocalSlack, ana: Person) -> None:
    open_modal(slack, ana, modal(entry("Town", menu())))
    with pytest.raises(CannotDoError, match="no option 'Rome'"):
        ana.fills({"Town": "Rome"})
    assert ana.looks_up("Rome", "Town") == ()


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(("least", "typed"), [({}, "be"), ({"min_query_length": 5}, "berl")])
def test_too_few_letters_ask_nothing(
    slack: LocalSlack, ana: Person, asked: list[Dict], least: Dict, typed: str
) -> None:
    element = {key: value for key, value in menu().items() if key != "min_query_length"}
    open_modal(slack, ana, modal(entry("Town", element | least)))
    with pytest.raises(CannotDoError, match="type at least"):
        ana.looks_up(typed, "Town")
    assert not asked


@pytest.mark.usefixtures("app")
def test_a_menu_that_wants_no_letters_opens_with_its_options(slack: LocalSlack, ana: Person) -> None:
    open_modal(slack, ana, modal(entry("Town", menu(min_query_length=0))))
    assert ana.looks_up("", "Town") == TOWNS


@pytest.mark.usefixtures("app")
def test_options_may_come_in_groups(slack: LocalSlack, ana: Person) -> None:
    open_modal(slack, ana, modal(entry("Town", menu())))
    assert ana.looks_up("groups", "Town") == TOWNS


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(("typed", "error"), [("nonsense", "invalid_options"), ("slow", "operation_timeout")])
def test_a_late_or_broken_answer_offers_nothing(slack: LocalSlack, ana: Person, typed: str, error: str) -> None:
    open_modal(slack, ana, modal(entry("Town", menu())))
    assert ana.fills({"Town": typed}).error == error
    with pytest.raises(AssertionError, match=error):
        ana.looks_up(typed, "Town")


@pytest.mark.usefixtures("app")
def test_a_menu_in_a_message_asks_and_acts(
    slack: LocalSlack, ana: Person, cx: Channel, asked: list[Dict], submitted: list[Dict]
) -> None:
    client = web_client(slack)
    client.conversations_join(channel=cx.id)
    client.chat_postMessage(channel=cx.id, text="Where?", blocks=actions(menu()))
    (message,) = [each for each in ana.messages("cx") if each.text == "Where?"]
    assert ana.looks_up("b", "town it", on=message) == ("Berlin", "Bern", "Bergen")
    ana.chooses("Bern", message, field="town it")
    assert asked[-1]["container"] == CONTAINER | {"message_ts": message.ts, "channel_id": cx.id}
    assert (asked[-1]["channel"]["id"], asked[-1]["message"]["ts"]) == (cx.id, message.ts)
    assert submitted[-1]["actions"][0]["selected_option"]["value"] == "bern"


@pytest.mark.usefixtures("app")
def test_a_menu_in_home_asks_and_acts(slack: LocalSlack, ana: Person, asked: list[Dict], submitted: list[Dict]) -> None:
    web_client(slack).views_publish(user_id=ana.id, view=home("Home", *actions(menu())))
    seen = ana.home
    assert seen is not None
    ana.chooses("Paris", seen, field="town it")
    assert asked[-1]["view"]["type"] == "home"
    assert submitted[-1]["actions"][0]["selected_option"]["text"]["text"] == "Paris"
    assert ana.chooses("nonsense", seen, field="town it").error == "invalid_options"


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"options": [], "option_groups": []},
        {"options": [{"text": plain("No value")}]},
        {"options": [option("x" * 76)]},
        {"option_groups": [{"label": plain("Empty"), "options": []}]},
        {"options": [option("One")], "more": True},
        [],
    ],
)
def test_an_answer_that_is_no_list_of_options_is_refused(answer: object) -> None:
    assert check_suggestions(answer) is not None


@pytest.mark.parametrize("answer", [{"options": []}, {"options": [option("One")] * 100}, {"option_groups": []}])
def test_a_list_of_up_to_a_hundred_options_is_shown(answer: object) -> None:
    assert check_suggestions(answer) is None
