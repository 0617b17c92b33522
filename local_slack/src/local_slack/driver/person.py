"""Give tests a person in the workspace, in their words: she types, clicks, sees."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, TypeVar

from local_slack.acts import acts, in_front, messages
from local_slack.acts.dispatch import Outcome
from local_slack.acts.seen import SeenMessage, SeenView, says, see_message, see_view
from local_slack.acts.submissions import send_submission
from local_slack.driver.installed_app import InstalledApp
from local_slack.driver.results import Channel, Interaction, Invocation, Submission
from local_slack.errors import CannotDoError
from local_slack.json_types import Json
from local_slack.model.world import Message, User, View
from local_slack.server.loop_thread import LoopThread
from local_slack.workspace import visibility
from local_slack.workspace.workspace import Workspace

Result = TypeVar("Result")
Where = Channel | str | None

_WITHIN = 30.0
"""Real seconds to wait for what a person does: an unanswered click takes three of them to fail."""


class Person:
    """Somebody in the workspace."""

    def __init__(self, thread: LoopThread, user_id: str, name: str) -> None:
        self.id, self.name = user_id, name
        self._thread = thread
        self._ws = thread.workspace
        self._submitted: tuple[View, Json] | None = None

    def __repr__(self) -> str:
        return f"@{self.name}"

    @property
    def dm(self) -> Channel:
        """Return their direct messages with the first app."""
        return self._dm(lambda ws: ws.app.bot)

    def dm_with(self, app: InstalledApp) -> Channel:
        """Return their direct messages with an app."""
        return self._dm(lambda ws: ws.world.users[app.bot_user_id])

    def types(
        self, text: str, where: Where = None, *, thread: str | None = None, within: float = _WITHIN
    ) -> Invocation:
        """Type a message, or a slash command if it begins with a slash; by default to the app itself.

        Waits until the command is answered or has failed.
        """
        outcome = self._do(acts.types(self._ws, self.id, text, _id(where), thread), within)

        def answers() -> list[SeenMessage]:
            return self._ask(
                lambda ws: [
                    see_message(ws, message, self.id)
                    for message in visibility.messages(ws, ws.world.users[self.id])
                    if outcome.origin and message.origin == outcome.origin
                ]
            )

        return Invocation(outcome.error, outcome.payload, answers)

    def messages(self, where: Where = None) -> list[SeenMessage]:
        """Return all that they can read, oldest first; in one conversation if `where` says so."""
        place = _id(where)
        return self._ask(
            lambda ws: [
                see_message(ws, message, self.id) for message in visibility.messages(ws, ws.world.users[self.id], place)
            ]
        )

    def sees(self, wanted: str, where: Where = None, within: float = _WITHIN) -> SeenMessage:
        """Wait for and return the newest message that says `wanted` (a part of it, or a regular expression)."""
        found: list[SeenMessage] = []

        def appears() -> bool:
            found[:] = [message for message in self.messages(where) if says(message.says, wanted)]
            return bool(found)

        self._thread.wait_until(appears, within, f"{self.name} sees {wanted!r}")
        return found[-1]

    def does_not_see(self, wanted: str, where: Where = None) -> None:
        """Raise AssertionError if they can read a message that says that."""
        found = [message.says for message in self.messages(where) if says(message.says, wanted)]
        if found:
            raise AssertionError(f"{self.name} sees {wanted!r}: {found}\n{self._thread.transcript()}")

    def clicks(
        self,
        what: str,
        on: SeenMessage | SeenView | None = None,
        *,
        times: int = 1,
        nth: int | None = None,
        within: float = _WITHIN,
    ) -> Interaction:
        """Click a button, or an option of a menu, by its words (or action_id); several `times` in quick succession.

        Without `on`, in the modal if one is open, else on the newest message that has it, else in Home.
        """
        return self._click(on, acts.Target(what, nth), times, within)

    def chooses(
        self,
        option: object,
        on: SeenMessage | SeenView | None = None,
        *,
        field: str | None = None,
        nth: int | None = None,
        within: float = _WITHIN,
    ) -> Interaction:
        """Choose in a menu: an option by its words; or anything (a date, a person) in the `field` of that name.

        In an external menu, type the words and choose from what the app then offers.
        """
        target = acts.Target(str(option), nth)
        if field is not None:
            target = acts.Target(field, nth, value=option, exact=True, looked_up=True)
        return self._click(on, target, 1, within)

    @property
    def modal(self) -> SeenView | None:
        """Return the modal in front of them, or None."""

        def look(ws: Workspace) -> SeenView | None:
            view = in_front.modal(ws, ws.world.users[self.id])
            return see_view(ws, view) if view else None

        return self._ask(look)

    def wait_for_modal(self, title: str | None = None, within: float = _WITHIN) -> SeenView:
        """Wait for and return the modal in front of them (with that title)."""
        found: list[SeenView] = []

        def opens() -> bool:
            modal = self.modal
            found[:] = [modal] if modal is not None and title in (None, modal.title) else []
            return bool(found)

        self._thread.wait_until(opens, within, f"{self.name} has a modal {title or ''}")
        return found[0]

    def fills(self, values: Mapping[str, object], within: float = _WITHIN) -> Interaction:
        """Enter values in the modal's fields, by label or block_id: text, dates, times, option labels, lists, None.

        If a field notifies the app at once, return the outcome.
        """
        return Interaction.of(self._do(acts.fills(self._ws, self.id, self._modal().id, values), within))

    def looks_up(
        self, typed: str, field: str, on: SeenMessage | SeenView | None = None, within: float = _WITHIN
    ) -> tuple[str, ...]:
        """Type letters in an external menu, and return the labels of what the app then offers."""
        place = on or self._modal()
        where = {"view": place.id} if isinstance(place, SeenView) else {"channel": place.channel, "ts": place.ts}
        looking = acts.looks_up(self._ws, self.id, acts.Target(field), typed, **where)
        offered = self._do(looking, within)
        if offered.error is not None:
            raise AssertionError(f"{field!r} offers nothing: {offered.error}\n{self._thread.transcript()}")
        return tuple(option["text"]["text"] for group in offered.groups for option in group["options"])

    def submits(self, within: float = _WITHIN) -> Submission:
        """Submit the modal."""
        view, submitted = self._do(acts.submits(self._ws, self.id, self._modal().id), within)
        if submitted.payload:
            self._submitted = (view, submitted.payload)
        return Submission.of(submitted)

    def submits_again(self, within: float = _WITHIN) -> Submission:
        """Send the last submission once more, as an impatient second click does."""
        if self._submitted is None:
            raise CannotDoError("nothing was submitted yet")
        view, payload = self._submitted
        user = self._ask(lambda ws: ws.world.users[self.id])
        return Submission.of(self._do(send_submission(self._ws, user, view, payload), within))

    def closes(self, *, everything: bool = False, within: float = _WITHIN) -> Interaction:
        """Close the modal (or the whole stack) without submitting."""
        closing = acts.closes(self._ws, self.id, self._modal().id, everything=everything)
        return Interaction.of(self._do(closing, within))

    def uses_shortcut(self, name: str, within: float = _WITHIN, *, of: InstalledApp | None = None) -> Interaction:
        """Use a global shortcut, of a certain app if several have one of that name."""
        return Interaction.of(self._do(acts.uses_shortcut(self._ws, self.id, name, _app_id(of)), within))

    def uses_message_shortcut(
        self, name: str, on: SeenMessage, within: float = _WITHIN, *, of: InstalledApp | None = None
    ) -> Interaction:
        """Use a shortcut on a message, of a certain app if several have one of that name."""
        using = acts.uses_message_shortcut(self._ws, self.id, name, on.channel, on.ts, _app_id(of))
        return Interaction.of(self._do(using, within))

    def reacts(self, emoji: str, on: SeenMessage) -> None:
        """React to a message with an emoji, by its name."""
        self._ask(lambda ws: messages.reacts(ws, self.id, on.channel, on.ts, emoji))

    def takes_reaction_back(self, emoji: str, on: SeenMessage) -> None:
        """Take their own emoji off a message."""
        self._ask(lambda ws: messages.takes_reaction_back(ws, self.id, on.channel, on.ts, emoji))

    def edits(self, message: SeenMessage, text: str) -> None:
        """Change their own message."""
        self._ask(lambda ws: messages.edits(ws, self.id, message.channel, message.ts, text))

    def deletes(self, message: SeenMessage) -> None:
        """Delete their own message, or as an admin anybody's; dismiss one that only they see."""
        self._ask(lambda ws: messages.deletes(ws, self.id, message.channel, message.ts))

    def opens_home(self, within: float = _WITHIN, *, of: InstalledApp | None = None) -> SeenView:
        """Open an app's Home, the first one's unless named, wait for the app to acknowledge, and see what it shows."""
        self._do(acts.opens_tab(self._ws, self.id, "home", within, _app_id(of)), within + 1)
        self._thread.wait_until(lambda: self._home(of) is not None, within, f"{self.name} sees a Home")
        home = self._home(of)
        if home is None:
            raise AssertionError("Home is gone again")
        return home

    def opens_messages(self, within: float = _WITHIN, *, of: InstalledApp | None = None) -> None:
        """Open an app's Messages tab, the first one's unless named, and wait for the app to acknowledge that."""
        self._do(acts.opens_tab(self._ws, self.id, "messages", within, _app_id(of)), within + 1)

    @property
    def home(self) -> SeenView | None:
        """Return the first app's Home as it shows now, or None if nothing was published."""
        return self._home(None)

    def home_of(self, app: InstalledApp) -> SeenView | None:
        """Return an app's Home as it shows now, or None if nothing was published."""
        return self._home(app)

    def _home(self, app: InstalledApp | None) -> SeenView | None:
        def look(ws: Workspace) -> SeenView | None:
            view = ws.world.homes.get((_app_id(app) or ws.app.id, self.id))
            return see_view(ws, view) if view else None

        return self._ask(look)

    def _dm(self, bot: Callable[[Workspace], User]) -> Channel:
        found = self._ask(lambda ws: ws.world.open_dm(ws.world.users[self.id], bot(ws), ws.now()))
        return Channel(found.id, found.name, private=True)

    def _click(self, on: SeenMessage | SeenView | None, target: acts.Target, times: int, within: float) -> Interaction:
        place = on if on is not None else self._where_is(target.words)

        def click() -> Coroutine[Any, Any, Outcome]:
            if isinstance(place, SeenView):
                return acts.clicks_view(self._ws, self.id, place.id, target)
            return acts.clicks_message(self._ws, self.id, place.channel, place.ts, target)

        async def clicks() -> Outcome:
            return (await asyncio.gather(*(click() for _ in range(times))))[-1]

        return Interaction.of(self._do(clicks(), within))

    def _where_is(self, what: str) -> SeenMessage | SeenView:
        def look(ws: Workspace) -> SeenMessage | SeenView:
            place = in_front.place_of(ws, ws.world.users[self.id], what)
            return see_message(ws, place, self.id) if isinstance(place, Message) else see_view(ws, place)

        try:
            return self._ask(look)
        except CannotDoError as nothing:
            raise CannotDoError(f"{nothing}\n{self._thread.transcript()}") from nothing

    def _modal(self) -> SeenView:
        modal = self.modal
        if modal is None:
            raise CannotDoError(f"{self.name} has no modal open\n{self._thread.transcript()}")
        return modal

    def _ask(self, what: Callable[[Workspace], Result]) -> Result:
        return self._thread.ask(what)

    def _do(self, work: Coroutine[Any, Any, Result], within: float) -> Result:
        try:
            return self._thread.run(work, within)
        except TimeoutError:
            raise AssertionError(f"nothing came of it within {within} s\n{self._thread.transcript()}") from None


def _id(where: Where) -> str | None:
    return where.id if isinstance(where, Channel) else where


def _app_id(app: InstalledApp | None) -> str | None:
    return app.app_id if app else None
