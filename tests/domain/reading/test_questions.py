# ruff: noqa: RUF001 - curly apostrophes are what phones type
"""Questions that one of the bot's answers fits get that answer; others are kept as a question."""

import pytest

from bot.domain.drafts import DraftKind
from bot.domain.reading.commands import (
    ChangeLatest,
    Command,
    ForgetMe,
    Help,
    HelpTopic,
    HideMe,
    KeepDraft,
    KeepLatestPrivate,
    ListNeeds,
    NextAction,
    RecordAction,
    Settings,
    ShowCustomer,
    ShowHistory,
)
from bot.domain.reading.nudge_commands import ShowNudges
from bot.domain.reading.parse_command import parse_command

ACME = ShowCustomer("Acme")
ASKED: list[tuple[Command, tuple[str, ...]]] = [
    (
        NextAction(),
        ("what should I do today?", "what's next", "What’s next?", "what can I do", "give me something to do"),
    ),
    (NextAction(), ("suggest something", "any ideas?", "what can I do for a customer?", "what could we do next?")),
    (
        NextAction(),
        ("how can I help?", "what do you suggest", "surprise me", "got anything for me to do?", "what to do"),
    ),
    (
        NextAction(),
        ("can you suggest a good idea please", "what now?", "who can I help today?", "show me something useful"),
    ),
    (ShowNudges(), ("when is my next nudge?", "what are my settings?", "is my pause on?", "am I paused", "my nudges")),
    (ShowNudges(), ("are my nudges on?", "until when am I paused?", "when do my nudges come back?", "nudge status")),
    (ShowNudges(), ("when will you nudge me next?", "how long is my pause", "do I still get nudges?", "status")),
    (ListNeeds(), ("anything open?", "what’s still open?", "any needs?", "who needs help?", "what needs are open?")),
    (ListNeeds(), ("is there anything open?", "what do our customers need?", "are there any open needs")),
    (ACME, ("what can I do for Acme", "how can we help Acme?", "what does Acme need,", "does Acme need anything?")),
    (ACME, ("who helped Acme", "who has already called Acme this week?", "what did we do for Acme?", "show me Acme")),
    (ACME, ("anything open for Acme?", "open needs for Acme", "tell me about Acme", "needs Acme", "who is Acme?")),
    (ShowCustomer("acme"), ("what can I do for acme", "what did we do for acme last week?")),
    (ShowCustomer("the Acme team"), ("who helped the Acme team?",)),
    (ShowCustomer("Bank of Ireland"), ("find Bank of Ireland", "what is new with Bank of Ireland")),
    (ShowCustomer("a"), ("customer a",)),
    (ShowHistory(), ("my plans", "drafts", "my drafts", "show my plans", "what did I do this week?", "my entries")),
    (
        ForgetMe(),
        ("how do I delete my data?", "delete my data", "delete everything about me", "can you erase my account"),
    ),
    (ChangeLatest(), ("delete my last entry", "change my last entry to solved", "I want to undo my last action")),
    (ChangeLatest(), ("how do I edit my last record?", "remove the entry")),
    (KeepLatestPrivate(), ("make my last one private", "make it private")),
    (
        HideMe(),
        ("don't show my name", "Don’t show my name to others", "leave me out of the shout-out", "keep me anonymous"),
    ),
    (
        Help(HelpTopic.POINTS),
        (
            "who's top",
            "who is number one?",
            "is there a ranking?",
            "how many points do I have?",
            "do we get points for this",
        ),
    ),
    (
        Help(HelpTopic.POINTS),
        (
            "leaderboard",
            "who leads this week?",
            "is it a contest?",
            "who is the best helper this month?",
            "do I get a prize",
        ),
    ),
    (
        Help(HelpTopic.WHAT_COUNTS),
        ("what counts", "what counts as an action?", "does it count if it was my job?", "what can I record here?"),
    ),
    (
        Help(HelpTopic.WHAT_COUNTS),
        ("can you remind me what counts", "what should I log", "would a phone call count too"),
    ),
    (
        Help(HelpTopic.SHOUT_OUT),
        (
            "when is the next shout-out?",
            "when does the shoutout come",
            "when's the weekly shout out",
            "what is the shout-out",
        ),
    ),
    (
        Help(HelpTopic.WHO_SEES),
        ("can my manager see this", "can others read what I write", "does my team see my actions"),
    ),
    (ShowHistory(), ("how do I undo this", "how to undo", "how do I take back my entry", "how can I take it back?")),
    (
        Settings(),
        (
            "don't record my german automatically",
            "stop recording texts in Spanish",
            "please always record other languages",
        ),
    ),
    (HideMe(), ("I don't want to be featured", "don't feature me", "how can I hide my name?", "no shout-out for me")),
]
NOT_ASKED = (
    *(
        "what should I do about the broken printer?",
        "what did we do for the driver?",
        "who helped today?",
        "needs acme",
    ),
    *("what can I do for you?", "who helped the driver?", "find the invoice", "find invoice 12", "who knows?", "left"),
    *(
        "what about lunch",
        "anything on Friday?",
        "any plans for today?",
        "open",
        "needs a new password",
        "x" * 130 + "?",
    ),
)


def test_what_the_bot_can_answer_it_answers() -> None:
    read = {text: (parse_command(text), command) for command, texts in ASKED for text in texts}
    assert {text: got for text, (got, wanted) in read.items() if got != wanted} == {}


def test_what_names_anything_else_is_asked_about() -> None:
    assert [text for text in NOT_ASKED if not isinstance(read := parse_command(text), KeepDraft) or read.meant] == []


@pytest.mark.parametrize(
    "text",
    ["showed Acme the new portal", "changed the last entry in the log for Acme", "found Acme a room"],
)
def test_what_was_done_is_no_question(text: str) -> None:
    assert isinstance(parse_command(text), RecordAction)


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("remind me to call Acme tomorrow", "call Acme tomorrow"),
        ("Please remind me to call Acme &amp; Sons", "call Acme &amp; Sons"),
        ("don’t let me forget to send the parcel", "send the parcel"),
        ("a reminder to call Acme", "call Acme"),
        # The day stays.
        ("remind me tomorrow to call Acme", "remind me tomorrow to call Acme"),
    ],
)
def test_what_to_be_reminded_of_is_a_plan(text: str, plan: str) -> None:
    assert parse_command(text) == KeepDraft(plan, DraftKind.PLAN)
