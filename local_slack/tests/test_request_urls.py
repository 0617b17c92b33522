"""In HTTP mode a real Bolt app gets everything as signed requests."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from urllib.request import Request, urlopen

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient

from local_slack import Channel, LocalSlack, Person
from support.harness import Dict, actions, button, entry, modal, plain, web_client
from support.http_app import Site, local_slack, serve_bolt, site


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as served:
        yield served


@pytest.fixture
def slack(web: Site) -> Iterator[LocalSlack]:
    with local_slack(web) as running:
        yield running


@pytest.fixture
def app(web: Site, slack: LocalSlack) -> App:
    return serve_bolt(web, slack)


def test_a_command_comes_as_a_signed_form_and_its_answer_is_shown(app: App, web: Site, ana: Person) -> None:
    heard: list[Dict] = []

    @app.command("/hello")
    def hello(ack: Ack, command: Dict) -> None:
        heard.append(command)
        ack(f"Hello, {command['text']} & all")

    invoked = ana.types("/hello Ben", where=None)
    assert invoked.error is None
    assert invoked.reply is not None
    assert invoked.reply.text == "Hello, Ben & all"
    assert (heard[0]["user_id"], heard[0]["trigger_id"]) == (ana.id, invoked.payload["trigger_id"])
    head = web.heads[0]
    assert head["CONTENT_TYPE"] == "application/x-www-form-urlencoded"
    assert head["HTTP_X_SLACK_SIGNATURE"].startswith("v0=")
    assert "HTTP_X_SLACK_RETRY_NUM" not in head


def test_clicks_shortcuts_menus_and_submissions_come_as_signed_payloads(
    app: App, slack: LocalSlack, ana: Person, cx: Channel
) -> None:
    @app.action("go")
    def go(ack: Ack, body: Dict, client: WebClient) -> None:
        ack()
        menu = {"type": "external_select", "action_id": "town", "min_query_length": 1}
        client.views_open(trigger_id=body["trigger_id"], view=modal(entry("Town", menu)))

    @app.options("town")
    def towns(ack: Ack) -> None:
        ack(options=[{"text": plain("Bergen"), "value": "b"}])

    @app.view("form")
    def submit(ack: Ack, view: Dict) -> None:
        chosen = view["state"]["values"]["town"]["town"]["selected_option"]["value"]
        ack(response_action="errors", errors={"town": f"Not {chosen}."})

    @app.shortcut("greet")
    def greet(ack: Ack) -> None:
        ack()

    web_client(slack).chat_postMessage(channel=cx.id, text="Hi", blocks=actions(button("Go")))
    assert ana.clicks("Go").ok
    assert ana.fills({"town": "Bergen"}).ok
    assert ana.submits().errors == {"town": "Not b."}
    assert ana.uses_shortcut("Greet").ok


def test_events_come_once_the_app_gave_the_challenge_back(
    app: App, slack: LocalSlack, web: Site, ana: Person, cx: Channel
) -> None:
    bodies: list[Dict] = []
    app.event("message")(lambda body: bodies.append(body))  # noqa: PLW0108 - Bolt looks at names of arguments
    ana.types("Good morning", where=cx)
    slack.wait_until(lambda: bodies, saying="the event")
    assert bodies[0]["event"]["text"] == "Good morning"
    assert len(web.heads) == 2  # the challenge, then the event
    assert "gives the challenge back" in slack.transcript()
    assert slack.request_urls.verify()


def test_an_event_is_retried_with_the_reason_in_the_headers(
    app: App, slack: LocalSlack, web: Site, ana: Person, cx: Channel
) -> None:
    ids: list[str] = []

    @app.event("message")
    def hear(body: Dict) -> None:
        ids.append(body["event_id"])
        if len(ids) == 1:
            slack.clock.move(timedelta(seconds=4))
        elif len(ids) == 2:
            raise RuntimeError("a bug")

    ana.types("Are you there?", where=cx)
    slack.wait_until(lambda: len(ids) == 2)
    slack.wait_until(lambda: "the app answers 500" in slack.transcript())
    slack.clock.move(timedelta(minutes=1))
    slack.wait_until(lambda: len(ids) == 3)
    retries = [(head.get("HTTP_X_SLACK_RETRY_NUM"), head.get("HTTP_X_SLACK_RETRY_REASON")) for head in web.heads]
    assert retries == [(None, None), (None, None), ("1", "http_timeout"), ("2", "http_error")]
    assert len(set(ids)) == 1


def test_an_app_that_wants_no_retry_gets_none(slack: LocalSlack, web: Site, ana: Person, cx: Channel) -> None:
    def answer(environ: Dict, start_response: Callable[..., object]) -> list[bytes]:
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        verifying = b"challenge" in body
        start_response("200 OK" if verifying else "500 Broken", [("X-Slack-No-Retry", "1")])
        return [body] if verifying else []

    web.app = answer
    ana.types("Once", where=cx)
    slack.wait_until(lambda: "the app answers 500" in slack.transcript())
    slack.clock.move(timedelta(minutes=6))
    ana.types("Twice", where=cx)
    slack.wait_until(lambda: slack.transcript().count("the app answers 500") == 2)
    assert [envelope.retry_attempt for envelope in slack.envelopes()] == [0, 0]


def test_an_app_that_checks_signatures_refuses_wrong_and_old_ones(app: App, slack: LocalSlack, ana: Person) -> None:
    app.command("/hello")(lambda ack: ack("Hello"))
    for signing in ({"secret": "guessed"}, {"ago": timedelta(minutes=6)}, {"ago": timedelta(minutes=-6)}):
        slack.request_urls.sign(**signing)
        assert ana.types("/hello").error == "dispatch_failed"
        assert not slack.request_urls.verify()
    slack.request_urls.sign()
    assert ana.types("/hello").error is None
    assert slack.transcript().count("the app answers 401") == 3


def test_what_happened_before_the_app_gave_the_challenge_back_is_history(
    slack: LocalSlack, web: Site, ana: Person, cx: Channel
) -> None:
    ana.types("Unheard", where=cx)
    slack.wait_until(lambda: "does not give the challenge back" in slack.transcript())
    app, bodies = serve_bolt(web, slack), []
    app.event("message")(lambda body: bodies.append(body))  # noqa: PLW0108 - Bolt looks at names of arguments
    slack.clock.move(timedelta(minutes=6))
    ana.types("Heard", where=cx)
    slack.wait_until(lambda: bodies)
    assert [body["event"]["text"] for body in bodies] == ["Heard"]


def test_an_ssl_check_is_sent_unsigned_and_taken(app: App, slack: LocalSlack, web: Site) -> None:
    assert app
    assert slack.request_urls.check_ssl()
    assert "HTTP_X_SLACK_SIGNATURE" not in web.heads[0]


def test_programs_in_any_language_probe_and_forge_over_http(app: App, slack: LocalSlack) -> None:
    def order(path: str, body: Dict) -> bool:
        head = {"Content-Type": "application/json"}
        request = Request(f"{slack.url}/_/{path}", data=json.dumps(body).encode(), headers=head)  # noqa: S310 - loopback
        with urlopen(request, timeout=30) as response:  # noqa: S310 - loopback
            return bool(json.load(response)["ok"])

    assert app
    assert order("request_urls", {"do": "check_ssl"})
    assert order("request_urls", {"do": "verify"})
    for forged in ({"secret": "guessed"}, {"ago": 360}):
        order("signature", forged)
        assert not order("request_urls", {"do": "verify"})
    order("signature", {})
    assert order("request_urls", {"do": "verify"})


def test_a_slow_a_missing_and_a_cut_off_app_show_what_slack_shows(app: App, slack: LocalSlack, ana: Person) -> None:
    @app.command("/hello")
    def slow(ack: Ack) -> None:
        slack.clock.move(timedelta(seconds=4))
        ack("Too late")

    assert ana.types("/hello").error == "operation_timeout"
    assert ana.types("/resolve").error == "dispatch_failed"  # Bolt answers 404: no listener
    assert slack.thread.ask(lambda ws: ws.app.delivery.count) == 1
    slack.faults.go_offline()
    assert ana.types("/hello").error == "dispatch_failed"
    assert slack.thread.ask(lambda ws: ws.app.delivery.count) == 0
    slack.faults.come_back()
    ana.sees('/hello failed with the error "dispatch_failed"')
