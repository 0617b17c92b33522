"""Tells words that say what somebody did from a greeting, a question about the bot, or noise.

When in doubt it is a sentence: a record that can be undone is better than one that was lost.
"""

import re

from bot.domain.text import tidy, without_tokens

_ASKS_FOR_HELP = re.compile(
    r"\?+"
    r"|(?:i )?(?:need |want )?help(?: please)?\??"
    r"|help (?:me|us)\b.*"
    r"|help (?:(?:with|using|on|about) )?(?:record|needs?|pause|resume|stop|nudges?|settings|team|export|this|it)\??"
    r"|how (?:do|does|can|to) .*"
    r"|what(?:'s| is| are| can| does| do) (?:this|that|it|you|i|we|the commands)\b.*|who are you\b.*"
    r"|did (?:i|it|that|this|we|you)\b.*\?"
    r"|(?:who|what|when|where|why|which|how|can|could|do|does|is|are|should|will|would)\b.*\?",
    re.IGNORECASE,
)
_SMALL_TALK = frozenset(
    {"hi", "hello", "hey", "there", "good", "morning", "afternoon", "evening", "everyone", "bot", "cheers", "bye"}
    | {"thanks", "thank", "you", "thx", "ok", "okay", "yes", "no", "just", "this", "is", "a", "test", "testing"}
)
_EMOJI = re.compile(r":[\w+'-]+:")
# Chinese, Japanese, Thai, Lao, Burmese and Khmer set no spaces: one run of letters there may be a sentence.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]{4}")


def asks_for_help(words: str) -> bool:
    """Whether tidied `words` greet the bot, ask how it works, or ask it a question."""
    plain = words.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return bool(_ASKS_FOR_HELP.fullmatch(plain)) or (
        bool(plain) and _SMALL_TALK.issuperset(re.findall(r"\w+|[^\w\s,.!]", plain.casefold()))
    )


def has_words(text: str) -> bool:
    """Whether stored `text` names anything: a letter or a digit outside emoji, or a person."""
    return any(letter.isalnum() for letter in _EMOJI.sub(" ", text))


def is_sentence(text: str) -> bool:
    """Whether stored `text` can say what somebody did: two words at least, one of them spelled in letters."""
    words = _EMOJI.sub(" ", text)
    if _UNSPACED.search(words):
        return True
    several = sum(map(has_words, tidy(words).split())) > 1
    return several and any(letter.isalpha() for letter in without_tokens(words))
