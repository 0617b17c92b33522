"""Build the parts of a shout-out beside its stories: the roll-call, what spread, and needs."""

from dataclasses import dataclass

from bot.slack.blocks.kit import Part, button, note, plain, plain_adapting, rule, say
from bot.slack.blocks.wording import ANY_LENGTH, count, name, own, people, sentence, we_did
from bot.slack.ids import COMMAND, Act
from bot.usecases.delivery.messages.shoutout import ShoutoutPost
from bot.usecases.delivery.messages.shown_stories import ShownStory

SPREAD_SHOWN = 5
"""How many inspiring colleagues a shout-out lists."""


@dataclass(frozen=True, slots=True)
class Room:
    """The most characters in each of a post's texts: people's words, and lists of names."""

    words: int = 600
    outcome: int = 400
    helpers: int = 300
    roll_call: int = 8400
    followers: int = 160
    need: int = 300

    def less(self, share: float) -> "Room":
        """Return a share of this room; the roll-call keeps its own, because its names are already chosen."""
        return Room(
            words=round(self.words * share),
            outcome=round(self.outcome * share),
            helpers=round(self.helpers * share),
            roll_call=self.roll_call,
            followers=round(self.followers * share),
            need=round(self.need * share),
        )


def the_week(post: ShoutoutPost) -> list[Part]:
    """Sum up the week in one sentence; empty when the only story says it."""
    total = sum(post.totals.values())
    return [] if total <= len(post.stories) <= 1 else [say(sentence(we_did(post.totals)))]


def roll_call(post: ShoutoutPost, room: Room) -> list[Part]:
    """Name the people who acted but are in no story, as room allows, and count the others."""
    if not post.roll_call and not post.others:
        return []
    start = "Also did something useful for customers" if post.stories else "Did something useful for customers"

    def as_long_as(limit: int) -> str:
        return f"{start}: {people(post.roll_call, max(limit - len(start) - 3, 0), post.others)}."

    return [rule(), *plain_adapting(as_long_as, room.roll_call)]


def what_spread(post: ShoutoutPost, room: Room) -> list[Part]:
    """List the people who did one like a colleague's, and count the rest."""
    if not post.spread:
        return []
    lines = [
        f"{people(each.names, room.followers)} did one like {name(each.origin)}'s."
        for each in post.spread[:SPREAD_SHOWN]
    ]
    more = len(post.spread) - len(lines)
    rest = [f"and {more:,} more"] if more else []
    # After a roll-call this continues the list of people who acted; after the stories it is a new subject.
    line = [] if post.roll_call or post.others else [rule()]
    return [*line, say("*What spread, as people said:*"), plain("\n".join([*lines, *rest]))]


def is_said_to_spread(post: ShoutoutPost, story: ShownStory, room: Room) -> bool:
    """Return whether `what_spread` names the story's person as someone who did one like its inspiration."""
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
    lines = [f"{name(each.met_by)} met the need that {name(each.noticed_by)} noticed." for each in post.met]
    all_are_told = post.needs_met == len(lines) == 1
    number = [] if all_are_told else [f"{count(post.needs_met, 'need was', 'needs were')} met."]
    return [plain("\n".join([*number, *lines]))]


def open_needs(post: ShoutoutPost, room: Room) -> list[Part]:
    """List needs that nobody has taken, each with a button to take it."""
    if not post.needs:
        return []
    items = [
        plain(own(need.text, post.names, room.need), button("I'll take it", Act.TAKE.on(need.id), need.id))
        for need in post.needs
    ]
    more = post.needs_total - len(post.needs)
    rest = [note(f"{count(more, 'more', 'more')}: `{COMMAND} needs` lists them all.")] if more > 0 else []
    line = [rule()] if post.tells_of_the_week else []
    return [*line, say("*Open needs, for anyone to take:*"), *items, *rest]
