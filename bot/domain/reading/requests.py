"""Recognize requests to the bot that are no record: being away, and settings in a sentence.

None of them is clear enough to carry out at once, so the answer offers buttons. A text that names anything else
("changed my supplier's address for Acme") is a record.
"""

import re

_ONES_OWN = (
    r"(?:time ?zone|zone|country|region|role|team|language|public holidays|(?:nudge )?times?"
    r"|(?:nudge |work(?:ing)? ?)?days|workdays)"
)
_VALUE = r"(?:(?! for | of )[^.!?]){1,40}"
_SETTING = re.compile(
    rf"(?:(?:please|can you|could you|i want to|i'd like to|how (?:do|can) i) )?"
    rf"(?:change|set|update|switch|adjust) (?:my (?:{_ONES_OWN}|(?:nudge )?settings)|{_ONES_OWN})"
    rf"(?:(?: to| as| is| =|:) ?{_VALUE})?\??"
    rf"|my {_ONES_OWN} (?:is|are|should be|has changed|have changed)(?: to)?(?: \S+){{0,2}}"
    rf"|(?:my )?settings:? (?:for )?(?:my )?{_ONES_OWN}(?::|=| to| is)?(?: \S+){{0,2}}"
    r"|(?:change|open|edit|update)(?: (?:my|the))? settings"
)
_AWAY = re.compile(
    r"(?:(?:i'?m|i am|i'll be|i will be|we're|we are) )?(?:now |going |away |off |out )*"
    r"(?:on|taking|having) (?:my |our |a |some |annual |parental |maternity |paternity |sick )*"
    r"(?:leave|holidays?|vacation|pto|break)\b(?P<until>.*)"
    r"|(?:(?:i'?m|i am|i'll be|i will be) )(?:away|off|off sick|sick|ill|not working)\b(?P<back>.*)"
    r"|(?:(?:i'?m|i am|i'll be|i will be) )?(?:ooo|out of (?:the )?office)\b(?P<again>.*)"
)
_OF_TIME = re.compile(
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
_WORD = re.compile(r"[\w']+")


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
