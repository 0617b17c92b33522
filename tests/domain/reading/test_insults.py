# ruff: noqa: RUF001 - a curly apostrophe is what phones type
"""Words that insult people are found as whole words, and nothing that only looks like them."""

from bot.domain.reading.insults import insult_in

INSULTS = {
    "this customer is an absolute moron": "moron",
    "MORONS at Acme again": "MORONS",
    "explained it to the stupid old man": "stupid old man",
    "the customer is just so stupid": "customer is just so stupid",
    "he’s dumb": "he’s dumb",
    "the guest was such a jerk": "such a jerk",
    "fixed the f***ing printer and the sh*t scanner": "sh*t",
    "Der Kunde ist ein Vollidiot": "Vollidiot",
    "Rechnung für die blöde Kundin korrigiert": "blöde Kundin",
    "Der Kunde ist zu dumm": "Kunde ist zu dumm",
    "le client est un gros con": "gros con",
    "quel connard": "connard",
    "el cliente es imbécil": "imbécil",
    "ella es muy tonta": "ella es muy tonta",
}
FINE = [
    "delivered jerk chicken to the guest",
    "fixed a stupid mistake of mine for the customer",
    "called Mr Depp about his order",
    "sent the parcel to Morón de la Frontera",
    "replaced the fire-retarded curtains",
    "hablé con el cliente sobre su pedido",
    "helped Ms Cockburn in Scunthorpe find her shitake",
    "the customer is angry because we lost her parcel",
    "helped a dumbfounded customer",
    "Kunden den Weg gezeigt",
    "<@U0MORON> helped <https://example.com/idiot|Acme>",
    "",
]


def test_insults_are_found_as_they_were_typed() -> None:
    assert {text: insult_in(text) for text in INSULTS} == INSULTS


def test_what_insults_nobody_is_left_alone() -> None:
    assert [text for text in FINE if insult_in(text)] == []


def test_the_first_text_with_an_insult_counts() -> None:
    assert insult_in(None, "fine", "idiots", "morons") == "idiots"
