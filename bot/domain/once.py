"""Make what is slow to make when it is first needed, and only once in a process."""

from collections.abc import Callable
from functools import cache, wraps
from threading import RLock
from typing import ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


def once(make: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """Return a function that calls `make` once for the same arguments; threads that come meanwhile wait for it.

    With `functools.cache` alone each of them would make its own. When the first twenty commands after a start come at
    the same time, that takes twenty times as long, and nobody is answered in time.
    """
    kept, making = cache(make), RLock()

    @wraps(make)
    def made(*args: _Given.args, **options: _Given.kwargs) -> _Made:
        with making:
            return kept(*args, **options)  # type: ignore[arg-type]  # mypy does not see that they can be hashed

    return made
