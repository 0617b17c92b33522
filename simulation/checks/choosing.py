"""What is offered: nothing again too soon, a fair chance for each source, and draws that can be made again."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.domain.kept_ideas import from_kept
from bot.domain.replays import catalogue_in, replay
from bot.usecases.unit import seeded
from simulation.history import History, Row

NO_IDEA_AGAIN_WITHIN = timedelta(days=60)
HOLDERS = 3
HELD_FOR = timedelta(days=7)
LEAST_CHANCE = 0.15
IN_A_ROW = 2
SAMPLE = 500
ROUNDING = 1e-9
Sources = list[str]


def idea_too_soon(history: History) -> Iterator[str]:
    """No idea comes again within 60 days, unless all of the catalogue have come."""
    for person_id, offers in _by_person(history).items():
        ideas = [row for row in offers if row["source"] == "idea"]
        at = [row["offered_at"] for row in ideas]
        last: dict[str, datetime] = {}
        for place, row in enumerate(ideas):
            before = last.get(row["subject"])
            if before is not None and row["offered_at"] - before < NO_IDEA_AGAIN_WITHIN:
                since = bisect_left(at, row["offered_at"] - NO_IDEA_AGAIN_WITHIN)
                if len({each["subject"] for each in ideas[since:place]}) < history.ideas:
                    yield f"person {person_id}: {row['subject']} on {before:%F} and {row['offered_at']:%F}"
            last[row["subject"]] = row["offered_at"]


def twice_to_a_person(history: History) -> Iterator[str]:
    """No need and no story is offered twice to the same person."""
    yield from _repeated(history, "need", "story")


def followed_up_twice(history: History) -> Iterator[str]:
    """What somebody did or promised is followed up once at the most."""
    yield from _repeated(history, "follow_up")


def held_by_too_many(history: History) -> Iterator[str]:
    """At most three people hold the same need at a time, each until they answer, or for a week."""
    held: dict[str, list[tuple[datetime, datetime]]] = defaultdict(list)
    for row in history.offers:
        if row["source"] == "need":
            end = row["offered_at"] + HELD_FOR
            held[row["subject"]].append((row["offered_at"], min(end, row["closed_at"] or end)))
    for need, spans in held.items():
        for start, _ in spans:
            holders = sum(begins <= start < ends for begins, ends in spans)
            if holders > HOLDERS:
                yield f"need {need} at {start:%F %T} UTC: {holders} people"


def three_in_a_row(history: History) -> Iterator[str]:
    """No source comes three times running while another one has candidates: with nudges, nor of all that is offered."""
    for row, before in _walk(history):
        # Of two sources, one may have come twice with nudges and the other twice in all: then either has to do.
        if row["source"] in _tired(before) and _others(row) - _tired(before):
            yield f"person {row['person_id']}: {row['source']} for the third time on {row['offered_at']:%F}"


def below_its_chance(history: History) -> Iterator[str]:
    """Each source that has candidates comes with a probability of 0.15 at least, unless it has come twice running."""
    for row, before in _walk(history):
        for source, about in row["available"].items():
            chance = about["probability"]
            if chance < LEAST_CHANCE - ROUNDING and (chance > 0 or source not in _tired(before)):
                yield f"offer {row['id']}: {source} with {chance}"


def other_when_replayed(history: History) -> Iterator[str]:
    """A stored draw, made again from what is kept of it, gives what was offered."""
    catalogues = {row["digest"]: from_kept(row["ideas"]) for row in history.catalogues}
    step = max(1, len(history.offers) // SAMPLE)
    for row in history.offers[::step]:
        ideas = catalogues.get(catalogue_in(row["available"]) or "", ())
        drawn = replay(row["available"], ideas, seeded(row["seed"]))
        again = (drawn.candidate.source, drawn.candidate.subject.text)
        if again != (row["source"], row["subject"]) or abs(drawn.probability - row["probability"]) > ROUNDING:
            yield f"offer {row['id']}: {again[0]} {again[1]}, not {row['source']} {row['subject']}"


def _walk(history: History) -> Iterator[tuple[Row, tuple[Sources, Sources]]]:
    """Each offer with the sources before it: those that came with the person's nudges, and all, in their order.

    What was drawn for a nudge that came with something else is left out.
    """
    for offers in _by_person(history).values():
        shown = {row["decision_id"]: row["id"] for row in offers if not row["asked"]}
        with_nudges: Sources = []
        of_all: Sources = []
        for row in offers:
            if row["asked"] or shown[row["decision_id"]] == row["id"]:
                yield row, (with_nudges, of_all)
                of_all.append(row["source"])
                if not row["asked"]:
                    with_nudges.append(row["source"])


def _tired(before: tuple[Sources, Sources]) -> set[str]:
    """The sources that have come twice running."""
    return {sources[-1] for sources in before if len(sources) >= IN_A_ROW and len(set(sources[-IN_A_ROW:])) == 1}


def _others(row: Row) -> set[str]:
    """The sources that had candidates beside the one that came."""
    return set(row["available"]) - {str(row["source"])}


def _by_person(history: History) -> dict[int, list[Row]]:
    offers: dict[int, list[Row]] = defaultdict(list)
    for row in history.offers:
        # What was to come with a nudge that never arrived was not offered.
        if not row["unseen"]:
            offers[row["person_id"]].append(row)
    return offers


def _repeated(history: History, *sources: str) -> Iterator[str]:
    times = Counter(
        (row["person_id"], str(row["source"]), row["subject"])
        for row in history.offers
        if row["source"] in sources and not row["unseen"]
    )
    for (person, source, subject), number in times.items():
        if number > 1:
            yield f"person {person}: {source} {subject} {number} times"
