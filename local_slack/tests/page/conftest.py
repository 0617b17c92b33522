"""A local Slack with the greeter in it, and people who sit before its page in a real browser."""

import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Request,
    ViewportSize,
    WebError,
    expect,
    sync_playwright,
)

from local_slack import Channel, LocalSlack, Person
from support.greeter import CONFIG, Heard, greeter
from support.harness import MORNING, running
from support.page import Open

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PATIENCE = 30_000
"""Milliseconds to wait for what a page does."""
DESKTOP: ViewportSize = {"width": 1100, "height": 800}
NOWHERE = "about:blank"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    switches = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=switches)
        yield browser
        browser.close()


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with LocalSlack.start(app=CONFIG, at=MORNING) as started:
        yield started


@pytest.fixture
def ana(slack: LocalSlack) -> Person:
    return slack.add_person("ana", real_name="Ana Ferreira")


@pytest.fixture
def ben(slack: LocalSlack) -> Person:
    return slack.add_person("ben", real_name="Ben Adeyemi", tz="Asia/Tokyo")


@pytest.fixture
def cx(slack: LocalSlack, ana: Person, ben: Person) -> Channel:
    return slack.add_channel("cx", members=[ana, ben])


@pytest.fixture
def heard(slack: LocalSlack, cx: Channel) -> Iterator[Heard]:  # noqa: ARG001 - the app starts in a furnished office
    app, heard = greeter(slack)
    with running(slack, app):
        yield heard
        heard.hold.set()


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """A browser's window, with a page that each test goes on with: a new one takes a second of work."""
    window = browser.new_context(viewport=DESKTOP, locale="en-GB", timezone_id="Pacific/Auckland")
    window.set_default_timeout(PATIENCE)
    window.new_page()
    yield window
    window.close()


@pytest.fixture
def context(window: BrowserContext) -> Iterator[BrowserContext]:
    """The window; whatever test uses it, its pages break nowhere and ask nobody else for anything."""
    broken: list[str] = []
    asked: list[str] = []

    def note_error(error: WebError) -> None:
        broken.append(str(error.error))

    def note_request(request: Request) -> None:
        asked.append(request.url)

    window.on("weberror", note_error)
    window.on("request", note_request)
    yield window
    first, *others = window.pages
    for page in others:
        page.close()
    # It no longer asks a local Slack that ends now.
    first.goto(NOWHERE)
    window.remove_listener("weberror", note_error)
    window.remove_listener("request", note_request)
    assert broken == []
    assert [url for url in asked if urlsplit(url).hostname not in {"127.0.0.1", None}] == []


@pytest.fixture
def sit_down(heard: Heard, slack: LocalSlack, context: BrowserContext) -> Open:  # noqa: ARG001 - the app runs
    """Open the page as somebody, somewhere: a channel's name, `@home` or `@messages`."""

    def sit_down(person: Person, where: str = "cx") -> Page:
        first = context.pages[0]
        page = first if first.url == NOWHERE else context.new_page()
        page.set_viewport_size(DESKTOP)
        page.goto(f"{slack.url}/#/{person.name}/{where}")
        expect(page.get_by_role("button", name="You are")).to_be_visible()
        return page

    return sit_down
