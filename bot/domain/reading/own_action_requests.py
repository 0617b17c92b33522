"""List what people ask about what they recorded: to undo or change it, or to keep it private, as whole patterns."""

import re

from bot.domain.patterns import lazily
from bot.domain.reading.commands import ChangeEntry, ChangeLatest, Command, KeepAllPrivate, KeepLatestPrivate
from bot.domain.reading.privacy import WISH

_I = r"(?:i|we|one|you)"
HOW = (
    rf"(?:please )?(?:(?:how|where) (?:do|can|could|would|to) ?(?:{_I} )?|(?:can|could|may) {_I} "
    r"|i (?:want|need|would like|'d like) to )?"
)
"""How a question for the way to do something begins."""
NOT = r"(?:please )?(?:don't|do not|never)"
"""How a prohibition begins."""
_NEWEST = r"(?:(?:very )?(?:last|latest|previous|recent|newest|first) )?"
_THINGS = r"(?:one|entry|record|action|story|text|note|post|line|thing)"
_ONE = (
    rf"(?:(?:my|the|that|this) {_NEWEST}{_THINGS}|(?:my|the) (?:last|latest|previous|newest)"
    rf"|(?:last|latest|newest) {_THINGS}"
    r"|what i (?:just )?(?:wrote|recorded|typed|sent|posted|entered))"
)
_SOME = (
    rf"(?:(?:my|the|these|those) {_NEWEST}(?:{_THINGS}s|entries|stories)"
    r"|(?:my|the) (?:last|latest|previous|newest) (?:two|three|few|\d)(?: \w+)?)"
)
_ALL = (
    r"(?:(?:any |all |all of |any of )?(?:my |the )?"
    r"(?:actions|entries|stories|records|things|stuff|notes|texts|posts|data|activity|work)"
    r"|any(?:thing)?|everything|all|mine|what i (?:do|did|record|write|type|log|enter))"
    r"(?: (?:that )?i (?:do|did|record|write|type|log|enter)(?:ed)?)?"
)
_UNDO = r"(?:delete|remove|erase|undo|cancel|take back|withdraw|discard|scrap)"
_CHANGE = rf"(?:{_UNDO}|edit|change|correct|fix|update|reword|hide|unshare)"
_AFTER = r"(?:,? (?:to|as|into|from|it was|please|again)\b.{0,40})?"
_TURN = r"(?:make|keep|set|mark|turn|file|move|share)"
_STATE = r"(?:private|public|secret|shared|hidden|helped|solved|delighted|help|solve|delight)"
_SHARE = r"(?:share|show|publish|post)"
_EVER = r"(?: (?:with|to) (?:anyone|anybody|others|(?:my |the )?(?:colleagues|team))| ever| at all| anywhere)*"


def any_of(*patterns: str) -> re.Pattern[str]:
    """Return a pattern for what fits any of these."""
    return lazily("|".join(f"(?:{pattern})" for pattern in patterns))


OWN_ACTIONS: dict[Command, re.Pattern[str]] = {
    KeepAllPrivate(): any_of(
        rf"(?:{NOT}|stop) (?:ever )?(?:{_SHARE}|sharing|showing|publishing|posting) {_ALL}{_EVER}|never share{_EVER}",
        rf"stop sharing{_EVER}|i (?:don't|do not|never) want to {_SHARE} {_ALL}{_EVER}",
        rf"{HOW}(?:always )?(?:keep|make|record|hide|mark) {_ALL} (?:as )?(?:always )?(?:private(?:ly)?|hidden)",
        rf"{HOW}(?:always )?(?:keep it|record) private(?:ly)? (?:always|by default)|hide {_ALL}",
        r"private by default|make me private",
    ),
    KeepLatestPrivate(): any_of(
        WISH,
        r"(?:it|this|that) was (?:private|secret|confidential)",
        rf"{NOT} {_SHARE} {_ONE}{_EVER}|(?:hide|unshare) {_ONE}",
        rf"{_TURN} {_ONE} (?:private|secret|hidden)",
    ),
    ChangeLatest(): any_of(
        rf"{HOW}{_CHANGE} {_ONE}{_AFTER}|{HOW}take {_ONE} back",
        r"(?:undo|delete|remove|erase|withdraw|discard|scrap|edit)(?: (?:it|that|this|last))?",
        r"(?:i )?take (?:it|that|this) back|take back (?:it|that|this)",
        rf"{HOW}{_TURN} (?:{_ONE}|it|that|this)(?: (?:to|as|into|under))? {_STATE}",
    ),
    ChangeEntry(): any_of(
        rf"{HOW}{_CHANGE} {_SOME}{_AFTER}", rf"{HOW}{_TURN} {_SOME}(?: (?:to|as|into|under))? {_STATE}"
    ),
}
"""By answer, the whole requests, in plain form."""
