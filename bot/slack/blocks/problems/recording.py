"""Say what is wrong with what a person records."""

from bot.domain.checks import DayInFuture, DayTooLongAgo, NoDeed, TooLong
from bot.domain.drafts import KEPT_FOR
from bot.domain.reading.deeds import Instead, NotDone
from bot.domain.reading.insults import Insulting
from bot.domain.reading.parse_command import CommandTooLong
from bot.domain.text import show_mrkdwn
from bot.slack.blocks.problems.sentences import Sentences
from bot.usecases.recording.change import ActionGone
from bot.usecases.recording.drafts import NoWords
from bot.usecases.recording.open_draft import DraftEnd, DraftGone, DraftSettled
from bot.usecases.recording.own_words import OnlyPlanned
from bot.usecases.recording.record import ActionUndone, InspirationGone
from bot.usecases.recording.settle_draft import OtherDetails

UNDONE = "You've undone that action. Type `/cx-help` and what you did to record it again."
_SETTLED = {
    DraftEnd.RECORDED: "You've already recorded this. `/cx-help me` shows it.",
    DraftEnd.NOTED: "You've already noted this as a need. `/cx-help needs` shows what is open.",
    DraftEnd.PLANNED: "You've already kept this as a plan. `/cx-help me` shows your plans.",
}


def _too_long(problem: TooLong) -> str:
    return f"That's {problem.length:,} characters, and I can keep {problem.limit:,}. Please shorten it."


def _command_too_long(problem: CommandTooLong) -> str:
    return (
        f"That's {problem.length:,} characters, and I can keep {problem.limit:,}. Nothing is saved yet. "
        f"Please cut {problem.length - problem.limit:,}, or send it in two parts."
    )


def _insulting(problem: Insulting) -> str:
    return f"Colleagues would read “{show_mrkdwn(problem.words, {})}”. Please say it in other words."


def _settled(problem: DraftSettled) -> str:
    return _SETTLED[problem.end]


def _not_done(problem: NotDone) -> str:
    return f"That reads like {_READS_LIKE[problem.reads_like]}"


_SAY = "Please say what you did, for example “called Ms Okafor back”."
_READS_LIKE = {
    Instead.PLAN: f"a plan. {_SAY}",
    Instead.NEED: f"a need. {_SAY} To note a need, type `/cx-help need` and what the customer needs.",
    Instead.QUESTION: f"a question. {_SAY}",
    Instead.REQUEST: f"a request about your nudges. {_SAY} To change your nudges, type `/cx-help settings`.",
}

SENTENCES: Sentences = {
    NotDone: _not_done,
    Insulting: _insulting,
    TooLong: _too_long,
    CommandTooLong: _command_too_long,
    NoDeed: "Say in a few words what you did for the customer.",
    NoWords: "I can't find any words in that. What did you do for a customer?",
    OnlyPlanned: "That's your plan. Please say what you did, for example “called Ms Okafor back”.",
    DayInFuture: "That day is in the future. Choose today or an earlier day.",
    DayTooLongAgo: "That is more than a year ago. Choose a later day.",
    InspirationGone: "That story is no longer available. Choose another, or none.",
    ActionUndone: UNDONE,
    ActionGone: "This action is no longer in your history. `/cx-help me` shows what is.",
    DraftSettled: _settled,
    OtherDetails: "You've already recorded this, with other details. To change them, use Edit in `/cx-help me`.",
    DraftGone: (f"I keep unrecorded texts for {KEPT_FOR.days} days, so this one is gone. Please type it again."),
}
