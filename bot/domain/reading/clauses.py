"""Cut what somebody typed into clauses, with who does what in each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from bot.domain.patterns import lazily
from bot.domain.reading.english import pattern, words
from bot.domain.reading.verbs import BEFORE_A_THING, MISHAPS, is_finite, is_past


class Link(Enum):
    """How a clause hangs together with what comes before it."""

    START = auto()
    STOP = auto()
    """A new sentence, a dash, a colon or a semicolon."""
    COMMA = auto()
    SO = auto()
    """So, then, but, therefore."""
    AND = auto()
    UNDER = auto()
    """Under another clause: a reason, a condition, what somebody said."""


class Subject(Enum):
    """Who acts in a clause."""

    WRITER = auto()
    """I or we."""
    OTHER = auto()
    LEFT_OUT = auto()
    """Nobody is named before the verb: "called Acme back"."""
    NO_VERB = auto()
    """Only names and things, such as the "Acme" of "Acme: moved the server"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its link, its subject, what stands between subject and verb, and the words from the verb on.

    Words are in lower case. `before` holds what was passed over to find the verb of `Subject.OTHER`.
    """

    link: Link
    subject: Subject
    between: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def verb(self) -> str:
        """Return the word where the verb is expected; empty if there is none."""
        return self.words[0] if self.words else ""

    @property
    def is_denied(self) -> bool:
        """Return whether it says that something was not done."""
        return any(map(_DENIES.fullmatch, self.between)) or self.rest.startswith(("not ", "never ", "nothing"))

    @property
    def rest(self) -> str:
        """Return what follows the verb."""
        return " ".join(self.words[1:])


def clauses_of(text: str) -> tuple[Clause, ...]:
    """Return the clauses of tidied `text`, in their order."""
    return tuple(_clauses(_plain(text)))


def is_person(clause: Clause) -> bool:
    """Return whether the subject is a person: "the customer", but not "the customer's claim"."""
    subject = _BEFORE_PLACE.split(" ".join(clause.between or clause.words), maxsplit=1)[0]
    return bool(_PEOPLE.search(subject)) and not subject.endswith(("'s", "s'")) and "'s " not in subject


_PEOPLE, _DENIES = pattern("people"), pattern("denies")
_BEFORE_PLACE = lazily(r" (?:of|at|in|for|on|to|with|from|behind|under|near|by) ")
_QUOTED = lazily(r"[\"\u201c\u201e\u00ab][^\"\u201d\u201c\u00bb]*[\"\u201d\u201c\u00bb]")
_TITLE = lazily(r"\b(mrs?|ms|dr|prof|st|no|approx|ltd|inc|e\.g|i\.e|vs)\.(?=\s)", re.IGNORECASE)
_BULLET = lazily(r"^\W*(?:\(?\d{1,2}[.)]\s+)?\W*")
_SPLIT = lazily(
    r"\s*(?P<stop>(?:[.;!?\u2026\n]+|:)(?=\s|$)|\s[-\u2013\u2014\u2192>=~|]+(?=\s)|\s*[\u2013\u2014\u2192]\s*)\s*"
    r"|\s*(?P<comma>,(?!\d)|\()\s*"
    r"|\s+(?P<under>because|since|as|when|while|(?<!looked )(?<!looking )after|before|although|though|which"
    r"|that(?! (?:off|down|up|out|for|to|with|at|in|on|and|one|way)\b)|who|whose|whom|where|until|till?"
    r"|once(?= (?:i|we) )|if|whether|unless|so that|in case|except)\s+"
    r"|(?<!\bdid)\s+(?P<so>and so|so|then|therefore|but)\s+|\s+(?P<and>and then|and|&|\+|plus)\s+",
    re.IGNORECASE,
)
_LINKS = {"stop": Link.STOP, "comma": Link.COMMA, "under": Link.UNDER, "so": Link.SO, "and": Link.AND}
_UNDER_FIRST = lazily(
    r"(?:because|since|as|when|while|after|before|although|though|once|despite|during|instead|thanks|until|whenever"
    r"|on|at|in|for|with|to|from|over|by|together|besides|between|through|without|due|following|upon|next)\b"
)
_TOGETHER = lazily(
    r"(?:^|(?<=[.;!?] ))(?:(?:[\w'@&.-]+ ){1,4}?(?:and|&|\+) (?:i|me|myself)"
    r"|(?:me|myself|i) (?:and|&|\+) (?:(?:my|a|the|our) )?[\w'@.-]+"
    r"(?: (?:and|&) [\w'@.-]+)?)(?= )",
    re.IGNORECASE,
)
_TEAM = lazily(
    r"^(?:(?:my|our|the (?:whole|entire)) (?:whole |entire )?(?:\w+ )?"
    r"(?:team|crew|staff|branch|office|shift|department|class|kitchen)"
    r"|(?:all|both|two|three) of us|team(?= \w+ed\b))\b"
)
_ME = lazily(r"(?:i|we|ive|weve|i'?ve|we'?ve|i'?m|im|we're|i'?ll|we'?ll|i'd|we'd)$")
_I_LATER = lazily(
    r"(?!(?:the|an?|my|our|his|her|their|this|that|what|which|all|any|every|some|if|hope|wish|think|guess)\b)"
    r"(?:[\w']+ ){1,3}?(?P<rest>(?:i|we) \w+)"
)
_COMPOUNDS = words("compounds")
_AND_OF_A_NAME = lazily(r"(?<=[a-z.]) (?:&|and) (?=(?:Sons|Co|Partners|Daughters|Brothers|Bros|Company)\b)")
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_WHEN = (
    r"this (?:morning|afternoon|evening|week|weekend|month|noon)",
    rf"last (?:night|week|weekend|month|{_DAY})",
    rf"(?:(?:on|every|this) )?{_DAY}(?: (?:morning|afternoon|evening|night))?",
    r"(?:yesterday|tomorrow|today)(?: (?:morning|afternoon|evening|night))?",
    r"(?:earlier|late|early|later)(?: (?:today|this (?:morning|week)|in the (?:morning|day)|yesterday))?",
    r"in the (?:morning|afternoon|evening|end|meantime)",
    r"(?:with)?in (?:under )?(?:\d+|an?|two|three|five|ten|half an) ?(?:s|sec\w*|min\w*|h|hrs?|hours?|days?)",
    r"back (?:in|at) (?:the )?\w+,?(?= (?:i|we)\b)",
    r"at (?:noon|lunch|midnight|night|\d\S*)|over lunch|after (?:lunch|hours|work)",
    r"(?:the )?(?:first|second|third|next) time|together with (?:(?:my|our|a) )?[\w@-]+,?",
)
_ADVERB = (
    r"(?!only|accidentally|mistakenly|wrongly|inadvertently|stupidly|early|family|reply|apply|supply|fly|july|emily|italy|daily|weekly|monthly|rely|bully|belly|ally|nearly|hardly"
    r"|barely|sally|kelly|molly|lily|billy|jelly|friendly|lonely|elderly|lovely|ugly|silly)\w+ly"
)
_OPENERS = (
    r"tonight|but|just|finally|also|again|then|first|second|next|afterwards?|meanwhile|eventually|ok|okay|so|well|hey|hi|yay"
    r"|hooray|now|once|twice|already|even|instead|update|fyi|btw|done|both|all|still"
)
_LEAD = lazily(rf"(?:{'|'.join((*_WHEN, _OPENERS, _ADVERB))})(?=\s)\s*")
_BETWEEN = lazily(
    r"(?:just|also|finally|then|again|already|even|once|first|all|both|have|had|now|still|always|twice|each|together|gladly"
    r"|today|yesterday|was able to|were able to|personally|not|never|hardly|barely|almost|nearly|do|does|only|really"
    r"|\w+n't|dont|didnt|havent|couldnt|wasnt|cant|wont|(?!only|reply|apply|supply|rely)\w+ly)$"
)


def _clauses(text: str) -> Iterator[Clause]:
    link, start = Link.START, 0
    for found in [*_SPLIT.finditer(text), None]:
        part = text[start : found.start() if found else len(text)].strip(" ,;:.!?")
        if part:
            yield _clause(link, part)
        if found:
            start = found.end()
            link = Link.START if not part and link is Link.START else _link(found)


def _link(found: re.Match[str]) -> Link:
    return next(link for name, link in _LINKS.items() if found[name])


def _clause(link: Link, part: str) -> Clause:
    words = _from_subject(link, part).split()
    if len(words) > 1 and words[0] in _COMPOUNDS:
        words = [f"{words[0]}-{words[1]}" if words[0] == "double" else words[1], *words[2:]]
    if words and _ME.match(words[0]):
        end = next((at for at, word in enumerate(words) if at and not _BETWEEN.match(word)), len(words))
        return Clause(link, Subject.WRITER, tuple(words[:end]), tuple(words[end:]))
    if words and not _describes(words) and (is_past(words[0]) or _BETWEEN.match(words[0])):
        last = len(words) - 1
        end = next((at for at, word in enumerate(words[:last]) if not _may_stand_between(word)), last)
        return Clause(link, Subject.LEFT_OUT, tuple(words[:end]), tuple(words[end:]))
    verb = next((at for at, word in enumerate(words) if at and is_finite(word)), None)
    if verb is None:
        return Clause(link, Subject.NO_VERB, (), tuple(words))
    return Clause(link, Subject.OTHER, tuple(words[:verb]), tuple(words[verb:]))


def _from_subject(link: Link, part: str) -> str:
    """Return a part of the text from its subject on, without words such as "today" or "finally" before it."""
    part = _TEAM.sub("we", part.casefold())
    while lead := _LEAD.match(part):
        part = part[lead.end() :]
    if link in {Link.START, Link.STOP} and _UNDER_FIRST.match(part):
        # "When the printer died I drove over": the writer's own clause follows without a comma.
        return next((part[at.start() :] for at in re.finditer(r"\b(?:i|we|i've|we've)\b \w+", part)), part)
    later = _I_LATER.match(part) if link in {Link.COMMA, Link.STOP, Link.SO} else None
    return part[later.start("rest") :] if later else part


def _may_stand_between(word: str) -> bool:
    return bool(_BETWEEN.match(word)) and word not in {"did", "had"}


def _describes(words: list[str]) -> bool:
    """Return whether the first word only describes the next one, as in "damaged lamp replaced"."""
    return words[0] in MISHAPS and len(words) > 1 and not BEFORE_A_THING.match(words[1])


def _plain(text: str) -> str:
    text = text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    text = _QUOTED.sub("quotation", text)
    text = _AND_OF_A_NAME.sub("-", _TITLE.sub(r"\1", text))
    return _TOGETHER.sub("we", _BULLET.sub("", text))
