"""Words that somebody clicked or filled in as something done: refused, accepted, and told as a story."""

from bot.domain.checks import NoDeed
from bot.domain.reading.deeds import Instead, NotDone, names_a_deed, problem_with
from bot.errors import Problem
from bot.languages import Languages

FOREIGN = Languages().is_foreign

REFUSED: dict[str, Problem] = {
    "I will call Acme tomorrow": NotDone(Instead.PLAN),
    "I'll send Acme the price list later": NotDone(Instead.PLAN),
    "a customer is very angry": NotDone(Instead.NEED),
    "need Globex is angry": NotDone(Instead.NEED),
    "should I call Acme?": NotDone(Instead.QUESTION),
    "do not bother me until Monday": NotDone(Instead.REQUEST),
    "too many nudges": NotDone(Instead.REQUEST),
    "not today": NotDone(Instead.REQUEST),
    "helped": NoDeed(),
    "i helped": NoDeed(),
    "Acme :+1:": NoDeed(),
    "<https://acme.example/a>": NoDeed(),
    "https://acme.example/a": NoDeed(),
    "1": NoDeed(),
    "hello": NoDeed(),
    "nothing today": NoDeed(),
    "team": NoDeed(),
}
ACCEPTED = (
    "called Mia back",
    "helped Mia",
    "it is raining",
    "the parcel for Acme",
    "Mrs Chen's boiler: new valve, 20 min",
    "Kundin zurückgerufen und geholfen",
    "お客様に新しい請求書を送りました",
)
TOLD = (
    "called Mia back",
    "called <@UBEN> back",
    "helped customer 3",
    "new valve for Mrs Chen's boiler",
    "Kundin nach dem Umzug die neue Rechnung geschickt",
    "お客様に新しい請求書を送りました",
)
UNTOLD = (
    *("fuck off", "1", ".", "it is raining", "Acme", "Acme :+1:", "<https://acme.example/a>", "helped"),
    *("sent :tada: :tada: :tada:", "I will call Acme tomorrow", "a customer is very angry", "lovely day today"),
    "baked a cake for my daughter",
    *("keine Zeit", "Guten Tag"),
)


def test_a_form_refuses_what_is_surely_not_something_done() -> None:
    assert {text: problem_with(text, FOREIGN) for text in REFUSED} == REFUSED


def test_a_form_accepts_what_may_have_been_done() -> None:
    assert [text for text in ACCEPTED if problem_with(text, FOREIGN)] == []


def test_only_a_sentence_with_a_deed_is_told() -> None:
    assert [text for text in TOLD if not names_a_deed(text, FOREIGN)] == []
    assert [text for text in UNTOLD if names_a_deed(text, FOREIGN)] == []
