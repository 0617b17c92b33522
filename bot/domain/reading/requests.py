"""Read requests about nudges and settings.

`read_request` reads those that are clear enough to carry out at once, because one click undoes them, and those that the
bot cannot do. The other functions recognize texts that are unclear, so the answer offers buttons. A text that names
anything else ("changed my supplier's address for Acme") is a record.
"""

import re

from bot.domain.patterns import lazily
from bot.domain.reading.commands import NextAction
from bot.domain.reading.nudge_commands import CannotDo, Fewer, Limit, NudgeWhen, Pause, Resume, Several, Stop
from bot.domain.reading.nudge_requests import nudges_in
from bot.domain.reading.nudge_words import asks_for_fewer, asks_to_resume, asks_to_stop, is_about_nudges, names_a_pause
from bot.domain.reading.numbers import plain
from bot.domain.reading.pause_requests import pause_alone_in, pause_in, unclear_pause
from bot.domain.reading.times import both_halves
from bot.domain.reading.unsupported import cannot_do

Request = Pause | Resume | Stop | Fewer | NudgeWhen | Several | NextAction | CannotDo

# Nobody needs more for a request, and patterns stay fast.
_LONGEST_REQUEST = 120
_PLEASE = lazily(
    r"^(?:(?:please|pls|kindly|hi|hey|hello|ok|okay|so|sorry|and|well|no thanks|no thank you)(?: bot)?,? "
    r"|(?:only|just) (?=(?:nudge|send|write|message|remind|ping|contact|give|bother|disturb|pause|mute|limit|skip)\b))+"
    r"|(?:,? (?:please|pls|thanks|thank you|thx|ok|okay|right now|for me|if possible|if you can))+$"
)
_WOULD_YOU = lazily(
    r"^(?:(?:can|could|would|will) (?:you|we|i)(?: please)?"
    r"|(?:i'd|i would) like(?: you)? to|i (?:want|need|wish)(?: you)? to"
    r"|let's|let me|you (?:can|may)) "
)
_ONE_WORD = lazily(r"\bnudgeme\b")
_NOW = lazily(r"nudge me (?:now|today|right away|immediately)")

_ONES_OWN = (
    r"(?:time ?zone|zone|country|region|role|team|language|public holidays|(?:nudge )?times?"
    r"|(?:nudge |work(?:ing)? ?)?days|workdays)"
)
_VALUE = r"(?:(?! for | of )[^.!?]){1,40}"
_SETTING = lazily(
    rf"(?:(?:please|can you|could you|i want to|i'd like to|how (?:do|can) i) )?"
    rf"(?:change|set|update|switch|adjust) (?:my (?:{_ONES_OWN}|(?:nudge )?settings)|{_ONES_OWN})"
    rf"(?:(?: to| as| is| =|:) ?{_VALUE})?\??"
    rf"|my {_ONES_OWN} (?:is|are|should be|has changed|have changed)(?: to)?(?: \S+){{0,2}}"
    rf"|(?:my )?settings:? (?:for )?(?:my )?{_ONES_OWN}(?::|=| to| is)?(?: \S+){{0,2}}"
    r"|(?:change|open|edit|update)(?: (?:my|the))? settings"
)
_AWAY = lazily(
    r"(?:(?:i'?m|i am|i'll be|i will be|we're|we are) )?(?:now |going |away |off |out )*"
    r"(?:on|taking|having) (?:my |our |a |some |annual |parental |maternity |paternity |sick )*"
    r"(?:leave|holidays?|vacation|pto|break)\b(?P<until>.*)"
    r"|(?:(?:i'?m|i am|i'll be|i will be|feeling) )(?:away|off|off sick|sick|ill|unwell|not working)\b(?P<back>.*)"
    r"|(?:off )?(?:sick|ill|unwell)(?P<alone>)"
    r"|(?:(?:i'?m|i am|i'll be|i will be) )?(?:ooo|out of (?:the )?office)\b(?P<again>.*)"
)
_OF_TIME = lazily(
    r"""
    a | again | all | and | at | back | day | days | end | for | from | half | in | month | months | next | now | of
    | on | rest | soon | starting | still | the | this | through | till? | to | today | tomorrow | tonight | until
    | week | weekend | weeks | year | years | christmas | xmas | easter | summer | winter | spring | autumn | after
    | before | new | \d\w* | (?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?
    | jan(?:uary)? | feb(?:ruary)? | mar(?:ch)? | apr(?:il)? | may | june? | july? | aug(?:ust)? | sep(?:t|tember)?
    | oct(?:ober)? | nov(?:ember)? | dec(?:ember)? | one | two | three | four | five | six | seven | eight | nine | ten
    """,
    re.VERBOSE,
)
_WORD = lazily(r"[\w']+")
_AND = lazily(r"(?:\s*[,;.&+]\s+|\s+)(?:and then|and also|and|then|also|plus)\s+|\s*[,;.&+]\s+")
_MOST_PARTS = 4
_AT_ONCE = (NudgeWhen, Fewer, Pause)


def read_request(words: str) -> Request | None:
    """Return what tidied `words` ask for; None if they are no clear request about nudges."""
    asked = _without_please(_ONE_WORD.sub("nudge me", plain(words)))
    said = _without_please(asked.rstrip("?!. "))
    wish = _without_please(_WOULD_YOU.sub("", said))
    if len(asked) > _LONGEST_REQUEST or (asked.endswith("?") and wish == said):
        return None
    if asks_to_stop(wish):
        # "Can you stop?" and "I want to stop" may ask for less than that.
        return Stop() if wish == said else None
    return (
        _whole(wish)
        or pause_in(wish)
        or cannot_do(wish)
        or _when(wish)
        or pause_alone_in(wish)
        or unclear_pause(wish)
        or _several(wish)
    )


def names_two_requests(words: str) -> bool:
    """Whether tidied `words` are two requests about nudges, which cannot both be carried out at once."""
    return any(
        any(asked) and all(one or is_about_nudges(said) for one, said in zip(asked, both, strict=True))
        for both in _halves(plain(words))
        if (asked := [read_request(each) for each in both])
    )


def _several(wish: str) -> Several | None:
    """Return two requests in one text, if both are clear."""
    for both in _halves(wish):
        first, second = (read_request(each) for each in both)
        if isinstance(first, _AT_ONCE) and isinstance(second, _AT_ONCE):
            return Several((first, second))
    return None


def _halves(words: str) -> list[tuple[str, str]]:
    """Return each way to part the words in two at an "and" or a comma."""
    found = list(_AND.finditer(words[:_LONGEST_REQUEST]))
    return [(words[: each.start()], words[each.end() :]) for each in found] if len(found) <= _MOST_PARTS else []


def _when(wish: str) -> NudgeWhen | CannotDo | None:
    """Return when nudges should come; ask about a time that may be at night."""
    asked = nudges_in(wish)
    both = both_halves(asked.at) if asked and asked.at else None
    if not both or not asked or not asked.at:
        return asked
    said = lazily(rf"(?<![\w:]){re.escape(asked.at)}(?![\w:])")
    return CannotDo(wish, Limit.TWO_TIMES, tuple(said.sub(f"{at:%H:%M}", wish, count=1) for at in both))


def _without_please(words: str) -> str:
    return _PLEASE.sub("", _PLEASE.sub("", words)).rstrip(" .,!;")


def _whole(wish: str) -> Request | None:
    if asks_for_fewer(wish):
        return Fewer()
    if asks_to_resume(wish):
        return Resume(ends_planned=names_a_pause(wish))
    return NextAction() if _NOW.fullmatch(wish) else None


def is_about_settings(words: str) -> bool:
    """Whether tidied `words` ask to change one of the person's settings, or give its value."""
    return bool(_SETTING.fullmatch(_plain(words)))


def says_away(words: str) -> bool:
    """Whether tidied `words` only say that the person is away from work, and until when."""
    found = _AWAY.fullmatch(_plain(words))
    if not found:
        return False
    rest = next((group for group in found.groups() if group is not None), "")
    return all(_OF_TIME.fullmatch(word) for word in _WORD.findall(rest))


def _plain(words: str) -> str:
    return words.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
