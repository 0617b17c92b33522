"""Uploaded images on the page: shown as images, with their description."""

import pytest
from playwright.sync_api import expect

from local_slack import Channel, LocalSlack, Person
from support.harness import web_client
from support.page import ALT, PNG, Open, last_message

pytestmark = pytest.mark.browser

LOADED = "image => image.complete && image.naturalWidth > 0"


def test_an_uploaded_image_is_shown_where_it_was_shared(
    sit_down: Open, slack: LocalSlack, ana: Person, cx: Channel
) -> None:
    page = sit_down(ana)
    web_client(slack).files_upload_v2(
        channel=cx.id, filename="ripples.png", title="Who inspired whom this week", content=PNG, alt_txt=ALT
    )
    shown = last_message(page).get_by_role("img", name=ALT)
    expect(shown).to_be_visible()
    expect(last_message(page)).to_contain_text("Who inspired whom this week")
    page.wait_for_function(LOADED, arg=shown.element_handle())


def test_an_image_block_shows_an_uploaded_image_until_that_is_deleted(
    sit_down: Open, slack: LocalSlack, ana: Person
) -> None:
    page, client = sit_down(ana), web_client(slack)
    file = client.files_upload_v2(filename="ripples.png", content=PNG)["files"][0]["id"]
    block = {"type": "image", "alt_text": ALT, "slack_file": {"id": file}}
    client.chat_postMessage(channel="#cx", text="The week", blocks=[block])
    shown = last_message(page).get_by_role("img", name=ALT)
    expect(shown).to_be_visible()
    page.wait_for_function(LOADED, arg=shown.element_handle())
    client.files_delete(file=file)
    page.reload()
    expect(last_message(page).locator(".no-image")).to_have_text(ALT)


def test_where_a_shared_file_was_deleted_its_words_stand_and_the_page_says_so(
    sit_down: Open, slack: LocalSlack, ana: Person, cx: Channel
) -> None:
    page, client = sit_down(ana), web_client(slack)
    file = client.files_upload_v2(channel=cx.id, filename="ripples.png", content=PNG, initial_comment="The week")[
        "file"
    ]
    expect(last_message(page).get_by_role("img", name="ripples.png")).to_be_visible()
    client.files_delete(file=file["id"])
    expect(last_message(page)).to_contain_text("This file was deleted.")
    expect(last_message(page)).to_contain_text("The week")
