"""Build the weekly shout-out, and the answers to clicks on its stories."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from bot.domain.roll_call import LEAST_ROOM
from bot.domain.text import RECORD_LIMIT, shorten, show_mrkdwn
from bot.slack.blocks.fields import modal
from bot.slack.blocks.kit import View, button, buttons, labelled, note, plain, plain_note, rule, say, whole
from bot.slack.blocks.parts import WEIGHT_LIMIT, Measure, Message, Part, blocks_of, large_message, message, weight
from bot.slack.blocks.renderers import Renderers
from bot.slack.blocks.shoutout_lines import (
    Room,
    invitation,
    is_said_to_spread,
    needs_met,
    open_needs,
    roll_call,
    the_week,
    what_spread,
)
from bot.slack.blocks.wording import ANY_LENGTH, about_story, count, name, name_in_mrkdwn, own, people
from bot.slack.ids import Act, Form
from bot.usecases.delivery.messages.shoutout import ShoutoutPost
from bot.usecases.delivery.messages.shown_stories import ShownStory
from bot.usecases.shoutout.read_story import WholeStory
from bot.usecases.shoutout.stories import StoryAnswer

STORY_LIMIT = 600
"""The most characters of a person's own words in a story."""
MOST_WITH_RULES = 5
"""The most stories with a divider before each; with dividers, more would make too many blocks."""
LESS_AND_LESS = (8_000, 5_000, 3_000, 0)
"""Weight limits for a shout-out that Slack refused for its content, tried in this order."""
_SHARES = (1.0, 0.8, 0.65, 0.5, 0.4, 0.3, 0.2, 0.1)
_LEAST = Room().less(_SHARES[-1])
_ROOMS = (*map(Room().less, _SHARES), replace(_LEAST, roll_call=LEAST_ROOM), replace(_LEAST, roll_call=1500))
"""How much room texts get, tried in order until the message fits."""


def shoutout(post: ShoutoutPost, measure: Measure = len, limit: int = WEIGHT_LIMIT) -> Message:
    """Build the week's post: stories, a roll-call, who inspired whom, needs, and an invitation.

    `limit` is lower than usual after Slack refused the post.
    """
    return large_message(*within_weight(lambda room: _parts(post, room), limit), measure=measure)


def within_weight(make: Callable[[Room], list[Part]], limit: int = WEIGHT_LIMIT) -> list[Part]:
    """Return the parts made with the most room per text that still fits into a message."""
    for room in _ROOMS:
        parts = make(room)
        if weight(parts) <= limit:
            break
    return parts


def whole_story(whole: WholeStory) -> View:
    """Show all of a story that a shout-out shortened."""
    story = whole.story
    parts = [story_of(story.name), *whole_words(story, whole.names)]
    links = " · ".join(_links(story, Room()))
    parts += [plain_note(links)] if links else []
    return modal(Form.DONE, "The whole story", blocks_of(parts), close="Close")


def whole_words(story: ShownStory, names: Mapping[str, str]) -> list[Part]:
    """Return a person's words about their story, in full."""
    outcome = whole(_outcome(story, names)) if story.action.outcome else []
    return [*whole(own(story.action.text, names)), *outcome]


def noticed(answer: StoryAnswer) -> Message:
    """Say that a story is noticed, or no longer noticed."""
    story = f"{name_in_mrkdwn(answer.name)}'s story"
    said = (
        f"You noticed {story}. Click *I noticed* again to undo."
        if answer.noticed
        else f"Undone. To notice {story} again, click *I noticed*."
    )
    thank = [buttons(button("Say thanks", Act.THANK, answer.story_id))] if answer.noticed else []
    return message(say(said), plain(_own_story(answer)), *thank)


def promised(answer: StoryAnswer) -> Message:
    """Confirm a promise to do one like a story, with the plan and a button to record it."""
    plan = [plain(f"Your plan: {own(answer.plan, answer.names, RECORD_LIMIT + 300)}")] if answer.plan else []
    return message(
        say(f"✓ Saved: you'll do one like {name_in_mrkdwn(answer.name)}'s. Click *I did it* when it's done."),
        plain(_own_story(answer)),
        *plan,
        buttons(button("I did it", Act.RECORD, f"inspired:{answer.action.id}", primary=True)),
    )


def story_of(given_name: str) -> Part:
    """Return the line above a story shown in a form: whose it is."""
    return say(f"*{name_in_mrkdwn(given_name)}*")


def _parts(post: ShoutoutPost, room: Room) -> list[Part]:
    line = [rule()] if len(post.stories) <= MOST_WITH_RULES else []
    return [
        the_week(post),
        *(part for story in post.stories for part in [*line, *_story(post, story, room)]),
        *line,
        *roll_call(post, room),
        *what_spread(post, room),
        *needs_met(post),
        *open_needs(post, room),
        *_quiet(post),
        note(invitation(post)),
        buttons(button("Record it", Act.RECORD)),
    ]


def story_part(story: ShownStory, names: Mapping[str, str], room: Room) -> Part:
    """Show a story without its buttons."""
    # All words about a story share one block, because ten stories leave no room for a second each.
    return labelled(name(story.name), _words(story, names, room), limit=room.story)


def _story(post: ShoutoutPost, story: ShownStory, room: Room) -> list[Part]:
    shown = replace(story, inspired_by=None) if is_said_to_spread(post, story, room) else story
    whose = about_story(story.name)
    read_all = button("Read it all", Act.READ_ALL.on(story.story_id), story.story_id, about=whose)
    return [
        story_part(shown, post.names, room),
        buttons(
            button("I noticed", Act.NOTICE.on(story.story_id), story.story_id, about=whose),
            button("I'll do one like this", Act.LIKE_THIS.on(story.story_id), story.story_id, about=whose),
            *([read_all] if is_cut(story, post.names, room) else []),
        ),
    ]


def is_cut(story: ShownStory, names: Mapping[str, str], room: Room) -> bool:
    """Return whether the shout-out shows only some of a story's words."""
    in_full = _words(story, names, replace(room, words=ANY_LENGTH, outcome=ANY_LENGTH))
    # Compared as shown, because escaping can make a story too long for its block.
    return (
        story_part(story, names, room).said != f"*{name_in_mrkdwn(story.name)}* {show_mrkdwn(in_full, {}, ANY_LENGTH)}"
    )


def _words(story: ShownStory, names: Mapping[str, str], room: Room) -> str:
    first = " · ".join([own(story.action.text, names, room.words), *_links(story, room)])
    outcome = shorten(_outcome(story, names), room.outcome)
    return f"{first}\n{outcome}" if outcome else first


def _outcome(story: ShownStory, names: Mapping[str, str]) -> str:
    """Return what changed for the customer, in full; empty when unknown."""
    outcome = story.action.outcome
    return f"What changed: {own(outcome, names)}" if outcome else ""


def _links(story: ShownStory, room: Room) -> list[str]:
    """Name helpers and the inspiration, and count the people who noticed it."""
    links = (
        f"with {people(story.companions, room.helpers)}" if story.companions else "",
        f"inspired by {name(story.inspired_by)}" if story.inspired_by else "",
        f"{count(story.noticed_by, 'colleague')} noticed" if story.noticed_by else "",
    )
    return [link for link in links if link]


def _quiet(post: ShoutoutPost) -> list[Part]:
    if not post.quiet_idea:
        return []
    return [say(f"*An idea:* {show_mrkdwn(post.quiet_idea, {})}")]


def _own_story(answer: StoryAnswer) -> str:
    return own(answer.action.text, answer.names, STORY_LIMIT)


def _shorter_and_shorter(post: ShoutoutPost, measure: Measure) -> Iterator[Message]:
    """Return the post, and shorter ones for a Slack that refuses what it holds."""
    message = shoutout(post, measure)
    yield message
    for limit in LESS_AND_LESS:
        shorter = shoutout(post, measure, limit)
        if shorter != message:
            yield shorter
        message = shorter


RENDERERS: Renderers = {ShoutoutPost: _shorter_and_shorter}
"""By type of content, the messages of this family."""
