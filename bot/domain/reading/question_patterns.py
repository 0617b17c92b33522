"""List the questions that one of the bot's answers fits, as patterns of the whole text."""

import re

from bot.domain.patterns import lazily
from bot.domain.reading.commands import (
    Command,
    Export,
    ForgetMe,
    Help,
    HelpTopic,
    HideMe,
    ListNeeds,
    NextAction,
    Settings,
    ShowHistory,
)
from bot.domain.reading.nudge_commands import ShowNudges
from bot.domain.reading.own_action_requests import HOW, NOT, OWN_ACTIONS, any_of

_NOW = (
    r"(?:,? (?:now|next|today|tonight|tomorrow|yesterday|recently|lately|so far|before|again|right now|at the moment"
    r"|(?:this|last) (?:morning|afternoon|week|month|quarter|year)))*"
)
_I = r"(?:i|we|one|you)"
_MAY = r"(?:can|could|should|shall|might|do|would|must)"
_PEOPLE = r"(?:i|we|you|they|people|colleagues|anyone|anybody|everyone|somebody|someone|others)"
_CUSTOMERS = r"(?:(?:a|the|our|any|some|my) )?(?:customers?|clients?|someone|somebody|people|others|me|us)"
_OF = r"(?:for|about|with|at|from|on|of|by)"
_GIVE = r"(?:give|show|find|suggest|recommend|tell|offer|send|propose)(?: me| us)?"
_THING = (
    r"(?:something|anything|an? (?:\w+ )?(?:idea|suggestion|tip|task|action)|(?:some )?(?:ideas|suggestions|tips))"
    r"(?: (?:useful|good|nice|else|new|small|quick|easy))*"
)
_DATA = r"(?:my|all|all my|all of my|the) (?:personal )?(?:data|account|history|information|info|profile|details)"
_ERASE = r"(?:delete|remove|erase|wipe|clear|destroy|forget|get rid of)"
_STORED = (
    r"(?:everything|anything|all(?: (?:of )?(?:the|my|that))?|(?:the|any|all) (?:personal )?(?:data|information|info))"
    r"(?: (?:data|information|info|stuff|things|records|entries|actions|stories))?"
    r"(?: (?:that )?(?:you|i)(?:'ve| have| ever)* (?:know|have|store|keep|hold|save|got|stored|saved|kept|collected"
    r"|recorded|wrote|typed|entered))?(?: (?:about|on|of) me)?"
)
_NUDGES = r"(?:my |the |your |our )?(?:daily |next |first )*(?:nudges?|reminders?|messages?)"
_SHOUT_OUT = r"(?:it|this|the (?:weekly )?(?:shout-?outs?|posts?|list|channel))"
_MORE = r"(?: .{2,40})?"
_RANKING = r"(?:the )?(?:leader-?board|ranking|points|scores?|high scores?)"
_LANGUAGE = (
    r"(?:french|german|spanish|italian|portuguese|dutch|polish|turkish|russian|swedish|danish|norwegian|finnish|czech"
    r"|japanese|chinese|korean|arabic|greek|hungarian|romanian|ukrainian|(?:other|foreign"
    r"|another) languages?|non-english)"
)


ANSWERED: dict[Command, re.Pattern[str]] = {
    NextAction(): any_of(
        rf"what (?:else )?{_MAY} {_I} (?:usefully )?(?:do|try)(?: (?:for|to help) {_CUSTOMERS})?(?: instead)?{_NOW}",
        rf"what(?:'s| is| comes)? next(?: for me)?|what to do{_NOW}|what now|{_GIVE} (?:what )?to do{_NOW}",
        r"(?:any|some|more|other|got any|have you any|do you have any)(?: (?:more|other|new|good|ideas or))*"
        rf" (?:ideas?|suggestions?|tips?)(?: for (?:me|us|today))?{_NOW}",
        rf"{_GIVE} {_THING}(?: (?:{_I} (?:can|could) do|(?:that )?to do|for me))?(?: for {_CUSTOMERS})?{_NOW}",
        r"suggest|surprise me|inspire me|what do you (?:suggest|recommend|propose)",
        rf"(?:do you have|have you got|got|is there) {_THING}(?: for me)?(?: (?:to|{_I} can) do)?{_NOW}",
        rf"(?:how|where|who|whom) {_MAY} {_I} (?:help|be (?:useful|of help))(?: {_CUSTOMERS})?{_NOW}",
    ),
    ListNeeds(): any_of(
        r"(?:(?:is |are |is there |are there |do we have )?(?:still )?(?:anything|something|any)|what(?:'s| is| are)?)"
        rf" (?:still )?(?:open|left)(?: needs?)?{_NOW}",
        rf"(?:what|which|any|are there any) (?:open )?needs(?: (?:are|is) (?:there|open|left))?{_NOW}",
        r"(?:who|which customers?|(?:does )?(?:anyone|anybody)) (?:needs?|waits for|is waiting for)"
        rf" (?:any )?(?:help|something|anything){_NOW}",
        r"what (?:do|does) (?:our |the |a )?customers? need|what (?:can|could) i take",
    ),
    ShowNudges(): any_of(
        rf"when (?:is|are|comes?|do|does|will|would)(?: i| you)?(?: (?:get|receive|send|have))?(?: me)? ?{_NUDGES}"
        rf"(?: (?:due|come|coming|arrive|start|resume|come back|start again|go on|be))*{_NOW}",
        r"when (?:do|will|would) you (?:nudge|message|write to|remind) me(?: again)?(?: next)?",
        rf"(?:what|how) (?:is|are|about) (?:my|the) (?:{_NUDGES} )?(?:settings|setup|status|schedule|times?|pause)",
        rf"(?:what|how)(?:'s| is| are)? {_NUDGES}(?: (?:settings?|status|schedule|times?))?(?: set)?",
        r"(?:what|which) (?:settings|days|pace) (?:do i have|have i|did i (?:choose|set))",
        rf"(?:is|are) (?:(?:my |the )?pause|{_NUDGES}) (?:still )?(?:on|off|active|over|running|paused|set|stopped)"
        r"(?: now)?",
        r"am i (?:still |now |currently )?(?:paused|on (?:a )?(?:pause|break)|muted|enrolled|subscribed|stopped"
        r"|opted (?:in|out)|getting nudges|nudged)",
        r"(?:how long|until when|till when|since when) (?:am|are|is) (?:i|my nudges|my pause|the pause)"
        r" (?:still )?(?:paused|on)",
        r"(?:how long|until when|till when) (?:is|does) my pause(?: last)?",
        r"when (?:does|is|will) (?:my|the) pause(?: be)? (?:end|over|start|begin)s?",
        r"(?:do|will) i (?:still )?(?:get|receive|have) (?:any )?nudges?",
        r"(?:how often|what time|at what time|which days|on which days) (?:do|will|does|is|are)(?: i| you)?"
        rf"(?: (?:get|receive|nudge|send))?(?: me)?(?: {_NUDGES})?(?: come)?",
        r"(?:my )?(?:nudge )?status|my (?:nudges|pause)",
    ),
    ShowHistory(): any_of(
        rf"(?:{_GIVE} |list |open |what are |where are )?(?:my |the )?(?:open )?"
        r"(?:plans|drafts|entries|records|recorded actions)",
        r"my (?:stories|plan|draft)",
        rf"how (?:do|can|could|would|to) ?(?:{_I} )?(?:undo|take back|take (?:it|that|this) back)"
        r"(?: (?:it|that|this|something|one|(?:an|a|the|my) (?:entry|record|action|story)))?",
        rf"what (?:did|have) i (?:do|done|record|recorded|write|plan|planned|type|typed)(?: down)?{_NOW}",
    ),
    Help(HelpTopic.POINTS): any_of(
        r"who(?:'s| is| are|'re| was)? (?:(?:the|at the|on|our) )?(?:top|best|first|leading|winning|ahead|number one"
        r"|no\.? ?1|leader|winner)(?: (?:helper|colleague|person|spot|one))?(?: (?:today|this (?:week|month|year)))?",
        rf"(?:(?:is|are) there|do {_I} (?:get|have|earn|win|collect)|have {_I}|can {_I} (?:get|earn|win)"
        rf"|where (?:is|are)"
        rf"|show(?: me)?|what are|who (?:has|gets)|what (?:do {_I} (?:get|win)|can {_I} (?:get|win))) "
        r"(?:(?:any|a|an|the|my|our|the most|more|some) )*(?:points?|scores?|rank(?:ing|s)?|leader-?boards?|badges?"
        r"|rewards?|prizes?|bonus|league|high scores?)(?: (?:for|by|from|to|in) .{1,30})?",
        rf"how many points(?: .{{1,30}})?|(?:what(?:'?s| is) )?my (?:points|score|rank(?:ing)?)|{_RANKING}",
        rf"who(?: has|'s)? (?:won|wins|leads){_NOW}|is (?:this|it|there) (?:a )?(?:competition|contest|game|race)",
    ),
    Help(HelpTopic.WHAT_COUNTS): any_of(
        rf"(?:remind me )?what (?:all )?(?:counts|can {_I} (?:record|log|write down|enter)"
        r"|(?:should|do) (?:i|we|people) (?:record|log|write down|enter)|is worth recording)(?: (?:as"
        r"|here|for) .{1,40}| here)?",
        r"(?:remind me )?what (?:is|makes) an? (?:useful )?(?:action|act|good deed)",
        r"(?:does|do|would|will|did) (?:it|this|that|these|they|.{1,40}?) (?:still )?count(?: (?:if|when"
        r"|as|too|for) .{1,40}| too)?",
    ),
    Help(HelpTopic.SHOUT_OUT): any_of(
        r"(?:when|what day|which day|what time|at what time|how often)"
        r"(?:'s| is| are| does| do| will)? (?:the |our |your )?(?:next |weekly )*shout-? ?outs?"
        r"(?: (?:come|coming|go|going|be|out|posted|due|happen|appear|sent|next|on|up))*",
        r"when (?:do|will|are) (?:you|we|they) (?:post|share|tell|publish)"
        r" (?:the |our |my )?(?:stories|story|shout-?outs?)",
        r"what(?:'s| is| are) (?:the |a )?(?:weekly )?shout-? ?outs?",
    ),
    Settings(): any_of(
        r"(?:please )?(?:can you |could you )?(?:stop|start|don't|do not|never|always|quit) "
        r"(?:automatically )?record(?:ing)?"
        rf" (?:(?:my|any|all|the|what i (?:write|type)|texts?|notes?|everything|things?|entries) )*(?:in )?{_LANGUAGE}"
        r"(?: (?:texts?|notes?|entries|messages?))?(?: (?:automatically|at once|straight away|any ?more"
        r"|directly|without asking))*",
    ),
    HideMe(): any_of(
        rf"{NOT} (?:show|use|mention|print|say|publish|post|share) my name{_MORE}",
        rf"{NOT} (?:feature|name|mention) me{_MORE}|{HOW}(?:hide|remove) my name{_MORE}",
        rf"{HOW}(?:leave|keep|take) (?:me|my name) (?:out|off)(?: of)?(?: {_SHOUT_OUT})?|leave me out",
        rf"{HOW}(?:keep|make|be|stay|remain)(?: me)? anonymous|no shout-?outs?(?: for me)?",
        r"i (?:don't|do not) (?:want|like|wish) to (?:be|appear)"
        rf" (?:(?:featured|named|mentioned|thanked|shown){_MORE}|in (?:the|any) (?:weekly )?shout-?outs?)",
        rf"i (?:don't|do not) (?:want|like|wish) my name (?:in|on|shown){_MORE}",
    ),
    Export(): any_of(
        r"what (?:data|information|info) (?:do|have) you (?:have|know|store|stored|keep|hold|saved) (?:about|on|of) me",
        r"(?:show|give|send|download|get|see)(?: me)? (?:a copy of )?(?:all )?(?:of )?my data",
    ),
    ForgetMe(): any_of(
        rf"{HOW}{_ERASE} (?:{_DATA}|me|everything(?: (?:about|on|of) me)?|{_STORED})",
        r"(?:right to be forgotten|gdpr|(?:data )?erasure(?: of my data)?|delete all)(?: requests?)?",
        rf"{HOW}(?:have|get) {_DATA} (?:to be )?(?:deleted|erased|removed|gone)|{HOW}be forgotten",
    ),
    **OWN_ACTIONS,
}
"""By answer, the whole questions, in plain form."""


_ABOUT_ONE = any_of(
    rf"what (?:else )?{_MAY} {_I} do{_NOW} for|how {_MAY} {_I} help|{_GIVE} {_THING}(?: to do)? for",
    r"what (?:do|does|did)(?= .* (?:need|want|wait for)\b)",
    r"what(?: is|'s) (?:open|new|going on|happening) (?:for|at|with)|what (?:happened|happens) (?:for|at|with|to)",
    r"(?:is |are )?(?:there )?(?:any|anything|something)(?: (?:still )?(?:open|new|to do|known|done))?"
    rf"(?: needs?| news| stories)? {_OF}",
    rf"(?:open )?(?:needs|stories|news) {_OF}",
    r"(?:does|is|are)(?= .* (?:need|waiting for) (?:any|some)(?:thing|help)?)",
    r"who (?:has |have |already |last |else |all )*(?:helped|called|knows|met|visited|emailed|phoned|supported"
    r"|contacted|(?:spoke|talked|worked|dealt|speaks|works) (?:to|with|for)|looks after|looked after)",
    rf"what (?:did|have|has|do|does) {_PEOPLE} (?:already )?(?:do|done|did|know) {_OF}",
)
_AFTER_NAME = (
    rf"(?: (?:still )?(?:need|want|wait for|waiting for)(?: (?:any|some)(?:thing| help)?)?| from (?:us|me))?{_NOW}"
)
NAMED = lazily(rf"(?:{_ABOUT_ONE.pattern}) (?P<name>\S.*?){_AFTER_NAME}", re.IGNORECASE)
"""Questions about a customer, as typed."""
LOOKED_UP = lazily(
    r"(?:needs|show(?: me)?|find|look up|search(?: for)?|look for|who is|what about"
    r"|(?:tell me|what do (?:we|you) know|info(?:rmation)?|news) (?:about|on)) (?P<name>\S.*)",
    re.IGNORECASE,
)
"""What may go on with any thing, so that only a name with capitals is a customer's."""
