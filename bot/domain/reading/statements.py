"""Tell what a sentence in English says: something that its writer did, a need, a plan, a question, or none of these."""

from collections.abc import Iterable
from enum import Enum, auto

from bot.domain.patterns import lazily
from bot.domain.reading.clauses import Clause, Link, Subject, clauses_of, is_person
from bot.domain.reading.english import pattern, words
from bot.domain.reading.mishaps import acts_that_helped, helps_nobody, is_mistake
from bot.domain.reading.needs import names_a_need
from bot.domain.reading.verbs import CUSTOMERS_DO, is_act, is_done_to, is_past, is_unchanged

_PASSIVE, _LATER, _TO_THE_BOT = map(pattern, ("passive", "later", "to_the_bot"))
_PERSON, _AFTER_DONE, _VAGUE = map(pattern, ("person", "after_done", "vague"))
_INVERTED, _ASKS, _NEEDS_SOMEBODY = map(pattern, ("inverted", "asks", "needs_somebody"))
_PLANS, _GIVEN_UP, _NOT_CHARGED = map(pattern, ("plans", "given_up", "not_charged"))
_ABOUT_US, _REFERENCE = pattern("about_us"), pattern("reference")
_TO_THEM, _GIFT, _SOME_CUSTOMERS = map(pattern, ("to_them", "gift", "some_customers"))
_ABOUT_ME, _TO_ME = lazily(r"(?:me|us)\b"), lazily(r"(?:to |for )?(?:me|us)\b")
_BY_ME = lazily(r"\bby (?:me|us|myself|ourselves|my team|our team)\b")
_BASE_ACTS, _ON_FOOT, _IN_VAIN = map(words, ("base_acts", "on_foot", "in_vain"))
_GIVEN_NAMES = words("given_names")
_SERVED = frozenset({"helped", "assisted", "served", "supported", "attended", "delighted", "satisfied"})
_DOES_NOT_SAY = frozenset({"did", "done", "finished", "completed", "worked"})


class Statement(Enum):
    """What a text says."""

    DONE = auto()
    """The writer did something."""
    BARELY_DONE = auto()
    """The writer did something, but not what: "i helped"."""
    NEED = auto()
    PLAN = auto()
    QUESTION = auto()
    MISHAP = auto()
    """The writer did harm, by accident or not."""
    OTHER = auto()


def statement_in(text: str) -> Statement:
    """Return what tidied `text`, without Slack's tokens, says."""
    clauses = clauses_of(text)
    asks = text.rstrip(" )!").endswith("?")
    if done := _statement_of_acts(text, clauses, asks=asks):
        return done
    if _NEEDS_SOMEBODY.search(text):
        return Statement.NEED
    if asks or _INVERTED.match(text) or _ASKS.match(text):
        return Statement.QUESTION
    if not _GIVEN_UP.match(text) and (still := _still_to_do(text, clauses)):
        return still
    return Statement.MISHAP if any(map(is_mistake, _done(clauses))) else Statement.OTHER


def _still_to_do(text: str, clauses: tuple[Clause, ...]) -> Statement | None:
    if _PLANS.search(text) or (clauses and is_unchanged(clauses[0].verb) and _LATER.search(text)):
        return Statement.PLAN
    return Statement.NEED if names_a_need(text, clauses) else None


def leaves_open_who_acted(text: str) -> bool:
    """Return whether tidied `text` begins without a verb that says who acted: "new valve for Mrs Chen's boiler"."""
    first, *more = clauses_of(text) or (None,)
    if first is None or first.subject is not Subject.NO_VERB or is_mistake(first):
        return False
    # "Customer furious, says he waited all day."
    return not (is_person(first) and any(each.subject is Subject.OTHER and is_person(each) for each in more[:1]))


def _statement_of_acts(text: str, clauses: tuple[Clause, ...], *, asks: bool) -> Statement | None:
    """Return whether the text says what its writer did, or that they did something; None if neither."""
    done = acts_that_helped(text, clauses, _done(clauses))
    if done and not (asks and _is_short(clauses)) and not _INVERTED.match(text):
        return Statement.DONE if any(map(_says_what, done)) or len(clauses) > 1 else Statement.BARELY_DONE
    if not asks and _GIFT.match(text) and clauses[0].subject is not Subject.WRITER:
        return Statement.DONE
    barely = not asks and any(map(_is_barely_said, clauses[:1]))
    return Statement.BARELY_DONE if barely else None


def _done(clauses: Iterable[Clause]) -> list[Clause]:
    """Return the clauses in which the writer did something."""
    found: list[Clause] = []
    owner: Clause | None = None
    for clause in clauses:
        if clause.link is Link.UNDER:
            continue
        if (
            clause.subject not in {Subject.LEFT_OUT, Subject.NO_VERB}
            or _is_in_vain(clause)
            or (clause.subject is Subject.NO_VERB and owner is None)
        ):
            owner = clause
        if clause.subject is Subject.OTHER:
            if _is_taken_care_of(clause):
                found.append(clause)
        elif _is_done(clause, owner):
            found.append(clause)
            owner = None
    return found


def _is_done(clause: Clause, owner: Clause | None) -> bool:
    if clause.subject is Subject.LEFT_OUT and _ABOUT_ME.match(clause.rest):
        # "Reminded me", "called us back": somebody else did.
        return False
    if _is_kindly_left_undone(clause) or _has_been_at_it(clause):
        return True
    if clause.is_denied or not is_past(clause.verb) or not is_act(clause.verb, clause.rest):
        return False
    return clause.subject is Subject.WRITER or (_has_unnamed_writer(clause) and _may_be_writers(clause, owner))


def _is_kindly_left_undone(clause: Clause) -> bool:
    """Return whether a clause denies what customers are glad of: "didn't charge him the fee"."""
    ours = clause.between[1:] if clause.subject is Subject.WRITER else clause.between
    return clause.subject is not Subject.OTHER and bool(_NOT_CHARGED.match(" ".join((*ours, *clause.words))))


def _has_been_at_it(clause: Clause) -> bool:
    """Return whether the writer has been doing something useful: "I have been helping Mr Li all morning"."""
    been, doing, *_ = (*clause.words, "", "")
    if clause.subject is not Subject.WRITER or been != "been" or not doing.endswith("ing"):
        return False
    stem = doing.removesuffix("ing")
    return bool(_BASE_ACTS & {stem, f"{stem}e", stem[:-1]})


def _is_in_vain(clause: Clause) -> bool:
    return clause.subject is not Subject.OTHER and (clause.is_denied or clause.verb in _IN_VAIN)


def _has_unnamed_writer(clause: Clause) -> bool:
    """Return whether a clause without a subject is about its writer: "called Acme", not "called by Acme"."""
    passive = _PASSIVE.match(clause.rest) and clause.verb not in _ON_FOOT
    imperative = (
        clause.link is Link.START
        and is_unchanged(clause.verb)
        and (_LATER.search(clause.rest) or _TO_THE_BOT.match(clause.rest))
    )
    return not passive and not imperative


def _may_be_writers(clause: Clause, owner: Clause | None) -> bool:
    """Return whether an act without a subject is the writer's, after the clause that last named somebody else.

    Things do not act, so after "the tag was wrong" it is. Customers do, so after "she came in" it may be hers.
    """
    if owner is not None and owner.subject is Subject.NO_VERB and clause.link is Link.COMMA and is_person(owner):
        # "The intern, Theo, rewrote it."
        return False
    if owner is None or owner.subject is not Subject.OTHER:
        # "Couldn't reach her, rang four times" tells no more than the attempt.
        return owner is None or clause.link is not Link.COMMA or not _is_in_vain(owner)
    is_somebody = is_person(owner) or owner.between[0] in _GIVEN_NAMES
    if clause.link is Link.AND or not is_somebody:
        return clause.link is not Link.AND
    if _TO_THEM.match(clause.rest):
        return True
    theirs = clause.verb in CUSTOMERS_DO or _ABOUT_US.match(clause.rest)
    return not theirs and (is_done_to(clause.verb) or bool(_REFERENCE.match(clause.rest)))


def _is_taken_care_of(clause: Clause) -> bool:
    """Return whether a thing was taken care of, in the style of a log: "invoice corrected for Acme"."""
    words = clause.words
    return (
        clause.link in {Link.START, Link.STOP, Link.COMMA}
        and is_done_to(words[0])
        and not _PERSON.search(" ".join(clause.between))
        and not (words[0] in CUSTOMERS_DO and is_person(clause))
        and bool(_AFTER_DONE.match(clause.rest))
        and not _TO_ME.match(clause.rest)
    ) or _is_done_by_me(clause)


def _is_done_by_me(clause: Clause) -> bool:
    """Return whether a thing was taken care of by the writer: "plumber called by me"."""
    return clause.link is not Link.UNDER and is_past(clause.verb) and bool(_BY_ME.search(clause.rest))


def _says_what(clause: Clause) -> bool:
    if (clause.verb in _SERVED and _SOME_CUSTOMERS.fullmatch(clause.rest)) or helps_nobody(clause):
        return False
    return bool(_VAGUE.sub("", clause.rest)) or clause.subject is Subject.OTHER


def _is_barely_said(clause: Clause) -> bool:
    """Return whether a clause only says that something was done, such as "did it"."""
    says_little = clause.verb in _DOES_NOT_SAY and not _says_what(clause)
    return (says_little or helps_nobody(clause)) and clause.subject is not Subject.OTHER and not clause.between[1:]


def _is_short(clauses: tuple[Clause, ...]) -> bool:
    return len(clauses) == 1 and len(clauses[0].words) < 4  # noqa: PLR2004  a question such as "called Acme?"
