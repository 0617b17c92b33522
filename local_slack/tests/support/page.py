"""What people do at the page and see on it."""

from base64 import b64decode
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

Open = Callable[..., Page]
PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
ALT = "A picture of what spread: Ana inspired Ben."


def says(page: Page, text: str, where: str = "cx") -> None:
    """Type something into the box at the bottom and send it."""
    box = page.get_by_label(f"Message #{where}" if where != "@messages" else "Message Greeter")
    box.fill(text)
    box.press("Enter")


def last_message(page: Page) -> Any:  # noqa: ANN401 - Playwright's Locator, of which chains are made
    """The message at the bottom."""
    return page.get_by_role("article").last
