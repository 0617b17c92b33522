"""Find names in a text that may be a customer's. They are proposed to the person, never kept without a click."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.domain.customers import customer_key
from bot.domain.legal_forms import TITLES
from bot.domain.patterns import lazily
from bot.domain.reading import english
from bot.domain.text import tidy, without_tokens

MOST_WORDS = 4
_READ = 80
"""How many words of a text are read: whoever it is for is named early."""

_BEFORE = frozenset({"for", "at", "with"})
_REACHED = english.words("reached")
_SPOKE = english.words("spoke_to")
_ALSO_BEFORE = _BEFORE | _REACHED | {"to", "from", "by", "told"}
_GIVEN_NAMES = english.words("given_names")
_JOINING = frozenset({"of", "de", "da", "del", "di", "du", "la", "van", "von", "der", "den", "&", "y", "e", "und"})
_CAPITAL_WORDS = (
    "i i'm i've i'll i'd we our my your their his her its the a an this that these those it they them us you me him "
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec today tomorrow yesterday "
    "christmas xmas easter thanksgiving ramadan eid diwali hanukkah halloween black new "
    "english german french spanish italian dutch portuguese japanese chinese arabic polish "
    "slack zoom teams excel word outlook gmail google jira zendesk salesforce hubspot sharepoint confluence notion "
    "github chatgpt whatsapp linkedin powerpoint internet"
)
_FUNCTIONS = (
    "customer customers client clients support sales it hr finance legal marketing engineering billing product "
    "operations procurement logistics security windows ceo cfo cto coo"
)
_NO_NAMES = frozenset(_CAPITAL_WORDS.split())
"""Words with a capital letter that are in no customer's name in English."""
_NO_BEGINNINGS = _NO_NAMES | TITLES | frozenset(_FUNCTIONS.split())
"""Words that begin none, but may go on with one: "Acme Logistics"."""
_END = lazily(r"[,;:!?)\]”\"]$|(?<!\b[A-Z])(?<!\bSt)\.$")
_SENTENCE_END = lazily(r"[.!?:]$")
_EDGES = " .,;:!?()[]{}“”„\"'‘’*_~`…"  # noqa: RUF001 - as people type them
_POSSESSIVE = lazily("['’ʼ]s?$")  # noqa: RUF001 - as above

_COUNT = lazily(r"\d.*|[xX]\d+")
_GOES_ON = lazily(
    r"\b(?:is|isn't|was|wasn't|are|were|has|hasn't|had|can|can't|cannot|could|will|won't|would|should|may|might|must"
    r"|do|does|doesn't|did|didn't|waits|wants|needs|says|said|got|lost|left|gets|asks|sent|wrote|told|about|because"
    r"|again|back|not|for|to|at|with|on|in|from|by|the|a|an|my|our|me|us|who|that|[a-z]+(?:ed|ing))\b"
)
"""Small words that no short name in small letters has."""
_DOES = lazily(
    r"(?:is|are|was|were|has been) (?:waiting|asking|angry|unhappy|upset|looking)|(?:still )?waits"
    r"|(?:can't|cannot|couldn't) (?!be\b)\w|needs? (?:to|us|our|help|some(?:one|body))\b"
    r"|(?:has|have) (?:no|lost|forgotten)\b|(?:never|hasn't|didn't) (?:got|get|received?|heard?)\b"
    r"|(?:wants?|asks?|asked|complain(?:s|ed)|would like)\b"
)
_ARTICLE = lazily(r"^[Tt]he (?=[A-Z0-9])")
_MOST_SMALL = 3
_MOST_PARTS = 8


@dataclass(frozen=True, slots=True)
class PossibleCustomer:
    """A name in a text; `likely` is false for one to propose only if a customer of that name is known."""

    name: str
    likely: bool
    titled: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as typed, and without its punctuation and, if it is `possessive`, its "'s"."""

    raw: str
    core: str
    possessive: bool

    @property
    def capital(self) -> bool:
        return self.core[:1].isupper() or self.core[:1].isdigit()

    @property
    def may_be_named(self) -> bool:
        return bool(self.core) and self.core.casefold() not in _NO_BEGINNINGS

    @property
    def begins_name(self) -> bool:
        return self.core[:1].isupper() and self.may_be_named

    @property
    def ends_name(self) -> bool:
        return self.possessive or bool(_END.search(self.raw))


def is_customer_name(words: str, *, marked: bool) -> bool:
    """Whether tidied `words`, typed after "customer", are a name, and do not go on a sentence about a customer.

    A name in small letters has few words, unless it is `marked` by a colon. "The" may come before one with a capital.
    One letter is the beginning of a name.
    """
    words = _ARTICLE.sub("", words)
    parts = words.split()
    if len(words) == 1:
        return True
    if len(parts) > _MOST_PARTS:
        return False
    if not _GOES_ON.search(words) and (marked or len(customer_key(words).split()) <= _MOST_SMALL):
        return True
    return all(part in _JOINING or not _word(part).core[:1].islower() for part in parts)


def may_begin_customer(words: str) -> bool:
    """Whether the first of these words may begin a customer's name, and is no "today", "you" or "the"."""
    return _word(words.split(maxsplit=1)[0]).may_be_named or bool(_ARTICLE.match(words))


def possible_customers(text: str) -> list[PossibleCustomer]:
    """Return the names in a stored text that may be a customer's, the likeliest first, each once."""
    words = [_word(raw) for raw in tidy(without_tokens(text)).split()[:_READ]]
    found = [
        *_titled(words),
        *(_by_capitals(words) if _capitals_mean_names(words) else ()),
        *_others(words),
    ]
    first: dict[str, PossibleCustomer] = {}
    for each in found:
        first.setdefault(each.name.casefold(), each)
    return list(first.values())


def _word(raw: str) -> _Word:
    core = raw.strip(_EDGES)
    owner = _POSSESSIVE.sub("", core)
    return _Word(raw, owner, owner != core)


def _capitals_mean_names(words: list[_Word]) -> bool:
    """Whether capital letters are rare enough to mark names, unlike in a TEXT or a Text Like This."""
    letters = [word for word in words[1:] if word.core[:1].isalpha()]
    return 2 * sum(word.capital for word in letters) <= max(len(letters), 2 * MOST_WORDS)


def _by_capitals(words: list[_Word]) -> Iterator[PossibleCustomer]:
    yield from _subject(words)
    yield from _after(words, _is_place)
    yield from _after(words, _is_reached)
    yield from _owners(words)


def _titled(words: list[_Word]) -> Iterator[PossibleCustomer]:
    """Yield people with their title: "Ms Okafor"."""
    for at, word in enumerate(words[:-1]):
        if word.core.casefold() in TITLES and word.capital and (run := _without_counts(_run(words, at + 1))):
            yield PossibleCustomer(" ".join([word.core, *run]), likely=True, titled=True)


def _subject(words: list[_Word]) -> Iterator[PossibleCustomer]:
    """Yield a name with which a text begins and that does what only people do: "Acme is waiting"."""
    if words and words[0].begins_name:
        run = _run(words, 0)
        if _DOES.match(" ".join(word.core for word in words[len(run) : len(run) + 2]).casefold()):
            yield from _possible(_without_counts(run))


def _after(words: list[_Word], leads: Callable[[list[_Word], int], bool]) -> Iterator[PossibleCustomer]:
    """Yield names to which the words before them lead; of "Anna from Acme", the company first."""
    for at in range(1, len(words)):
        if leads(words, at) and words[at].begins_name:
            run = _run(words, at)
            after = words[at + len(run) :][:2]
            if [word.raw for word in after[:1]] in (["from"], ["at"]) and after[1:] and after[1].begins_name:
                yield from _possible(_without_counts(_run(words, at + len(run) + 1)))
            yield from _possible(_without_counts(run))


def _is_place(words: list[_Word], at: int) -> bool:
    """Whether "for", "at" or "with" comes before."""
    return words[at - 1].raw.casefold() in _BEFORE


def _is_reached(words: list[_Word], at: int) -> bool:
    """Whether somebody called, helped, visited or wrote to what comes here."""
    before = [word.raw.casefold() for word in words[max(at - 2, 0) : at]]
    return before[-1] in _REACHED or (before[-1] == "to" and before[0] in _SPOKE)


def _owners(words: list[_Word]) -> Iterator[PossibleCustomer]:
    """Yield names that own something: "Acme's". The first word of a sentence has a capital letter anyway."""
    for at, word in enumerate(words):
        start = at + 1
        while start and at + 1 - start < MOST_WORDS and _may_lead(words, start - 1, at):
            start -= 1
        if word.possessive and start <= at:
            yield from _possible([each.core for each in words[start : at + 1]])


def _may_lead(words: list[_Word], first: int, last: int) -> bool:
    """Whether the name whose last word is the one at `last` may begin at `first`."""
    follows = first > 0 and not _SENTENCE_END.search(words[first - 1].raw)
    return follows and words[first].begins_name and (first == last or not words[first].ends_name)


def _others(words: list[_Word]) -> Iterator[PossibleCustomer]:
    """Yield every run of words with capital letters, and words after a preposition, as names that may be known."""
    for at, word in enumerate(words):
        follows = at > 0 and words[at - 1].core.casefold() in _ALSO_BEFORE
        if not word.begins_name and not (follows and word.may_be_named):
            continue
        for length in range(min(MOST_WORDS, len(words) - at), 0, -1):
            some = words[at : at + length]
            if not any(each.ends_name for each in some[:-1]):
                yield PossibleCustomer(" ".join(each.core or each.raw for each in some), likely=False)


def _possible(parts: list[str]) -> Iterator[PossibleCustomer]:
    """Yield a name; letters that are all capitals may be an abbreviation for anything, and "Tom" be anybody."""
    anybody = len(parts) == 1 and parts[0].casefold() in _GIVEN_NAMES
    if parts:
        yield PossibleCustomer(" ".join(parts), likely=not anybody and any(part != part.upper() for part in parts))


def _without_counts(parts: list[str]) -> list[str]:
    """Return the words of a name without what may count or date something after it: "Mr Weber 2x", "Acme 3 times"."""
    while parts and _COUNT.fullmatch(parts[-1]):
        parts = parts[:-1]
    return parts


def _run(words: list[_Word], start: int) -> list[str]:
    """Return the words of the name that begins here; empty if none does."""
    if not words[start].capital:
        return []
    end = start
    while end - start < MOST_WORDS - 1 and not words[end].ends_name and (step := _next_part(words, end)):
        end += step
    return [word.core or word.raw for word in words[start : end + 1]]


def _next_part(words: list[_Word], end: int) -> int:
    """Return how many words after this one belong to the same name: 0, 1, or 2 with a joining one."""
    after = words[end + 1 : end + 3]
    if after and after[0].capital and after[0].core.casefold() not in _NO_NAMES:
        return 1
    joined = len(after) > 1 and after[0].raw in _JOINING and after[1].begins_name
    return 2 if joined else 0
