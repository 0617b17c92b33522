"""The App Home."""

from slack_sdk.models.views import View as SlackView

from bot.slack.blocks.actions import NO_ACTIONS, history_items
from bot.slack.blocks.ideas import offer_parts
from bot.slack.blocks.kit import Block, Part, View, blocks_of, button, buttons, heading, note, say
from bot.slack.blocks.needs import NO_NEEDS, need_items
from bot.slack.blocks.nudges import about, plan_buttons, status
from bot.slack.blocks.team import summary_parts
from bot.slack.blocks.wording import times
from bot.slack.ids import Act
from bot.usecases.show_home import Home


def home(home: Home) -> View:
    """Everything that is a person's own, and what we did together."""
    return SlackView(
        type="home",
        blocks=[
            *blocks_of(offer_parts(home.offer)),
            *_history(home),
            *_needs(home),
            *blocks_of([heading("What we did together"), *summary_parts(home.team)]),
            *blocks_of([heading("Your nudges and settings"), say(status(home.plan)), about(home.plan)]),
            *blocks_of([buttons(*plan_buttons(home.plan))]),
        ],
    ).to_dict()


def _history(home: Home) -> list[Block]:
    title = heading("What you did for customers")
    if not home.actions:
        return blocks_of([title, say(NO_ACTIONS)])
    return [
        *blocks_of([title, *_noticed(home.noticed)]),
        *history_items(home.actions, home.names),
        *_see_all(Act.HISTORY, len(home.actions), home.actions_total),
    ]


def _needs(home: Home) -> list[Block]:
    title = heading("Needs")
    needs = home.needs
    if not needs.mine and not needs.open:
        return blocks_of([title, say(NO_NEEDS)])
    mine = [*blocks_of([say("*With you*")]), *need_items(needs.mine)] if needs.mine else []
    still_open = [*blocks_of([say("*Open*")]), *need_items(needs.open)] if needs.open else []
    return [*blocks_of([title]), *mine, *still_open, *_see_all(Act.NEEDS, len(needs.open), needs.total)]


def _noticed(number: int) -> list[Part]:
    return [note(f"Your stories were noticed {times(number)}.")] if number else []


def _see_all(act: Act, shown: int, total: int) -> list[Block]:
    return blocks_of([buttons(button(f"See all {total:,}", act.on("all"), 0))]) if total > shown else []
