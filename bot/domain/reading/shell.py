"""Take off what surrounds a text: the command or the bot's name typed once more, quotes, and marks of formatting.

What stays is exactly as it was typed, in the form in which Slack sent it.
"""

import re

from bot.domain.patterns import lazily

_PAIRS = {"\u201c": "\u201d", "\u201e": "\u201c\u201d", "\u00ab": "\u00bb", "\u00bb": "\u00ab", "\u2018": "\u2019"} | {
    "\u300c": "\u300d", "[": "]", "{": "}", "(": ")", "\u2039": "\u203a",
}  # fmt: skip
_SAME = ("```", "``", "`", "**", "*", "__", "_", "~", '"', "'", "|")
_NAME = r"(?:/?cx[- ]help|@?cx[- ]?help(?:er)?(?: ?bot)?)"
_WORDS = (
    r"needs?|helped|solved|delighted|help|solve|delight|record|pause|nudge|stop|resume|settings|team|me|customer|export"
)
_FIRST = lazily(
    rf"^\s*(?P<mark>[*_~`\"'\u201c\u2018\[(<{{]+)\s*(?P<word>(?:{_WORDS}))(?P<colon>:?)\s*[*_~`\"'\u201d\u2019\])>}}]+(?P<after>:?)(?=\s|$)",
    re.IGNORECASE,
)
_SLASH = lazily(r"^/(?=[a-z]+(?:\s|$|:))", re.IGNORECASE)
_BOLD = lazily(r"\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*")
# What stands before the words when they are copied from a list or quoted.
_LABEL = lazily(r"^(?:(?:&gt;|>)\s*|(?:log(?:ged)?|quoted?|entry|action)\s*:\s+(?=\S))+", re.IGNORECASE)
_MARKS = lazily(r"(?<![^\W_])[*_~`\"\u201c\u201d\u201e]+|[*_~`\"\u201c\u201d\u201e]+(?![^\W_])")


def without_shell(text: str, bot_user_id: str = "") -> str:
    """Return `text`, as Slack sent it, without what surrounds the words that are meant.

    `bot_user_id` is the bot's own Slack id, so that its mention goes and other people's stay.
    """
    before = None
    while text != before:
        before = text
        text = _one_layer(text.strip(), bot_user_id)
    return _FIRST.sub(lambda found: f"{found['word']}{found['colon'] or found['after']}", text)


def without_marks(words: str) -> str:
    """Return words without quotes and marks of formatting around any of them, to read a command in them."""
    return " ".join(_MARKS.sub("", words).split())


def _one_layer(text: str, bot_user_id: str) -> str:
    mention = rf"|<@{re.escape(bot_user_id)}(?:\|[^>]*)?>" if bot_user_id else ""
    address = rf"(?:{_NAME}{mention})"
    text = re.sub(rf"^{address}(?:\s*[:,\-\u2013]\s*|\s+|$)", "", text, count=1, flags=re.IGNORECASE)
    text = re.sub(
        rf"(?:^|(?<![\s,])[\s,]+)(?:/cx-help|@cx-help{mention})[.!?]?$", "", text, count=1, flags=re.IGNORECASE
    )
    text = _BOLD.sub(r"\1", _LABEL.sub("", _SLASH.sub("", text), count=1))
    for mark in _SAME:
        inner = text[len(mark) : -len(mark)]
        if len(text) > 2 * len(mark) and text.startswith(mark) and text.endswith(mark) and mark not in inner:
            return inner
    if re.fullmatch(r"&lt;[^&]+&gt;", text):
        return text[4:-4]
    if len(text) > 2 and text[-1] in _PAIRS.get(text[0], "") and text[0] not in text[1:-1]:  # noqa: PLR2004  the pair itself
        return text[1:-1]
    return text
