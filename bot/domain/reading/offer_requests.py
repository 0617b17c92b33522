"""Recognize what people say about the ideas and stories that they are offered: that they want fewer, or better ones."""

from bot.domain.patterns import lazily
from bot.domain.reading.numbers import plain

_LONGEST = 120
_BAD = (
    r"(?:stupid|silly|useless|bad|boring|annoying|irrelevant|terrible|awful|rubbish|nonsense|crap|dumb|lame|childish"
    r"|no use|no good|a waste of (?:my )?time|pointless|dull|old|poor|weird|ridiculous|repetitive|unhelpful"
    r"|not (?:for me|useful|relevant|helpful|good|my thing|interesting|any good))"
)
_VERY = r"(?:(?:so|really|all|just|very|too|mostly|often|quite|always|a bit|rather|completely|totally) )*"
_SUCH = rf"(?:(?:more|any|of|with|the|these|those|your|such|all|this|that|it|a|an|kinds?|sorts?|same|so many|{_BAD}) )*"
_SUGGESTED = r"(?:ideas?|suggestions?|tips?|prompts?)"
_OFFERED = rf"(?:{_SUGGESTED}|stories|story|examples?)"
_AGAIN = (
    r"(?: (?:any ?more|please|again|at all|for me|like (?:this|that|these|those)"
    r"|(?:of|from|by|about) (?:my |the |other )?(?:colleagues|others|people|customers)))*"
)
_NO = (
    r"(?:no more|enough|fewer|less|not so many|stop|quit|spare me|hide|turn off|switch off|disable"
    r"|(?:(?:stop|quit) |(?:please )?(?:don't|do not|never) )"
    r"(?:send|sending|give|giving|show|showing|tell|telling|suggest|suggesting|offer|offering|post|posting)(?: me)?"
    r"|i (?:really )?(?:don't|do not) (?:like|want|need|care for|care about)"
    r"|i (?:really )?(?:hate|dislike|can't stand)"
    r"|(?:i'm |i am )?(?:so )?(?:sick|tired|bored|fed up)"
    r"|(?:i want |i'd like |give me |send me )?(?:fewer|less|better))"
)
_ABOUT_OFFERS = lazily(
    rf"{_NO} {_SUCH}{_OFFERED}{_AGAIN}|no {_SUCH}{_SUGGESTED}{_AGAIN}"
    rf"|(?:the|these|those|your|all your) {_OFFERED} (?:are|is|were) {_VERY}(?:{_BAD}|(?:always )?the same){_AGAIN}"
    rf"|(?:what |such )?(?:an? )?{_BAD} {_OFFERED}|stop suggesting(?: (?:things|stuff|this|that|these))?"
)


def is_about_offers(words: str) -> bool:
    """Whether tidied `words` only want fewer or better ideas or stories: "stop it with the stupid ideas"."""
    return len(words) <= _LONGEST and bool(_ABOUT_OFFERS.fullmatch(plain(words).rstrip(" .!")))
