import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from local_slack import LocalSlack, Person
from support.harness import refusal, web_client


def test_auth_test_says_whose_token_it_is(slack: LocalSlack, client: WebClient) -> None:
    answer = client.auth_test()
    assert (answer["team_id"], answer["user_id"]) == (slack.team_id, slack.bot_user_id)
    assert answer["bot_id"].startswith("B")
    assert answer["is_enterprise_install"] is False


def test_a_call_without_a_token_is_not_authed(slack: LocalSlack) -> None:
    nobody = WebClient(base_url=slack.api_url)
    assert refusal(nobody.auth_test) == "not_authed"


def test_an_unknown_token_is_invalid(slack: LocalSlack) -> None:
    assert refusal(web_client(slack, "xoxb-wrong").auth_test) == "invalid_auth"


def test_a_revoked_token_is_refused_from_then_on(slack: LocalSlack, client: WebClient) -> None:
    client.auth_test()
    slack.revoke_token()
    assert refusal(client.auth_test) == "token_revoked"


def test_an_uninstalled_app_s_account_is_inactive(slack: LocalSlack, client: WebClient) -> None:
    slack.uninstall()
    assert refusal(client.auth_test) == "account_inactive"


def test_a_missing_scope_is_named_together_with_those_granted(slack: LocalSlack, client: WebClient) -> None:
    slack.set_scopes(["commands", "users:read"])
    with pytest.raises(SlackApiError, match="missing_scope") as refused:
        client.chat_postMessage(channel="C1", text="Hi")
    response = refused.value.response
    assert (response["needed"], response["provided"]) == ("chat:write", "commands,users:read")


def test_the_scope_for_the_kind_of_conversation_counts(slack: LocalSlack, client: WebClient, ana: Person) -> None:
    private = slack.add_channel("secret", members=[ana], private=True)
    assert refusal(lambda: client.conversations_info(channel=private.id)) == "missing_scope"


def test_every_authed_response_carries_the_granted_scopes(slack: LocalSlack, client: WebClient) -> None:
    slack.set_scopes(["chat:write", "users:read"])
    headers = client.users_list(limit=10).headers
    assert headers["x-oauth-scopes"] == "chat:write,users:read"
    assert headers["x-accepted-oauth-scopes"] == "users:read"


def test_the_app_token_opens_connections(slack: LocalSlack) -> None:
    opened = WebClient(base_url=slack.api_url).apps_connections_open(app_token=slack.app_token)
    assert opened["url"].startswith("ws://127.0.0.1:")


def test_the_app_token_does_nothing_else(slack: LocalSlack) -> None:
    client = web_client(slack, slack.app_token)
    assert refusal(client.auth_test) == "not_allowed_token_type"
    assert refusal(lambda: client.chat_postMessage(channel="C1", text="Hi")) == "not_allowed_token_type"


def test_the_bot_token_opens_no_connection(slack: LocalSlack, client: WebClient) -> None:
    assert refusal(lambda: client.apps_connections_open(app_token=slack.bot_token)) == "not_allowed_token_type"


def test_an_app_that_is_installed_again_gets_another_token(slack: LocalSlack) -> None:
    before = slack.environment
    slack.uninstall()
    slack.reinstall()
    assert web_client(slack).auth_test()["ok"]
    assert {name for name, value in slack.environment.items() if value != before[name]} == {"SLACK_BOT_TOKEN"}
