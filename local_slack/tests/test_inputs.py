import re
from datetime import date, time

import pytest
from slack_bolt import Ack
from slack_sdk import WebClient

from local_slack import CannotDoError, Channel, LocalSlack, Person
from support.harness import Dict, actions, bolt_app, entry, home, modal, open_modal, plain, running, text_entry

OPTIONS = [{"text": plain(label), "value": label.lower()} for label in ("Help", "Solve", "Delight")]


def submitted_values(slack: LocalSlack, person: Person, view: Dict, filled: Dict) -> Dict:
    app = bolt_app(slack)
    seen: list[Dict] = []

    @app.view("form")
    def keep(ack: Ack, view: Dict) -> None:
        seen.append(view["state"]["values"])
        ack()

    open_modal(slack, person, view)
    with running(slack, app):
        person.fills(filled)
        assert person.submits().closed
    return seen[0]


def test_every_kind_of_input_is_submitted_in_slack_s_own_form(
    slack: LocalSlack, ana: Person, ben: Person, cx: Channel
) -> None:
    kinds: dict[str, tuple[Dict, object, str, object]] = {
        "text": ({"type": "plain_text_input"}, "Tom", "value", "Tom"),
        "email": ({"type": "email_text_input"}, "tom@example.com", "value", "tom@example.com"),
        "url": ({"type": "url_text_input"}, "https://example.com", "value", "https://example.com"),
        "number": ({"type": "number_input", "is_decimal_allowed": False}, 7, "value", "7"),
        "date": ({"type": "datepicker"}, date(2026, 11, 20), "selected_date", "2026-11-20"),
        "time": ({"type": "timepicker"}, time(9, 30), "selected_time", "09:30"),
        "select": ({"type": "static_select", "options": OPTIONS}, "Solve", "selected_option", OPTIONS[1]),
        "radio": ({"type": "radio_buttons", "options": OPTIONS}, "Help", "selected_option", OPTIONS[0]),
        "checks": ({"type": "checkboxes", "options": OPTIONS}, ["Help"], "selected_options", OPTIONS[:1]),
        "multi": (
            {"type": "multi_static_select", "options": OPTIONS},
            ["Help", "Solve"],
            "selected_options",
            OPTIONS[:2],
        ),
        "user": ({"type": "users_select"}, "@ben", "selected_user", ben.id),
        "users": ({"type": "multi_users_select"}, ["ana", "ben"], "selected_users", [ana.id, ben.id]),
        "place": ({"type": "conversations_select"}, "#cx", "selected_conversation", cx.id),
    }
    blocks = [entry(name, {**element, "action_id": f"{name} it"}) for name, (element, *_) in kinds.items()]
    values = submitted_values(slack, ana, modal(*blocks), {name: value for name, (_, value, *_) in kinds.items()})
    for name, (element, _, key, expected) in kinds.items():
        given = values[name][f"{name} it"]
        assert given["type"] == element["type"]
        if name in ("select", "radio"):
            assert given[key]["value"] == OPTIONS[1 if name == "select" else 0]["value"]
        elif name in ("checks", "multi"):
            assert [option["value"] for option in given[key]] == [o["value"] for o in expected]  # type: ignore[attr-defined]  # a list here
        else:
            assert given[key] == expected


def test_what_is_left_empty_is_null_or_an_empty_list(slack: LocalSlack, ana: Person) -> None:
    view = modal(
        text_entry(),
        entry("When", {"type": "datepicker", "action_id": "when it"}, optional=True),
        entry("Who", {"type": "multi_users_select", "action_id": "who it"}, optional=True),
    )
    values = submitted_values(slack, ana, view, {"Name": "Tom"})
    assert values["when"]["when it"] == {"type": "datepicker", "selected_date": None}
    assert values["who"]["who it"] == {"type": "multi_users_select", "selected_users": []}


def test_initial_values_are_submitted_unless_changed(slack: LocalSlack, ana: Person) -> None:
    picker = {"type": "datepicker", "action_id": "it", "initial_date": "2026-11-19"}
    values = submitted_values(slack, ana, modal(text_entry(initial_value="Tom"), entry("When", picker)), {})
    assert values["name"]["name_text"]["value"] == "Tom"
    assert values["when"]["it"]["selected_date"] == "2026-11-19"


@pytest.mark.parametrize(
    ("element", "value"),
    [
        ({"type": "plain_text_input"}, None),
        ({"type": "plain_text_input", "min_length": 3}, "ab"),
        ({"type": "plain_text_input", "max_length": 3}, "abcd"),
        ({"type": "email_text_input"}, "nonsense"),
        ({"type": "url_text_input"}, "nonsense"),
        ({"type": "number_input", "is_decimal_allowed": False}, "1.5"),
        ({"type": "number_input", "is_decimal_allowed": False, "max_value": "3"}, "4"),
    ],
)
def test_the_client_itself_does_not_submit_what_cannot_be_right(
    slack: LocalSlack, ana: Person, element: Dict, value: object
) -> None:
    open_modal(slack, ana, modal(entry("Field", {**element, "action_id": "it"})))
    ana.fills({"Field": value})
    submitted = ana.submits()
    assert list(submitted.errors) == ["field"]
    assert (submitted.closed, slack.envelopes()) == (False, [])


def test_an_optional_input_may_stay_empty(slack: LocalSlack, ana: Person) -> None:
    field = entry("Field", {"type": "plain_text_input", "action_id": "it"}, optional=True)
    assert submitted_values(slack, ana, modal(field), {}) == {
        "field": {"it": {"type": "plain_text_input", "value": None}}
    }


def test_a_field_that_is_not_there_cannot_be_filled(slack: LocalSlack, ana: Person) -> None:
    open_modal(slack, ana, modal())
    with pytest.raises(CannotDoError, match="no field called 'Age'"):
        ana.fills({"Age": "7"})


def test_an_option_that_is_not_there_cannot_be_chosen(slack: LocalSlack, ana: Person) -> None:
    open_modal(slack, ana, modal(entry("Kind", {"type": "static_select", "action_id": "it", "options": OPTIONS})))
    with pytest.raises(CannotDoError, match="no option 'Ignore'"):
        ana.fills({"Kind": "Ignore"})


def test_a_value_of_another_kind_cannot_be_entered(slack: LocalSlack, ana: Person) -> None:
    kinds = ("datepicker", "timepicker", "datetimepicker", "file_input")
    open_modal(slack, ana, modal(*(entry(kind, {"type": kind, "action_id": "it"}) for kind in kinds)))
    for kind, value, said in (
        ("datepicker", "27.11.2026", "it takes a date, such as 2026-11-27"),
        ("timepicker", "noon", "it takes a time, such as 09:30"),
        ("datetimepicker", "2026-11-27", "it takes seconds since 1970"),
        ("file_input", {"name": "a.csv", "base64": "?"}, "the base64 of 'a.csv' is none"),
        ("file_input", {"name": "a.csv"}, "a file has a name and its content in base64"),
    ):
        with pytest.raises(CannotDoError, match=said):
            ana.fills({kind: value})


def test_an_input_that_dispatches_tells_the_app_at_once(slack: LocalSlack, ana: Person) -> None:
    select = {"type": "static_select", "action_id": "kind", "options": OPTIONS}
    open_modal(slack, ana, modal(entry("Kind", select, dispatch_action=True), text_entry()))
    app = bolt_app(slack)
    app.action("kind")(lambda ack: ack())
    with running(slack, app):
        assert ana.fills({"Kind": "Solve"}).ok
    [envelope] = slack.envelopes()
    assert envelope.payload["actions"][0]["selected_option"]["value"] == "solve"
    assert envelope.payload["view"]["state"]["values"]["kind"]["kind"]["selected_option"]["value"] == "solve"


def test_choosing_in_a_message_sends_the_choice_and_the_state(
    slack: LocalSlack, ana: Person, cx: Channel, client: WebClient
) -> None:
    menu = {"type": "static_select", "action_id": "kind", "options": OPTIONS}
    overflow = {"type": "overflow", "action_id": "more", "options": [{"text": plain("Pause"), "value": "pause"}]}
    client.chat_postMessage(channel=cx.id, text="Choose", blocks=actions(menu, overflow))
    app = bolt_app(slack)
    app.action("kind")(lambda ack: ack())
    app.action("more")(lambda ack: ack())
    with running(slack, app):
        ana.chooses("Delight")
        ana.clicks("Pause")
    first, second = (envelope.payload for envelope in slack.envelopes())
    assert first["state"]["values"]["row"]["kind"]["selected_option"]["value"] == "delight"
    assert second["actions"][0]["selected_option"]["value"] == "pause"
    assert second["message"]["text"] == "Choose"


def test_a_click_on_an_ephemeral_brings_no_message(slack: LocalSlack, ana: Person, cx: Channel) -> None:
    app = bolt_app(slack)
    menu = {"type": "static_select", "action_id": "kind", "options": OPTIONS}
    app.command("/hello")(lambda ack: ack(text="Choose", blocks=actions(menu)))
    app.action("kind")(lambda ack: ack())
    with running(slack, app):
        ana.types("/hello", where=cx)
        payload = ana.chooses("Help").payload
    assert "message" not in payload
    assert payload["container"]["is_ephemeral"] is True


def test_two_quick_clicks_are_two_clicks(slack: LocalSlack, ana: Person, cx: Channel, client: WebClient) -> None:
    button = {"type": "button", "action_id": "go", "text": plain("Go"), "value": "7"}
    client.chat_postMessage(channel=cx.id, text="Choose", blocks=actions(button))
    app = bolt_app(slack)
    app.action("go")(lambda ack: ack())
    with running(slack, app):
        ana.clicks("Go", times=2)
    assert [envelope.payload["actions"][0]["value"] for envelope in slack.envelopes()] == ["7", "7"]


GROUPS = [
    {"label": plain("Now"), "options": OPTIONS[:2]},
    {"label": plain("Later"), "options": OPTIONS[2:]},
]


def test_a_channel_is_chosen_among_the_public_ones_alone(slack: LocalSlack, ana: Person, cx: Channel) -> None:
    slack.add_channel("secret", members=[ana], private=True)
    slack.add_channel("attic", members=[ana], archived=True)
    place = entry("Place", {"type": "channels_select", "action_id": "it"})
    open_modal(slack, ana, modal(place))
    for elsewhere in ("#secret", "#attic", ana.dm.id):
        with pytest.raises(CannotDoError, match="no public channel"):
            ana.fills({"Place": elsewhere})
    values = submitted_values(slack, ana, modal(place), {"Place": "#cx"})
    assert values["place"]["it"] == {"type": "channels_select", "selected_channel": cx.id}


def test_a_conversation_is_chosen_among_those_that_the_menu_wants(slack: LocalSlack, ana: Person) -> None:
    secret = slack.add_channel("secret", members=[ana], private=True)
    some = {"type": "conversations_select", "action_id": "it", "filter": {"include": ["public", "private"]}}
    view = modal(entry("Place", some))
    open_modal(slack, ana, view)
    with pytest.raises(CannotDoError, match="is im, which this menu leaves out"):
        ana.fills({"Place": ana.dm.id})
    values = submitted_values(slack, ana, view, {"Place": "#secret"})
    assert values["place"]["it"] == {"type": "conversations_select", "selected_conversation": secret.id}


def test_an_option_is_chosen_in_whatever_group_it_stands(slack: LocalSlack, ana: Person) -> None:
    one = {"type": "static_select", "action_id": "it", "option_groups": GROUPS}
    several = {"type": "multi_static_select", "action_id": "them", "option_groups": GROUPS}
    view = modal(entry("Kind", one), entry("Kinds", several))
    values = submitted_values(slack, ana, view, {"Kind": "Delight", "Kinds": ["Help", "Delight"]})
    assert values["kind"]["it"]["selected_option"]["value"] == "delight"
    assert [option["value"] for option in values["kinds"]["them"]["selected_options"]] == ["help", "delight"]


def test_no_more_can_be_chosen_than_the_menu_lets_one(slack: LocalSlack, ana: Person) -> None:
    element = {"type": "multi_static_select", "action_id": "it", "options": OPTIONS, "max_selected_items": 2}
    open_modal(slack, ana, modal(entry("Kinds", element)))
    ana.fills({"Kinds": ["Help", "Solve"]})
    with pytest.raises(CannotDoError, match="no more than 2"):
        ana.fills({"Kinds": ["Help", "Solve", "Delight"]})


def test_a_text_that_dispatches_tells_the_app_and_stays(slack: LocalSlack, ana: Person) -> None:
    config = {"trigger_actions_on": ["on_character_entered"]}
    field = text_entry("Find", dispatch_action_config=config) | {"dispatch_action": True}
    open_modal(slack, ana, modal(field, text_entry()))
    app = bolt_app(slack)
    app.action("find_text")(lambda ack: ack())
    with running(slack, app):
        payload = ana.fills({"Name": "Tom", "Find": "coffee"}).payload
    assert len(slack.envelopes()) == 1
    assert (payload["actions"][0]["type"], payload["actions"][0]["value"]) == ("plain_text_input", "coffee")
    values = payload["view"]["state"]["values"]
    assert (values["find"]["find_text"]["value"], values["name"]["name_text"]["value"]) == ("coffee", "Tom")


def uses(slack: LocalSlack, ana: Person) -> list[Dict]:
    """What the app hears of a person who uses a menu, an overflow and radio buttons, one after the other."""
    app = bolt_app(slack)
    heard: list[Dict] = []

    @app.action(re.compile(".*"))
    def hear(ack: Ack, body: Dict) -> None:
        heard.append(body)
        ack()

    with running(slack, app):
        ana.chooses("Delight")
        ana.clicks("Pause")
        ana.chooses("Yes")
    return heard


USED = actions(
    {"type": "static_select", "action_id": "kind", "option_groups": GROUPS},
    {"type": "overflow", "action_id": "more", "options": [{"text": plain("Pause"), "value": "pause"}]},
    {"type": "radio_buttons", "action_id": "sure", "options": [{"text": plain("Yes"), "value": "yes"}]},
)


@pytest.mark.parametrize("kind", ["modal", "home"])
def test_what_is_used_among_the_actions_of_a_view_is_told_with_the_view(
    slack: LocalSlack, client: WebClient, ana: Person, kind: str
) -> None:
    if kind == "modal":
        open_modal(slack, ana, modal(*USED, text_entry()))
    else:
        client.views_publish(user_id=ana.id, view=home("Hi", *USED))
    shown = ana.modal if kind == "modal" else ana.home
    assert shown is not None
    chosen, clicked, ticked = uses(slack, ana)
    assert [body["actions"][0]["selected_option"]["value"] for body in (chosen, clicked, ticked)] == [
        "delight",
        "pause",
        "yes",
    ]
    assert {body["view"]["type"] for body in (chosen, clicked, ticked)} == {kind}
    assert chosen["container"] == {"type": "view", "view_id": shown.id}
    row = ticked["view"]["state"]["values"]["row"]
    assert (row["kind"]["selected_option"]["value"], row["sure"]["selected_option"]["value"]) == ("delight", "yes")
    assert "more" not in row
    assert ticked["trigger_id"]
    assert "message" not in ticked
