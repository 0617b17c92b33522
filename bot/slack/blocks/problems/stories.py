"""Say why a story cannot be read, noticed, thanked for, repeated or reviewed."""

from bot.slack.blocks.problems.sentences import Sentences
from bot.usecases.members_only import MembersOnly, StoryGone
from bot.usecases.review.verdicts import (
    AlreadyPosted,
    NoNote,
    NotPosted,
    NotReviewer,
    OwnStoryToEdit,
    OwnStoryToReview,
    ReviewOff,
)
from bot.usecases.shoutout.stories import OwnStoryToNotice, OwnStoryToRepeat
from bot.usecases.shoutout.thank import AlreadyThanked, NoThanks, NoticeFirst, OwnStoryToThankFor

SENTENCES: Sentences = {
    StoryGone: "This story is no longer available.",
    MembersOnly: (
        "Only members of our private channel see its stories and needs. "
        "Ask a colleague who is in the channel to add you."
    ),
    OwnStoryToNotice: "This is your own story. Colleagues can notice it.",
    OwnStoryToRepeat: "This is your own story. To record another action, type `/cx-help` and what you did.",
    OwnStoryToThankFor: "This is your own story. Colleagues can thank you for it.",
    OwnStoryToReview: "This is your own story, so another reviewer decides. Edit it in `/cx-help me`.",
    OwnStoryToEdit: "This is your own story. Edit it in `/cx-help me`.",
    NoThanks: "Write a few words of thanks.",
    AlreadyThanked: "You've already thanked your colleague for this story.",
    NoticeFirst: "Click *I noticed* first, then say thanks.",
    NotReviewer: "Only reviewers can do this. An admin chooses them in the workspace settings.",
    ReviewOff: "An admin switched review off. Stories are posted as they are.",
    AlreadyPosted: "Too late: the shout-out with this story is already posted.",
    NotPosted: "This story is not in a posted shout-out.",
    NoNote: "Tell your colleague in a line what should change.",
}
