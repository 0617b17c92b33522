"""Build App Home."""

from bot.slack.blocks.customer import customer_buttons
from bot.slack.blocks.drafts import open_drafts
from bot.slack.blocks.kit import View, button, buttons, heading, note, rule, say
from bot.slack.blocks.needs import need_items, no_needs
from bot.slack.blocks.news import news_line
from bot.slack.blocks.nudge_status import status
from bot.slack.blocks.nudges import about, plan_buttons
from bot.slack.blocks.offers import offer_parts
from bot.slack.blocks.own_actions import NO_ACTIONS, history_items
from bot.slack.blocks.parts import Block, Part, blocks_of
from bot.slack.blocks.plans import open_plans
from bot.slack.blocks.room import ANSWER_ROOM, fit
from bot.slack.blocks.team import summary_parts
from bot.slack.blocks.wording import count, times
from bot.slack.blocks.workspace import workspace_parts
from bot.slack.ids import Act
from bot.usecases.needs.show import ShownNeed
from bot.usecases.people.home import Home


def home(home: Home) -> View:
    """Return a person's own things and what we did together; for admins, the workspace's settings too."""
    blocks = [
        *blocks_of([*offer_parts(home.offer), rule()]),
        *_history(home),
        *_customers(home),
        *_needs(home),
        *blocks_of([heading("What we did together"), *summary_parts(home.team)]),
        *blocks_of([heading("Your nudges and settings"), say(status(home.plan)), about(home.plan)]),
        *blocks_of([buttons(*plan_buttons(home.plan))]),
        *_workspace(home),
    ]
    # Every click on this Home carries the page, so that the refreshed Home shows the same page.
    return {"type": "home", "private_metadata": str(home.page), "blocks": fit(blocks, ANSWER_ROOM)}


def _history(home: Home) -> list[Block]:
    title = heading("What you did for customers")
    waiting = [*open_drafts(home.drafts), *open_plans(home.plans)]
    if not home.actions:
        return blocks_of([*waiting, title, say(NO_ACTIONS)])
    return [
        *blocks_of([*waiting, title, *_noticed(home)]),
        *history_items(home.actions, home.names),
        *_pages(home),
    ]


def _pages(home: Home) -> list[Block]:
    """Return the buttons to other pages of the history, if there are any."""
    if home.pages == 1:
        return []
    sides = (("Newer", home.page - 1), ("Older", home.page + 1))
    turns = [button(word, Act.HOME_PAGE.on(word.lower()), to) for word, to in sides if 0 <= to < home.pages]
    see_all = button(f"See all {home.actions_total:,}", Act.HISTORY.on("all"), 0)
    shown = f"Page {home.page + 1:,} of {home.pages:,}, {count(home.actions_total, 'action')}. Only you see this list."
    return blocks_of([note(shown), buttons(*turns, see_all)])


def _customers(home: Home) -> list[Block]:
    return blocks_of([say("*Your customers*"), customer_buttons(home.customers)]) if home.customers else []


def _needs(home: Home) -> list[Block]:
    needs = home.needs
    groups = (("Taken by you", needs.mine), ("Noticed by you", needs.noticed), ("Open", needs.open))
    shown = [block for title, group in groups for block in _group(title, group)]
    see_all = button(f"See all {needs.total_open:,}", Act.NEEDS.on("all"), 0)
    return [
        *blocks_of([heading("Needs")]),
        *(shown or blocks_of([say(no_needs(needs))])),
        *blocks_of([buttons(see_all)] if needs.total > len(needs.open) else []),
    ]


def _group(title: str, needs: tuple[ShownNeed, ...]) -> list[Block]:
    return [*blocks_of([say(f"*{title}*")]), *need_items(needs)] if needs else []


def _noticed(home: Home) -> list[Part]:
    total = [note(f"Colleagues noticed your stories {times(home.noticed)}.")] if home.noticed else []
    return [*total, *([note(f"New: {news_line(home.news)}")] if home.news else [])]


def _workspace(home: Home) -> list[Block]:
    if home.workspace is None:
        return []
    title = heading("Workspace settings, for admins")
    return blocks_of([title, *workspace_parts(home.workspace)])
