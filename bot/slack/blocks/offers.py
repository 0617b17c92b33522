"""Show a next useful action: the answer to the bare command, and the daily nudge."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.ideas import Idea
from bot.domain.people import Cadence
from bot.slack.blocks.kit import Element, button, buttons, note, overflow, plain, say
from bot.slack.blocks.news import news_line
from bot.slack.blocks.offered import thing
from bot.slack.blocks.parts import Measure, Message, Part, count_words, message
from bot.slack.blocks.plans import ASKED_LATER, drop_button
from bot.slack.blocks.problems import sentence
from bot.slack.blocks.reasons import reason
from bot.slack.blocks.renderers import Renderers, measured, plainly
from bot.slack.blocks.wording import about_story, name_in_mrkdwn, own
from bot.slack.ids import COMMAND, Act, MenuChoice
from bot.usecases.delivery.messages.nudge_content import Nudge, Slowing
from bot.usecases.nudges.decline import Declined
from bot.usecases.offers.offered import Offer, OfferedNeed, OfferedPromise, OfferedStory, OfferedTaken
from bot.usecases.offers.promised import Promised
from bot.usecases.offers.unavailable import Unavailable

_PLAN = 1000
MOST_WORDS = 60
"""The most words in a nudge, beside its buttons."""


@dataclass(frozen=True, slots=True)
class _Room:
    """How many words of people's texts a nudge shows, and which of its own lines."""

    words: int
    reason: bool = True
    nudge: bool = True


_ROOMS = (
    *(_Room(words) for words in (40, 30, 24)),
    *(_Room(words, nudge=False) for words in (24, 18)),
    *(_Room(words, nudge=False, reason=False) for words in (18, 12, 8)),
)
"""How much room a nudge has, tried in order until it is short enough."""
_ON_REQUEST = _Room(60)


def next_action(offer: Offer) -> Message:
    """Answer the bare command: one useful thing, why this one, and what else there is."""
    return message(*offer_parts(offer))


def offer_parts(offer: Offer | None) -> list[Part]:
    """Return the offer that the person asked for or sees on App Home, if there is any."""
    others = [note(_SOMETHING_ELSE), buttons(button("Record it", Act.RECORD), button("Note a need", Act.NEED))]
    if offer is None:
        return [say("I have nothing to suggest just now."), *others]
    choices = (("Not for me", MenuChoice.NOT_FOR_ME), ("Settings", MenuChoice.SETTINGS))
    menu = [_menu((label, choice.on(offer.id)) for label, choice in choices)] if _can_be_declined(offer) else []
    return [
        *thing(offer, _ON_REQUEST.words, "Your next useful action"),
        *_small_print(reason(offer)),
        buttons(*_answers(offer), *menu),
        *others,
    ]


def nudge(nudge: Nudge, measure: Measure = len) -> Message:
    """Build the nudge: one offer, why it came, that it is a nudge, and how to get fewer.

    `measure` is `in_bytes` when it replaces a sent one.
    """
    for room in _ROOMS:
        parts = _nudge_parts(nudge, room)
        if count_words(parts) <= MOST_WORDS:
            break
    return message(*parts, measure=measure)


def _nudge_parts(nudge: Nudge, room: _Room) -> list[Part]:
    offer = nudge.offer
    about_nudges = _FIRST if nudge.first else _AGAIN if offer.more else _USED_UP
    said = (
        reason(offer) if room.reason else "",
        about_nudges if nudge.first or not offer.more or (room.nudge and not nudge.slowing) else "",
    )
    return [
        *thing(offer, room.words, "One useful thing today"),
        *_small_print(*said),
        buttons(*_answers(offer), button("Not today", Act.NOT_TODAY, nudge.decision_id), _nudge_menu(nudge)),
        *([say(news_line(nudge.news))] if nudge.news else []),
        *([say(_slower(nudge.slowing))] if nudge.slowing else []),
    ]


def declined(declined: Declined) -> Message:
    """Say that an idea never comes again, with a way back."""
    another = [button("Another idea", Act.ANOTHER, declined.offer_id, primary=True)] if declined.more else []
    return message(
        say("OK, I won't suggest that again, and I'll suggest fewer like it."),
        buttons(*another, button("Undo", Act.ALLOW_IDEA, declined.offer_id)),
        note("Only you see this."),
    )


def not_today(*, more: bool) -> Message:
    """Answer "not today": that is fine; `more` is whether another nudge will come."""
    rest = "The next nudge brings something else." if more else ""
    return message(say(f"OK, not today. {rest}".rstrip()))


def unavailable(gone: Unavailable, measure: Measure = len) -> Message:
    """Say what happened to an unavailable offer, and what can still be done."""
    plan = []
    if gone.plan:
        plan = [plain(f"Your plan is still here: {own(gone.plan, gone.names, _PLAN)}"), say("Is it done?")]
    did_it = [button("I did it", Act.DID_IT, gone.offer_id, primary=True)] if gone.plan else []
    drop = [drop_button(gone.promise_id)] if gone.promise_id is not None else []
    another = [button("Another idea", Act.ANOTHER, gone.offer_id)] if gone.more else []
    row = [buttons(*did_it, *drop, *another)] if did_it or another else []
    news = [say(news_line(gone.news))] if gone.news else []
    return message(say(sentence(gone.why)), *plan, *row, *news, measure=measure)


def promised(promised: Promised) -> Message:
    """Show a promise in place of the story or idea that it is about, with what the person plans."""
    teller, plan = promised.teller, promised.plan
    like = [say(f"✓ Saved: you'll do one like {name_in_mrkdwn(teller)}'s.")] if teller else []
    planned = [plain(f"{'Your plan' if teller else '✓ Your plan'}: {own(plan, promised.names, _PLAN)}")] if plan else []
    return message(
        *like,
        *planned,
        *([note(ASKED_LATER)] if promised.asks else []),
        buttons(
            button("I did it", Act.DID_IT, promised.offer_id, primary=True),
            button("Undo", Act.TAKE_BACK_PLAN, promised.offer_id),
        ),
    )


def _answers(offer: Offer) -> list[Element]:
    another = [button("Another idea", Act.ANOTHER, offer.id)] if offer.more else []
    return [*_first_answers(offer), *another]


def _first_answers(offer: Offer) -> list[Element]:
    """Return the buttons that this sort of offer has; the first one is green."""
    match offer.offered:
        case OfferedNeed():
            take = button("I'll take it", Act.TAKE_OFFERED, offer.id, primary=True)
            return [take, button("I did it", Act.DID_IT, offer.id)]
        case OfferedTaken():
            done = button("It's done", Act.DID_IT, offer.id, primary=True)
            return [done, button("Hand it back", Act.HAND_BACK_OFFERED, offer.id)]
        case OfferedPromise(promise_id=promise_id):
            return [button("I did it", Act.DID_IT, offer.id, primary=True), drop_button(promise_id)]
        case OfferedStory(story_id=story_id, teller=teller):
            like_this, value = Act.LIKE_THIS.on(story_id), f"{offer.id}:{story_id}"
            return [button("I'll do one like this", like_this, value, primary=True, about=about_story(teller))]
        case Idea():
            did_it = button("I did it", Act.DID_IT, offer.id, primary=True)
            return [did_it, button("I'll do this", Act.KEEP_PLAN, offer.id)]
        case _:
            return [button("I did it", Act.DID_IT, offer.id, primary=True)]


def _nudge_menu(nudge: Nudge) -> Element:
    declining = [("Not for me", MenuChoice.NOT_FOR_ME.on(nudge.offer.id))] if _can_be_declined(nudge.offer) else []
    choices = (
        ("Fewer nudges", MenuChoice.FEWER),
        ("Pause a week", MenuChoice.PAUSE),
        ("Change the time", MenuChoice.TIME),
        ("Stop", MenuChoice.STOP),
    )
    return _menu([*declining, *((label, choice.on(nudge.decision_id)) for label, choice in choices)])


def _menu(choices: Iterable[tuple[str, str]]) -> Element:
    return overflow(Act.NUDGE_MENU, choices)


def _can_be_declined(offer: Offer) -> bool:
    """Whether the same could come again: everything else is offered only once."""
    return isinstance(offer.offered, Idea)


def _small_print(*said: str) -> list[Part]:
    text = " ".join(each for each in said if each)
    return [note(text)] if text else []


def _slower(slowing: Slowing) -> str:
    usual = _USUAL[slowing.usual]
    answered = f"keeps it {usual}" if slowing.now is slowing.usual else f"makes it {usual} again"
    return f"If this one stays unanswered, I'll come by {_OFTEN[slowing.to]}. Any answer {answered}."


_OFTEN = {Cadence.TWICE_WEEKLY: "twice a week", Cadence.WEEKLY: "once a week"}
_USUAL = {Cadence.DAILY: "daily", Cadence.TWICE_WEEKLY: "twice a week"}
_SOMETHING_ELSE = f"Did something else? Type `{COMMAND}` and what you did. `{COMMAND} help` shows the rest."
_AGAIN = "You asked for these nudges. For fewer, use ⋯."
_USED_UP = f"That was today's last idea. For more, type `{COMMAND}`."
_FIRST = "You asked for these nudges, one a day at most. Use ⋯ for fewer, pause or stop."


RENDERERS: Renderers = {
    Nudge: measured(nudge),
    Unavailable: measured(unavailable),
    Promised: plainly(promised),
}
"""By type of content, the messages of this family."""
