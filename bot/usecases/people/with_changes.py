"""Find the people whose profile or place in the channel has changed: on most days there are few."""

from collections.abc import Sequence

from bot.domain.nudges import may_be_nudged
from bot.domain.profiles import Profile
from bot.storage import kept_profiles
from bot.storage.kept_profiles import KeptProfile
from bot.usecases.delivery.messages.welcome import WELCOME
from bot.usecases.unit import Unit

COMPARED = 1000
"""How many people are compared at once."""


def with_changes(
    first: Unit, profiles: Sequence[Profile], *, members: frozenset[str], came: frozenset[str]
) -> list[Profile]:
    """Return the profiles to write, after `first` has ended: all but those of people about whom nothing is new.

    `members` are in the channel now; those who `came` were not before.
    """
    with first.context.store.reading() as connection:
        ids = [profile.slack_id for profile in profiles]
        kept = kept_profiles.find(connection, first.workspace.id, ids, WELCOME.name)
    return [
        profile
        for profile in profiles
        if profile.slack_id in came or _has_news(profile, kept.get(profile.slack_id), members)
    ]


def _has_news(profile: Profile, kept: KeptProfile | None, members: frozenset[str]) -> bool:
    if kept is None or kept.profile != profile:
        return True
    return profile.slack_id in members and _waits_for_welcome(kept)


def _waits_for_welcome(kept: KeptProfile) -> bool:
    return may_be_nudged(kept.profile) and not kept.was_sent
