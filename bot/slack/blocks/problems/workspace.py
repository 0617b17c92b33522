"""Say what is wrong with a workspace's settings, or with the workspace itself."""

from bot.domain.channel_trouble import ChannelTrouble
from bot.domain.channels import CannotPost, ChannelUnknownNow
from bot.domain.reading.status_emoji import NotAnEmoji, TooManyEmoji
from bot.domain.text import quote
from bot.errors import DatabaseBusy, DatabaseFault, DatabaseUnusable, SavingUnknown
from bot.slack.blocks.problems.sentences import Sentences
from bot.usecases.unit import UnknownWorkspace
from bot.usecases.workspace.settings import NoReviewers, NotAdmin, NoWorkdays, StoriesOutOfRange


def _cannot_post(problem: CannotPost) -> str:
    if problem.trouble is ChannelTrouble.ARCHIVED:
        return "This channel is archived. Unarchive it, or choose another."
    return "Invite me there first: /invite @cx-help"


def _too_many_emoji(problem: TooManyEmoji) -> str:
    return f"Use at most {problem.limit} emoji."


def _not_an_emoji(problem: NotAnEmoji) -> str:
    return f"“{quote(problem.text)}” isn't the name of an emoji. Use names such as :palm_tree: :face_with_thermometer:"


def _stories_out_of_range(problem: StoriesOutOfRange) -> str:
    return f"Choose a number from 1 to {problem.most}."


def _no_reviewers(problem: NoReviewers) -> str:
    return f"Choose at least one reviewer who is {'in the private channel' if problem.in_channel else 'still here'}."


def _database_busy(problem: DatabaseBusy) -> str:
    work = "save that" if problem.writing else "look that up"
    return f"I couldn't {work} just now. Please try again in a moment."


def _database_unusable(problem: DatabaseUnusable) -> str:
    if problem.why is DatabaseFault.REPLACED:
        return "I couldn't save that, because I have to restart. Please try again in a minute."
    return "I can't save anything right now. My database needs fixing: please tell the colleague who runs me."


SENTENCES: Sentences = {
    NotAdmin: ("Only admins can change the workspace settings. Your own: `/cx-help settings`"),
    UnknownWorkspace: "I'm not set up for your workspace. Ask the colleague who runs me to install me here.",
    CannotPost: _cannot_post,
    ChannelUnknownNow: "Slack didn't say in time whether I'm in this channel. Please save again.",
    TooManyEmoji: _too_many_emoji,
    NotAnEmoji: _not_an_emoji,
    StoriesOutOfRange: _stories_out_of_range,
    NoReviewers: _no_reviewers,
    NoWorkdays: "Choose at least one workday.",
    DatabaseBusy: _database_busy,
    DatabaseUnusable: _database_unusable,
    SavingUnknown: "I can't tell yet whether this was saved. I'll tell you as soon as I know.",
}
