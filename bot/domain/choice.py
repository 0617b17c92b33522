"""Choose what to offer a person: candidates → weights → probabilities → a draw.

The same candidates and seed give the same choice, so every choice can be replayed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random

from bot.domain.offers import Candidate, OfferSource

SOURCE_WEIGHTS = {
    OfferSource.NEED: 4.0,
    OfferSource.FOLLOW_UP: 3.0,
    OfferSource.STORY: 2.0,
    OfferSource.IDEA: 3.0,
}
LEAST_CHANCE = 0.15
"""The least probability of a source that has candidates and is not resting."""
IN_A_ROW = 2
"""How often in a row a source may be offered."""


@dataclass(frozen=True, slots=True)
class Share:
    """A source's candidates, and the probability (0 to 1) that one of them is drawn; 0 while the source rests."""

    source: OfferSource
    probability: float
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What was drawn: `probability` (0 to 1) belongs to this candidate, `draw` is the random number."""

    candidate: Candidate
    probability: float
    draw: float
    available: tuple[Share, ...]


def choose(candidates: Iterable[Candidate], *, recent: Iterable[Sequence[OfferSource]], rng: Random) -> Choice | None:
    """Draw one of the candidates; None when there are none.

    Each history in `recent` lists the sources of past offers, newest first. A source that leads a history twice rests,
    if another one has candidates. If two histories would leave no source, the first one counts.
    """
    shares = shares_of(candidates, recent=recent)
    return draw_from(shares, rng) if shares else None


def shares_of(candidates: Iterable[Candidate], *, recent: Iterable[Sequence[OfferSource]]) -> tuple[Share, ...]:
    """Return each source's candidates, in a fixed order, with the probability of the source."""
    by_source: dict[OfferSource, list[Candidate]] = {source: [] for source in OfferSource}
    for candidate in candidates:
        by_source[candidate.source].append(candidate)
    grouped = [Share(source, 0.0, tuple(some)) for source, some in by_source.items() if some]
    awake = {share.source for share in grouped}
    for history in recent:
        if len(history) >= IN_A_ROW and len({*history[:IN_A_ROW]}) == 1:
            awake = awake - {history[0]} or awake
    left = 1 - LEAST_CHANCE * len(awake)
    total = sum(SOURCE_WEIGHTS[source] for source in sorted(awake))
    return tuple(
        replace(share, probability=LEAST_CHANCE + left * SOURCE_WEIGHTS[share.source] / total)
        if share.source in awake
        else share
        for share in grouped
    )


def draw_from(shares: Sequence[Share], rng: Random) -> Choice:
    """Draw one candidate of the shares; at least one share needs a probability above 0."""
    lots = [lot for share in shares for lot in _lots(share)]
    draw = rng.random()
    reached = 0.0
    candidate, probability = lots[-1]
    for each, chance in lots:
        reached += chance
        if draw < reached:
            candidate, probability = each, chance
            break
    # Rounding can leave the sum a hair below 1, so the last one is the default.
    return Choice(candidate, probability, draw, tuple(shares))


def _lots(share: Share) -> list[tuple[Candidate, float]]:
    """Return the share's candidates that can be drawn, each with its own probability."""
    if not share.probability:
        return []
    total = sum(candidate.weight for candidate in share.candidates)
    return [(each, share.probability * each.weight / total) for each in share.candidates]
