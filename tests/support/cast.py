"""The people and the workspace that tests of rules tell stories about; every detail can be changed."""

from datetime import UTC, datetime, time
from typing import Any

from bot.domain.actions import Action, KindOrigin, Source
from bot.domain.kinds import Kind
from bot.domain.people import MONDAY_TO_FRIDAY, Cadence, Person, Workspace
from bot.domain.profiles import Standing

MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
"""Monday 23 November 2026, 09:30 in London."""


def acme(**more: Any) -> Workspace:  # noqa: ANN401  any field of a workspace
    details: dict[str, Any] = {
        "id": 1,
        "team_id": "T1",
        "name": "Acme",
        "bot_user_id": "UBOT",
        "channel_id": "C1",
        "channel_name": "customers",
        "channel_private": False,
        "zone": "Europe/London",
        "nudge_time": time(9, 30),
        "workdays": MONDAY_TO_FRIDAY,
        "country": None,
        "region": None,
        "away_emoji": None,
        "shares": True,
        "slots": 5,
        "review": False,
        "reviewers": frozenset(),
        "posts_when_quiet": True,
        "shoutout_weekday": 4,
        "shoutout_time": time(15),
        "shoutout_due_at": None,
        "next_shoutout_at": None,
        "synced_at": None,
        "sync_cursor": None,
        "created_at": MONDAY,
    }
    return Workspace(**details | more)


def ana(**more: Any) -> Person:  # noqa: ANN401  any field of a person
    details: dict[str, Any] = {
        "id": 1,
        "workspace_id": 1,
        "slack_id": "UANA",
        "name": "Ana",
        "zone": "Europe/London",
        "standing": Standing.MEMBER,
        "active": True,
        "admin": False,
        "status_emoji": None,
        "status_until": None,
        "in_channel": True,
        "nudge_time": None,
        "workdays": None,
        "country": None,
        "region": None,
        "team": None,
        "role": None,
        "shares": None,
        "featured": True,
        "told_of_notices_at": None,
        "unwanted": frozenset(),
        "more_of": None,
        "records_any_language": None,
        "cadence": Cadence.DAILY,
        "enrolled_at": datetime(2026, 1, 1, tzinfo=UTC),
        "stopped_at": None,
        "paused_from": None,
        "paused_until": None,
        "unanswered": 0,
        "next_nudge_at": MONDAY,
        "nudge_due_at": None,
        "resting_since": None,
    }
    return Person(**details | more)


def an_action(**more: Any) -> Action:  # noqa: ANN401  any field of an action
    details: dict[str, Any] = {
        "id": 1,
        "workspace_id": 1,
        "person_id": 1,
        "kind": Kind.HELP,
        "kind_origin": KindOrigin.GIVEN,
        "text": "called the customer back",
        "own_words": True,
        "outcome": None,
        "customer": None,
        "happened_on": MONDAY.date(),
        "recorded_at": MONDAY,
        "edited_at": None,
        "shared": True,
        "undone_at": None,
        "source": Source.COMMAND,
    }
    return Action(**details | more)
