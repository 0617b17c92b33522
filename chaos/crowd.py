"""People who use the bot all the time: some type what they did, one answers nudges and shout-outs for all readers."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import count, product
from random import Random
from string import ascii_lowercase
from threading import Condition, Event, Thread

from chaos.company import CHANNEL, Company
from local_slack import CannotDoError, Person
from local_slack.acts import acts

TYPED = "helped Mia with the order "
"""How everything begins that they type; each is typed once."""
_PAUSE = (0.05, 0.3)
_ANSWERS = ("I did it", "Not today", "Another idea", "I'll do this")
_WITHIN = 60.0
_LETTERS = ["".join(letters) for letters in product(ascii_lowercase, repeat=4)]


@dataclass
class Attempt:
    """A command or a click, what was answered, and what the person saw fail.

    Times are those of `time.monotonic`, and `at` is the local Slack's.
    """

    text: str
    began: float
    ended: float = 0.0
    at: datetime | None = None
    error: str | None = None
    answer: str = ""

    @property
    def took(self) -> float:
        """Return the seconds until the answer."""
        return self.ended - self.began

    def __str__(self) -> str:
        return f"{self.text}: {self.error} after {self.took:.1f} s, at {self.at}"


class Crowd:
    """The people of a company, each in a thread of their own."""

    def __init__(self, company: Company, seed: str, within: float = _WITHIN) -> None:
        self._company, self._within = company, within
        self._seed = seed
        self._numbers = count()
        self._quiet = Condition()
        self._held = False
        self._open: list[Attempt] = []
        self._ending = Event()
        self._threads = [
            *(self._thread(person.name, partial(self._type, person)) for person in company.typists),
            self._thread("readers", self._read),
        ]
        self.commands: list[Attempt] = []
        self.clicks: list[Attempt] = []
        self.problems: list[str] = []
        """Who stopped using the bot before the end, and why."""

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        """Let everybody finish what they do."""
        self._ending.set()
        for thread in self._threads:
            thread.join()

    def _thread(self, name: str, does: Callable[[], None]) -> Thread:
        def run() -> None:
            try:
                does()
            except Exception as failure:  # noqa: BLE001  a trial without people would look well
                self.problems.append(f"{name} stopped using the bot: {failure!r}")

        return Thread(target=run, name=name)

    @contextmanager
    def still(self) -> Iterator[None]:
        """Let nobody begin anything, so that the clock can be moved.

        Those who began before the last death of a process wait in vain, and are not waited for.
        """
        with self._quiet:
            self._held = True
            self._quiet.wait_for(lambda: not self._waiting(), _WITHIN)
        try:
            yield
        finally:
            with self._quiet:
                self._held = False
                self._quiet.notify_all()

    def _waiting(self) -> list[Attempt]:
        downs = self._company.processes.downs
        dead = downs[-1][1] if downs else 0.0
        return [attempt for attempt in self._open if attempt.began >= dead]

    @contextmanager
    def _attempt(self, text: str, kept: list[Attempt]) -> Iterator[Attempt]:
        with self._quiet:
            self._quiet.wait_for(lambda: not self._held)
            attempt = Attempt(text, time.monotonic(), at=self._company.slack.clock.now())
            self._open.append(attempt)
        try:
            yield attempt
        except CannotDoError:
            raise
        except (TimeoutError, AssertionError):
            attempt.error = f"nothing came of it within {self._within:g} s"
        finally:
            attempt.ended = time.monotonic()
            with self._quiet:
                self._open.remove(attempt)
                self._quiet.notify_all()
        kept.append(attempt)

    def _type(self, person: Person) -> None:
        rng = Random(f"{self._seed}:{person.name}")  # noqa: S311  a plan, not a secret
        thread = self._company.slack.thread
        while not self._ending.wait(rng.uniform(*_PAUSE)):
            text = f"{TYPED}{_LETTERS[next(self._numbers)]}"
            with self._attempt(text, self.commands) as attempt:
                typing = acts.types(thread.workspace, person.id, f"/cx-help {text}", None, None)
                outcome = thread.run(typing, self._within)
                attempt.error, attempt.answer = outcome.error, str(outcome.answer.get("text", ""))

    def _read(self) -> None:
        rng = Random(f"{self._seed}:readers")  # noqa: S311  a plan, not a secret
        while not self._ending.wait(rng.uniform(*_PAUSE)):
            person = rng.choice(self._company.readers)
            doing: Callable[[Person, Random], None] = rng.choice((self._answers, self._answers, self._notices))
            try:
                doing(person, rng)
            except CannotDoError:
                continue  # the message changed while they looked

    def _answers(self, person: Person, rng: Random) -> None:
        nudges = [message for message in self._company.slack.posted(person) if "Not today" in message.buttons]
        if nudges:
            wanted = rng.choice([button for button in nudges[-1].buttons if button in _ANSWERS])
            with self._attempt(wanted, self.clicks) as attempt:
                attempt.error = person.clicks(wanted, on=nudges[-1], within=self._within).error

    def _notices(self, person: Person, rng: Random) -> None:
        posted = [message for message in self._company.slack.posted(CHANNEL) if "I noticed" in message.buttons]
        if not posted:
            return
        stories = posted[-1].buttons.count("I noticed")
        with self._attempt("I noticed", self.clicks) as attempt:
            attempt.error = person.clicks(
                "I noticed", on=posted[-1], nth=rng.randrange(stories), within=self._within
            ).error
        if attempt.error is None:
            rng.choice((self._thanks, self._repeats))(person)

    def _repeats(self, person: Person) -> None:
        posted = [message for message in self._company.slack.posted(CHANNEL) if "I noticed" in message.buttons]
        with self._attempt("I'll do one like this", self.clicks) as attempt:
            attempt.error = person.clicks("I'll do one like this", on=posted[-1], nth=0, within=self._within).error
        saved = [message for message in person.messages(CHANNEL) if "I did it" in message.buttons]
        if saved:
            with self._attempt("I did it", self.clicks) as attempt:
                attempt.error = person.clicks("I did it", on=saved[-1], within=self._within).error

    def _thanks(self, person: Person) -> None:
        noticed = [message for message in person.messages(CHANNEL) if "Say thanks" in message.buttons]
        if not noticed:
            return
        with self._attempt("Say thanks", self.clicks) as attempt:
            attempt.error = person.clicks("Say thanks", on=noticed[-1], within=self._within).error
        with suppress(CannotDoError, AssertionError):  # where a fault kept the form away
            person.wait_for_modal("Say thanks", within=1.0)
            person.fills({"words": "Thank you!"})
            with self._attempt("thanks", self.clicks) as attempt:
                attempt.error = person.submits(within=self._within).error
        if person.modal is not None:
            person.closes(everything=True)
