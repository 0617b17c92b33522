"""Recognize what people say instead of an action: that there is nothing to record, or that today is no day for it.

A text that names a later day ("nothing until Monday") is a request for a pause, and one that names anything else is
neither.
"""

import re

from bot.domain.patterns import lazily
from bot.domain.reading.commands import Help, HelpTopic
from bot.domain.reading.nudge_commands import NotToday
from bot.domain.reading.numbers import plain
from bot.domain.text import tidy

_NOW = (
    r"(?:today|tonight|yet|so far|now|right now|just now|at the moment|yesterday"
    r"|(?:this|last) (?:time|week|month|morning|afternoon|evening|round)"
    r"|for (?:now|today|this week|the moment)|here|either|again|as usual|really|at all|much"
    r"|from me|from us|from my side|on my side|(?:on|at) my end|sadly|unfortunately|i'm afraid|though|sorry)"
)
_TO_TELL = (
    r"(?:(?:to|worth) (?:report(?:ing)?|record(?:ing)?|add(?:ing)?|tell(?:ing)?|say(?:ing)?|share|sharing"
    r"|mention(?:ing)?|note|noting|log(?:ging)?|enter|submit|declare|show|see|write(?: down| home about)?)"
    r"|new|special|useful|much|done|happened|happening|going on|in particular|of note|exciting|interesting"
    r"|(?:i|we) (?:can|could) (?:think of|report|record|add|tell)|that (?:counts|matters)|comes to mind)"
)
_NOTHING = r"(?:nothing|none|nobody|no one|nil|nada|nix|zilch|zero|n/?a|not (?:much|anything|a thing))"
_NO_ACT = (
    r"no (?:(?:useful|new|other|more) )?(?:actions?|acts?|customers?|customer contact|entries|entry|updates?|news"
    r"|records?|stories|story)"
)
_I = r"(?:i|we|there|it|today)"
_IS = r"(?:'s|'ve| has| have| had| is| was| got| did| don'?t have| do not have| haven'?t| have not| didn'?t| did not)"
_ANYTHING = r"(?:anything|any (?:actions?|customers?)|a thing|much|a lot)"
_WENT_BY = r"(?:a |(?:it|today) (?:was|is|has been) (?:a |very |really )*)?(?:quiet|slow|uneventful|calm|lazy|boring)"
_NOTHING_DONE = lazily(
    rf"(?:(?:no|nope|nah|sorry|well|hm+|honestly|today|same|oh),? )*"
    rf"(?:{_I}(?:{_IS})+ (?:got |been |done )?(?:{_NOTHING}|{_NO_ACT})|{_NOTHING}|{_NO_ACT}"
    rf"|(?:{_I} )?(?:have not|haven'?t|did not|didn'?t|don'?t|do not) (?:(?:do|done|have|had|help|helped) )?{_ANYTHING}"
    rf"|did (?:{_NOTHING})|{_WENT_BY} (?:day|week|morning|shift|one))"
    rf"(?:,? (?:{_TO_TELL}|{_NOW}))*"
)
# Wishes, and what one says to anybody: nothing to keep.
_CHAT = lazily(
    r"(?:good ?night|bye(?: bye)?|see (?:you|ya)(?: (?:tomorrow|later|soon|all|then))*|cu"
    r"|(?:a )?happy (?:new year|easter"
    r"|holidays|weekend|friday)|(?:a )?merry (?:christmas|xmas)"
    r"|(?:have )?(?:a )?(?:nice|good|great) (?:day|weekend|evening|one)"
    r"|you'?re welcome|no problem|np|no worries|sorry|my bad|oops|lol|(?:ha)+h?|ugh|meh|wow|hm+|cool|great|nice|perfect"
    r"|super|sure|fine|(?:good|nice|great) (?:idea|one|point)|me too|same(?: here)?|idk|(?:i )?(?:don'?t|do not) know"
    r"|\+1|whatever|yay|well done)"
    r"(?:,? (?:all|everyone|team|bot|you too|to you(?: too| all)?|then))*"
)
_BUSY = r"(?:too |so |really |very |very very )*(?:busy|swamped|tired|late)"
_NOT_TODAY = lazily(
    r"(?:(?:no|nope|nah|sorry|no thanks|no thank you|thanks|thanks but|thanks, but|thanks but no thanks),? )*"
    r"(?:not (?:today|now|right now|just now|at the moment|this (?:time|morning|afternoon|evening)|for me today)"
    r"|(?:that'?s |that is )?enough (?:for )?today|no more (?:for )?today|no more ideas (?:for )?today"
    r"|maybe (?:later|next time)|(?:maybe )?(?:some |an)?other (?:day|time)"
    rf"|(?:i (?:have|have got|'ve got|'ve) )?no time(?: (?:for (?:this|that|it)|today|now|right now|at the moment))+"
    rf"|(?:i'?m |i am )?{_BUSY} (?:today|right now|now|at the moment)"
    r"|(?:i )?(?:can'?t|cannot|can not|won'?t) (?:today|now|right now|do (?:it|this|that) (?:today|now|right now)))"
    r"(?:,? (?:sorry|unfortunately|i'm afraid|maybe tomorrow|maybe later|another day))*"
)
_BUT = lazily(r"(?P<nothing>[^,.;:!]{1,80})[,.;:!]+ (?:(?:but|so|though) )?(?P<rest>\S.*)", re.DOTALL)


def said_instead(words: str) -> Help | NotToday | None:
    """Return the answer to tidied `words` that report no action; None for any other text."""
    said = plain(words).rstrip(" .!,;)(:-")
    if _NOT_TODAY.fullmatch(said):
        return NotToday()
    is_nothing = _NOTHING_DONE.fullmatch(said) or _CHAT.fullmatch(said)
    return Help(HelpTopic.NOTHING_DONE) if is_nothing else None


def after_nothing(text: str) -> str:
    """Return what follows "nothing new today, but …"; the whole text if it begins otherwise."""
    found = _BUT.fullmatch(text)
    return found["rest"] if found and said_instead(tidy(found["nothing"])) else text
