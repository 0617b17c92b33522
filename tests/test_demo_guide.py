"""Whoever opens the demo is guided through it, and each step ticks itself off."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from bot.demo.company import start_slack
from bot.demo.guide import GUIDE
from bot.demo.process import TICK_SECONDS
from bot.demo.run import begin

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PATIENCE = 30_000

pytestmark = [pytest.mark.browser, pytest.mark.waits]


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """The running demo's address."""
    slack, stopped = start_slack(0), Event()
    bot = begin(slack, tmp_path / "demo.sqlite3", stopped)
    assert bot is not None
    scheduler = bot.begin_to_tick(TICK_SECONDS)
    yield slack.url
    bot.stop(scheduler)
    slack.stop()


@pytest.fixture
def page() -> Iterator[Page]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(locale="en-GB", timezone_id="Pacific/Auckland")
        page.set_default_timeout(PATIENCE)
        yield page
        browser.close()


def test_the_guide_leads_from_hello_to_a_story_in_the_shout_out(url: str, page: Page) -> None:
    page.goto(url)
    guide, talk = page.get_by_role("complementary", name="Guide"), page.get_by_role("main")
    clock = page.get_by_role("group", name="Clock")
    steps = guide.get_by_role("listitem")
    current = guide.locator("[aria-current=step]")
    expect(talk).to_contain_text("I'm the bot behind #customer-experience")
    expect(clock).to_contain_text("09:00Berlin time")
    guide.get_by_role("button", name="Next", exact=True).click()

    guide.get_by_role("button", name="Type it for me").click()
    page.keyboard.press("Enter")
    expect(talk).to_contain_text("Recorded under")
    expect(current).to_contain_text("Get your first nudge")

    talk.locator(".pointed", has_text="Nudge me on workdays").click()
    expect(talk).to_contain_text("OK, I'll nudge you.")
    guide.get_by_role("button", name="Next nudge").click()
    expect(talk.get_by_role("button", name="Not today")).to_be_visible()
    expect(clock).to_contain_text("09:30Berlin time")

    guide.get_by_role("button", name="Take me there").click()
    talk.locator(".pointed", has_text="I noticed").first.click()
    expect(current).to_contain_text("See your story on Friday")

    guide.get_by_role("button", name="Friday shout-out").click()
    expect(guide).to_contain_text("That is all of it.")
    expect(talk.get_by_role("article").last).to_contain_text("Ana Ferreira “called a customer back")
    expect(talk.get_by_role("article").last).to_contain_text("Mill Café")
    assert [step.get_attribute("class") for step in steps.all()] == ["step done"] * len(GUIDE.steps)
