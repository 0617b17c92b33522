"""Write the catalogue's ideas down for replays, and read them again."""

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from bot.domain.ideas import Idea
from bot.domain.kinds import Kind


def digest(ideas: Sequence[Idea]) -> str:
    """Return the SHA-256 of these ideas in this order; it differs when anything in them differs."""
    written = json.dumps(as_kept(ideas), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return sha256(written.encode()).hexdigest()


def as_kept(ideas: Iterable[Idea]) -> list[dict[str, Any]]:
    """Return the ideas in full, as JSON values."""
    return [
        {
            "key": idea.key,
            "kind": idea.kind.value,
            "roles": sorted(idea.roles),
            "situation": idea.situation,
            "act": idea.act,
            "because": idea.because,
            "source": idea.source,
        }
        for idea in ideas
    ]


def from_kept(kept: Iterable[Mapping[str, Any]]) -> tuple[Idea, ...]:
    """Return the ideas that `as_kept` stored."""
    return tuple(Idea(**{**each, "kind": Kind(each["kind"]), "roles": frozenset(each["roles"])}) for each in kept)
