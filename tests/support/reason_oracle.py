"""Whether the reasons that an offer shows are true, found anew from the rows of the database alone."""

import unicodedata
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import text

from bot.domain.ideas import Idea
from bot.domain.reasons import Reason
from bot.usecases.offers.offered import Offer, OfferedNeed, OfferedStory
from tests.support.company import Company

A_ROLE_AGO = timedelta(days=60)


class Oracle:
    """Answers from plain SQL about one company on SQLite."""

    def __init__(self, acme: Company) -> None:
        self.acme = acme

    def ask(self, query: str, **values: object) -> list[dict[str, Any]]:
        with self.acme.store.reading() as connection:
            return [dict(row) for row in connection.execute(text(query), values).mappings()]

    def untrue(self, offer: Offer) -> list[str]:
        """The reasons shown that are not so."""
        [stored] = self.ask("SELECT * FROM offers WHERE id = :id", id=offer.id)
        [me] = self.ask("SELECT * FROM people WHERE id = :id", id=stored["person_id"])
        wrong = [str(reason) for reason in offer.why.reasons if not self._holds(reason, me, offer, stored)]
        if offer.why.role != me["role"]:
            wrong.append("the role")
        return wrong

    def _holds(self, reason: Reason, me: dict[str, Any], offer: Offer, stored: dict[str, Any]) -> bool:
        what = offer.offered
        if isinstance(what, OfferedNeed) and reason in {Reason.LONGEST, Reason.CUSTOMER}:
            return self._is_longest(what.need.id) if reason is Reason.LONGEST else self._acted(me, what.need.id, offer)
        if isinstance(what, Idea):
            return self._idea(reason, me, what, stored)
        if reason is Reason.ONCE:
            return self._seen(me, stored["source"], stored["subject"], before=offer.id) == []
        return self._near(reason, me, offer)

    def _near(self, reason: Reason, me: dict[str, Any], offer: Offer) -> bool:
        """Whether the colleague, or the kind of their story, is as it is said."""
        what = offer.offered
        assert isinstance(what, OfferedNeed | OfferedStory)
        who = what.need.noticed_by if isinstance(what, OfferedNeed) else what.action.person_id
        [other] = self.ask("SELECT team, role FROM people WHERE id = :id", id=who)
        holds = {
            Reason.TEAM: folded(me["team"]) == folded(other["team"]) != "",
            Reason.ROLE: me["role"] == other["role"] and me["role"] not in {None, "anyone"},
            Reason.MORE_OF: isinstance(what, OfferedStory) and what.action.kind == me["more_of"],
        }
        return holds[reason]

    def _idea(self, reason: Reason, me: dict[str, Any], idea: Idea, stored: dict[str, Any]) -> bool:
        suiting = [each.key for each in self.acme.context.ideas if each.roles & {me["role"], "anyone"}]
        everything = [each.key for each in self.acme.context.ideas]
        match reason:
            case Reason.MORE_OF:
                return idea.kind.value == str(me["more_of"])
            case Reason.OWN_ROLE:
                return me["role"] in idea.roles and f'"role": "{me["role"]}"' in stored["available"]
            case Reason.NO_ROLE:
                hints = self.ask("SELECT id FROM offers WHERE person_id = :me AND why LIKE '%no_role%'", me=me["id"])
                return me["role"] is None and "anyone" not in idea.roles and len(hints) <= 2
            case Reason.OTHER_ROLE:
                since = self.acme.clock.now() - A_ROLE_AGO
                return idea.key not in suiting and all(self._has_had(me, key, since) for key in suiting)
            case _:
                again = self._seen(me, "idea", idea.key, before=stored["id"])
                return bool(again) and all(self._has_had(me, key) for key in everything)

    def _is_longest(self, need_id: int) -> bool:
        still_open = self.ask("SELECT id, created_at, handed_back_at FROM needs WHERE status = 'open'")
        [mine] = [each for each in still_open if each["id"] == need_id]
        others = [each for each in still_open if each is not mine]

        def since(need: dict[str, Any]) -> str:
            return str(need["handed_back_at"] or need["created_at"])

        return bool(others) and all(
            str(mine["created_at"]) < str(other["created_at"]) and since(mine) < since(other) for other in others
        )

    def _acted(self, me: dict[str, Any], need_id: int, offer: Offer) -> bool:
        [need] = self.ask("SELECT customer FROM needs WHERE id = :id", id=need_id)
        done = self.ask(
            "SELECT kind, happened_on, customer FROM actions WHERE person_id = :me AND undone_at IS NULL", me=me["id"]
        )
        same = [each for each in done if folded(each["customer"]) == folded(need["customer"]) != ""]
        acted = offer.why.acted
        assert acted is not None
        by_then = [str(each["happened_on"]) for each in same if str(each["happened_on"]) <= acted.today.isoformat()]
        last = max(by_then, default=None)
        return last == acted.on.isoformat() and acted.kind in {
            each["kind"] for each in same if str(each["happened_on"]) == last
        }

    def _seen(self, me: dict[str, Any], source: str, subject: str, *, before: int = 1 << 60) -> list[dict[str, Any]]:
        return self.ask(
            "SELECT id, offered_at FROM offers WHERE person_id = :me AND source = :source AND subject = :subject "
            "AND unseen = 0 AND id < :before",
            me=me["id"],
            source=source,
            subject=subject,
            before=before,
        )

    def _has_had(self, me: dict[str, Any], key: str, since: datetime | None = None) -> bool:
        declined = self.ask(
            "SELECT idea FROM unwanted_ideas WHERE person_id = :me AND idea = :key", me=me["id"], key=key
        )
        seen = [str(row["offered_at"]) for row in self._seen(me, "idea", key)]
        earliest = since.replace(tzinfo=None).isoformat(" ") if since else ""
        return bool(declined) or any(at > earliest for at in seen)


def folded(name: str | None) -> str:
    """A name as names are compared: however it was spaced, and in whichever case."""
    return " ".join(unicodedata.normalize("NFKC", name or "").split()).casefold()
