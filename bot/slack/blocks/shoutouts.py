"""The weekly shout-out, and what somebody is told who answers one of its stories."""

from bot.domain.kinds import Kind
from bot.domain.text import RECORD_LIMIT, show_mrkdwn, show_plain
from bot.slack.blocks.kit import (
    Measure,
    Message,
    Part,
    button,
    buttons,
    heading,
    message,
    note,
    plain,
    plain_note,
    rule,
    say,
)
from bot.slack.blocks.wording import by_kind, count, name, name_in_mrkdwn, own, people
from bot.slack.ids import COMMAND, Act
from bot.usecases.answer_story import StoryAnswer
from bot.usecases.contents import ShoutoutPost, ShownStory

STORY_LIMIT = 600
"""The most characters of a person's own words in a story."""
# Together these keep a post of five stories within what Slack takes for all the texts of one message.
_OUTCOME_LIMIT = 400
_ROLL_CALL_LIMIT = 1500
_NEED_LIMIT = 300


def shoutout(post: ShoutoutPost, measure: Measure = len) -> Message:
    """The week's post: a few stories, everybody else who acted, open needs, and an invitation."""
    return message(
        heading("This week, for our customers"),
        *_the_week(post),
        *(part for story in post.stories for part in _story(story, post.names)),
        *_roll_call(post),
        *_quiet(post),
        *_needs(post),
        note(f"Did something for a customer? Type `{COMMAND}` and what you did, in your own words."),
        buttons(button("Record an action", Act.RECORD)),
        measure=measure,
    )


def noticed(answer: StoryAnswer) -> Message:
    """That a story is noticed, or no longer."""
    story = f"{name_in_mrkdwn(answer.name)}'s story"
    said = (
        f"You noticed {story}. The same button takes that back."
        if answer.noticed
        else f"You took your notice of {story} back. The same button gives it again."
    )
    return message(say(said), plain(_own_story(answer)))


def promised(answer: StoryAnswer) -> Message:
    """That somebody means to do one like a story, with their plan and the button for when it's done."""
    plan = [plain(f"Your plan: {show_plain(answer.plan, answer.names, RECORD_LIMIT + 300)}")] if answer.plan else []
    return message(
        say(f"Good, you'll do one like {name_in_mrkdwn(answer.name)}'s. When it's done, this button records it."),
        plain(_own_story(answer)),
        *plan,
        buttons(button("I did it", Act.RECORD, f"inspired:{answer.action.id}", primary=True)),
    )


def story_words(kind: Kind, given_name: str) -> str:
    """Whose story it is and what they did, in mrkdwn."""
    return (
        f"*{name_in_mrkdwn(given_name)}* {kind.past} a customer"
        if kind is not Kind.SOLVE
        else (f"*{name_in_mrkdwn(given_name)}* solved something for a customer")
    )


def _the_week(post: ShoutoutPost) -> list[Part]:
    total = sum(post.totals.values())
    if not total:
        return []
    return [say(f"We did {count(total, 'useful thing')} for customers: we {by_kind(post.totals)}.")]


def _story(story: ShownStory, names: dict[str, str]) -> list[Part]:
    action = story.action
    words = own(action.text, names, STORY_LIMIT)
    if action.outcome:
        words += f"\nWhat changed for the customer: {show_plain(action.outcome, names, _OUTCOME_LIMIT)}"
    links = (
        f"With {people(story.companions)}." if story.companions else "",
        f"Inspired by {name(story.inspired_by)}." if story.inspired_by else "",
    )
    linked = " ".join(link for link in links if link)
    return [
        rule(),
        say(f"{story_words(action.kind, story.name)}:"),
        plain(words),
        *([plain_note(linked)] if linked else []),
        buttons(
            button("I noticed", Act.NOTICE.on(story.story_id), story.story_id),
            button("I'll do one like this", Act.LIKE_THIS.on(story.story_id), story.story_id),
        ),
    ]


def _roll_call(post: ShoutoutPost) -> list[Part]:
    if not post.roll_call:
        return []
    start = "Also did something useful for customers" if post.stories else "Did something useful for customers"
    return [rule(), plain(f"{start}: {people(post.roll_call, _ROLL_CALL_LIMIT)}.")]


def _quiet(post: ShoutoutPost) -> list[Part]:
    if not post.quiet_idea:
        return []
    return [say(f"*An idea for the days to come:*\n{show_mrkdwn(post.quiet_idea, {})}")]


def _needs(post: ShoutoutPost) -> list[Part]:
    if not post.needs:
        return []
    items = [
        plain(own(need.text, post.names, _NEED_LIMIT), button("I'll take it", Act.TAKE.on(need.id), need.id))
        for need in post.needs
    ]
    more = post.needs_total - len(post.needs)
    rest = [note(f"{count(more, 'more', 'more')}: `{COMMAND} needs` lists them all.")] if more > 0 else []
    return [rule(), say("*Open needs, for anyone to take:*"), *items, *rest]


def _own_story(answer: StoryAnswer) -> str:
    return own(answer.action.text, answer.names, STORY_LIMIT)
