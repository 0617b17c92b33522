"""Build the parts of a shout-out beside its stories: the roll-call, who inspired whom, and needs."""

from dataclasses import dataclass

from bot.domain.text import SECTION_LIMIT
from bot.slack.blocks.kit import ABOUT_LIMIT, button, labelled, labelled_adapting, plain, say
from bot.slack.blocks.parts import Part
from bot.slack.blocks.wording import ANY_LENGTH, by_kind, count, day, name, own, people
from bot.slack.ids import COMMAND, Act
from bot.usecases.delivery.messages.shoutout import ShoutoutPost
from bot.usecases.delivery.messages.shown_stories import ShownStory

SPREAD_SHOWN = 5
"""How many inspiring colleagues a shout-out lists."""


@dataclass(frozen=True, slots=True)
class Room:
    """The most characters in each of a post's texts: a story as shown, people's words, and lists of names."""

    story: int = SECTION_LIMIT
    words: int = 600
    outcome: int = 400
    helpers: int = 300
    roll_call: int = 8400
    followers: int = 160
    need: int = 300

    def less(self, share: float) -> "Room":
        """Return a share of this room; the roll-call keeps its own, because its names are already chosen."""
        return Room(
            story=round(self.story * share),
            words=round(self.words * share),
            outcome=round(self.outcome * share),
            helpers=round(self.helpers * share),
            roll_call=self.roll_call,
            followers=round(self.followers * share),
            need=round(self.need * share),
        )


def the_week(post: ShoutoutPost) -> Part:
    """Open the post with its numbers; a week of one story leaves them to the story.

    They count by day of recording: some things were done earlier.
    """
    if not post.tells_of_the_week:
        return say("*What we can do for our customers next*")
    total = sum(post.totals.values())
    recorded = f"{count(total, 'useful thing')} recorded since {day(post.since)}. {by_kind(post.totals)}."
    return say(f"*For our customers*{f': {recorded}' if total > 1 or total > len(post.stories) else ''}")


def roll_call(post: ShoutoutPost, room: Room) -> list[Part]:
    """Name the people who acted but are in no story, as room allows, and count the others."""
    if not post.roll_call and not post.others:
        return []
    label = "Thanks also to" if post.stories else "Thanks to"
    return labelled_adapting(label, lambda most: f"{people(post.roll_call, most, post.others)}.", room.roll_call)


def what_spread(post: ShoutoutPost, room: Room) -> list[Part]:
    """Say who inspired whom, and count the rest."""
    if not post.spread:
        return []
    pairs = [
        f"{name(each.origin)} inspired {people(each.names, room.followers)}" for each in post.spread[:SPREAD_SHOWN]
    ]
    more = len(post.spread) - len(pairs)
    rest = [f"and {more:,} more"] if more else []
    return [labelled("Who inspired whom:", f"{'; '.join([*pairs, *rest])}.")]


def is_said_to_spread(post: ShoutoutPost, story: ShownStory, room: Room) -> bool:
    """Return whether `what_spread` already names what inspired this story."""
    return any(
        story.inspired_by == each.origin
        and story.name in each.names
        and people(each.names, room.followers) == people(each.names, ANY_LENGTH)
        for each in post.spread[:SPREAD_SHOWN]
    )


def needs_met(post: ShoutoutPost) -> list[Part]:
    """Say how many needs were met, with the names that may be shown."""
    if not post.needs_met:
        return []
    named = [f"{name(each.met_by)} met one that {name(each.noticed_by)} noticed" for each in post.met]
    pairs = f" {'; '.join(named)}." if named else ""
    return [labelled("Needs met:", f"{post.needs_met:,}.{pairs}")]


def open_needs(post: ShoutoutPost, room: Room) -> list[Part]:
    """List needs that nobody has taken, each with a button to take it."""
    words = [own(need.text, post.names, room.need) for need in post.needs]
    take = [
        button("I'll take it", Act.TAKE.on(need.id), need.id, about=own(need.text, post.names, ABOUT_LIMIT))
        for need in post.needs
    ]
    return [
        plain(said, takes) if place else labelled("Still open:", said, takes)
        for place, (said, takes) in enumerate(zip(words, take, strict=True))
    ]


def invitation(post: ShoutoutPost) -> str:
    """Return the small print: where the other needs are, and how to record."""
    more = post.needs_total - len(post.needs)
    needs = f"{count(more, 'more need')}: `{COMMAND} needs`. " if post.needs and more > 0 else ""
    return f"{needs}Did something for a customer? Type `{COMMAND}` and what you did."
