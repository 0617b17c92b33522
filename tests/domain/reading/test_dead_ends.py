"""What was not useful to anybody is asked about, and every request and command with words too many gets an answer."""

# ruff: noqa: RUF001 - curly apostrophes are what phones type

from collections.abc import Iterable

from bot.domain.drafts import DraftKind
from bot.domain.reading.commands import Command, Export, ForgetMe, Help, HelpTopic, KeepDraft, RecordAction
from bot.domain.reading.nudge_commands import NotToday
from bot.domain.reading.parse_command import parse_command

REFUSALS = """
told Mr Ito we can't help him
told Mr Ito no
told Ms Lee there's nothing we can do
told him it's impossible
told Mr Ito that we don't repair those
informed Acme we cannot refund
explained to Mr Ito why we can’t help him
let Mr Ito know we couldn't fix it
emailed Acme that we won't deliver
warned her that nobody can come today
"""
NO_REFUSALS = """
told Mr Ito we can't repair it and lent him ours
told Mr Ito we can't help him, found him a shop that can
told Mr Ito we don't sell them, but found him a shop that does
told Ms Lee we won't charge her
told her we can't see her password
told Ms Lee they can't enter without a visa
told Mr Ito there's nothing to worry about, his parcel is on its way
answered Ms Lee's question about the fee, no problem
told Ms Lee how to reset her password
explained the bill to Mr Ito
"""
DOUBTED = """
fixed Acme's invoice? not sure
fixed Acme's invoice, not sure
fixed Acme's invoice I think
fixed Acme's invoice, I guess
fixed Acme's invoice maybe
fixed Acme's invoice (I think)
fixed Acme's invoice. Probably.
fixed Acme's invoice or not?
fixed Acme's invoice? hmm
Acme's invoice corrected, I think
helped Mr Li, but I’m not really sure
fixed the printer for Acme, not sure if it worked
"""
NOT_DOUBTED = """
fixed Acme's invoice
helped Mr Li find his seat, he was lost I think
helped Ms Lee because she was in a hurry I think
gave Ms Lee a tour, 40 minutes maybe
helped Ms Lee who was not sure
called Mr Li back, not sure if that counts
helped a guest who didn't know whether to stay, maybe three nights, book the room
"""
INCOMPLETE = """
stayed late
stayed late again
stayed an hour longer today
worked late
worked hard today
worked overtime
did two hours of overtime
came in early
skipped lunch
worked all weekend
helped test
helped a test
helped test 1
helped asdf
helped: test
solved: asdf
fixed test
solved qwertz
called foo
helped xxx
delighted blah
"""
COMPLETE = """
stayed late for Ms Lee
stayed late to finish the order
came in early to open the shop for Mr Li
worked late to finish Ms Lee's order
ran a test for Acme
helped test the new release for Acme
helped Test GmbH with its invoice
helped Asda
helped ABC
solved: test failures at Acme
"""
OFFERS = """
stop it with the stupid ideas
no more stories
no more ideas
No more suggestions!
fewer ideas please
stop sending me tips
don’t show me stories of colleagues
I don't like these ideas
these ideas are really stupid
your suggestions are always the same
bad idea
better ideas please
i'm sick of stories
stop suggesting things
"""
NO_OFFERS = """
told Acme no more ideas
showed Ms Lee fewer stories
I have no more ideas
these ideas are great
gave the guest better tips for the museum
"""
FORGET = """
delete everything you have about me
delete my data
forget me
delete everything you know
delete all data about me
remove all information you've stored on me
please delete everything you've stored about me
delete everything I recorded
delete all my actions
get rid of my data
have my data deleted
right to be forgotten
gdpr
"""
NOT_FORGET = """
delete everything about Acme
deleted everything you have about me
deleted all data about Ms Lee for her
deleted Mr Ito's account for him
"""
TOO_LONG = {
    "export team": "export",
    "export to csv": "export",
    "settings for Ben": "settings",
    "open settings for Ben": "settings",
    "team settings Ben": "team settings",
    "Team this week": "team",
    "show team stats": "team",
    "history of Ben": "history",
}
NOT_TOO_LONG = """
exported the contacts for Acme
settings changed back for Ms Lee
team of four from Acme arrived an hour early today
"""


def lines(table: str) -> list[str]:
    return table.strip().splitlines()


def read(texts: Iterable[str]) -> dict[str, Command]:
    return {text: parse_command(text) for text in texts}


def test_a_refusal_or_a_doubt_is_asked_about() -> None:
    assert read(lines(DOUBTED)) == {text: KeepDraft(text, DraftKind.UNCLEAR) for text in lines(DOUBTED)}
    # A customer who was refused may still have a need.
    kinds = {text: getattr(command, "kind", None) for text, command in read(lines(REFUSALS)).items()}
    assert [text for text, kind in kinds.items() if kind not in {DraftKind.UNCLEAR, DraftKind.NEED}] == []


def test_effort_and_trials_are_asked_what_was_done() -> None:
    assert read(lines(INCOMPLETE)) == {text: KeepDraft(text, DraftKind.INCOMPLETE) for text in lines(INCOMPLETE)}


def test_what_is_like_them_but_was_useful_is_recorded() -> None:
    texts = [text for table in (NO_REFUSALS, NOT_DOUBTED, COMPLETE) for text in lines(table)]
    assert [text for text, command in read(texts).items() if not isinstance(command, RecordAction)] == []


def test_people_who_want_other_offers_learn_what_brings_them() -> None:
    assert read(lines(OFFERS)) == dict.fromkeys(lines(OFFERS), Help(HelpTopic.OFFERS))
    assert Help(HelpTopic.OFFERS) not in read(lines(NO_OFFERS)).values()
    assert parse_command("no more ideas for today") == NotToday()


def test_people_who_want_their_data_erased_or_shown_get_a_true_answer() -> None:
    assert read(lines(FORGET)) == dict.fromkeys(lines(FORGET), ForgetMe())
    assert ForgetMe() not in read(lines(NOT_FORGET)).values()
    shown = ["what data do you have about me?", "send me my data"]
    assert read(shown) == dict.fromkeys(shown, Export())


def test_a_command_with_words_too_many_is_offered_without_them() -> None:
    assert read(TOO_LONG) == {text: KeepDraft(text, DraftKind.TYPO, meant) for text, meant in TOO_LONG.items()}
    for text, command in read(lines(NOT_TOO_LONG)).items():
        assert getattr(command, "meant", None) is None, text
    texts = ["help with nothing", "help nothing", "help with everything", "help commands"]
    assert read(texts) == dict.fromkeys(texts, Help(HelpTopic.GENERAL))
