"""What tests look for in messages and views."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from slack_sdk.models.blocks import Block as SlackBlock

from bot.domain.text import show_mrkdwn
from bot.slack.blocks.kit import View
from bot.slack.blocks.parts import TEXT_LIMIT, Block, Message
from local_slack.checks import check_message, check_view, texts_of
from local_slack.text.mrkdwn import Parsed, parse

_SILENT = {"actions", "divider", "input"}


def accepted(message: Message) -> bool:
    """Whether Slack takes the message, as a post and as an answer; fails with what it would say."""
    arguments = {"text": message.text, "blocks": message.blocks}
    for surface in ("message", "response"):
        assert check_message(arguments, surface=surface) is None, check_message(arguments, surface=surface)
    assert valid(message.blocks)
    assert message.text.strip()
    assert len(message.text) <= TEXT_LIMIT
    return True


def accepted_view(view: View) -> bool:
    assert check_view(view) is None, check_view(view)
    assert valid(view["blocks"])
    return True


def valid(blocks: Iterable[Block]) -> bool:
    """Whether slack_sdk knows each block and everything in it, and would send it as it is; it raises otherwise."""
    known = [SlackBlock.parse(block) for block in blocks]
    return [block.to_dict() for block in known if block] == list(blocks)


def parsed(message: Message) -> list[Parsed]:
    """Everything in a message that Slack reads as mrkdwn."""
    return [parse(message.text), *parsed_blocks(message.blocks)]


def parsed_blocks(blocks: Iterable[Block]) -> list[Parsed]:
    return [parse(text) for kind, text in texts_of(blocks) if kind == "mrkdwn"]


def harmless(texts: Iterable[Parsed]) -> bool:
    """Whether nothing in these texts pings or links."""
    return not any(
        (each.mentions, each.broadcasts, each.usergroups, each.channels, each.links) != ((), (), (), (), ())
        for each in texts
    )


def action_ids(blocks: Iterable[Block]) -> list[str]:
    """The action_ids of everything to press, inputs aside."""
    return [element["action_id"] for element in elements(blocks)]


def elements(blocks: Iterable[Block]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        yield from block.get("elements", ()) if block["type"] == "actions" else ()
        if "accessory" in block:
            yield block["accessory"]


def button(message: Message, label: str) -> dict[str, Any]:
    """The one button with this label."""
    (found,) = [each for each in elements(message.blocks) if each.get("text", {}).get("text") == label]
    return found


def labels(message: Message) -> list[str]:
    """What stands on the buttons and in the menus, in order."""
    return [text for each in elements(message.blocks) for text in _labels(each)]


def said_by_blocks(blocks: Iterable[Block]) -> Iterator[str]:
    """What the blocks say beside their buttons, as mrkdwn."""
    for block in blocks:
        if block["type"] not in _SILENT:
            for each in [block["text"]] if "text" in block else block["elements"]:
                yield each["text"] if each["type"] == "mrkdwn" else show_mrkdwn(each["text"], {})


def field(view: View, name: str) -> dict[str, Any]:
    """The element of the form's field with this name."""
    (found,) = [block["element"] for block in view["blocks"] if block.get("block_id") == name]
    return dict(found)


def fields(view: View) -> list[str]:
    return [block["block_id"] for block in view["blocks"] if block["type"] == "input"]


def _labels(element: Mapping[str, Any]) -> list[str]:
    if element["type"] == "overflow":
        return [each["text"]["text"] for each in element["options"]]
    return [element["text"]["text"]]
