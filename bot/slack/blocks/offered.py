"""Show what is offered: a title, then the need, story, idea or own action in few words."""

from collections.abc import Iterable, Mapping
from typing import assert_never

from bot.domain.ideas import Idea
from bot.domain.text import show_mrkdwn, show_plain
from bot.slack.blocks.fields import modal
from bot.slack.blocks.kit import View, button, note, plain, say, whole
from bot.slack.blocks.parts import Part, blocks_of
from bot.slack.blocks.wording import days_ago, name, name_in_mrkdwn, on_day, own, own_briefly
from bot.slack.ids import Act, Form
from bot.usecases.offers.offered import (
    Offer,
    Offered,
    OfferedFollowUp,
    OfferedNeed,
    OfferedPromise,
    OfferedStory,
    OfferedTaken,
)

_CUSTOMER = 80


def thing(offer: Offer, words: int, idea_title: str) -> list[Part]:
    """Return what is offered, with at most `words` words of each text that people wrote.

    A longer text gets a button to read all of it.
    """
    match offer.offered:
        case Idea() as idea:
            because = [note(f"Because {show_mrkdwn(idea.because, {})}.")] if idea.because else []
            return [say(f"*{idea_title}*\n{show_mrkdwn(idea.sentence, {})}"), *because]
        case OfferedNeed(need=need, names=names) as offered:
            customer = f"For {show_plain(need.customer, names, _CUSTOMER)}. " if need.customer else ""
            noticed = f"{name(offered.noticed_by)} noticed it {on_day(offered.noticed_on, offered.today)}."
            brief, is_all = own_briefly(need.text, names, words)
            return [say("*Someone could use a hand*"), _plain(offer, f"{brief}\n{customer}{noticed}", is_all=is_all)]
        case OfferedFollowUp(action=action, names=names) as offered:
            recorded = "wrote" if action.own_words else "met this need"
            brief, is_all = own_briefly(action.text, names, words)
            return [
                say(f"*{days_ago(offered.days_ago)}* you {recorded}:"),
                _plain(offer, brief, is_all=is_all),
                say("A quick check-in might be welcome. Ask the customer if all is well."),
            ]
        case OfferedTaken(need=need, names=names) as offered:
            brief, is_all = own_briefly(need.text, names, words)
            return [
                say(f"*{days_ago(offered.days_ago)}* you took this:"),
                _plain(offer, brief, is_all=is_all),
                say("Is it done?"),
            ]
        case OfferedPromise() as offered:
            return _promise(offer, offered, words)
        case OfferedStory(action=action, names=names) as offered:
            brief, is_all = own_briefly(action.text, names, words)
            outcome, is_all_outcome = own_briefly(action.outcome or "", names, words)
            lines = [f"{name(offered.teller)}: {brief}", *([f"What changed: {outcome}"] if action.outcome else [])]
            return [
                say("*Could you do something like this?*"),
                _plain(offer, "\n".join(lines), is_all=is_all and is_all_outcome),
            ]
        case _:  # pragma: no cover - mypy sees that nothing else is offered
            assert_never(offer.offered)


def _promise(offer: Offer, promise: OfferedPromise, words: int) -> list[Part]:
    names = promise.names
    plan, is_all_plan = own_briefly(promise.plan or "", names, words)
    if promise.story is None or promise.teller is None:
        return [_plain(offer, f"You planned: {plan}\nIs it done?", is_all=is_all_plan)]
    brief, is_all = own_briefly(promise.story.text, names, words)
    lines = [brief, *([f"Your plan: {plan}"] if promise.plan else [])]
    return [
        say(f"*You said you'd do one like {name_in_mrkdwn(promise.teller)}'s:*"),
        _plain(offer, "\n".join(lines), is_all=is_all and is_all_plan),
        say("Is it done?"),
    ]


def whole_thing(offered: Offered) -> View:
    """Show all the words of an offer that shows only some."""
    return modal(Form.DONE, "All of it", blocks_of(_everything(offered)), close="Close")


def _plain(offer: Offer, text: str, *, is_all: bool) -> Part:
    return plain(text, None if is_all else button("Read it all", Act.READ_OFFERED, offer.id))


def _everything(offered: Offered) -> list[Part]:
    match offered:
        case Idea():
            return [say(show_mrkdwn(offered.sentence, {}))]
        case OfferedNeed(need=thing) | OfferedTaken(need=thing) | OfferedFollowUp(action=thing):
            return _whole([thing.text], offered.names)
        case OfferedPromise(story=story, plan=plan):
            texts = [story.text] if story else []
            return _whole([*texts, *([plan] if plan else [])], offered.names)
        case OfferedStory(action=action):
            return _whole([action.text, *([action.outcome] if action.outcome else [])], offered.names)
        case _:  # pragma: no cover - mypy sees that nothing else is offered
            assert_never(offered)


def _whole(texts: Iterable[str], names: Mapping[str, str]) -> list[Part]:
    return [part for text in texts for part in whole(own(text, names))]
