"""Recognize acts that did harm, came to nothing, were only begun, or are only effort or a trial."""

from collections.abc import Sequence

from bot.domain.patterns import lazily
from bot.domain.reading.clauses import Clause, Link, Subject
from bot.domain.reading.english import pattern
from bot.domain.reading.verbs import is_done_to, is_past
from bot.domain.text import tidy

_CAME_TO_NOTHING, _ONLY_BEGUN, _MISTAKE = map(pattern, ("came_to_nothing", "only_begun", "mistake"))
_UNANSWERED, _ATTEMPT, _BAD_END = map(pattern, ("unanswered", "attempt", "bad_end"))
_NO_OBJECT, _EFFORT = pattern("no_object"), pattern("effort")
_MAKES_GOOD = lazily(r"\b(?:right|correct|new|another|back|free|apologi[sz]ed|sorry)\b")
_BY_ACCIDENT = lazily(r"accidentally|mistakenly|wrongly|inadvertently|stupidly")


def came_to_nothing(text: str) -> bool:
    """Return whether `text` begins with a declined offer or a promise."""
    return bool(_CAME_TO_NOTHING.match(text))


def is_unanswered(text: str) -> bool:
    """Return whether `text` tells of attempts to reach somebody, and ends with nobody reached."""
    return bool(_UNANSWERED.match(text))


def names_no_object(text: str) -> bool:
    """Return whether `text` is only a word for a trial, or keys at random: "test", "asdf"."""
    return bool(_NO_OBJECT.fullmatch(tidy(text).casefold()))


def helps_nobody(clause: Clause) -> bool:
    """Return whether a clause names effort or a trial, and nothing of use: "stayed late", "fixed asdf"."""
    if _EFFORT.fullmatch(f"{clause.verb} {clause.rest}"):
        return True
    return is_past(clause.verb) and bool(_NO_OBJECT.fullmatch(clause.rest))


def acts_that_helped(text: str, clauses: Sequence[Clause], acts: Sequence[Clause]) -> list[Clause]:
    """Return those of `acts`, the clauses of `text` in which its writer did something, that were of use."""
    helped = _without_mistakes(clauses, acts)
    if _ends_badly(clauses, helped) or _is_only_begun(text, clauses):
        return []
    if came_to_nothing(text):
        helped = helped[1:]
    return [clause for clause in helped if not _is_attempt(clause)] if is_unanswered(text) else helped


def _is_attempt(clause: Clause) -> bool:
    """Return whether an act only tried to reach somebody: "left a message"."""
    return bool(_ATTEMPT.match(f"{clause.verb} {clause.rest}"))


def _is_only_begun(text: str, clauses: Sequence[Clause]) -> bool:
    """Return whether `text` tells of an offer, a plan or a first step, and of nothing after it."""
    return bool(_ONLY_BEGUN.match(text)) and all(clause.link is Link.UNDER for clause in clauses[1:])


def is_mistake(clause: Clause) -> bool:
    """Return whether an act did harm, by accident or not: "lied to a guest", "sent the wrong lamp"."""
    slipped = any(map(_BY_ACCIDENT.fullmatch, clause.between))
    return slipped or bool(_MISTAKE.match(f"{clause.verb} {clause.rest}"))


def _without_mistakes(clauses: Sequence[Clause], acts: Sequence[Clause]) -> list[Clause]:
    """Return those of `acts` that did no harm.

    What follows a mistake with "and" only adds to it, unless it makes good: "sent the wrong lamp and drove off".
    """
    kept: list[Clause] = []
    wrong = False
    for clause in clauses:
        adds = wrong and clause.link is Link.AND and clause.subject is Subject.LEFT_OUT and not _makes_good(clause)
        wrong = adds or is_mistake(clause)
        if clause in acts and not wrong:
            kept.append(clause)
    return kept


def _makes_good(clause: Clause) -> bool:
    return is_done_to(clause.verb) or bool(_MAKES_GOOD.search(" ".join(clause.words)))


def _ends_badly(clauses: Sequence[Clause], acts: Sequence[Clause]) -> bool:
    """Return whether a clause after the last of `acts` says that they did not help: "it made no difference"."""
    last = max((at for at, clause in enumerate(clauses) if clause in acts), default=len(clauses))
    after = (clause for clause in clauses[last + 1 :] if clause.link is not Link.UNDER)
    return any(_BAD_END.match(" ".join((*clause.between, *clause.words))) for clause in after)
