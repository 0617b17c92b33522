"""Show thanks: the form, what its sender and receiver see, and those for people who are not featured."""

from bot.domain.text import RECORD_LIMIT
from bot.slack.blocks.fields import field, modal, typed
from bot.slack.blocks.hidden_data import hidden
from bot.slack.blocks.kit import View, note, plain, say
from bot.slack.blocks.parts import Message, blocks_of, message
from bot.slack.blocks.renderers import Renderers, plainly
from bot.slack.blocks.shoutout import STORY_LIMIT, story_of
from bot.slack.blocks.wording import count, day, name_in_mrkdwn, own
from bot.slack.ids import COMMAND, Form
from bot.usecases.delivery.messages.thanks import PrivateThanks, ThanksFromColleague
from bot.usecases.shoutout.stories import StoryAnswer
from bot.usecases.shoutout.thank import Thanked

_WORDS = RECORD_LIMIT + 300


def thanks_form(answer: StoryAnswer, private_metadata: str = "") -> View:
    """Return the form for thanking a colleague for a story."""
    story = blocks_of(
        [
            story_of(answer.name),
            plain(own(answer.action.text, answer.names, STORY_LIMIT)),
        ]
    )
    words = field(
        "words",
        "Your message",
        typed("", multiline=True),
        hint="I send it to your colleague in a direct message, with your name. Nobody else sees it.",
    )
    return modal(Form.THANKS, "Say thanks", [*story, words], submit="Send", private_metadata=private_metadata)


def thanked(thanked: Thanked) -> Message:
    """Say that words of thanks are on their way."""
    return message(
        say(f"{name_in_mrkdwn(thanked.name)} will get your thanks during working hours."),
        *hidden(thanked.hidden, by="your colleague"),
    )


def from_colleague(thanks: ThanksFromColleague) -> Message:
    """Show a colleague's words of thanks to the person they thank."""
    return message(
        say(f"*{name_in_mrkdwn(thanks.thanked_by)}* thanks you:"),
        plain(own(thanks.words, thanks.names, _WORDS)),
        say("Your story:"),
        plain(own(thanks.action.text, thanks.names, STORY_LIMIT)),
    )


def in_private(thanks: PrivateThanks) -> Message:
    """Thank a person who is not featured for their week, in private."""
    done = count(thanks.number, "useful thing")
    return message(
        say(f"Thank you: you've recorded {done} for customers since {day(thanks.since)}."),
        note(
            "Only you see this. You get it because you chose not to be featured in the shout-out. "
            f"Change that in `{COMMAND} settings`."
        ),
    )


RENDERERS: Renderers = {
    ThanksFromColleague: plainly(from_colleague),
    PrivateThanks: plainly(in_private),
}
"""By type of content, the messages of this family."""
