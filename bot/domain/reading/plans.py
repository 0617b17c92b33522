"""Read if-then plans, and what people want to be reminded of, in their own words."""

import re

from bot.domain.patterns import lazily

_THEN = lazily(r"\bthen\W+i\s*(?:['\u2019]\s*ll|\s+will)\s+(?P<act>\S.*)", re.IGNORECASE | re.DOTALL)

_REMIND = lazily(
    r"\W*(?:(?:please|pls|can you|could you|would you|i want you to|also) )*"
    r"(?:remind me|don['\u2019]t (?:let me )?forget|do not (?:let me )?forget|(?:set )?(?:a )?reminder(?: for me)?)"
    r"(?P<when> (?!about\b)[^.!?:]{1,40}?)? to (?P<act>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


def reminder_in(text: str) -> str | None:
    """Return what a text asks to be reminded to do; with its day, if that comes first. None for any other text."""
    found = _REMIND.fullmatch(text)
    if found is None:
        return None
    return text.strip() if found["when"] else found["act"]


def act_of(plan: str | None) -> str | None:
    """Return the act in a plan such as "If a customer writes twice, then I'll call them".

    It begins with a capital, like a record. None for a plan in other words, or for no plan.
    """
    found = _THEN.search(plan or "")
    if found is None:
        return None
    act = found["act"].strip()
    return act[:1].upper() + act[1:]
