"""Whom a stored text mentions."""

from sqlalchemy import ColumnElement, or_

from bot.domain.people import Person
from bot.storage.tables import actions


def mention(person: Person) -> ColumnElement[bool]:
    """Whether the words of an action mention the person with Slack's own token; of some others it may say so, too."""
    token = f"<@{person.slack_id}"
    return or_(actions.c.text.contains(token, autoescape=True), actions.c.outcome.contains(token, autoescape=True))
