"""Describe a guide beside the conversation, and find out which of its steps somebody has done."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from secrets import token_hex

from local_slack.model.world import User, World
from local_slack.record.journal import Entry


@dataclass(frozen=True)
class Step:
    """One step: its `title`, its `text` in mrkdwn, and what the page offers to do for it.

    It is done once a single line of the transcript has all words of `done_when`, among the lines that the person can
    see. There `{me}` stands for the person's full name, and `{name}` for their handle. A step without such words is
    done when the person goes on. `place` is a channel's name, `@messages` or `@home`. `types` is put into the box
    there, `moves_to` is the label of a `NamedTime`, and buttons with the label `points_at` are marked.
    """

    title: str
    text: str
    done_when: tuple[str, ...] = ()
    place: str | None = None
    types: str | None = None
    moves_to: str | None = None
    points_at: str | None = None


@dataclass(frozen=True)
class Guide:
    """Steps in their order; the page opens at the place of the first. `ending` is shown when all are behind."""

    title: str
    steps: Sequence[Step]
    ending: str
    id: str = field(default_factory=lambda: token_hex(4))
    """Tells the page whether what it remembers is about this guide."""


def is_done(step: Step, entries: Sequence[Entry], user: User, world: World) -> bool:
    """Return whether the person has done the step, by these lines of the transcript."""
    if not step.done_when:
        return False
    words = [each.replace("{me}", user.real_name).replace("{name}", user.name) for each in step.done_when]
    places = {each.id for each in world.conversations.values() if user.id in each.members}
    return any(_sees(entry, user, places) and all(each in entry.line for each in words) for entry in entries)


def _sees(entry: Entry, user: User, places: Container[str]) -> bool:
    return entry.person == user.id if entry.person else entry.channel in places
