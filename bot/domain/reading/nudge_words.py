"""Recognize how people ask, in their own words, for no nudges, for fewer, or to restart them.

A clear request is carried out at once, because one click undoes it. A short text of only such words gets the options
for nudges. A text that names anything else ("stop sign fixed") is a record.
"""

import re

from bot.domain.patterns import lazily

_THEM = r"(?:(?:all|any|my|the|these|those|your) )*(?:more |daily )?nudg(?:es|ing)"
_ANY_MORE = r"(?: (?:any ?more|again|ever))?"
_NOT = r"(?:don'?t|do not|never|stop)"

_STOP = lazily(
    rf"(?:i (?:want|need) no|i (?:don'?t|do not) (?:want|need)|no) {_THEM}{_ANY_MORE}"
    rf"|(?:end|cancel|disable|turn off|switch off) {_THEM}"
    rf"|stop(?: it| them| {_THEM})?|stop (?:sending|giving)(?: me)? (?:{_THEM}|these|them)"
    rf"|{_NOT} (?:send|give)(?: me)? {_THEM}{_ANY_MORE}|{_NOT} nudg(?:e|ing) me{_ANY_MORE}|nudge(?: me)? never"
    rf"|(?:turn|switch) {_THEM} off|nudges off|(?:unsubscribe|opt)(?: me)?(?: out)?(?: (?:from|of) {_THEM})?"
)
_FEWER = lazily(
    r"(?:i(?:'d| would)? (?:want |need |like |prefer )|send(?: me)? |give me |nudge(?: me)? )?"
    r"(?:fewer|less)(?: nudges| messages| often| frequently| of (?:these|those|them|this|that|the nudges|your \w+))?"
    r"|nudge me not so often|not so many nudges"
)
_AGAIN = r"(?: again)?"
_RESUME = lazily(
    rf"(?:resume|start|restart|continue|reactivate|enable|turn on|switch on|unmute|bring back)"
    rf" {_THEM}{_AGAIN}"
    rf"|(?:turn|switch|bring) {_THEM} (?:back )?(?:on|back){_AGAIN}|nudges (?:back )?on|nudge(?: me)?{_AGAIN}"
    rf"|(?:start|resume|continue) nudging(?: me)?{_AGAIN}|be nudged{_AGAIN}|i (?:want|need) (?:my |the )?nudges{_AGAIN}"
    rf"|start{_AGAIN}|resume|unpause|unsnooze"
    r"|unmute|restart|sign me up|opt(?: me)? in|subscribe(?: me)?|keep them coming|(?:end|cancel|stop) (?:the|my) pause"
    r"|wake up"
)
_OF_A_PAUSE = lazily(r"\b(?:resume|continue|unpause|unsnooze|unmute|pause|restart)\b")

_MORE = lazily(
    rf"(?:(?:i (?:want|need|would like)|i'd like|send(?: me)?|give me) )?more (?:of )?(?:{_THEM}|often)"
    r"|nudge(?: me)? (?:more(?: often| frequently)?|oftener)"
)

_MOST_WORDS = 8
_WORD = lazily(r"[\w']+")
# A text is about nudges if it is one of these sentences, or has one of these words, ...
_HEADS = frozenset(
    {"stop", "pause", "resume", "unsubscribe", "cancel", "quit", "exit", "snooze", "mute", "unpause"}
    | {
        "nudge",
        "nudges",
        "nudging",
        "nudged",
        "reminders",
        "notification",
        "notifications",
        "messages",
        "quiet",
        "pings",
    }
)
_IT = ("it", "this", "that", "them", "these", "those", "all this", "this thing", "the bot", "this bot", "this app")
_SENTENCES = frozenset(
    {"no", "no thank you", "no way", "nope", "enough", "go away", "leave me alone", "leave me in peace", "opt out"}
    | {"not interested", "not for me", "i am not interested", "i'm not interested", "shut up", "not now", "not today"}
    | {f"{turn} {it} off" for turn in ("turn", "switch") for it in _IT}
    | {
        f"{verb} {it}"
        for verb in ("turn off", "switch off", "disable", "mute")
        for it in ("it", "this", "them", "these")
    }
    | {"make it stop", "make this stop", "make them stop"}
    | {"be quiet", "keep quiet", "silence", "later", "not so often"}
)
# ... and all its other words are among these, which name nothing that somebody did.
_AROUND = lazily(
    r"""
    a | about | after | afternoons? | again | all | alone | already | always | and | annoy | annoying | another
    | any | anymore | are | at | away | back | be | before | bother | bothering | but | can | christmas | could
    | daily | day | days | do | does | don't | dont | during | earlier | easter | eight | end | enough | evenings?
    | ever | every | everything | few | fewer | five | for | forever | fortnightly | four | from | get | getting
    | give | giving | go | got | had | hate | have | holidays? | hourly | i | i'd | i'm | i've | in | indefinitely
    | is | it | july? | june? | just | keep | later | leave | less | like | long | many | may | me | month | monthly
    | months | more | mornings? | much | my | need | never | next | nine | no | not | now | of | off | often | ok | on
    | once | one | only | other | out | permanently | please | quarterly | receive | receiving | rest | say | send
    | sending | seven | six | so | sometimes | soon | start | still | subscribing | such | ten | that | the | these
    | think | this | those | three | till | time | times | to | today | tomorrow | tonight | too | turn | twice | two
    | until | use | useless | vacation | wait | want | wanted | week | weekdays? | weekends? | weekly | weeks | will
    | u | with | workdays? | would | xmas | year | you | your
    | \d\w* | (?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s? | jan(?:uary)? | feb(?:ruary)? |
    mar(?:ch)? | apr(?:il)? | aug(?:ust)? | sep(?:t|tember)? | oct(?:ober)? | nov(?:ember)? | dec(?:ember)?
    """,
    re.VERBOSE,
)


def asks_to_stop(words: str) -> bool:
    """Whether tidied `words` ask to stop nudges, clearly enough to do so at once."""
    return bool(_STOP.fullmatch(_plain(words)))


def asks_for_fewer(words: str) -> bool:
    """Whether tidied `words` ask for nudges less often."""
    return bool(_FEWER.fullmatch(_plain(words)))


def asks_for_more(words: str) -> bool:
    """Whether tidied `words` ask for nudges more often."""
    return bool(_MORE.fullmatch(_plain(words)))


def asks_to_resume(words: str) -> bool:
    """Whether tidied `words` ask to restart nudges."""
    return bool(_RESUME.fullmatch(_plain(words)))


def names_a_pause(words: str) -> bool:
    """Whether tidied `words` ask to end a pause, not only for nudges."""
    return bool(_OF_A_PAUSE.search(_plain(words)))


def is_about_nudges(words: str) -> bool:
    """Whether tidied `words` are few, are about nudges, and name nothing that somebody could have done."""
    plain = _plain(words).rstrip("? ")
    if plain in _SENTENCES:
        return True
    said = _WORD.findall(plain)
    return (
        len(said) <= _MOST_WORDS
        and not _HEADS.isdisjoint(said)
        and all(word in _HEADS or _AROUND.fullmatch(word) for word in said)
    )


def _plain(words: str) -> str:
    return words.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
