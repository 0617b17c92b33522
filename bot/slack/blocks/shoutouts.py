"""The weekly shout-out."""

from bot.usecases.answer_story import StoryAnswer
from bot.usecases.contents import ShoutoutPost
from bot.slack.blocks.kit import Message


def shoutout(post: ShoutoutPost) -> Message:
    raise NotImplementedError


def noticed(answer: StoryAnswer) -> Message:
    raise NotImplementedError


def promised(answer: StoryAnswer) -> Message:
    raise NotImplementedError
