"""Take README's pictures again, from the demo on a phone, light and dark: `make pictures`, then look at them."""

import shutil
from typing import Literal

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tests.support.running_demo import ROOT, demo, do

DOCS = ROOT / "docs"
PHONE = 390
ENOUGH = 2600
"""Pixels, so that nothing has to be scrolled while a picture is taken."""
SCREEN = 844
APART = ".day, .new-line { visibility: hidden }"
"""Style that hides what hangs between two messages."""
SHARPNESS = 1.5
CHANNEL = "customer-experience"
NUDGED = ("chidi", "ben", "dana")
TO_THE_NUDGES = 7 * 3600
"""Seconds from where the demo begins until everybody's nudge of that day has come."""
SCHEMES: tuple[tuple[Literal["light", "dark"], str], ...] = (("light", ""), ("dark", "-dark"))
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def main() -> None:
    """Take all pictures."""
    if CHROMIUM is None:
        raise SystemExit("Pictures need Chromium: on Debian and Ubuntu, apt install chromium.")
    with demo() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        do(url, "clock", {"move_seconds": TO_THE_NUDGES})
        for scheme, suffix in SCHEMES:
            take(browser, url, scheme, suffix)
        browser.close()


def take(browser: Browser, url: str, scheme: Literal["light", "dark"], suffix: str) -> None:
    """Take each picture in one colour scheme."""
    context = browser.new_context(
        viewport={"width": PHONE, "height": ENOUGH},
        device_scale_factor=SHARPNESS,
        color_scheme=scheme,
        bypass_csp=True,  # the page takes no style of others
    )
    page = context.new_page()
    snap(nudge(page, url), f"nudge{suffix}")
    page.goto(f"{url}/#/ana/{CHANNEL}")
    snap(page.get_by_role("article").filter(has_text="For our customers").first, f"shout-out{suffix}")
    page.set_viewport_size({"width": PHONE, "height": SCREEN})
    page.goto(f"{url}/#/chidi/@home")
    page.get_by_role("heading", name="What you did for customers").wait_for()
    snap(page.get_by_role("main"), f"home{suffix}")
    context.close()


def nudge(page: Page, url: str) -> Locator:
    """Find a nudge, best one about something that a customer waits for."""
    found = page.get_by_role("article").filter(has=page.get_by_role("button", name="Not today")).last
    for name in NUDGED:
        page.goto(f"{url}/#/{name}/@messages")
        found.wait_for()
        if found.get_by_role("button", name="I'll take it").count():
            break
    return found


def snap(what: Locator, name: str) -> None:
    """Write one picture."""
    what.wait_for()
    what.screenshot(path=DOCS / f"{name}.png", animations="disabled", style=APART)


if __name__ == "__main__":
    main()
