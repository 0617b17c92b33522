"""Under the hood: one sees what goes on, breaks it and mends it."""

import pytest
from playwright.sync_api import expect

from local_slack import LocalSlack, Person
from support.harness import refusal, web_client
from support.page import Open, last_message, says

pytestmark = pytest.mark.browser


def test_a_visitor_sees_what_goes_on_breaks_it_and_sees_the_app_come_back(
    sit_down: Open, slack: LocalSlack, ana: Person
) -> None:
    slack.hood.show_table("Owed", ("what", "status", "when"), lambda: [("nudge", "sent", "2026-11-20T09:30:00+00:00")])
    page = sit_down(ana)
    page.get_by_role("button", name="Under the hood").click()
    hood = page.get_by_role("region", name="Under the hood")
    says(page, "/hello you")
    line = hood.get_by_role("listitem").filter(has_text="@ana: /hello you")
    expect(line).to_contain_text("acked in")
    expect(hood.get_by_role("row", name="nudge sent Fri 20 Nov 10:30")).to_be_visible()

    hood.get_by_role("button", name="Drop the socket").click()
    expect(hood.get_by_role("listitem").filter(has_text="socketclosed")).to_have_count(1)
    slack.connections.wait_for(1)
    says(page, "/hello again")
    expect(last_message(page)).to_contain_text("Hello, again")

    hood.get_by_role("button", name="Revoke the token").click()
    expect(hood.get_by_role("button", name="Restore the token")).to_be_visible()
    assert refusal(web_client(slack).auth_test) == "token_revoked"
    hood.get_by_role("button", name="Mend it all").click()
    expect(hood.get_by_role("button", name="Revoke the token")).to_be_visible()
    expect(hood.get_by_role("button", name="Kill the app")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(hood).to_be_hidden()
