"""Store people, found by their Slack id within a workspace."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, case, exists, or_, select, update

from bot.domain.people import Cadence, Person
from bot.domain.profiles import Profile, Standing
from bot.storage.rows import build, change_row, columns, insert_once, save_row
from bot.storage.tables import nudge_decisions, people

NOT_YET_KNOWN = "a colleague"
"""The name of people without a Slack profile yet; an id would mean nothing to readers."""


def find(connection: Connection, workspace_id: int, slack_id: str) -> Person | None:
    """Return the person with this Slack id, if the bot has met them."""
    row = connection.execute(_BY_SLACK_ID, {"workspace": workspace_id, "slack": slack_id}).one_or_none()
    return None if row is None else build(Person, row)


def get(connection: Connection, person_id: int) -> Person:
    """Return the person with this row id."""
    return build(Person, connection.execute(_BY_ID, {"person": person_id}).one())


def get_all(connection: Connection, ids: Sequence[int]) -> dict[int, Person]:
    """Return the people with these row ids."""
    if not ids:
        return {}
    return {row.id: build(Person, row) for row in connection.execute(_BY_IDS, {"people": list(ids)}).all()}


def get_or_add(connection: Connection, workspace_id: int, slack_id: str, now: datetime) -> Person:
    """Return the person with this Slack id; add a new person, with their profile still unknown."""
    found = find(connection, workspace_id, slack_id)
    if found is not None:
        return found
    values = {
        "workspace_id": workspace_id,
        "slack_id": slack_id,
        "name": NOT_YET_KNOWN,
        "standing": Standing.MEMBER,
        "active": True,
        "in_channel": False,
        "cadence": Cadence.DAILY,
        "unanswered": 0,
        "created_at": now,
    }
    insert_once(connection, people, values, ("workspace_id", "slack_id"))
    row = connection.execute(_BY_SLACK_ID, {"workspace": workspace_id, "slack": slack_id}).one()
    return build(Person, row)


def keep_profile(connection: Connection, workspace_id: int, profile: Profile, now: datetime) -> Person:
    """Write a Slack account's profile; return the changed person."""
    person = get_or_add(connection, workspace_id, profile.slack_id, now)
    change_row(connection, people, person.id, columns(profile) | {"profile_at": now})
    return get(connection, person.id)


def get_to_change(connection: Connection, person_id: int) -> Person:
    """Return the same as `get`, locked for a change: other changes wait, and then see this one.

    SQLite needs no lock on the row: its write transactions run one after the other.
    """
    return build(Person, connection.execute(_TO_CHANGE, {"person": person_id}).one())


def save(connection: Connection, before: Person, after: Person) -> None:
    """Write the difference to a person that `get_to_change` returned."""
    save_row(connection, people, before, after)


def set_in_channel(connection: Connection, person_id: int, *, is_in: bool) -> None:
    """Keep whether the person is in the workspace's channel."""
    change_row(connection, people, person_id, {"in_channel": is_in})


def rest(connection: Connection, person_id: int, now: datetime) -> None:
    """Keep that the person's nudges ended because they never answered."""
    change_row(connection, people, person_id, {"resting_since": now})


def restore(connection: Connection, person_id: int) -> None:
    """Count the person as no longer silent, whether their nudges had ended or not."""
    change_row(connection, people, person_id, {"unanswered": 0, "resting_since": None})


def keep_nudged(connection: Connection, person_id: int, decision_id: int, told_until: datetime) -> None:
    """Count one more nudge without an answer, unless it has one; keep up to when it told the person news."""
    connection.execute(_KEEP_NUDGED, {"person": person_id, "decision": decision_id, "until": told_until})


def slack_ids(connection: Connection, workspace_id: int) -> frozenset[str]:
    """Return the Slack ids of everybody the bot has met."""
    return frozenset(
        connection.execute(select(people.c.slack_id).where(people.c.workspace_id == workspace_id)).scalars()
    )


def admins(connection: Connection, workspace_id: int, most: int) -> Sequence[Person]:
    """Return up to `most` of Slack's admins and owners who are active members, the longest known first."""
    rows = connection.execute(
        select(people)
        .where(
            *(people.c.workspace_id == workspace_id, people.c.admin),
            *(people.c.active, people.c.standing == Standing.MEMBER),
        )
        .order_by(people.c.id)
        .limit(most)
    ).all()
    return [build(Person, row) for row in rows]


def in_channel(connection: Connection, workspace_id: int) -> frozenset[str]:
    """Return the Slack ids of the people in the workspace's channel, from what Slack has reported."""
    there = select(people.c.slack_id).where(people.c.workspace_id == workspace_id, people.c.in_channel)
    return frozenset(connection.execute(there).scalars())


def forget_who_is_in_channel(connection: Connection, workspace_id: int) -> None:
    """Forget the members of the workspace's channel, because it is another one now."""
    connection.execute(
        update(people).where(people.c.workspace_id == workspace_id, people.c.in_channel).values(in_channel=False)
    )


def following_the_workspace(connection: Connection, workspace_id: int, *, after: int, most: int) -> Sequence[Person]:
    """Return up to `most` people with nudges by the workspace's time, zone or workdays, without their own.

    They come in the order of their row ids, from the first above `after`.
    """
    rows = connection.execute(
        select(people)
        .where(
            people.c.workspace_id == workspace_id,
            people.c.id > after,
            people.c.next_nudge_at.is_not(None),
            or_(people.c.nudge_time.is_(None), people.c.zone.is_(None), people.c.workdays.is_(None)),
        )
        .order_by(people.c.id)
        .limit(most)
    ).all()
    return [build(Person, row) for row in rows]


def keep_home_opened(connection: Connection, person_id: int, now: datetime) -> None:
    """Keep that the person has seen the bot's App Home, if it is the first time."""
    connection.execute(
        update(people).where(people.c.id == person_id, people.c.home_opened_at.is_(None)).values(home_opened_at=now)
    )


# Built once: building takes SQLAlchemy longer than running, and every tick runs these.
_BY_ID = select(people).where(people.c.id == bindparam("person"))
_BY_IDS = select(people).where(people.c.id.in_(bindparam("people", expanding=True)))
_TO_CHANGE = _BY_ID.with_for_update(key_share=True)
_BY_SLACK_ID = select(people).where(
    people.c.workspace_id == bindparam("workspace"), people.c.slack_id == bindparam("slack")
)
_IS_ANSWERED = exists().where(nudge_decisions.c.id == bindparam("decision"), nudge_decisions.c.answer.is_not(None))
_TOLD = people.c.told_of_notices_at
_KEEP_NUDGED = (
    update(people)
    .where(people.c.id == bindparam("person"))
    .values(
        unanswered=people.c.unanswered + case((_IS_ANSWERED, 0), else_=1),
        told_of_notices_at=case((bindparam("until") <= _TOLD, _TOLD), else_=bindparam("until", type_=_TOLD.type)),
    )
)
