"""Patterns for what people ask of nudges and the bot cannot do: daytimes, hours, feasts, days it cannot know."""

from bot.domain.reading.frequency import AT_MOST
from bot.domain.reading.lengths import LENGTH
from bot.domain.reading.numbers import COUNTS
from bot.domain.reading.times import TIME
from bot.domain.reading.weekdays import WEEKDAY


def either(*patterns: str) -> str:
    """Return a pattern, without a group of its own, for any of these."""
    return f"(?:{'|'.join(patterns)})"


_UNIT = r"(?:days?|weeks?|months?|hours?)"
_COUNT = either(r"\d+", "half an", *COUNTS, "few", "a few", "a couple of", "several")
_DAY_OR_TWO = r"(?:other|second|third|2nd|3rd|few|\d|two|three|four)"

CLOCK = r"(?:noon|midday|midnight|\d{1,2}(?:[:.h]\d\d)?(?: ?[ap]\.?m?\.?)?)"
"""A time as it stands in a stretch of hours: never spoken, because "9 to 5" is no time of its own."""
WHEN = r"(?:when|while|if|whenever) (?:i'm|i am|i) [a-z' ]{2,30}"
"""A condition about the person; after a word for a pause it is never an action."""
IF_ANYTHING = (
    r"(?:only |just )?(?:when(?:ever)?|if|once(?! (?:an?|every|each|per|in|daily|weekly)\b)|unless|while|as soon as"
    r"|every time|in case)(?: [^.!?]{2,60})?"
)
"""Any condition; after a word for nudges it is never an action."""
UNTIL_ANYTHING = (
    r"(?:until|till) (?!(?:the )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))(?:[a-z']+ ){1,8}[a-z']+"
)
"""An end that no calendar shows; after a word for a pause it is never an action."""
NTH = r"(?:other|second|third|fourth|2nd|3rd|4th|alternate|alternating|odd|even|first|1st|last)"
SHORT = either(
    rf"{_COUNT} ?(?:hours?|hrs?|h|minutes?|mins?|min|m|seconds?|moments?)",
    r"(?:an hour|a minute) or two|a (?:moment|minute|second)",
)
"""Less than a day."""
LATER_TODAY = either(
    rf"(?:again )?(?:in |for |another )?{SHORT}",
    r"in a (?:while|bit)",
    r"(?:this|until this|for this) (?:morning|afternoon|evening)",
    r"(?:until )?(?:tonight|noon|lunch)",
    r"(?:until )?later(?: today)?",
    r"(?:until )?after (?:lunch|work|the meeting)",
)
SOME_DAY = rf"(?:on |in |next )?(?:tomorrow|next week|next month|{LENGTH}|{WEEKDAY})(?: again)?(?: at {TIME})?"
SOME_DAYS = either(
    rf"(?:on )?(?:every|each) {_DAY_OR_TWO} (?:work(?:ing)? ?)?days?",
    r"(?:on )?alternate days",
    rf"{AT_MOST}(?:three|four|3|4|several) (?:(?:times|nudges) )?(?:a|per|each|every) week",
    r"thrice a week",
    r"[34]x (?:a|per|each|every) week",
)
SOME_WEEKS = either(
    rf"(?:only )?(?:on )?(?:every|each) {_DAY_OR_TWO} weeks?",
    r"(?:in )?alternat(?:e|ing) weeks",
    r"(?:once |twice |three times )?(?:(?:a|per|every|each) )?(?:month|fortnight|quarter|year)",
    r"bi-?weekly|fortnightly|monthly|quarterly|yearly",
    r"sometimes|now and then|occasionally|rarely|randomly|at random",
    r"in (?:odd|even) weeks",
    r"on the \d{1,2}(?:st|nd|rd|th)(?: of (?:each|every|the) month)?",
)
TWICE_A_DAY = either(
    r"(?:twice|thrice|(?:several|many|multiple|\w+) times|\dx)(?:(?: a| per| every| each)? day| daily)",
    r"(?:two|three|2|3) (?:nudges )?(?:a|per) day",
    rf"hourly|(?:once )?(?:every|an|per|each) (?:{_COUNT} )?(?:hours?|minutes?)",
    r"(?:every |in the )?mornings? and (?:in the )?(?:evenings?|afternoons?)",
)
DAYTIME = either(
    r"(?:mid-?)?mornings?|afternoons?|evenings?|nights?|lunch(?: ?time| ?break)?|breakfast|dinner|work|school",
    r"tea ?time|first thing|(?:the )?(?:end|start|beginning) of (?:the|my) (?:work ?)?day",
    r"(?:my |the |our )?(?:first |morning )?coffee|dawn|sunrise|daybreak|dusk|sunset|nightfall",
    r"(?:my |the |our )?(?:stand-?up|meetings?|commute|shift|working hours|office hours)|(?:my|the) day",
)
IN_THE = r"(?:in|at|during|over|before|after|around|every|each|on|with|first thing in|early in|late in|from)"
OFFICE_DAYS = either(
    r"(?:my )?(?:(?:in-?|home[- ])?office|remote|on-?site|wfh|work[- ]from[- ]home|home) ?days",
    r"(?:my )?(?:meeting-free|busy|quiet|school) ?days",
    r"days? (?:in the office|at the office|with(?:out)? meetings|off)",
    r"days? i(?:'m| am)? (?:work|working|in|in the office)",
    r"(?:when )?(?:i'm |i am )(?:in|at|in the office|at work|at my desk|working|online|free|not busy|in a meeting)",
    r"when (?:free|online|not busy)",
)
FEAST = (
    r"(?:easter|pentecost|whitsun|ramadan|diwali|hanukkah|passover|thanksgiving|eid|carnival|golden week|half[- ]term"
    r"|(?:chinese|lunar) new year|summer|winter|spring|autumn|(?:holiday|festive|busy) season"
    r"|(?:school |public |bank |summer |winter |easter )?holidays?)"
    r"(?: holidays?| break| vacation| week| weekend| period| monday| sunday)?"
)
CHRISTMAS = (
    r"(?:christmas|xmas|new year(?:'?s)?)(?: and new year(?:'?s)?)?(?: holidays?| break| vacation| period| week)?"
)
FOREVER = either(
    r"forever|for ever|for good|indefinitely|permanently|until further notice|for the foreseeable future",
    r"until i say (?:so|otherwise)",
)
WHEN_BACK = (
    r"(?:again )?(?:when(?:ever)?|once|as soon as|after|until|till) (?:i|we)(?:'m| am|'re| are| get| come|'ll be)?"
    r" (?:back|return|resume)(?: (?:at|to|in|from) [a-z' ]{2,30})?"
)
A_WHILE = "(?:for )?" + either(
    rf"(?:a few|some|several|many) {_UNIT}",
    r"a (?:little )?while|a bit|some time|a long time|ages|now|the moment|the time being|longer",
    r"half a (?:day|week|month)",
    rf"an? (?:week|month|year) and a half|\d+[.,]\d+ ?{_UNIT}",
    rf"{_COUNT} (?:working|business|work) ?days",
)
