"""Show a customer: its needs, what colleagues did for it, and who has helped it lately."""

from collections.abc import Sequence

from bot.domain.checks import CUSTOMER_LIMIT
from bot.domain.needs import NeedStatus
from bot.domain.text import show_mrkdwn, show_plain, tidy
from bot.slack.blocks.customer_names import customer_name
from bot.slack.blocks.fields import modal
from bot.slack.blocks.kit import LABEL_LIMIT, View, button, buttons, note, plain, plain_heading, plain_note, say
from bot.slack.blocks.needs import need_parts
from bot.slack.blocks.parts import Message, Part, message
from bot.slack.blocks.wording import any_day, listed, name, own
from bot.slack.ids import COMMAND, Act, Form
from bot.usecases.customers.show import CustomerChoices, CustomerPage, DoneFor
from bot.usecases.needs.show import ShownNeed
from bot.usecases.visible_words import Visible

_TITLE = 140
_QUOTED = 60
_IN_A_LIST = 240
_NOTHING = "I found nothing about this customer:"
_ONLY_MEMBERS = "Only members of our private channel see stories about customers."


def customer(found: CustomerPage | CustomerChoices) -> Message:
    """Show a customer, or the ones to choose from."""
    return message(*(_page(found) if isinstance(found, CustomerPage) else _choices(found)))


def customer_view(found: CustomerPage | CustomerChoices) -> View:
    """Show the same in a view, for App Home."""
    return modal(Form.DONE, "Customer", customer(found).blocks, close="Close")


def customer_buttons(names: Sequence[Visible]) -> Part:
    """Return a button for each of at most five customers."""
    return buttons(
        *(button(customer_name(each, LABEL_LIMIT), Act.CUSTOMER.on(at), each) for at, each in enumerate(names))
    )


def _page(page: CustomerPage) -> list[Part]:
    return [
        plain_heading(customer_name(page.name, _TITLE)),
        *([note(f"No customer called “{_quoted(page.asked)}”. This is the closest name.")] if page.asked else []),
        *_helped(page.helpers),
        *_needs(page),
        *_done(page),
        *_mentions(page),
        *([note("Similar names:"), customer_buttons(page.similar)] if page.similar else []),
    ]


def _helped(helpers: Sequence[str | None]) -> list[Part]:
    """Name those who helped lately, the latest first; the list counts nobody."""
    return (
        [plain_note(f"Recently helped by {listed([name(each) if each else 'you' for each in helpers])}.")]
        if helpers
        else []
    )


def _needs(page: CustomerPage) -> list[Part]:
    if not page.needs:
        return []
    more = page.needs_total - len(page.needs)
    left = [note(f"And {more:,} more. `{COMMAND} needs` lists the open ones.")] if more else []
    return [
        say("*Needs*"),
        *(part for shown in page.needs for part in need_parts(shown, of_one_customer=True, state=_taken(shown))),
        *left,
    ]


def _taken(shown: ShownNeed) -> str:
    """Say that a need is taken, where its words do not: they name the taker for the noticer alone."""
    if shown.mine:
        return " Taken by you."
    return " Taken by a colleague." if shown.need.status is NeedStatus.TAKEN and not shown.taken_by else ""


def _done(page: CustomerPage) -> list[Part]:
    if not page.done:
        return []
    more = page.done_total - len(page.done)
    left = [note(f"And {more:,} more.")] if more else []
    return [say("*What we did*"), *(_item(each, page) for each in page.done), *left]


def _mentions(page: CustomerPage) -> list[Part]:
    """Show what only names the customer in its text, and say so."""
    if not page.mentioning and not page.mentioning_needs:
        return []
    named = _quoted(page.name)
    found = [*(["needs"] if page.mentioning_needs else []), *(["stories"] if page.mentioning else [])]
    whom = f"{named} or a similar name" if page.mentioned_alike else named
    linked = page.done or page.needs or page.helpers
    return [
        say(f"*Mention {named}*" if linked else f"Nothing is linked to {named}. These {listed(found)} mention {whom}:"),
        *(part for shown in page.mentioning_needs for part in need_parts(shown, state=_taken(shown))),
        *(_item(each, page) for each in page.mentioning),
    ]


def _item(done: DoneFor, page: CustomerPage) -> Part:
    who = name(done.by) if done.by else "You"
    return plain(f"{own(done.action.text, page.names, _IN_A_LIST)}\n{who}, {any_day(done.action.happened_on)}")


def _choices(found: CustomerChoices) -> list[Part]:
    if found.names and found.asked:
        left = [note("More names match. Type more of the name to narrow it down.")] if found.more else []
        return [say(f"Which one do you mean by “{_quoted(found.asked)}”?"), customer_buttons(found.names), *left]
    if found.names:
        return [say("Which customer? Your latest:"), customer_buttons(found.names)]
    if not found.asked:
        return [say(f"Which customer? For example: `{COMMAND} customer Acme`")]
    if len(tidy(found.asked)) == 1:
        return [say(f"Type more of the name, for example `{COMMAND} customer Acme`.")]
    # A longer text is no name; the form would not take it.
    value = f"customer:{found.asked}" if len(found.asked) <= CUSTOMER_LIMIT else ""
    lead = "I found nothing to show about this customer yet:" if found.review else _NOTHING
    waits = "Stories appear here once a reviewer has seen them. " if found.review else ""
    return [
        say(_ONLY_MEMBERS if found.hides_others else lead),
        plain(own(found.asked, {})),
        buttons(button("Note a need", Act.NEED, value), button("Record it", Act.RECORD, value)),
        note(f"{waits}Private actions are never shown here. Yours are in `{COMMAND} me`."),
    ]


def _quoted(asked: str) -> str:
    return show_mrkdwn(show_plain(tidy(asked), {}, _QUOTED), {})
