"""Needs that colleagues noticed: noting one, the list, taking one and giving it back."""

from collections.abc import Iterable, Sequence

from slack_sdk.models.blocks import ButtonElement

from bot.domain.text import RECORD_LIMIT, show_plain
from bot.slack.blocks.kit import (
    Block,
    Message,
    Part,
    blocks_of,
    button,
    buttons,
    heading,
    message,
    note,
    paging,
    plain,
    say,
)
from bot.slack.blocks.wording import count, name, own
from bot.slack.ids import COMMAND, Act
from bot.usecases.work_on_needs import NeedList, ShownNeed

_IN_A_LIST = 240
"""The most characters of a need in a list."""
_CUSTOMER = 300
_WHOLE = RECORD_LIMIT + 300


def need_noted(shown: ShownNeed) -> Message:
    """That a need is on the list, for its noticer."""
    return message(
        say("Noted, thank you. It is on the list of open needs, where any colleague can take it; so can you."),
        plain(_words(shown, _WHOLE)),
        buttons(_take(shown), _drop(shown), _see_all()),
    )


def need_list(needs: NeedList) -> Message:
    """The needs that the person has taken, then a page of the open ones."""
    if not needs.mine and not needs.open:
        return message(say(NO_NEEDS), buttons(_notice()))
    parts = []
    if needs.mine:
        parts += [heading("With you"), *_items(needs.mine)]
    parts.append(heading("Open needs"))
    parts += _items(needs.open) or [say("Nothing else is open just now.")]
    if needs.open:
        parts.append(note(f"{count(needs.total, 'open need')}, the oldest first."))
    paged = paging(Act.NEEDS, needs.page, needs.pages, before="older", after="newer")
    return message(*parts, *paged, buttons(_notice()))


def need_taken(shown: ShownNeed) -> Message:
    """That a need is the person's own now, and how to go on."""
    return message(
        say("It's with you now, thank you for taking it. *It's done* records it as an action of yours."),
        plain(_words(shown, _WHOLE)),
        buttons(*_actions(shown)),
    )


def need_handed_back(shown: ShownNeed) -> Message:
    """That a need is open to everybody again, and that this is fine."""
    return message(
        say("That's fine. It is open again, for any colleague to take."),
        plain(_words(shown, _WHOLE)),
        buttons(*_actions(shown), _see_all()),
    )


def need_dropped(shown: ShownNeed) -> Message:
    """That a need no longer stands, with its words, so that nothing is lost."""
    return message(
        say("It is off the list. The words, in case you want them again:"),
        plain(_words(shown, _WHOLE)),
        buttons(_see_all(), _notice()),
    )


def need_items(needs: Sequence[ShownNeed]) -> list[Block]:
    """The needs of a list, each with what can be done about it."""
    return blocks_of(_items(needs))


NO_NEEDS = (
    "No need is open. When you notice something that a customer needs and a colleague may be able to give, "
    f"one line is enough, for example `{COMMAND} need Acme is waiting for a copy of its contract`."
)


def _items(needs: Iterable[ShownNeed]) -> list[Part]:
    return [part for shown in needs for part in (plain(_words(shown, _IN_A_LIST)), buttons(*_actions(shown)))]


def _words(shown: ShownNeed, limit: int) -> str:
    who = "you" if shown.noticed_by_me else name(shown.noticed_by)
    customer = shown.need.customer
    about = f"Customer: {show_plain(customer, shown.names, _CUSTOMER)}. " if customer else ""
    return f"{own(shown.need.text, shown.names, limit)}\n{about}Noticed by {who}."


def _actions(shown: ShownNeed) -> list[ButtonElement]:
    need_id = shown.need.id
    if shown.mine:
        return [
            button("It's done", Act.MEET.on(need_id), need_id, primary=True),
            button("Hand it back", Act.HAND_BACK.on(need_id), need_id),
        ]
    return [_take(shown), *([_drop(shown)] if shown.noticed_by_me else [])]


def _take(shown: ShownNeed) -> ButtonElement:
    return button("I'll take it", Act.TAKE.on(shown.need.id), shown.need.id)


def _drop(shown: ShownNeed) -> ButtonElement:
    return button("No longer needed", Act.DROP.on(shown.need.id), shown.need.id)


def _see_all() -> ButtonElement:
    return button("See the open needs", Act.NEEDS.on("all"), 0)


def _notice() -> ButtonElement:
    return button("I noticed a need", Act.NEED)
