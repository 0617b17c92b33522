"""Read a text that is no command: what it says decides whether it is recorded, noted, answered or asked about."""

import re
from collections.abc import Callable

from bot.domain.drafts import DraftKind
from bot.domain.kinds import Kind
from bot.domain.patterns import lazily
from bot.domain.reading import foreign
from bot.domain.reading.broken_off import is_broken_off
from bot.domain.reading.colleagues import is_for_colleagues
from bot.domain.reading.commands import Command, Help, HelpTopic, KeepDraft, NoteNeed, RecordAction
from bot.domain.reading.done_guess import reads_as_done, reads_as_other
from bot.domain.reading.doubts import is_doubted
from bot.domain.reading.english import pattern
from bot.domain.reading.hearsay import is_heard_of_others, is_hearsay, is_long_ago
from bot.domain.reading.mishaps import came_to_nothing, is_unanswered, names_no_object
from bot.domain.reading.nothing_done import after_nothing
from bot.domain.reading.nudge_words import asks_for_more, is_about_nudges
from bot.domain.reading.plans import reminder_in
from bot.domain.reading.requests import is_about_settings, names_two_requests, says_away
from bot.domain.reading.results import names_a_result
from bot.domain.reading.sentences import (
    asks_for_help,
    asks_who_sees,
    asks_why,
    has_words,
    is_annoyed,
    says_fine,
    says_hello,
    says_no,
    says_thanks,
)
from bot.domain.reading.shell import without_shell
from bot.domain.reading.statements import Statement, leaves_open_who_acted, statement_in
from bot.domain.text import spoken, tidy, unescape

IsForeign = Callable[[str], bool]
"""Tells whether a text is surely not in English."""

# The first that fits decides which help is shown.
_TOPICS: tuple[tuple[HelpTopic, Callable[[str], bool]], ...] = (
    (HelpTopic.MORE, asks_for_more),
    (HelpTopic.NO, says_no),
    (HelpTopic.ANNOYED, is_annoyed),
    (HelpTopic.WHY, asks_why),
    (HelpTopic.WHO_SEES, asks_who_sees),
    (HelpTopic.THANKS, says_thanks),
    (HelpTopic.HELLO, says_hello),
    (HelpTopic.FINE, says_fine),
    (HelpTopic.THANKS, foreign.says_thanks),
    (HelpTopic.HELLO, foreign.says_hello),
    (HelpTopic.GENERAL, lambda words: asks_for_help(words) and not is_about_nudges(words)),
)
_REQUESTS = (is_about_nudges, says_away, names_two_requests)
_KINDS = {word: kind for kind in Kind for word in (kind.value, kind.past)}
_GIVEN = lazily(
    rf"\W*(?P<word>{'|'.join(sorted(_KINDS, reverse=True))})\b(?P<colon>\s*[:\uff1a]|\s+[-\u2013]\s)?(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)
_NEED = lazily(
    r"\W*(?:(?:note|add|record) (?:a |the )?(?:customer )?)?need\b[\s:\uff1a,.\u2026\u200f-]*(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)
_NO_NEED = lazily(
    r"(?:to|help(?: please)?$|more|fewer|less|an? (?:break|holiday|coffee|rest|nap|vacation))\b"
    r"|(?:some |a )?(?:coffee|tea|sleep|rest|lunch|food|holidays?|time off|day off|beer|sugar|caffeine)\W*$",
    re.IGNORECASE,
)
_TICKED_OFF = lazily(r"\W*done(?:\s*:\s*|\s+(?=#\d))(?P<rest>\S.*)", re.DOTALL | re.IGNORECASE)
_NOTHING = lazily(r"\W*(?:nothing|nobody|no one|none|n/?a)\b(?: (?:today|yet|so far))?\W*", re.IGNORECASE)
_RECORD = lazily(r"\W*(?:please )?record\b(?P<colon>\s*[:\uff1a])?[\s,-]*(?P<rest>.+)", re.DOTALL | re.IGNORECASE)
# "Pause Acme's subscription", but not "skip today's nudge".
_OF_SOMEBODY = lazily(
    r"\S+ (?!(?:to(?:day|morrow|night)|(?:this |next )?(?:week|month)|\w+day)['\u2019]s\b)"
    r"(?:\S+ ){0,2}\w+['\u2019]s \w",
    re.IGNORECASE,
)
_PAST = frozenset(kind.past for kind in Kind)
_DRAFTS = {
    Statement.BARELY_DONE: DraftKind.INCOMPLETE,
    Statement.NEED: DraftKind.NEED,
    Statement.PLAN: DraftKind.PLAN,
    Statement.QUESTION: DraftKind.QUESTION,
    Statement.MISHAP: DraftKind.UNCLEAR,
    Statement.OTHER: DraftKind.UNCLEAR,
}
_DECIDED = frozenset({Statement.QUESTION, Statement.PLAN, Statement.NEED, Statement.MISHAP})
_MY_SETTINGS = pattern("my_settings")
_MOST_WORDS_OF_A_REQUEST = 14
_TOO_MUCH = lazily(
    r"(?:(?:\d\S*(?: ?[ap]m)?|it|that|this|the time|mornings?|you) ?(?:is|'s|'re|are|comes?|write) )?"
    r"(?:much |way |far |a bit )?too (?:early|late|often|many|much)(?: for me)?",
    re.IGNORECASE,
)
_ORDERS = lazily(
    r"(?:(?:please|pls|can you|could you|just|only) )*"
    r"(?:(?:nudge|pause|snooze|mute|unmute|resume|restart|skip|wake|silence|remind|ping|schedule)\b"
    r"|(?:stop|turn off|turn on|switch off|no more) (?:the )?(?:nudg|messag|remind|shout|mon|tue|wed|thu|fri|sat|sun)"
    r"|(?:write|send|message|text)(?: me)? (?:less|fewer|later|earlier)\b"
    r"|(?:every|each) "
    r"(?!(?:customer|guest|client|visitor|patient|passenger|user|caller|student)s?\b)(?:\S+ ){0,3}\S+$)",
    re.IGNORECASE,
)


def read_text(text: str, words: str, is_foreign: IsForeign) -> Command:
    """Return what to do with `text`, which is no command; `words` are the same, tidied for reading."""
    found = _to_the_bot(text, words) or _labelled(text)
    if found:
        return found
    read = _by_what_it_says(text, words, is_foreign)
    record = _RECORD.fullmatch(text)
    if record and (record["colon"] or not isinstance(read, RecordAction)):
        rest = without_shell(record["rest"])
        return read_text(rest, tidy(unescape(rest)), is_foreign)
    return read


def _to_the_bot(text: str, words: str) -> Command | None:
    """Return the answer to what is said to the bot itself: a request, a question about it, a greeting."""
    if act := reminder_in(text):
        return KeepDraft(act, DraftKind.PLAN)
    if is_about_settings(words):
        return KeepDraft(text, DraftKind.REQUEST)
    topic = next((topic for topic, is_it in _TOPICS if is_it(words)), None)
    if topic:
        return Help(topic)
    return KeepDraft(text, DraftKind.REQUEST) if any(is_it(words) for is_it in _REQUESTS) else None


def _labelled(text: str) -> Command | None:
    """Return the need or the action that the first word names as such: `need …`, `helped …`, `done: …`."""
    need = _NEED.fullmatch(text)
    if need and not _NO_NEED.match(need["rest"]):
        return NoteNeed(need["rest"])
    done = _TICKED_OFF.fullmatch(text)
    if done and has_words(done["rest"]) and not _NOTHING.fullmatch(done["rest"]) and not reads_as_other(done["rest"]):
        return RecordAction(text)
    given = _GIVEN.fullmatch(text)
    if given and (given["colon"] or given["word"].casefold() in _PAST):
        return _with_kind(text, given)
    return None


def _with_kind(text: str, given: re.Match[str]) -> Command:
    kind = _KINDS[given["word"].casefold()]
    if not has_words(given["rest"]) or _NOTHING.fullmatch(given["rest"]) or names_no_object(given["rest"]):
        return KeepDraft(text, DraftKind.INCOMPLETE)
    if given["colon"]:
        return RecordAction(text, kind)
    said = _statement(text)
    return RecordAction(text, kind) if said is Statement.DONE else KeepDraft(text, _DRAFTS[said])


def _by_what_it_says(text: str, words: str, is_foreign: IsForeign) -> Command:
    said = _statement(text)
    if said is not Statement.DONE and (foreign.asks_for_pause(words) or foreign.is_about_nudges(words)):
        return KeepDraft(text, DraftKind.REQUEST)
    if said is not Statement.DONE and is_foreign(words):
        return KeepDraft(text, foreign.kind_of_foreign(words))
    short = len(words.split()) <= _MOST_WORDS_OF_A_REQUEST
    if short and _MY_SETTINGS.search(words) and (said is not Statement.DONE or _ASKS_NICELY.search(words)):
        return KeepDraft(text, DraftKind.REQUEST)
    if _TOO_MUCH.fullmatch(words.rstrip("!. ")) or (
        said is Statement.OTHER and _ORDERS.match(words) and not _OF_SOMEBODY.match(words)
    ):
        return KeepDraft(text, DraftKind.REQUEST)
    return RecordAction(text) if said is Statement.DONE else KeepDraft(text, _DRAFTS[said])


def _statement(text: str) -> Statement:
    text = after_nothing(text)
    plain = spoken(text)
    said = statement_in(plain)
    if said not in _DECIDED and is_broken_off(plain):
        return Statement.BARELY_DONE
    if said in {Statement.DONE, Statement.OTHER} and (
        is_hearsay(plain) or is_long_ago(plain) or is_for_colleagues(plain)
    ):
        return Statement.OTHER
    if said is Statement.DONE:
        return Statement.OTHER if is_doubted(plain) or reads_as_other(text) else said
    if said in {Statement.OTHER, Statement.NEED} and names_a_result(plain) and not reads_as_other(text):
        return Statement.DONE
    is_news = is_heard_of_others(plain) or came_to_nothing(plain) or is_unanswered(plain)
    may_be_done = said is Statement.OTHER and not is_news and leaves_open_who_acted(plain)
    return Statement.DONE if may_be_done and reads_as_done(text) else said


_ASKS_NICELY = lazily(r"\b(?:please|pls|change|update)\b", re.IGNORECASE)
