"""Say why something is offered, in a sentence or two of small print."""

from collections.abc import Mapping

from bot.domain.ideas import Idea
from bot.domain.kinds import Kind
from bot.domain.reasons import Reason
from bot.domain.text import show_mrkdwn
from bot.slack.blocks.wording import name_in_mrkdwn, sentence, since
from bot.usecases.offers.offered import Offer, OfferedNeed, OfferedStory
from bot.usecases.offers.why import Why

_CUSTOMER = 120
"""The most characters of a customer's name, once escaped."""
_DID = {Kind.HELP: "helped", Kind.SOLVE: "solved something for", Kind.DELIGHT: "delighted"}
_TO_DO = {Kind.HELP: "help", Kind.SOLVE: "solve problems", Kind.DELIGHT: "delight customers"}
_ASK_FOR_ROLE = "Tell me your role in Settings for better matches."


def reason(offer: Offer) -> str:
    """Return why this one, in mrkdwn; empty if nothing would add to what the offer says itself."""
    clauses = [said for each, said in _said(offer).items() if each in offer.why.reasons]
    return " ".join(
        [
            *(sentence(clause) for clause in clauses),
            *([_ASK_FOR_ROLE] if Reason.NO_ROLE in offer.why.reasons else []),
        ]
    )


def _said(offer: Offer) -> Mapping[Reason, str]:
    """Return the words for every reason that this sort of offer can have, in the order in which they are said."""
    match offer.offered:
        case OfferedNeed(need=need, names=names, noticed_by=noticed_by):
            return {
                Reason.LONGEST: "it has been open longest",
                Reason.CUSTOMER: _acted(offer.why, need.customer or "", names),
                **_near(offer.why, noticed_by),
            }
        case OfferedStory(action=action, teller=teller):
            return _near(offer.why, teller) | {Reason.MORE_OF: _more_of(action.kind)}
        case Idea(kind=kind):
            role = show_mrkdwn(offer.why.role or "", {})
            return {
                Reason.OWN_ROLE: f"picked for {role}, your role",
                Reason.NO_ROLE: "picked at random",
                Reason.OTHER_ROLE: f"nothing new for {role} just now, so here's one for another role",
                Reason.MORE_OF: _more_of(kind),
                Reason.AGAIN: "you've seen all my ideas, so this one is back",
            }
        case _:
            return {Reason.ONCE: "I'll only ask once"}


def _near(why: Why, given_name: str) -> dict[Reason, str]:
    who = name_in_mrkdwn(given_name)
    return {
        Reason.TEAM: f"{who} is on your team",
        Reason.ROLE: f"{who}'s role is {show_mrkdwn(why.role or '', {})}, like yours",
    }


def _acted(why: Why, customer: str, names: Mapping[str, str]) -> str:
    if why.acted is None:
        return ""
    who = show_mrkdwn(" ".join(customer.split()), names, _CUSTOMER)
    return f"you {_DID[why.acted.kind]} {who} {since(why.acted.on, why.acted.today)}"


def _more_of(kind: Kind) -> str:
    return f"you asked for more ways to {_TO_DO[kind]}"
