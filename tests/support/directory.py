"""A directory of people, as a test says that Slack has it."""

from collections.abc import Callable, Iterator, Sequence

from bot.domain.profiles import Page, Profile, Standing
from bot.errors import BotError


class FakeDirectory:
    """Knows the people it was given, and whether they are in the channel."""

    def __init__(self) -> None:
        self._profiles: dict[str, Profile] = {}
        self._members: set[str] = set()
        self._down = self._dies = False
        self._meanwhile: Callable[[], object] = lambda: None
        self.asked_for: list[str] = []
        self.page_size = 1000
        self.pages_read: list[int] = []
        self.lost_pages: set[int] = set()

    def with_member(
        self, name: str, *, zone: str | None = "Europe/London", standing: Standing = Standing.MEMBER
    ) -> "FakeDirectory":
        """Somebody in the channel."""
        self._members.add(f"U{name.upper()}")
        return self.with_outsider(name, zone=zone, standing=standing)

    def with_outsider(
        self,
        name: str,
        *,
        zone: str | None = "Europe/London",
        standing: Standing = Standing.MEMBER,
        active: bool = True,
    ) -> "FakeDirectory":
        """Somebody who is not in the channel."""
        profile = Profile(f"U{name.upper()}", name.title(), zone, standing, active=active)
        self._profiles[profile.slack_id] = profile
        return self

    def without_member(self, name: str) -> "FakeDirectory":
        """Somebody has left the channel."""
        self._members.discard(f"U{name.upper()}")
        return self

    def goes_down(self) -> "FakeDirectory":
        """Slack cannot be asked."""
        self._down = True
        return self

    def comes_back(self) -> "FakeDirectory":
        """Slack can be asked again."""
        self._down = False
        return self

    def dies_while_reading(self) -> "FakeDirectory":
        """The process ends while Slack is asked, once."""
        self._dies = True
        return self

    def meanwhile(self, deed: Callable[[], object]) -> "FakeDirectory":
        """Let something happen while Slack is asked."""
        self._meanwhile = deed
        return self

    def members(self, channel_id: str) -> Sequence[str]:
        self._ask(channel_id)
        return sorted(self._members)

    def pages(self, cursor: str | None) -> Iterator[Page]:
        """Everybody, a few to a page; the cursor is how many there were before."""
        everybody = list(self._profiles.values())
        for start in range(int(cursor or 0), max(len(everybody), 1), self.page_size):
            if start in self.lost_pages:
                raise BotError("users.list did not work")
            end = start + self.page_size
            self.pages_read.append(start)
            yield Page(tuple(everybody[start:end]), str(end) if end < len(everybody) else None)

    def _ask(self, what: str) -> None:
        self.asked_for.append(what)
        self._meanwhile()
        if self._dies:
            self._dies = False
            raise SystemExit
        if self._down:
            raise BotError("conversations.members did not work")
