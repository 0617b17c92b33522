"""Read if-then plans in people's own words."""

import re

_THEN = re.compile(r"\bthen\W+i\s*(?:['\u2019]\s*ll|\s+will)\s+(?P<act>\S.*)", re.IGNORECASE | re.DOTALL)


def act_of(plan: str | None) -> str | None:
    """Return the act in a plan such as "If a customer writes twice, then I'll call them".

    It begins with a capital, like a record. None for a plan in other words, or for no plan.
    """
    found = _THEN.search(plan or "")
    if found is None:
        return None
    act = found["act"].strip()
    return act[:1].upper() + act[1:]
