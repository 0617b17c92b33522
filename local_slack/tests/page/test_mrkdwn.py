"""The page reads mrkdwn exactly as the rest of the local Slack does."""

import json
from dataclasses import asdict
from itertools import product
from random import Random

import pytest
from playwright.sync_api import BrowserContext, expect

from local_slack import LocalSlack, Person
from local_slack.text.mrkdwn import parse
from support.page import Open, last_message

pytestmark = pytest.mark.browser

LIVE = ["<!channel>", "<@U1|x>", "<#C1|b>", "<!subteam^S1>", "<https://a.example/x_y|b>", "<!date^1^{date}|d>", "<a>"]
MARKS = [
    "*",
    "_",
    "~",
    "`",
    "```",
    "\n",
    ">",
    "&gt;",
    ">>> ",
    " ",
    "a",
    "é",
    "&amp;",
    "&lt;",
    ":wave:",
    "http://b.c/_d_.",
]
SETTLED = [
    "",
    "*bold* _it_ ~no~ `code *x*` *a _b_ c*",
    "> quote\n>more\nafter\n```\npre *x*\n```\nend",
    "&gt;&gt;&gt; all\nthe rest",
    "https://a.example/b_c_d. and <mailto:a@b.c|mail> <tel:1>",
    "snake_case_name 2*3*4 ~/home ` a` *a\nb*",
    "*" * 60 + "a" * 60,
    "<" * 40 + "*" + "`" * 41,
]


def test_the_page_parses_as_the_local_slack_does(context: BrowserContext, slack: LocalSlack) -> None:
    chance = Random(20_261_120)  # noqa: S311 - no secret, and the same texts every time
    pieces = [*LIVE, *MARKS]
    mixed = ["".join(chance.choices(pieces, k=chance.randint(3, 14))) for _ in range(1000)]
    texts = [*SETTLED, *map("".join, product(pieces, repeat=2)), *mixed]
    page = context.new_page()
    page.goto(slack.url)
    read = "async (texts) => JSON.stringify(texts.map((await import('/page/mrkdwn.js')).parse))"
    for text, found in zip(texts, json.loads(page.evaluate(read, texts)), strict=True):
        assert found == [asdict(segment) | {"styles": list(segment.styles)} for segment in parse(text).segments], text


def test_it_is_drawn_as_slack_draws_it(sit_down: Open, ana: Person, ben: Person) -> None:
    page = sit_down(ana)
    ben.types("*bold* and _it_ and ~no~ `code` @ana :wave:\n> quoted\n```\npre\n```\nSee https://a.example", "cx")
    shown = last_message(page).locator(".text")
    for selector, text in (
        ("strong", "bold"),
        ("em", "it"),
        ("s", "no"),
        ("code", "code"),
        (".mention.mine", "@ana"),
        ("blockquote", "quoted"),
        ("pre", "pre"),
        ("a[rel~=noopener]", "https://a.example"),
    ):
        expect(shown.locator(selector)).to_have_text(text)
