"""A few days of one person in London, in which no rule is broken: each test spoils one thing of them."""

from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.ideas import Idea
from bot.domain.kept_ideas import as_kept, digest
from bot.domain.kinds import Kind
from bot.domain.offered_ideas import ROLE_WEIGHTS
from bot.domain.people import Cadence
from bot.domain.reading.places import Place
from bot.domain.replays import replay
from bot.usecases.unit import seeded
from simulation.history import History, Message, Row, State, Timeline

MONDAY = datetime(2026, 1, 5, tzinfo=UTC)
NUDGED = [MONDAY + timedelta(days=day, hours=9, minutes=30) for day in range(3)]
IDEAS = tuple(Idea(f"idea-{n}", Kind.HELP, frozenset({"anyone"}), "a customer waits", f"call {n}") for n in range(9))
LONDON = State("Europe/London", enrolled=True, place=Place("GB", "ENG"))


def sound(*, offers: tuple[Row, ...] | None = None, **more: Any) -> History:  # noqa: ANN401  any field of a history
    """Monday to Wednesday, with a nudge each day."""
    drawn = offers if offers is not None else three_offers()
    values: dict[str, Any] = {
        "began": MONDAY,
        "ended": MONDAY + timedelta(days=4),
        "people": {1: Timeline((MONDAY,), (LONDON,))},
        "messages": tuple(a_nudge(at, number) for number, at in enumerate(NUDGED, 1)),
        "decisions": tuple(a_decision(at, number) for number, at in enumerate(NUDGED, 1)),
        "offers": drawn,
        "stored_people": (a_person(),),
        "catalogues": ({"digest": digest(IDEAS), "ideas": as_kept(IDEAS)},),
        "ideas": len(IDEAS),
    }
    return History(**values | more)


def a_nudge(at: datetime, number: int, **more: Any) -> Message:  # noqa: ANN401  any field of a message
    """The nudge that came at an instant."""
    values: dict[str, Any] = {"key": f"nudge:1:{at:%F}", "kind": "nudge", "person_id": 1, "subject_id": number}
    return Message(**values | {"at": at} | more)


def a_message(kind: str, at: datetime, **more: Any) -> Message:  # noqa: ANN401  any field of a message
    """Some other message to the person."""
    return a_nudge(at, 1, **{"kind": kind, "key": f"{kind}:{at:%F}"} | more)


def a_decision(at: datetime, number: int, **more: Any) -> Row:  # noqa: ANN401  any column
    """The decision to send that nudge."""
    values = {"id": number, "person_id": 1, "local_day": at.date(), "due_at": at, "decided_at": at, "outcome": "send"}
    return values | {"reason": "due", "source": "idea", "answer": None} | more


def an_offer(number: int, source: str, subject: str, **more: Any) -> Row:  # noqa: ANN401  any column
    """Something offered, among needs and ideas with the same chance."""
    at = NUDGED[(number - 1) % len(NUDGED)]
    its, another = ({"probability": 0.5, "candidates": [[each, 1.0]]} for each in (subject, "7"))
    values = {
        "id": number,
        "person_id": 1,
        "decision_id": number,
        "asked": False,
        "source": source,
        "subject": subject,
        "offered_at": at,
        "closed_at": None,
        "unseen": False,
        "seed": "seed",
        "probability": 0.5,
        "available": {source: its, "story" if source == "need" else "need": another},
    }
    return values | more


def a_draw(number: int, seed: str = "seed", **more: Any) -> Row:  # noqa: ANN401  any column
    """An idea that was drawn, with all that it takes to draw it again."""
    left_out = [f"idea-{before}" for before in range(number)]
    about = {"probability": 1.0, "catalogue": digest(IDEAS), "left_out": left_out, "role": None}
    about["weights"] = asdict(ROLE_WEIGHTS)
    drawn = replay({"idea": about}, IDEAS, seeded(seed))
    values = {"available": {"idea": about}, "seed": seed, "probability": drawn.probability}
    return {**an_offer(number, "idea", drawn.candidate.subject.text), **values, **more}


def three_offers() -> tuple[Row, ...]:
    """What came with the three nudges: three ideas, as there was nothing else."""
    chosen: list[Row] = []
    for number in (1, 2, 3):
        seeds = (a_draw(number, f"seed {attempt}") for attempt in range(99))
        chosen.append(next(row for row in seeds if row["subject"] not in {each["subject"] for each in chosen}))
    return tuple(chosen)


def a_need(**more: Any) -> Row:  # noqa: ANN401  any column
    """A need that a colleague of its noticer met."""
    values = {"id": 1, "noticed_by": 1, "taken_by": 2, "met_action_id": 7, "status": "met"}
    return values | more


def a_person(**more: Any) -> Row:  # noqa: ANN401  any column
    """The person as the bot knows them."""
    values = {
        "id": 1,
        "name": "Ana",
        "zone": "Europe/London",
        "active": True,
        "enrolled_at": MONDAY,
        "nudge_time": None,
        "workdays": None,
        "country": "GB",
        "region": "ENG",
        "paused_from": None,
        "paused_until": None,
        "cadence": Cadence.DAILY,
        "unwanted": frozenset(),
        "resting_since": None,
    }
    return values | more
