"""Compile regular expressions when they are first used: to compile them all takes a process half a second."""

import re
from threading import Lock
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "split", "sub", "finditer", "findall", "pattern")
_made: list["_Lazy"] = []
_compiling = Lock()
"""Held by the thread that compiles: threads that come meanwhile would only do the same."""


def lazily(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return the pattern, which is compiled when it is first used; what `re.compile` raises comes only then."""
    lazy = _Lazy(pattern, flags)
    _made.append(lazy)
    return cast("re.Pattern[str]", lazy)


def compile_all() -> None:
    """Compile what is not compiled yet, so that nobody has to wait for it."""
    for lazy in _made:
        lazy.compile()


class _Lazy:
    """Stands for a pattern; once compiled, it has the pattern's own methods."""

    def __init__(self, pattern: str, flags: re.RegexFlag) -> None:
        self._source, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  as the pattern's own
        if name not in _METHODS:
            raise AttributeError(name)
        return getattr(self.compile(), name)

    def compile(self) -> re.Pattern[str]:
        """Compile the pattern, and take over its methods."""
        with _compiling:
            compiled = re.compile(self._source, self._flags)
        vars(self).update((name, getattr(compiled, name)) for name in _METHODS)
        return compiled
