"""Explain how to use the bot, and answer texts that were not understood or went wrong."""

from collections.abc import Sequence

from bot.domain.reading.commands import HelpTopic
from bot.domain.text import shorten
from bot.slack.blocks.kit import button, buttons, note, plain, say
from bot.slack.blocks.parts import Message, Part, message, several_messages
from bot.slack.blocks.wording import ANY_TIME, colleagues, name, starting
from bot.slack.ids import COMMAND, Act

_PIECE = 2900
_MOST_GIVEN_BACK = 5 * _PIECE
"""One piece for each of the five messages that a response_url takes; more than a slash command can carry."""


def how_to(topic: HelpTopic = HelpTopic.GENERAL, *, members_only: bool = False) -> Message:
    """Answer the topic; explain how to use the bot, with an example of each command, only when asked for that.

    With `members_only`, only members of the private channel see what people share.
    """
    answer = _ANSWERS.get(topic)
    return message(say(answer)) if answer else message(*_how_to(members_only=members_only))


def need_how_to() -> Message:
    """Explain how to note a need, after a text that holds none."""
    return message(
        say(
            "What does the customer need? One line is enough, for example "
            f"`{COMMAND} need Acme is waiting for a copy of its contract`."
        ),
        buttons(button("Note a need", Act.NEED)),
    )


def not_yet(what: str, ask: Sequence[str] = ()) -> Message:
    """Say that the bot cannot do this yet and who can help; `what` is the command, `ask` the people who manage it."""
    wanted = {"export": "export your data", "forget me": "erase all your data"}.get(what, "do that")
    names = " or ".join(name(each) for each in ask) or "the colleague who runs me"
    hide = [note(f"To undo an entry or keep it private, type `{COMMAND} me`.")] if what == "forget me" else []
    return message(plain(f"I can't {wanted} yet. Please ask {names}."), *hide)


def hide_me(*, featured: bool) -> Message:
    """Say how the shout-out leaves a person out, or that it does already."""
    said = (
        "To be left out, untick *Feature me in the weekly shout-out* in Settings. I then thank you in private."
        if featured
        else "The weekly shout-out already leaves you out, and I thank you in private."
    )
    return message(
        say(said),
        buttons(button("Settings", Act.SETTINGS, primary=featured)),
        note("Needs that you note or take still show your name."),
    )


def keep_all_private(*, shares: bool, members_only: bool = False) -> Message:
    """Say how all that a person records stays private, or that it does already."""
    said = (
        f"To keep all you record private, untick *Let {colleagues(members_only=members_only)} see what I record* in "
        "Settings."
        if shares
        else "What you record is already private, unless you share it."
    )
    return message(
        say(said),
        buttons(button("Settings", Act.SETTINGS, primary=shares)),
        note(f"To make earlier ones private, type `{COMMAND} me`. Needs are always shared."),
    )


def problem(text: str, kept: str | None = None) -> Message:
    """Say what went wrong and what to do; `kept` gives back what the person typed."""
    if not kept:
        return message(say(text))
    given_back = shorten(kept, _MOST_GIVEN_BACK)
    pieces = [plain(given_back[start : start + _PIECE]) for start in range(0, len(given_back), _PIECE)]
    return several_messages([say(text), note("You typed:"), *pieces], then=note("You typed, continued:"))


def database_lost() -> Message:
    """Say to an admin that the database's file was deleted or replaced, and what happens now."""
    return message(
        say(
            "Somebody deleted or replaced my database file while I was running, so I'm restarting. "
            "A deleted file comes back with everything in it; if it was replaced, I use the new one."
        ),
        note("Please stop me before you change that file."),
    )


def outcome(*, saved: bool, kept: str | None = None) -> Message:
    """Say what became of something that was in doubt; `kept` is as in `problem`."""
    return problem("It was saved after all." if saved else "It wasn't saved. Please try again.", kept)


def _how_to(*, members_only: bool) -> list[Part]:
    readers = starting(colleagues(members_only=members_only))
    return [
        *(
            say("\n".join([f"*{title}*", *(f"• {example} {does}" for example, does in lines)]))
            for title, lines in _TOPICS
        ),
        note(f"{readers} can read {_WHO_READS}"),
    ]


_WHO_READS = (
    "what you share and the needs you note; only you see the rest. Whoever runs my database can read everything."
)
_NOTHING_TO_RECORD = f"That's fine, nothing to record. {ANY_TIME}"
_ANSWERS = {
    HelpTopic.HELLO: f"Hello. Type `{COMMAND}` for something useful you could do for a customer.",
    HelpTopic.THANKS: f"You're welcome. {ANY_TIME}",
    HelpTopic.FINE: _NOTHING_TO_RECORD,
    HelpTopic.NOTHING_DONE: _NOTHING_TO_RECORD,
    HelpTopic.NO: "OK. Nothing changed.",
    HelpTopic.POINTS: f"There are no points and no ranking. `{COMMAND} team` shows what we did together.",
    HelpTopic.WHAT_COUNTS: (
        "Anything you did for a customer, big or small: you helped, solved a problem, or gave a kind surprise. "
        f"Type `{COMMAND} called Acme back` to record it."
    ),
    HelpTopic.SHOUT_OUT: (
        "The shout-out comes once a week, on Fridays at 15:00 unless an admin has chosen another time. "
        f"`{COMMAND} team` shows what we did together."
    ),
    HelpTopic.WHY: (
        "I write to you if you asked for nudges, when you join the channel, and about your stories and needs. "
        f"`{COMMAND} stop` ends your nudges; `{COMMAND} pause` gives you a week off."
    ),
}
_TOPICS = (
    (
        f"Type `{COMMAND}` for your next useful action, or add:",
        (
            ("`called Acme back`", "to record it; I guess the kind"),
            ("`helped Mia log in`", "to say the kind yourself; also `solved …`, `delighted …`"),
            ("`record`", "for the form, `me` for your history"),
        ),
    ),
    (
        "Customers and their needs",
        (
            ("`need Acme is waiting for its contract`", "to note a need"),
            ("`needs`", "for the open ones"),
            ("`customer Acme`", "for what we did and what is open"),
            ("`team`", "for what we did together"),
        ),
    ),
    (
        "Your nudges, your way",
        (
            ("`nudge at 9:30`", "for the time, `nudge on Mon and Thu` for the days"),
            ("`fewer nudges`", "to get them less often"),
            ("`pause 2 weeks`", "or `pause until 7 Jan` for a break"),
            ("`resume`", "to get them back, `stop` to end them"),
            ("`settings`", "for everything in one form"),
            ("`help`", "for this list; my Home tab has the rest"),
        ),
    ),
)
"""By title, examples to type after the command, each with what it does."""
