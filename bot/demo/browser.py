"""Open the demo's page in the browser, where there is one to open."""

import os
import sys
import webbrowser
from collections.abc import Mapping

_DISPLAYS = "DISPLAY", "WAYLAND_DISPLAY"


def open_page(url: str) -> None:
    """Open the address, unless nobody would see it or asked not to."""
    if sys.stdout.isatty() and may_open(os.environ, sys.platform):
        webbrowser.open(url)


def may_open(environment: Mapping[str, str], platform: str) -> bool:
    """Return whether a browser may be opened: not in CI, not with OPEN=0, and on Linux only with a display.

    Without one, a browser in the terminal would take the place of the demo's own output.
    """
    if environment.get("CI") or environment.get("OPEN") == "0":
        return False
    return platform in {"darwin", "win32"} or any(environment.get(name) for name in _DISPLAYS)
