"""Explain how to use the bot, and answer texts that were not understood or went wrong."""

from bot.domain.reading.commands import HelpTopic
from bot.domain.text import shorten
from bot.slack.blocks.kit import Message, Part, button, buttons, message, note, plain, say
from bot.slack.blocks.wording import WHERE_SEEN
from bot.slack.ids import COMMAND, Act

_PIECE = 2900
_MOST_GIVEN_BACK = 11_600
"""The room in a message beside our own words; more than a slash command can carry."""


def how_to(topic: HelpTopic = HelpTopic.GENERAL) -> Message:
    """Answer the topic, then explain how to use the bot, with an example of each command."""
    opening = _OPENINGS.get(topic)
    return message(*([say(opening)] if opening else []), *_how_to())


def more_nudges() -> Message:
    """Explain how to get nudges more often: up to one on each of the person's workdays."""
    return message(
        say(
            f"One a day is the most I bring. `{COMMAND} nudge daily` has one on each of your workdays, and "
            f"`{COMMAND}` gives you another idea whenever you want one. If you have none now, one click brings them:"
        ),
        buttons(
            button("Nudge me on workdays", Act.ENROL),
            button("Resume nudges", Act.RESUME),
            button("Settings", Act.SETTINGS),
        ),
    )


def need_how_to() -> Message:
    """Explain how to note a need, after a text that holds none."""
    return message(
        say(
            "What does the customer need? One line is enough, for example "
            f"`{COMMAND} need Acme is waiting for a copy of its contract`."
        ),
        buttons(button("I noticed a need", Act.NEED)),
    )


def not_yet(what: str) -> Message:
    """Say that the bot cannot do this yet and point to a colleague; `what` is the command."""
    wanted = {"export": "hand you your data as a file", "forget me": "erase your data"}.get(what, "do that")
    return message(say(f"I can't {wanted} yet. Please ask the colleague who runs the programme."))


def problem(text: str, kept: str | None = None) -> Message:
    """Say what went wrong and what to do; `kept` gives back what the person typed."""
    if not kept:
        return message(say(text))
    given_back = shorten(kept, _MOST_GIVEN_BACK)
    pieces = [given_back[start : start + _PIECE] for start in range(0, len(given_back), _PIECE)]
    return message(say(text), note("What you typed, so that nothing is lost:"), *(plain(piece) for piece in pieces))


def _how_to() -> list[Part]:
    return [
        *(
            say("\n".join([f"*{title}*", *(f"• `{COMMAND}{typed}` {does}" for typed, does in lines)]))
            for title, lines in _TOPICS
        ),
        note(_WHO_READS),
    ]


_WHO_READS = (
    "Colleagues can read what you share and the needs you note; what you keep private, your history and my answers are "
    "for you alone. Whoever runs my database can read everything in it."
)
_OPENINGS = {
    HelpTopic.HELLO: "Hello. I'm here for one question: what is the next useful action you can take for a customer?",
    HelpTopic.THANKS: "You're welcome.",
    HelpTopic.FINE: "Good. There was nothing to record in that.",
    HelpTopic.WHY: (
        "I write to those who asked for nudges, to those who come into the channel, once, and about needs that you "
        f"noticed or took. `{COMMAND} stop` ends your nudges, and `{COMMAND} pause` gives you a week without."
    ),
    HelpTopic.WHO_SEES: (
        "Only you see these answers and your history. Colleagues may see what you record "
        f"{WHERE_SEEN}, unless you keep it private; then it only counts in the totals. "
        "The needs that you note are for everybody to see."
    ),
}
_TOPICS = (
    (
        "What is my next useful action?",
        (("", "answers with one idea, and says why this one"),),
    ),
    (
        "Record what you did",
        (
            (" called Acme back about their invoice", "records it; I guess the kind, and one click corrects it"),
            (" helped Mia find her invoice", "says the kind, too; so do `solved …` and `delighted …`"),
            (" record", "opens the form; so does the shortcut *Record a useful action*"),
            (" me", "shows your own history, to edit or undo"),
        ),
    ),
    (
        "Needs that you or colleagues noticed",
        (
            (
                " need Acme is waiting for a copy of its contract",
                "notes one; on a message, so does the shortcut *Customer need*",
            ),
            (" needs", "lists the open ones, with *I'll take it*"),
        ),
    ),
    (
        "Your nudges, your way",
        (
            (" nudge at 9:30", "sets the time; `nudge on Mon and Thu` the days, `nudge weekly` how often"),
            (" pause 2 weeks", "gives you a break; so do `pause until 7 Jan`, and `pause` for a week"),
            (" fewer nudges", "brings them less often"),
            (" resume", "brings them back"),
            (" stop", "ends them"),
            (" settings", "shows all of it: days, time, country, what I may offer, team, role, sharing"),
        ),
    ),
    (
        "And together",
        (
            (" customer Acme", "shows its open needs, what we did for it, and who has helped it"),
            (" team", "shows what we did together, never by person"),
            (" help", "shows this; my Home tab has all of it in one place"),
        ),
    ),
)
