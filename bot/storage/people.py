"""People: found by their Slack id within a workspace."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, or_, select, update

from bot.domain.people import Cadence, Person, Profile, Standing
from bot.storage.rows import build, change_row, columns, insert_once, save_row
from bot.storage.tables import people
from bot.storage.visibility import may_be_named

NOT_YET_KNOWN = "a colleague"
"""The name of somebody whom Slack has not told us of yet; an id would mean nothing to those who read it."""


def find(connection: Connection, workspace_id: int, slack_id: str) -> Person | None:
    """The person with this Slack id, if the bot has met them."""
    row = connection.execute(_BY_SLACK_ID, {"workspace": workspace_id, "slack": slack_id}).one_or_none()
    return None if row is None else build(Person, row)


def get(connection: Connection, person_id: int) -> Person:
    """The person with this row id."""
    return build(Person, connection.execute(_BY_ID, {"person": person_id}).one())


def get_or_add(connection: Connection, workspace_id: int, slack_id: str, now: datetime) -> Person:
    """The person with this Slack id; one that the bot meets for the first time is kept, their profile still unknown."""
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


def profile_known(connection: Connection, workspace_id: int, slack_id: str) -> bool:
    """Whether Slack was asked, or told us, who this is."""
    row = connection.execute(
        select(people.c.profile_at).where(people.c.workspace_id == workspace_id, people.c.slack_id == slack_id)
    ).one_or_none()
    return row is not None and row.profile_at is not None


def keep_profile(connection: Connection, workspace_id: int, profile: Profile, now: datetime) -> Person:
    """Write what Slack says of an account; the person as they are then."""
    person = get_or_add(connection, workspace_id, profile.slack_id, now)
    change_row(connection, people, person.id, columns(profile) | {"profile_at": now})
    return get(connection, person.id)


def get_to_change(connection: Connection, person_id: int) -> Person:
    """As `get`, for changing them: whoever else means to waits, and then sees what was changed.

    SQLite needs no lock on the row: its write transactions come one after the other.
    """
    return build(Person, connection.execute(_TO_CHANGE, {"person": person_id}).one())


def save(connection: Connection, before: Person, after: Person) -> None:
    """Write what is to be different of a person who was read by `get_to_change`."""
    save_row(connection, people, before, after)


def set_in_channel(connection: Connection, person_id: int, *, is_in: bool) -> None:
    """Keep whether the person is in the workspace's channel."""
    change_row(connection, people, person_id, {"in_channel": is_in})


def rest(connection: Connection, person_id: int, now: datetime) -> None:
    """Keep that the person's nudges have come to an end because they never answered."""
    change_row(connection, people, person_id, {"resting_since": now})


def restore(connection: Connection, person_id: int) -> None:
    """Count the person as no longer silent, whether their nudges had come to an end or not."""
    change_row(connection, people, person_id, {"unanswered": 0, "resting_since": None})


def count_unanswered(connection: Connection, person_id: int) -> None:
    """Count one more nudge without an answer."""
    connection.execute(_COUNT_UNANSWERED, {"person": person_id})


def slack_ids(connection: Connection, workspace_id: int) -> frozenset[str]:
    """The Slack ids of everybody whom the bot has met."""
    return frozenset(
        connection.execute(select(people.c.slack_id).where(people.c.workspace_id == workspace_id)).scalars()
    )


def admins(connection: Connection, workspace_id: int, most: int) -> Sequence[Person]:
    """Up to `most` of Slack's admins and owners who are active members, those whom the bot has known longest."""
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


def in_channel(connection: Connection, workspace_id: int) -> Sequence[Person]:
    """The people who are in the workspace's channel, as far as Slack has told us."""
    rows = connection.execute(
        select(people).where(people.c.workspace_id == workspace_id, people.c.in_channel).order_by(people.c.id)
    ).all()
    return [build(Person, row) for row in rows]


def forget_who_is_in_channel(connection: Connection, workspace_id: int) -> None:
    """Count nobody as being in the workspace's channel, as it is another one now."""
    connection.execute(
        update(people).where(people.c.workspace_id == workspace_id, people.c.in_channel).values(in_channel=False)
    )


def following_the_workspace(connection: Connection, workspace_id: int, *, after: int, most: int) -> Sequence[Person]:
    """Up to `most` people whose next nudge depends on the workspace's time, zone or workdays, for want of their own.

    They come in the order of their row ids, which begin above `after`.
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
    """Keep that the person has been shown the bot's App Home, if that is the first time."""
    connection.execute(
        update(people).where(people.c.id == person_id, people.c.home_opened_at.is_(None)).values(home_opened_at=now)
    )


def has_opened_home(connection: Connection, workspace_id: int, slack_id: str) -> bool:
    """Whether the person with this Slack id has ever opened the bot's App Home."""
    row = connection.execute(
        select(people.c.home_opened_at).where(people.c.workspace_id == workspace_id, people.c.slack_id == slack_id)
    ).one_or_none()
    return row is not None and row.home_opened_at is not None


def names(connection: Connection, workspace_id: int, ids: Sequence[int]) -> dict[int, str]:
    """The names of the people with these row ids."""
    if not ids:
        return {}
    rows = connection.execute(_NAMES, {"workspace": workspace_id, "ids": list(ids)}).all()
    return {row.id: row.name for row in rows}


def countries_and_zones(
    connection: Connection, workspace_id: int, ids: Sequence[int]
) -> dict[int, tuple[str | None, str | None]]:
    """The country that each of the people has chosen, and the zone that Slack knows of them."""
    if not ids:
        return {}
    rows = connection.execute(_COUNTRIES_AND_ZONES, {"workspace": workspace_id, "ids": list(ids)}).all()
    return {row.id: (row.country, row.zone) for row in rows}


def names_by_slack_id(connection: Connection, workspace_id: int, slack_ids: Sequence[str]) -> dict[str, str]:
    """The names of the people with these Slack ids; those whom the bot has not met are left out."""
    if not slack_ids:
        return {}
    rows = connection.execute(
        select(people.c.slack_id, people.c.name).where(
            people.c.workspace_id == workspace_id, people.c.slack_id.in_(slack_ids)
        )
    ).all()
    return {row.slack_id: row.name for row in rows}


def ids_by_slack_id(connection: Connection, workspace_id: int, slack_ids: Sequence[str]) -> dict[str, int]:
    """Return the row ids of those of these people whom the bot has met."""
    if not slack_ids:
        return {}
    rows = connection.execute(
        select(people.c.slack_id, people.c.id).where(
            people.c.workspace_id == workspace_id, people.c.slack_id.in_(slack_ids)
        )
    ).all()
    return {row.slack_id: row.id for row in rows}


def names_on_show(connection: Connection, workspace_id: int, slack_ids: Sequence[str]) -> dict[str, str]:
    """As `names_by_slack_id`, where many see them: who declined to be featured is "a colleague"."""
    if not slack_ids:
        return {}
    rows = connection.execute(
        select(people.c.slack_id, people.c.name, may_be_named(people).label("named")).where(
            people.c.workspace_id == workspace_id, people.c.slack_id.in_(slack_ids)
        )
    ).all()
    return {row.slack_id: row.name if row.named else NOT_YET_KNOWN for row in rows}


# Built once: SQLAlchemy takes longer to build a statement than to run it, and every tick runs these.
_BY_ID = select(people).where(people.c.id == bindparam("person"))
_TO_CHANGE = _BY_ID.with_for_update(key_share=True)
_BY_SLACK_ID = select(people).where(
    people.c.workspace_id == bindparam("workspace"), people.c.slack_id == bindparam("slack")
)
_COUNT_UNANSWERED = update(people).where(people.c.id == bindparam("person")).values(unanswered=people.c.unanswered + 1)
_NAMES = select(people.c.id, people.c.name).where(
    people.c.workspace_id == bindparam("workspace"), people.c.id.in_(bindparam("ids", expanding=True))
)
_COUNTRIES_AND_ZONES = select(people.c.id, people.c.country, people.c.zone).where(
    people.c.workspace_id == bindparam("workspace"), people.c.id.in_(bindparam("ids", expanding=True))
)
