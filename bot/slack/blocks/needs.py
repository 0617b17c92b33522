"""Show needs that colleagues noticed: note one, list them, take one, hand it back."""

from collections.abc import Iterable, Sequence

from bot.domain.needs import NeedStatus
from bot.domain.text import RECORD_LIMIT, show_plain
from bot.slack.blocks.customer_names import confirm_customer
from bot.slack.blocks.hidden_data import hidden
from bot.slack.blocks.kit import ABOUT_LIMIT, Element, button, buttons, heading, note, paging, plain, say
from bot.slack.blocks.parts import Block, Message, Part, blocks_of, message
from bot.slack.blocks.wording import any_colleague, count, day, name, own
from bot.slack.ids import COMMAND, Act
from bot.usecases.needs.show import NeedList, ShownNeed

_IN_A_LIST = 240
"""The most characters of a need in a list."""
_CUSTOMER = 300
WHOLE = RECORD_LIMIT + 300
"""The most characters of a need shown in full."""


def need_noted(shown: ShownNeed) -> Message:
    """Confirm to the noticer that the need is on the list."""
    noted = "You noted this already." if shown.noted_before else "✓ Noted, thank you."
    return message(
        say(f"{noted} {any_colleague(members_only=shown.members_only)} can take it now, and so can you."),
        plain(_words(shown, WHOLE)),
        *confirm_customer(shown.proposed_customer, Act.NEED_FOR_CUSTOMER, shown.need.id),
        *hidden(shown.hidden, then=" Whoever takes it can ask you."),
        buttons(_take(shown), _drop(shown), _see_all()),
    )


def need_list(needs: NeedList) -> Message:
    """List the needs that the person took, those they noticed, then a page of the other open ones."""
    if not needs.mine and not needs.noticed and not needs.open:
        return message(say(no_needs(needs)), buttons(_notice()))
    parts = []
    if needs.mine:
        parts += [heading("Taken by you"), *_items(needs.mine)]
    if needs.noticed:
        parts += [heading("Noticed by you"), *_items(needs.noticed)]
    if needs.open or not needs.hides_others:
        parts.append(heading("Other open needs" if needs.noticed_open else "Open needs"))
        parts += _items(needs.open) or [say("No other need is open.")]
    if needs.open:
        parts.append(note(_how_many(needs)))
    if needs.hides_others:
        parts.append(note(ONLY_YOURS))
    paged = paging(Act.NEEDS, needs.page, needs.pages, before="older", after="newer")
    return message(*parts, *paged, buttons(_notice()))


def no_needs(needs: NeedList) -> str:
    """Return what an empty list says to this person."""
    return ONLY_YOURS if needs.hides_others else NO_NEEDS


def need_taken(shown: ShownNeed) -> Message:
    """Say that the need is the person's own now, and what they can do next.

    *It's done* takes the place of *I'll take it*: it gives the time, so that a double click is known.
    """
    taken_at = shown.need.taken_at
    since = f"{taken_at.isoformat()}:" if taken_at else ""
    return message(
        say("It's yours now, thank you. Click *It's done* when you're done, and I'll record it."),
        plain(_words(shown, WHOLE)),
        buttons(*_actions(shown, since)),
    )


def need_handed_back(shown: ShownNeed) -> Message:
    """Say that the need is open to everybody again, and that this is fine."""
    return message(
        say(f"✓ Handed back. {any_colleague(members_only=shown.members_only)} can take it now."),
        plain(_words(shown, WHOLE)),
        buttons(*_actions(shown), _see_all()),
    )


def need_dropped(shown: ShownNeed) -> Message:
    """Say that a need is dropped, and give back its words so that nothing is lost."""
    return message(
        say("✓ Off the list. Your words, if you want them back:"),
        plain(_words(shown, WHOLE)),
        buttons(_see_all(), _notice()),
    )


def need_kept(shown: ShownNeed) -> Message:
    """Show the present state of a need to its noticer, after they said that it is still needed."""
    # The list first: in the place of *Still needed*, a double click would otherwise take the need.
    return message(say(_kept(shown)), plain(_words(shown, WHOLE)), buttons(_see_all(), *_actions(shown)))


def need_said_met(shown: ShownNeed) -> Message:
    """Say that a need counts as met because its noticer says so, and give back its words."""
    return message(
        say("✓ Marked as met, and off the list."),
        plain(_words(shown, WHOLE)),
        buttons(_see_all(), _notice()),
    )


def need_items(needs: Sequence[ShownNeed]) -> list[Block]:
    """Return the needs of a list, each with its buttons."""
    return blocks_of(_items(needs))


ONLY_YOURS = "Only members of our private channel see colleagues' needs. You see your own here."
NO_NEEDS = (
    "No open needs. Noticed something a customer needs? One line is enough: "
    f"`{COMMAND} need Acme is waiting for a copy of its contract`"
)


def _how_many(needs: NeedList) -> str:
    above = f", {needs.noticed_open:,} of them above" if needs.noticed_open else ""
    order = " The oldest come first." if needs.total > 1 else ""
    return f"{count(needs.total_open, 'need is', 'needs are')} open{above}.{order}"


def _items(needs: Iterable[ShownNeed]) -> list[Part]:
    return [part for shown in needs for part in need_parts(shown)]


def need_parts(shown: ShownNeed, *, of_one_customer: bool = False, where: str = "", state: str = "") -> list[Part]:
    """Return a need of a list, with the buttons that the reader has; `of_one_customer` leaves out whose it is.

    `where` is how the action_ids of the buttons end in a list that stays. `state` is said of the need, too.
    """
    possible = _actions(shown, where=where)
    return [
        plain(f"{_words(shown, _IN_A_LIST, of_one_customer=of_one_customer)}{state}"),
        *([buttons(*possible)] if possible else []),
    ]


def _words(shown: ShownNeed, limit: int, *, of_one_customer: bool = False) -> str:
    who = "you" if shown.noticed_by_me else name(shown.noticed_by)
    customer = None if of_one_customer else shown.need.customer
    about = f"Customer: {show_plain(customer, shown.names, _CUSTOMER)}. " if customer else ""
    return f"{own(shown.need.text, shown.names, limit)}\n{about}Noticed by {who}.{_state(shown)}"


def _state(shown: ShownNeed) -> str:
    """Name the colleague who took or met a need, if the reader may know, as plain text."""
    need = shown.need
    if shown.taken_by and need.taken_at:
        return f" Taken by {name(shown.taken_by)} ({day(need.taken_at)})."
    if shown.noticed_by_me and need.status is NeedStatus.MET and need.met_at:
        return f" Met{f' by {name(shown.met_by)}' if shown.met_by else ''} ({day(need.met_at)})."
    return ""


def _kept(shown: ShownNeed) -> str:
    if shown.mine and shown.need.status is NeedStatus.TAKEN:
        return "OK, it's still yours."
    return {
        NeedStatus.OPEN: f"OK, it stays on the list. {any_colleague(members_only=shown.members_only)} can take it.",
        NeedStatus.TAKEN: "OK. A colleague has taken it.",
        NeedStatus.MET: "It has already been met.",
        NeedStatus.DROPPED: "You've taken it off the list. Your words, if you want them back:",
    }[shown.need.status]


def _actions(shown: ShownNeed, since: str = "", where: str = "") -> list[Element]:
    need_id, spoken = shown.need.id, _spoken(shown)
    if shown.need.status in {NeedStatus.MET, NeedStatus.DROPPED}:
        return []
    if shown.mine:
        return [
            button("It's done", f"{Act.MEET.on(need_id)}{where}", f"{since}{need_id}", primary=True, about=spoken),
            button("Hand it back", f"{Act.HAND_BACK.on(need_id)}{where}", need_id, about=spoken),
        ]
    take = [_take(shown)] if shown.need.status is NeedStatus.OPEN else []
    return [*take, *([_drop(shown)] if shown.noticed_by_me else [])]


def _take(shown: ShownNeed) -> Element:
    return button("I'll take it", Act.TAKE.on(shown.need.id), shown.need.id, about=_spoken(shown))


def _drop(shown: ShownNeed) -> Element:
    return button("No longer needed", Act.DROP.on(shown.need.id), shown.need.id, about=_spoken(shown))


def _spoken(shown: ShownNeed) -> str:
    """Return which need a button is about, for people who hear it alone."""
    return own(shown.need.text, shown.names, ABOUT_LIMIT)


def _see_all() -> Element:
    return button("See the open needs", Act.NEEDS.on("all"), 0)


def _notice() -> Element:
    return button("Note a need", Act.NEED)
