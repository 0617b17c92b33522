"""Recognize what was only handed on to a colleague: "asked Ben to call Acme", "forwarded it to sales"."""

from bot.domain.reading.english import pattern, words

_HANDED_ON, _COLLEAGUES = map(pattern, ("handed_on", "colleagues"))
_GIVEN_NAMES = words("given_names")


def is_handed_on(act: str) -> bool:
    """Return whether an act, in lower case from its verb on, leaves the deed itself to a colleague."""
    found = _HANDED_ON.match(act)
    if found is None:
        return False
    to_whom = next(filter(None, found.groups()))
    return to_whom in _GIVEN_NAMES or bool(_COLLEAGUES.fullmatch(to_whom))
