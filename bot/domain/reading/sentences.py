"""Recognize what people say to the bot itself: greetings, thanks, questions."""

import re

from bot.domain.patterns import lazily
from bot.domain.text import spoken

_ASKS_FOR_HELP = lazily(
    r"\?+"
    r"|(?:i )?(?:need |want )?help(?: please)?\??"
    r"|help (?:me|us)(?: (?:please|here|use (?:this|it|the bot)|with (?:this|it|the bot)))?"
    r"|help (?:(?:with|using|on|about) )?(?:record|needs?|pause|resume|stop|nudges?|settings|team|export|this|it)\??"
    r"|help (?:(?:with|using|on|about|for) )?(?:nothing|anything|something|everything|all|commands?|menu|list|now|page)"
    r"|how (?:do|does|can|to) (?:(?:i|you|we|one) )?(?:use|record|note|pause|stop|resume|undo|edit|delete"
    r"|change|share|export|see|work"
    r"|this|it|that|help)\b.{0,40}"
    r"|what(?:'s| is| are| can| does| do) (?:this|that|it|you|the commands)\b.{0,30}|who are you\b.{0,20}",
    re.IGNORECASE,
)
_SMALL_TALK = frozenset(
    {"hi", "hello", "hey", "there", "good", "morning", "afternoon", "evening", "everyone", "bot", "cheers", "bye"}
    | {"thanks", "thank", "you", "thx", "ok", "okay", "yes", "no", "just", "this", "is", "a", "test", "testing"}
)
_HELLO = frozenset({"hi", "hello", "hey", "morning", "afternoon", "evening"})
_MANY_THANKS = lazily(
    r"(?:many |ok |okay )?(?:thanks|thank you|thx|ty|cheers)(?: (?:so much|very much|a lot|a million|again|all|everyone"
    r"|team|bot|for (?:this|that|it|the (?:idea|nudge|tip|reminder)|your help)))*",
    re.IGNORECASE,
)
_THANKS = frozenset({"thanks", "thank", "thx", "cheers"})
_FINE = frozenset({"ok", "okay", "yes", "good"})
_ASKS_WHY = lazily(
    r"why (?:do|am|did|are|have|would|is) (?:i|you|we|this|it)\b.*"
    r"\b(?:get|getting|got|receiv\w*|send\w*|nudg\w*|see|seeing|messag\w*|writ\w*|here|this)\b.{0,30}"
    r"|why (?:this|these|me)\??",
    re.IGNORECASE,
)
_OTHERS = r"(?:my |the |other )?(?:colleagues?|others?|boss|manager|people|(?:any|every)(?:one|body)|team)"
_ASKS_WHO_SEES = lazily(
    r"who (?:can |will |may |else |all )*(?:sees?|reads?|knows?) (?:this|that|it|these|them|what|my)\b.{0,60}"
    r"|(?:is|are) (?:this|that|it|these|they|what i (?:record|write|type)) "
    r"(?:private|public|anonymous|confidential|shared|secret|visible)\b.{0,40}"
    rf"|(?:can|could|does|do|will|may) {_OTHERS}\b.{{0,20}} (?:see|read)(?:s)? "
    r"(?:this|that|it|these|them|those|all (?:this|of it)|my \w+|what i \w+)\b.{0,40}"
    rf"|(?:can|could|does|do|will|may) {_OTHERS}\b.{{0,20}} (?:see|read)\b.{{0,40}}\?"
    rf"|what (?:can|do|does|will) {_OTHERS} see\b.{{0,40}}",
    re.IGNORECASE,
)
_NO = lazily(
    r"(?:(?:no|nope|nah|no way|later|cancel(?: (?:it|that|this))?|abort|exit|quit|forget (?:it|about it)|leave it"
    r"|never ?mind)(?:,? (?:thanks|thank you|thx|please|then|sorry))*[,. ]*)+",
    re.IGNORECASE,
)
_BOT = (
    r"(?:(?:this|the|your|these|those) )?(?:(?:stupid|annoying|damn|useless) )?"
    r"(?:bot|app|thing|nudges?|messages|you|it|this)"
)
_ANNOYED = lazily(
    r"(?:go away|get lost|shut up|leave me (?:alone|in peace|be)"
    r"|(?:stop|quit) (?:annoying|bothering|spamming|pinging|poking|messaging|texting) me"
    rf"|(?:i )?(?:really )?(?:hate|can'?t stand) {_BOT}|(?:i'?m |i am )?(?:so )?(?:not interested|annoyed)|enough"
    r"|(?:this(?: (?:bot|app|thing))?|it|you|these nudges) ?(?:is|are|'s|'re)"
    r" (?:(?:so|really|very|just|too) )*(?:annoying|useless|stupid|spam|terrible|a pain)"
    r"|(?:so |how )?annoying|spam)(?:,? (?:please|now|already|bot))*",
    re.IGNORECASE,
)
_EMOJI = lazily(r":[\w+'-]+:")


def asks_for_help(words: str) -> bool:
    """Whether tidied `words` greet the bot, ask how it works, or ask it a question."""
    return bool(_ASKS_FOR_HELP.fullmatch(_plain(words))) or bool(_small_talk(words))


def asks_why(words: str) -> bool:
    """Whether tidied `words` ask why the bot writes to the person."""
    return bool(_ASKS_WHY.fullmatch(_plain(words)))


def asks_who_sees(words: str) -> bool:
    """Whether tidied `words` ask about the audience of what is recorded."""
    return bool(_ASKS_WHO_SEES.fullmatch(_plain(words)))


def says_no(words: str) -> bool:
    """Whether tidied `words` only say no, later or cancel."""
    return bool(_NO.fullmatch(_plain(words).rstrip(" .!")))


def is_annoyed(words: str) -> bool:
    """Whether tidied `words` want the bot to leave the person alone, without a word on what to change."""
    return bool(_ANNOYED.fullmatch(_plain(words).rstrip(" .!")))


def says_thanks(words: str) -> bool:
    """Whether tidied `words` only say thanks."""
    return bool(_MANY_THANKS.fullmatch(_plain(words).rstrip(" .!"))) or not _THANKS.isdisjoint(_small_talk(words))


def says_hello(words: str) -> bool:
    """Whether tidied `words` are only a greeting."""
    return not _HELLO.isdisjoint(_small_talk(words))


def says_fine(words: str) -> bool:
    """Whether tidied `words` only agree."""
    said = _small_talk(words)
    return bool(said) and _FINE.issuperset(said)


def _small_talk(words: str) -> frozenset[str]:
    """Return the words of a text that is only small talk; an empty set for any other."""
    said = frozenset(re.findall(r"\w+|[^\w\s,.!]", _plain(words).casefold()))
    return said if _SMALL_TALK.issuperset(said) else frozenset()


def _plain(words: str) -> str:
    return words.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def count_words(text: str) -> int:
    """Return how many words stored `text` has: one for a mention, none for a link or an emoji."""
    return sum(any(map(str.isalnum, word)) for word in spoken(_EMOJI.sub(" ", text)).split() if "://" not in word)


def has_words(text: str) -> bool:
    """Whether stored `text` mentions a person, or has a letter or a digit outside emoji."""
    return any(letter.isalnum() for letter in _EMOJI.sub(" ", text))
