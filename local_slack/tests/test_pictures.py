"""Uploaded images: what is served, and what blocks may take from there."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.request import urlopen

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from local_slack import Channel, LocalSlack, Person
from support.harness import bolt_app, running, send

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 16
KINDS = {"image/png": PNG, "image/jpeg": b"\xff\xd8\xff\xe0" + b"\0" * 16, "image/gif": b"GIF89a" + b"\0" * 16}
WRAPPED: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "an image block": ("/blocks/0/slack_file", lambda image: image),
    "a section's accessory": (
        "/blocks/0/accessory/slack_file",
        lambda image: {"type": "section", "text": {"type": "mrkdwn", "text": "Look"}, "accessory": image},
    ),
    "a context's element": ("/blocks/0/elements/0/slack_file", lambda image: {"type": "context", "elements": [image]}),
}


def uploaded(client: WebClient, content: bytes = PNG, *, completed: bool = True) -> str:
    opened = client.files_getUploadURLExternal(filename="week.png", length=len(content), alt_txt="The week")
    send(opened["upload_url"], content)
    if completed:
        client.files_completeUploadExternal(files=[{"id": opened["file_id"]}])
    file: str = opened["file_id"]
    return file


def refused(call: Callable[..., object], **args: object) -> tuple[str, list[str]]:
    """Slack's error for a call that it must refuse, and its messages."""
    with pytest.raises(SlackApiError) as caught:
        call(**args)
    response = caught.value.response
    return response["error"], response["response_metadata"]["messages"]


def image(file: str) -> dict[str, Any]:
    return {"type": "image", "alt_text": "The week", "slack_file": {"id": file}}


@pytest.mark.parametrize("kind", KINDS)
def test_an_image_is_served_as_what_it_is_and_nothing_else_is_shown_in_place(
    client: WebClient, cx: Channel, kind: str
) -> None:
    for content, served, shown in (
        (KINDS[kind], kind, "inline"),
        (b"<svg/>", "application/octet-stream", "attachment"),
    ):
        client.files_upload_v2(channel=cx.id, filename="week.png", content=content)
        file = client.conversations_history(channel=cx.id)["messages"][0]["files"][0]
        assert file["mimetype"] == served
        with urlopen(file["url_private"], timeout=30) as response:  # noqa: S310 - our own loopback
            assert response.read() == content
            assert response.headers["Content-Type"] == served
            assert response.headers["Content-Disposition"] == shown
            assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("where", WRAPPED)
def test_blocks_show_an_uploaded_image_and_no_other_file(client: WebClient, cx: Channel, where: str) -> None:
    at, wrapped = WRAPPED[where]
    posted = client.chat_postMessage(channel=cx.id, text="The week", blocks=[wrapped(image(uploaded(client)))])
    said = ("invalid_blocks", [f"[ERROR] invalid slack file [json-pointer:{at}]"])
    others = ("F0000000000", uploaded(client, completed=False), uploaded(client, b"a,b\n1,2\n"))
    for blocks in ([wrapped(image(file))] for file in others):
        assert refused(client.chat_postMessage, channel=cx.id, text="x", blocks=blocks) == said
        assert refused(client.chat_update, channel=cx.id, ts=posted["ts"], text="x", blocks=blocks) == said


def test_a_block_may_name_the_image_by_its_address(client: WebClient, cx: Channel) -> None:
    client.files_upload_v2(channel=cx.id, filename="week.png", content=PNG)
    address = client.conversations_history(channel=cx.id)["messages"][0]["files"][0]["url_private"]
    block = {"type": "image", "alt_text": "The week", "slack_file": {"url": address}}
    client.chat_postMessage(channel=cx.id, text="x", blocks=[block])
    block["slack_file"] = {"url": f"{address}x"}
    assert refused(client.chat_postMessage, channel=cx.id, text="x", blocks=[block])[0] == "invalid_blocks"


def test_attachments_and_views_show_uploaded_images_alone_as_well(client: WebClient, cx: Channel, ana: Person) -> None:
    attached = [{"fallback": "x", "blocks": [image("F0000000000")]}]
    error, messages = refused(client.chat_postMessage, channel=cx.id, text="x", attachments=attached)
    assert (error, messages) == (
        "invalid_attachments",
        ["[ERROR] invalid slack file [json-pointer:/attachments/0/blocks/0/slack_file]"],
    )
    home = {"type": "home", "blocks": [image("F0000000000")]}
    error, messages = refused(client.views_publish, user_id=ana.id, view=home)
    assert (error, messages) == (
        "invalid_arguments",
        ["[ERROR] invalid slack file [json-pointer:/view/blocks/0/slack_file]"],
    )
    client.views_publish(user_id=ana.id, view={"type": "home", "blocks": [image(uploaded(client))]})


def test_answers_show_uploaded_images_alone_as_well(slack: LocalSlack, ana: Person, cx: Channel) -> None:
    app, blocks = bolt_app(slack), [image("F0000000000")]
    app.command("/hello")(lambda ack: ack(text="Look", blocks=blocks))
    with running(slack, app):
        outcome = ana.types("/hello", where=cx)
        assert outcome.error == "invalid_blocks"
        answer = WebhookClient(outcome.payload["response_url"]).send(text="Look", blocks=blocks)
    assert (answer.status_code, "invalid_blocks" in answer.body) == (400, True)
