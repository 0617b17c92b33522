"""Tell whether two texts name the same customer: only names count that surely are names."""

from collections.abc import Iterator

from bot.domain.customers import customer_key, mentions
from bot.domain.legal_forms import TITLES
from bot.domain.reading.customer_names import PossibleCustomer, possible_customers
from bot.domain.text import tidy


def names_customer(text: str, key: str) -> bool:
    """Return whether a text names the customer with this key, in capital letters unless a title comes first.

    A first word has a capital letter anyway, so it needs more than that.
    """
    first, *rest = key.split() or [""]
    if rest and first in TITLES:
        return mentions(text, key)
    later = tidy(text)[1:]
    return any(
        each.name[:1].isupper() and customer_key(each.name) == key and (each.likely or each.name in later)
        for each in possible_customers(text)
    )


def named_in_both(text: str, other: str) -> Iterator[PossibleCustomer]:
    """Yield what reads like a customer's name in the `other` text and is named in this one."""
    return (each for each in possible_customers(other) if each.likely and names_customer(text, customer_key(each.name)))
