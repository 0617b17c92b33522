"""Every kind of message is described completely, and nothing else knows it by name."""

import ast
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

import pytest

from bot.slack.blocks.messages import RENDERERS
from bot.storage import delivery_claims
from bot.usecases.delivery.audience import Audience
from bot.usecases.delivery.message_kind import MessageKind, PictureFile
from bot.usecases.delivery.messages import KINDS
from bot.usecases.delivery.messages.picture import RipplePicture
from bot.usecases.delivery.payloads import read_payload, written
from bot.usecases.shoutout.plan import plan_shoutout
from tests.architecture.code import modules
from tests.support.company import Company
from tests.support.reviewing import FRIDAY

NAMES = sorted(KINDS)
SAMPLES: dict[type[Any], object] = {
    int: 7,
    str: "Ev1",
    date: date(2026, 11, 23),
    datetime: datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
}
NAMELESS = (
    *("bot.domain.deliveries", "bot.storage.deliveries", "bot.storage.edits", "bot.storage.shown_in_messages"),
    *("bot.usecases.delivery.deliver", "bot.usecases.delivery.edit", "bot.usecases.delivery.message_kind"),
    *("bot.usecases.delivery.changed", "bot.slack.messenger", "bot.slack.find_message", "bot.slack.sending_pace"),
)
"""What sends, keeps and edits messages of any kind."""


def a_sample(kind: MessageKind[Any]) -> Any:  # noqa: ANN401  what a message of the kind is about
    hints = get_type_hints(kind.about)
    return kind.about(**{field.name: _value(hints[field.name]) for field in fields(kind.about)})


def _value(hint: Any) -> object:  # noqa: ANN401  a type or a union of them
    sort = next(iter(get_args(hint)), hint)
    return next(iter(sort)) if issubclass(sort, Enum) else SAMPLES[sort]


def contents(loader: Any) -> set[type[Any]]:  # noqa: ANN401  a hook
    """The types of content that a loader may return, by its annotation."""
    hint = get_type_hints(loader).get("return") if hasattr(loader, "__annotations__") else None
    found = set(get_args(hint)) if isinstance(hint, UnionType) else {hint}
    return {each for each in found if each not in {None, NoneType, object}}


@pytest.mark.parametrize("name", NAMES)
def test_a_kind_has_all_of_it(name: str) -> None:
    kind = KINDS[name]
    assert kind.name == name
    about = a_sample(kind)
    assert kind.key_of(about).startswith(f"{name}:")
    assert len(kind.key_of(about)) < 100
    assert kind.useful_for.total_seconds() > 0
    assert isinstance(kind.audience, Audience)
    assert kind.load.__module__.startswith("bot.usecases.delivery.messages.")
    # What is edited says what it shows, and what shows something can be edited.
    own = {hook.__module__ for hook in (kind.again, kind.shows)}
    assert len(own) == 1


@pytest.mark.parametrize("name", NAMES)
def test_what_a_message_is_about_is_read_as_it_was_written(name: str) -> None:
    kind = KINDS[name]
    about = a_sample(kind)
    assert read_payload(kind.about, written(about)) == about
    optional = {field: None for field, hint in get_type_hints(kind.about).items() if NoneType in get_args(hint)}
    without = kind.about(**{field.name: getattr(about, field.name) for field in fields(kind.about)} | optional)
    assert read_payload(kind.about, written(without)) == without


@pytest.mark.parametrize("name", NAMES)
def test_all_that_a_kind_may_say_has_a_renderer(name: str) -> None:
    kind = KINDS[name]
    said = contents(kind.load) | contents(kind.again)
    assert said <= RENDERERS.keys() | {RipplePicture, PictureFile}


def test_the_two_that_were_sent_first_keep_their_keys() -> None:
    nudge, shoutout = KINDS["nudge"], KINDS["shoutout"]
    assert nudge.key_of(nudge.about(7, date(2026, 11, 23), 5)) == "nudge:7:2026-11-23"
    assert shoutout.key_of(shoutout.about(date(2026, 11, 23), 3)) == "shoutout:2026-11-23"


def test_a_message_to_a_channel_has_no_reader(acme: Company) -> None:
    acme.records(acme.hires("ana"))
    acme.clock.move_to(FRIDAY)
    plan_shoutout(acme.context, acme.team_id)
    with acme.context.unit_of(acme.team_id) as unit:
        [owed] = delivery_claims.due(unit.connection, unit.workspace.id, unit.now, 1)
        with pytest.raises(ValueError, match="not for a person"):
            _ = KINDS[owed.kind].sending(unit, owed, None).to


@pytest.mark.parametrize("module", NAMELESS)
def test_what_sends_knows_no_kind_by_name(module: str) -> None:
    tree = modules()[module]
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert texts.isdisjoint(NAMES)
    assert names.isdisjoint(name.upper() for name in NAMES)
