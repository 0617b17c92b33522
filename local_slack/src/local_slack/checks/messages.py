"""Check a message for its way: chat.postMessage and the like, chat.update, or a response."""

from collections.abc import Mapping
from typing import Any, Literal

from local_slack.checks import limits
from local_slack.checks.blocks import BLOCKS
from local_slack.checks.ids import check_once
from local_slack.checks.nesting import blocks_within
from local_slack.checks.problem import Notes, Problem
from local_slack.checks.tables import KINDS
from local_slack.checks.texts import texts_of

Arguments = Mapping[str, Any]
Way = Literal["message", "update", "response"]


def check_message(arguments: Mapping[str, object], *, surface: Way = "message") -> Problem | None:
    """Return why Slack would refuse these decoded arguments; None if it would accept them.

    The surface is `update` for chat.update, which takes less text. It is `response` for what an ack or a response_url
    carries: the sum of its blocks' texts has no bound. It is `message` for everything else.
    """
    if arguments.get("delete_original") is True:
        return None
    return (
        _check_text(arguments, surface)
        or _check_blocks(arguments, surface)
        or _check_attachments(arguments)
        or _check_tables(arguments)
        or _check_metadata(arguments)
        or _check_content(arguments)
    )


def _check_text(arguments: Arguments, way: Way) -> Problem | None:
    notes = Notes()
    texts = {key: arguments.get(key) for key in ("text", "markdown_text")}
    for key, text in texts.items():
        if text is not None and not isinstance(text, str):
            notes.add("must provide a string", f"/{key}")
    if notes.lines:
        return notes.problem("invalid_arguments")
    text, markdown = (given or "" for given in texts.values())
    if markdown and (text or arguments.get("blocks")):
        return Problem("markdown_text_conflict")
    # Text that is too long is cut, not refused, except for chat.update.
    refused = way == "update" and len(text.encode()) > limits.UPDATE_TEXT_BYTES
    return Problem("msg_too_long") if refused or len(markdown) > limits.MARKDOWN_TEXT else None


def _check_blocks(arguments: Arguments, way: Way) -> Problem | None:
    blocks = arguments.get("blocks")
    if blocks is None or blocks == "":
        return None
    if not isinstance(blocks, list):
        return Problem("invalid_blocks_format")
    notes = Notes()
    BLOCKS["message"].check(blocks, "/blocks", notes)
    if not notes.lines:
        check_once(blocks, "/blocks", notes)
    if notes.lines:
        return notes.problem("invalid_blocks")
    markdown = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    whole = sum(len(text) for _, text in texts_of(blocks)) + limits.BLOCK_OVERHEAD * len(blocks)
    too_long = markdown > limits.MARKDOWN_TEXT or (way != "response" and whole > limits.BLOCKS_TEXT)
    return Problem("msg_blocks_too_long") if too_long else None


def _check_attachments(arguments: Arguments) -> Problem | None:
    attachments = arguments.get("attachments")
    if attachments is None or attachments == "":
        return None
    if not isinstance(attachments, list) or not all(isinstance(each, Mapping) for each in attachments):
        return Problem("invalid_attachments")
    if len(attachments) > limits.ATTACHMENTS:
        return Problem("too_many_attachments")
    notes = Notes()
    for place, attachment in enumerate(attachments):
        if "blocks" in attachment:
            within, at = Notes(), f"/attachments/{place}/blocks"
            BLOCKS["message"].check(attachment["blocks"], at, within)
            if not within.lines:
                check_once(attachment["blocks"], at, within)
            notes.lines.extend(within.lines)
    return notes.problem("invalid_attachments")


def _check_tables(arguments: Arguments) -> Problem | None:
    """Refuse a second table, whether among the blocks or in an attachment."""
    places = [arguments.get("blocks"), *(each.get("blocks") for each in arguments.get("attachments") or ())]
    tables = [block for blocks in places for block, _ in blocks_within(blocks or ()) if block.get("type") in KINDS]
    return Problem("invalid_attachments", ("[ERROR] only_one_table_allowed",)) if len(tables) > 1 else None


def _check_metadata(arguments: Arguments) -> Problem | None:
    metadata = arguments.get("metadata")
    if metadata is None or metadata == "":
        return None
    whole = (
        isinstance(metadata, Mapping)
        and isinstance(metadata.get("event_type"), str)
        and metadata["event_type"] != ""
        and isinstance(metadata.get("event_payload"), Mapping)
    )
    return None if whole else Problem("invalid_metadata_format")


def _check_content(arguments: Arguments) -> Problem | None:
    said = any((arguments.get(key) or "").strip() for key in ("text", "markdown_text"))
    shown = bool(arguments.get("blocks")) or any(arguments.get("attachments") or ())
    return None if said or shown else Problem("no_text")
