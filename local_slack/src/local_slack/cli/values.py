"""Check that what a setup file says is of the right kind."""

from collections.abc import Mapping
from types import NoneType
from typing import Any, get_args

from local_slack.cli.errors import SetupError

Names = tuple[str, ...]
_WORDS: Mapping[Any, str] = {str: "text", bool: "true or false", Names: "a list of names"}


def demand(told: object, kind: Any, where: str) -> Any:  # noqa: ANN401 - as the type says
    """Return what is told as that kind, such as `str | None`; raise SetupError if it is another."""
    kinds = [kind] if kind in _WORDS else list(get_args(kind))
    if told is None and NoneType in kinds:
        return None
    if isinstance(told, list) and Names in kinds and all(isinstance(each, str) for each in told):
        return tuple(told)
    if type(told) in kinds:
        return told
    raise SetupError(f"{where} must be {' or '.join(_WORDS[each] for each in kinds if each in _WORDS)}, not {told!r}.")
