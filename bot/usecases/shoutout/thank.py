"""Thank a colleague for a story, and thank people in private if they would rather not be featured."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.checks import required
from bot.domain.people import Person, person_zone
from bot.domain.personal_data import FindingKind
from bot.domain.schedule import next_posting_hour
from bot.errors import InvalidInputError, Problem
from bot.storage import deliveries, notices, people, stories, thanks
from bot.usecases.delivery.messages.thanks import PRIVATE_THANKS, THANKS, WeekOf, Words
from bot.usecases.shoutout.stories import StoryAnswer, answer_about, told_story
from bot.usecases.unit import Caller, Context, PersonUnit, Unit
from bot.usecases.visible_words import hidden_from_others


@dataclass(frozen=True, slots=True)
class AlreadyThanked(Problem):
    """The person has thanked for the story before."""


@dataclass(frozen=True, slots=True)
class NoticeFirst(Problem):
    """The person does not notice the story, which comes before thanks."""


@dataclass(frozen=True, slots=True)
class OwnStoryToThankFor(Problem):
    """The story is the person's own, which colleagues may thank for."""


@dataclass(frozen=True, slots=True)
class NoThanks(Problem):
    """No words of thanks were written."""


@dataclass(frozen=True, slots=True)
class Thanked:
    """What a person sees after thanking; `hidden` is what the colleague does not see of their words."""

    name: str
    hidden: tuple[FindingKind, ...]


def story_to_thank_for(context: Context, caller: Caller, story_id: int) -> StoryAnswer:
    """Return a colleague's story, to show in the form."""
    with context.view(caller) as unit:
        story = _of_a_colleague(unit, story_id)
        if thanks.origin_of(unit.connection, story.id, unit.person.id) is not None:
            raise InvalidInputError(AlreadyThanked())
        _check_noticed(unit, story)
        return answer_about(unit, story)


def say_thanks(context: Context, caller: Caller, story_id: int, words: str, origin_key: str) -> Thanked:
    """Send words of thanks to the story's person, in their own daytime; each colleague can do so once a story.

    If the same form is sent again, with the same `origin_key`, it gets the same answer.
    """
    words = required(words, "words", NoThanks())
    with context.unit(caller) as unit:
        story = _of_a_colleague(unit, story_id)
        thanks_id = thanks.add_once(
            unit.connection,
            thanks.NewThanks(
                workspace_id=unit.workspace.id,
                story_id=story.id,
                person_id=unit.person.id,
                text=words,
                thanked_at=unit.now,
                origin_key=origin_key,
            ),
        )
        to = people.get(unit.connection, story.action.person_id)
        if thanks_id is not None:
            _check_noticed(unit, story)
            THANKS.owe(unit, Words(thanks_id), to=to, at=_daytime(unit, to))
        elif thanks.origin_of(unit.connection, story.id, unit.person.id) != origin_key:
            raise InvalidInputError(AlreadyThanked())
        return Thanked(to.name, hidden_from_others(unit, unit.person.id, [words]))


def owe_private_thanks(unit: Unit, shoutout_id: int) -> None:
    """Queue private thanks for people who acted since the last decided week and would rather not be featured.

    Queue them when a week is decided, whatever happens to its shout-out, once to each person.
    """
    since, until = thanks.thanked_time(unit.connection, shoutout_id)
    owed = []
    for person in thanks.declined_and_acted(unit.connection, unit.workspace.id, since, until):
        at = _daytime(unit, person)
        expires_at = at + PRIVATE_THANKS.useful_for
        about = WeekOf(shoutout_id, person.id)
        owed.append((PRIVATE_THANKS.owed(unit, about, to=person, expires_at=expires_at), at))
    deliveries.plan_all(unit.connection, owed, unit.now)


def _daytime(unit: Unit, person: Person) -> datetime:
    return next_posting_hour(unit.now, person_zone(person, unit.workspace))


def _of_a_colleague(unit: PersonUnit, story_id: int) -> stories.Story:
    story = told_story(unit, story_id)
    if story.action.person_id == unit.person.id:
        raise InvalidInputError(OwnStoryToThankFor())
    return story


def _check_noticed(unit: PersonUnit, story: stories.Story) -> None:
    if not notices.has_noticed(unit.connection, story.id, unit.person.id):
        raise InvalidInputError(NoticeFirst())
