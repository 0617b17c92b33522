"""People install a real Bolt app with OAuth: from its install page to its tokens."""

import re
from collections.abc import Iterator
from datetime import timedelta
from email.message import Message
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest
from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_bolt.oauth.oauth_settings import OAuthSettings
from slack_sdk import WebClient
from slack_sdk.oauth.installation_store import FileInstallationStore
from slack_sdk.oauth.state_store import FileOAuthStateStore

from local_slack import AppConfig, LocalSlack, Person
from support.harness import MORNING, Dict, refusal, web_client
from support.http_app import PATH, Site, http_manifest, site
from support.refusing import Row, refusals

PEOPLE_SCOPES = ["users.profile:write", "users:write"]


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as served:
        yield served


@pytest.fixture
def slack(web: Site) -> Iterator[LocalSlack]:
    manifest = http_manifest(web.url)
    manifest["oauth_config"]["scopes"] = {**manifest["oauth_config"]["scopes"], "user": PEOPLE_SCOPES}
    with LocalSlack.start(app=AppConfig.from_manifest(manifest), at=MORNING) as running:
        yield running


def get(url: str, cookie: str = "", form: Dict | None = None) -> tuple[int, str, Message]:
    """Status, text and headers of an answer; redirects are not followed."""
    data = urlencode(form).encode() if form is not None else None
    try:
        with build_opener(_Stay).open(Request(url, data=data, headers={"Cookie": cookie}), timeout=30) as answer:  # noqa: S310 - loopback
            return answer.status, answer.read().decode(), answer.headers
    except HTTPError as other:
        return other.code, other.read().decode(), other.headers


def answered(slack: LocalSlack, page: str, person: Person, do: str = "allow") -> str:
    """Where the browser is sent when that person answers the page."""
    name = re.search(r'name="request" value="(\w+)"', page)
    assert name is not None
    status, _, headers = get(f"{slack.url}/oauth/v2/authorize", form={"request": name[1], "user": person.id, "do": do})
    assert status == 302
    return str(headers["Location"])


def asked(slack: LocalSlack, **more: str) -> tuple[int, str]:
    """The page that an authorize address shows."""
    query = urlencode({"client_id": slack.client_id, "scope": "chat:write", "state": "s", **more})
    status, page, _ = get(f"{slack.url}/oauth/v2/authorize?{query}")
    return status, page


def consent(slack: LocalSlack, person: Person, **more: str) -> str:
    """The code of a person's consent."""
    _, page = asked(slack, **more)
    return parse_qs(urlsplit(answered(slack, page, person)).query)["code"][0]


def exchange(slack: LocalSlack, code: str, **more: str) -> Dict:
    given = {"client_id": slack.client_id, "client_secret": slack.client_secret, "code": code, **more}
    answer = WebClient(base_url=slack.api_url).oauth_v2_access(**given).data
    assert isinstance(answer, dict)
    return answer


def test_a_bolt_app_is_installed_from_its_install_page(
    slack: LocalSlack, web: Site, ana: Person, tmp_path: Path
) -> None:
    slack.uninstall()
    store = FileInstallationStore(base_dir=str(tmp_path / "installations"))
    settings = OAuthSettings(
        client_id=slack.client_id,
        client_secret=slack.client_secret,
        scopes=["chat:write", "commands"],
        installation_store=store,
        state_store=FileOAuthStateStore(expiration_seconds=600, base_dir=str(tmp_path / "states")),
        authorization_url=f"{slack.url}/oauth/v2/authorize",
    )
    client = WebClient(base_url=slack.api_url)
    app = App(client=client, signing_secret=slack.signing_secret, oauth_settings=settings, process_before_response=True)
    app.command("/hello")(lambda ack: ack("Installed"))
    web.app = SlackRequestHandler(app, path=PATH)

    assert ana.types("/hello").error == "/hello is not a valid command."
    _, install_page, headers = get(f"{web.url}/slack/install")
    address = re.search(r'href="([^"]+authorize[^"]+)"', install_page)
    assert address is not None
    status, page, _ = get(address[1].replace("&amp;", "&"))
    assert (status, "chat:write" in page) == (200, True)
    back = answered(slack, page, ana)
    assert get(back, cookie=headers["Set-Cookie"].split(";")[0])[0] == 200
    assert get(back)[0] == 400  # another browser

    kept = store.find_installation(enterprise_id=None, team_id=slack.team_id)
    assert kept is not None
    assert (kept.bot_token, kept.user_id, kept.bot_scopes) == (slack.bot_token, ana.id, ["chat:write", "commands"])
    reply = ana.types("/hello").reply
    assert reply is not None
    assert reply.text == "Installed"


def test_the_authorize_page_refuses_what_slack_refuses(slack: LocalSlack, web: Site, ana: Person) -> None:
    for wrong, said in (
        ({"client_id": "1.2"}, "No app has this client_id."),
        ({"redirect_uri": "https://evil.example/"}, "did not match"),
        ({"redirect_uri": f"{web.url}/slack/oauth_redirecting"}, "did not match"),
        ({"scope": "admin"}, "scopes that its manifest does not have"),
        ({"scope": ""}, "no scopes at all"),
    ):
        status, page = asked(slack, **wrong)
        assert (status, said in page) == (400, True)
    _, page = asked(slack, redirect_uri=f"{web.url}/slack/oauth_redirect/eu", state="a&b")
    back = answered(slack, page, ana, do="cancel")
    assert back == f"{web.url}/slack/oauth_redirect/eu?error=access_denied&state=a%26b"


def test_a_code_is_good_once_for_ten_minutes_with_the_secret_and_the_same_redirect_uri(
    slack: LocalSlack, web: Site, ana: Person
) -> None:
    code = consent(slack, ana, redirect_uri=f"{web.url}/slack/oauth_redirect")
    good: Dict = {"client_id": slack.client_id, "client_secret": slack.client_secret, "code": code}
    rows: list[Row] = [
        ("oauth.v2.access", {**good, "client_id": "1.2"}, "invalid_client_id"),
        ("oauth.v2.access", {**good, "client_secret": "guessed"}, "bad_client_secret"),
        ("oauth.v2.access", {**good, "code": "guessed"}, "invalid_code"),
        ("oauth.v2.access", {**good, "grant_type": "password"}, "invalid_grant_type"),
        ("oauth.v2.access", good, "bad_redirect_uri"),
    ]
    assert refusals(WebClient(base_url=slack.api_url), rows) == rows
    right = {"redirect_uri": f"{web.url}/slack/oauth_redirect"}
    assert exchange(slack, code, **right)["access_token"] == slack.bot_token
    assert refusal(lambda: exchange(slack, code, **right)) == "code_already_used"
    late = consent(slack, ana)
    slack.clock.move(timedelta(minutes=11))
    assert refusal(lambda: exchange(slack, late)) == "invalid_code"
    assert slack.client_secret not in repr(slack.calls())


def test_scopes_add_up_until_the_app_is_uninstalled(slack: LocalSlack, ana: Person) -> None:
    slack.set_scopes(["users:read"])
    assert exchange(slack, consent(slack, ana))["scope"] == "users:read,chat:write"
    old = slack.bot_token
    slack.uninstall()
    installed = exchange(slack, consent(slack, ana))
    assert (installed["scope"], installed["access_token"]) == ("chat:write", slack.bot_token)
    assert slack.bot_token != old
    assert refusal(web_client(slack, old).auth_test) == "account_inactive"


def test_a_person_s_token_acts_for_that_person_alone(slack: LocalSlack, ana: Person, ben: Person) -> None:
    answer = exchange(slack, consent(slack, ana, scope="", user_scope=",".join(PEOPLE_SCOPES)))
    assert "access_token" not in answer
    client = web_client(slack, answer["authed_user"]["access_token"])
    assert (client.auth_test()["user_id"], "bot_id" in client.auth_test()) == (ana.id, False)
    client.users_setPresence(presence="away")
    profile = client.users_profile_set(profile={"status_text": "Riding a train", "status_expiration": 0})["profile"]
    assert (profile["status_text"], profile["status_emoji"]) == ("Riding a train", ":speech_balloon:")
    client.users_profile_set(name="display_name", value="Ana B")
    bot = web_client(slack)
    assert bot.users_getPresence(user=ana.id)["presence"] == "away"
    assert bot.users_info(user=ana.id)["user"]["profile"]["display_name"] == "Ana B"
    assert refusal(lambda: client.users_profile_set(user=ben.id, name="display_name", value="Not me")) == "not_admin"
    assert refusal(lambda: client.users_profile_set(profile={"status_text": "a" * 101})) == "too_long"
    assert refusal(lambda: client.api_call("users.profile.set", json={"profile": "{"})) == "invalid_profile"
    assert refusal(lambda: client.chat_postMessage(channel=ben.id, text="Hi")) == "not_allowed_token_type"
    assert refusal(lambda: bot.users_profile_set(name="display_name", value="B")) == "not_allowed_token_type"
    assert not client.auth_revoke(test=True)["revoked"]
    assert client.auth_revoke()["revoked"]
    assert refusal(client.auth_test) == "token_revoked"
    assert bot.auth_test()["ok"]


def test_an_app_that_revokes_its_token_has_none(slack: LocalSlack) -> None:
    client = web_client(slack)
    assert client.auth_revoke()["revoked"]
    assert refusal(client.auth_test) == "token_revoked"
