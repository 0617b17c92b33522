"""Read what people ask the bot that it can answer: what to do, what is open, their nudges, a customer, their data.

A text that names anything else ("what should I do about the broken printer?") is no such question.
"""

from bot.domain.patterns import lazily
from bot.domain.reading.commands import Command, ShowCustomer
from bot.domain.reading.customer_names import is_customer_name, may_begin_customer
from bot.domain.reading.numbers import plain
from bot.domain.reading.question_patterns import ANSWERED, LOOKED_UP, NAMED
from bot.domain.text import tidy

_LONGEST = 120
_HELLO = lazily(r"^(?:(?:please|hi|hey|hello|ok|okay|so|and|well|bot|can you|could you|would you),? )+")
_POLITE = lazily(r"(?:,? (?:please|thanks|thank you|thx|for me))+$")
_MOST_WORDS = 5
_SMALL = 3
"""The letters of a small word in a name with capitals, such as "of"."""


def read_question(words: str) -> Command | None:
    """Return the command that answers tidied `words`, as typed; None if they ask nothing that one answers."""
    asked = words.rstrip("?!. ")
    if len(asked) > _LONGEST:
        return None
    said = plain(asked)
    wish = _POLITE.sub("", _HELLO.sub("", said))
    whole = next((command for command, pattern in ANSWERED.items() if pattern.fullmatch(wish)), None)
    return whole or _about_customer(asked)


def customer_alone(text: str) -> str | None:
    """Return a text that may be a customer's name and nothing else, without a "show" before it; None for others."""
    words = tidy(text).rstrip("?!. ")
    found = LOOKED_UP.fullmatch(words)
    name = found["name"] if found else words
    return name if 0 < len(name.split()) <= _MOST_WORDS else None


def _about_customer(asked: str) -> Command | None:
    asked = asked.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    for pattern, fits in ((NAMED, _is_name), (LOOKED_UP, _is_capital_name)):
        found = pattern.fullmatch(asked)
        if found and fits(found["name"]):
            return ShowCustomer(found["name"])
    return None


def _is_name(words: str) -> bool:
    return may_begin_customer(words) and is_customer_name(words, marked=False)


def _is_capital_name(words: str) -> bool:
    return _is_name(words) and all(
        word[:1].isupper() or word[:1].isdigit() or len(word) <= _SMALL for word in words.split()
    )
