"""Give the demo's company a past: some actions, two needs, and a first shout-out.

One of the stories inspired two colleagues, so the shout-out shows what spread, with its picture.
"""

from collections.abc import Iterator
from datetime import datetime
from datetime import time as time_of_day

from bot.demo.company import CHANNEL, friday_before
from bot.running import Bot
from local_slack import LocalSlack, Person

_NUDGED = ("ben", "chidi", "dana")
_TYPED = (
    ("ben", "solved the double booking for Acme, so that both teams kept their slot"),
    ("chidi", "helped Ms Okafor find the invoice she was looking for"),
    ("dana", "delighted a new customer with a hand-written note in the parcel"),
    ("emi", "need Mr Sato is waiting for the signed copy of his contract"),
    ("gro", "need The lift at the Harbour shop has been stuck since Thursday"),
)
"""What colleagues typed after /cx-help on the Friday before."""
_STORY = "helped Ms Okafor find the invoice"
_INSPIRED = (
    ("farid", "solved it for everybody: the welcome letter now says where the invoices are"),
    ("emi", "helped Mr Sato find his invoice, and told him what the new line in it means"),
)
"""What others recorded in the form, inspired by that story."""
_NOTICED_BY = ("ben", "dana", "gro")


def live_through_last_friday(slack: LocalSlack, bot: Bot, monday: datetime) -> Iterator[None]:
    """Let colleagues use the connected bot on the Friday before `monday`; at the end the clock shows `monday`.

    The clock must show a time before that Friday's afternoon. After each step the caller may stop.
    """
    bot.read_members()
    bot.tick()
    yield
    for name in _NUDGED:
        slack.person(name).types("/cx-help resume")
        yield
    for name, typed in _TYPED:
        _type_and_confirm(slack.person(name), typed)
        yield
    for name, text in _INSPIRED:
        _record_as_inspired(slack.person(name), text)
        yield
    slack.clock.move_to(friday_before(monday, time_of_day(15)))
    bot.tick()
    yield
    _notice(slack)
    yield
    slack.clock.move_to(friday_before(monday, time_of_day(15, 10)))
    bot.tick()
    slack.clock.move_to(monday)


def _type_and_confirm(person: Person, typed: str) -> None:
    """Type something after /cx-help, and say yes if the bot asks which customer it was for."""
    answer = person.types(f"/cx-help {typed}").reply
    for label in answer.buttons if answer else ():
        if label.startswith("Yes, for "):
            person.clicks(label, on=answer)


def _record_as_inspired(person: Person, text: str) -> None:
    person.types("/cx-help record")
    [story] = [choice for choice in person.wait_for_modal().choices if _STORY in choice]
    person.fills({"text": text, "inspired_by": story})
    person.submits()
    person.wait_for_modal("Recorded")
    person.closes()


def _notice(slack: LocalSlack) -> None:
    """Let colleagues notice the story in the shout-out."""
    for name in _NOTICED_BY:
        person = slack.person(name)
        post = person.sees(_STORY, where=f"#{CHANNEL}")
        before = post.says[: post.says.index(_STORY)].count("“")
        person.clicks("I noticed", on=post, nth=before - 1)
