from datetime import timedelta

from slack_bolt import Ack
from slack_sdk import WebClient

from local_slack import LocalSlack, Person
from support.harness import Dict, bolt_app, modal, refusal, running


def trigger_of(slack: LocalSlack, person: Person) -> str:
    app = bolt_app(slack)
    seen: list[str] = []

    @app.command("/hello")
    def keep(ack: Ack, body: Dict) -> None:
        seen.append(body["trigger_id"])
        ack()

    with running(slack, app):
        person.types("/hello")
    return seen[0]


def test_a_fresh_trigger_opens_one_view(slack: LocalSlack, ana: Person, client: WebClient) -> None:
    client.views_open(trigger_id=trigger_of(slack, ana), view=modal(title="Mine"))
    assert ana.wait_for_modal("Mine").submit_label == "Send"


def test_a_trigger_is_good_for_three_seconds_only(slack: LocalSlack, ana: Person, client: WebClient) -> None:
    trigger = trigger_of(slack, ana)
    slack.clock.move(timedelta(seconds=4))
    assert refusal(lambda: client.views_open(trigger_id=trigger, view=modal())) == "expired_trigger_id"


def test_a_trigger_is_good_once_only(slack: LocalSlack, ana: Person, client: WebClient) -> None:
    trigger = trigger_of(slack, ana)
    client.views_open(trigger_id=trigger, view=modal())
    assert refusal(lambda: client.views_open(trigger_id=trigger, view=modal())) == "exchanged_trigger_id"


def test_an_invented_trigger_is_invalid(client: WebClient) -> None:
    assert refusal(lambda: client.views_open(trigger_id="1.2.3", view=modal())) == "invalid_trigger_id"
