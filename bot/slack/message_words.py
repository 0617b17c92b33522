"""Read what a message says: its text, blocks, attachments and e-mails, as a person sees them in Slack.

Messages of apps often say everything in blocks or attachments, and nothing or a placeholder in their text.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from bot.domain.text import escape
from bot.slack.rich_text import DEEPEST, rich_text_words, word

_WORDLESS = frozenset({"actions", "divider", "input", "image"})
"""Blocks that say nothing about a customer: controls, lines and pictures."""
_TEXTS = ("title", "subtitle", "text", "body", "description")
"""Where blocks keep their text objects."""
_PREVIEW = ("from_url", "original_url", "app_unfurl_url")
_FORWARDED = ("is_share", "is_msg_unfurl")
# What Slack itself writes in place of something that it cannot show.
_PLACEHOLDER = re.compile(
    r"""[\[(\s]* (?:sorry,?\s+)? (?:
      (?:(?:this|the|that)\s+)? (?:content|message|block|attachment|file)s? \s+ (?:
          (?:can['\u2019]?t|cannot|can\ not|could\ not|couldn['\u2019]t) \s+be\s+
              (?:displayed|shown|rendered|viewed|previewed)
        | (?:isn['\u2019]t|is\ not) \s+ (?:supported|available)
        | (?:contains|has) \s+ (?:interactive|unsupported) \s+ (?:elements?|content|blocks?)
        | (?:was|has\ been) \s+ (?:deleted|removed) )
      | no\s+preview (?:\s+(?:is\s+)?available)?
    ) [.!…\])\s]*""",
    re.IGNORECASE | re.VERBOSE,
)


# A pair of marks that formats what is between them, or a token, which is left as it is.
_MARKED = [
    re.compile(rf"(<[^<>]*>)|(?<!\w){mark}(?=\S)([^{mark}\n]+)(?<=\S){mark}(?!\w)") for mark in ("\\*", "_", "~")
]


def message_words(message: object) -> str:
    """Return the words of a message as mrkdwn, escaped as Slack escapes it; empty if it has none of its own."""
    if not isinstance(message, dict):
        return ""
    attachments = [each for each in _list(message.get("attachments")) if isinstance(each, dict)]
    previews = [each for each in attachments if _is_preview(each)]
    shown = [each for each in attachments if each not in previews]
    text = _mrkdwn(message.get("text"))
    parts = [_blocks_words(message.get("blocks")) or text, *map(_attachment_words, shown)]
    parts += map(_file_words, _list(message.get("files")))
    return _joined(parts) or _joined(map(_attachment_words, previews))


def _is_preview(attachment: dict[str, Any]) -> bool:
    """Return whether Slack or an app added it to show what is behind a link in the message."""
    return any(map(attachment.get, _PREVIEW)) and not any(map(attachment.get, _FORWARDED))


def _attachment_words(attachment: dict[str, Any], depth: int = 0) -> str:
    """Return the words of an attachment; of a forwarded message, those of its blocks."""
    if depth > DEEPEST:
        return ""
    forwarded = (each.get("message") for each in _list(attachment.get("message_blocks")) if isinstance(each, dict))
    nested = (_blocks_words(each.get("blocks")) for each in forwarded if isinstance(each, dict))
    blocks = _joined(nested) or _blocks_words(attachment.get("blocks"))
    texts = (_mrkdwn(attachment.get(key)) for key in ("title", "text"))
    fields = (_field(each) for each in _list(attachment.get("fields")))
    inner = (_attachment_words(each, depth + 1) for each in _list(attachment.get("attachments")) if _is_dict(each))
    said = _joined([_mrkdwn(attachment.get("pretext")), blocks or _joined([*texts, *fields]), *inner])
    return said or _mrkdwn(attachment.get("fallback"))


def _field(field: object) -> str:
    if not isinstance(field, dict):
        return ""
    title, value = _mrkdwn(field.get("title")), _mrkdwn(field.get("value"))
    return f"{title}: {value}" if title and value else title or value


def _file_words(file: object) -> str:
    """Return the words of an e-mail, a text snippet or a voice clip; a file's name alone says nothing."""
    if not isinstance(file, dict):
        return ""
    if file.get("mode") == "email" or file.get("filetype") == "email":
        body = next(filter(None, (word(file.get(key)) for key in ("plain_text", "preview_plain_text"))), "")
        return _joined([escape(word(file.get("subject")) or word(file.get("title"))), escape(body)])
    if file.get("mode") == "snippet":
        return escape(word(file.get("preview")))
    spoken = file.get("transcription")
    preview = spoken.get("preview") if isinstance(spoken, dict) else None
    return escape(word(preview.get("content"))) if isinstance(preview, dict) else ""


def _blocks_words(blocks: object) -> str:
    return _joined(_said(_block_words(block)) for block in _list(blocks) if isinstance(block, dict))


def _block_words(block: dict[str, Any]) -> str:
    if block.get("type") in _WORDLESS:
        return ""
    if block.get("type") == "rich_text":
        return rich_text_words(block)
    texts = [block.get(key) for key in _TEXTS]
    objects = [*texts, *_list(block.get("fields")), *_list(block.get("elements"))]
    rows = (" · ".join(filter(None, map(_object_words, _list(row)))) for row in _list(block.get("rows")))
    return _joined([*map(_object_words, objects), *rows])


def _object_words(text: object) -> str:
    """Return the words of a text object, of a table's cell, or of the plain string in a block of Markdown."""
    if isinstance(text, str):
        return escape(text)
    if not isinstance(text, dict):
        return ""
    if text.get("type") == "mrkdwn":
        return _mrkdwn(text.get("text"))
    return escape(word(text.get("text"))) if text.get("type") == "plain_text" else rich_text_words(text)


def _mrkdwn(value: object) -> str:
    """Return formatted text without its marks."""
    text = word(value)
    for marked in _MARKED:
        text = marked.sub(lambda found: found[1] or found[2], text)
    return _said(text)


def _said(text: str) -> str:
    return "" if _PLACEHOLDER.fullmatch(text) else text


def _joined(parts: Iterable[str]) -> str:
    """Return what is said, one below the other, and nothing twice."""
    return "\n".join(dict.fromkeys(filter(None, (part.strip() for part in parts))))


def _list(value: object) -> Iterator[Any]:
    return iter(value if isinstance(value, list) else ())


def _is_dict(value: object) -> bool:
    return isinstance(value, dict)
