# ruff: noqa: RUF001 - curly apostrophes are what phones type

import pytest
from hypothesis import given

from bot.domain.reading.customer_names import MOST_WORDS, possible_customers
from tests.support.typed_text import any_text

NAMED = [
    ("fixed the double booking for Acme", "Acme"),
    ("fixed the double booking for Acme.", "Acme"),
    ("fixed the booking for Acme, then called", "Acme"),
    ("found a spare part for Acme Foods and drove it over", "Acme Foods"),
    ("ran a training at Northwind Traders", "Northwind Traders"),
    ("went through the invoice with Globex", "Globex"),
    ("For Acme I found the invoice", "Acme"),
    ("opened an account for Bank of Ireland today", "Bank of Ireland"),
    ("reset the portal for Smith & Sons", "Smith & Sons"),
    ("wrote a script for McDonald Logistics on Friday", "McDonald Logistics"),
    ("fixed Acme's invoice", "Acme"),
    ("fixed Acme Foods' invoice for good", None),
    ("sent Mill Café’s baker a card", "Mill Café"),
    ("called Ms Okafor back before she had to chase us", "Ms Okafor"),
    ("called Ms. Okafor back", "Ms Okafor"),
    ("Mr Sato has his contract now", "Mr Sato"),
    ("helped Dr. Jane Smith with her login", "Dr Jane Smith"),
    ("Frau Müller zurückgerufen", "Frau Müller"),
    ("solved the outage for Contoso on Monday morning", "Contoso"),
    ("moved the date for Acme and Globex", "Acme"),
    ("met Mr Sato at Heathrow", "Mr Sato"),
    ("met with Anna from Globex", "Globex"),
    ("met Anna from Globex", "Globex"),
    ("set up the login with Tom at Initech Systems.", "Initech Systems"),
    ("swapped shifts with Tom from next week", None),
    ("picked it up with Hooli from", "Hooli"),
    ("booked a taxi for Ms. O'Connor-Smith", "Ms O'Connor-Smith"),
    ("prepared slides for CEO of Acme", None),
    ("sat with Finance until it was right", None),
    ("stayed late for Studio 54", "Studio"),
    ("Booked a table for Mia 7", None),
    ("Ordered boxes for Mr Weber 2x", "Mr Weber"),
    ("booked Ms Okafor 7pm", "Ms Okafor"),
    ("called the Mr 7 times", None),
    ("sent flowers for Acme Foods 3 times", "Acme Foods"),
    ("ordered a spare part for Globex X2", "Globex"),
    ("printed labels for X5", None),
    ("met Anna 2 from Globex 4", "Globex"),
    ("printed labels for eBay sellers", None),
    ("called the customer back", None),
    ("fixed it for the customer", None),
    ("stayed for Monday's call", None),
    ("moved it to Friday for Monday", None),
    ("set a reminder for December", None),
    ("wrote a template for English customers", None),
    ("worked with Excel until it added up", None),
    ("sorted the report with HR and IT", None),
    ("explained VAT at HQ for Q3", None),
    ("Customer's invoice was wrong and I fixed it", None),
    ("Fixed it. Yesterday's mail was lost", None),
    ("It's fixed for them", None),
    ("HELPED A CUSTOMER FOR ACME TODAY WITH LOVE AND MORE", None),
    ("Fixed The Broken Link For New Customers In Our Portal Today", None),
    ("helped for a while", None),
    ("for", None),
    ("Acme is waiting for a copy of its contract", "Acme"),
    ("Bank of Ireland still waits for a call", "Bank of Ireland"),
    ("Globex would like a demo", "Globex"),
    ("They are waiting for a call", None),
    ("Acme for sale", None),
    ("Customer is waiting for a call", None),
    ("Invoice is wrong", None),
    ("called Acme", "Acme"),
    ("Emailed Globex.", "Globex"),
    ("called Wayne Enterprises", "Wayne Enterprises"),
    ("helped Globex restore their backup", "Globex"),
    ("wrote to Hooli about the fault", "Hooli"),
    ("went to Paris", None),
    ("met Anna from Initech at noon", "Initech"),
    ("called Tom at Acme", "Acme"),
    ("emailed Maria Lopez", "Maria Lopez"),
    ("helped Lena with Acme", "Acme"),
    ("Acme can't log in", "Acme"),
    ("Wayne Enterprises has no access", "Wayne Enterprises"),
    ("Acme never got its invoice", "Acme"),
    ("Invoice can't be opened", None),
    ("called Lena back", None),
    ("helped Tom find his invoice", None),
    ("fixed it for Tom", None),
    ("fixed Tom's login", None),
    ("called Mum", None),
    ("called Sales on Monday", None),
    ("Ms", None),
    ("called the Mr who waited", None),
    ("", None),
    ("helped <@U1|ana> with <#C1|cx>", None),
    ("für die Kundin nachgefragt", None),
    ("それを直しました", None),
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_a_name_is_proposed_only_where_a_customers_would_be(text: str, name: str | None) -> None:
    likely = [each.name for each in possible_customers(text) if each.likely]
    assert (likely[0] if likely else None) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("called acme about their invoice", "acme"),
        ("explained the new prices to acme foods", "acme foods"),
        ("reset the router for IBM", "IBM"),
        ("stayed late for Studio 54", "Studio 54"),
        ("Acme got a new router", "Acme"),
        ("CALLED ACME FOODS BACK", "ACME FOODS"),
        ("told Bank of Ireland first", "Bank of Ireland"),
        ("gave Globex a day more", "Globex"),
    ],
)
def test_other_words_may_name_a_customer_who_is_known(text: str, name: str) -> None:
    found = {each.name: each for each in possible_customers(text)}
    assert name in found
    assert not found[name].likely


def test_a_title_is_said_because_no_colleague_is_called_so() -> None:
    found = possible_customers("called Ms Okafor for Acme")
    assert [(each.name, each.titled) for each in found if each.likely] == [("Ms Okafor", True), ("Acme", False)]


@given(any_text)
def test_names_are_few_words_and_each_comes_once(text: str) -> None:
    names = [each.name for each in possible_customers(text)]
    assert all(0 < len(name.split()) <= MOST_WORDS + 1 for name in names)
    assert len({name.casefold() for name in names}) == len(names)
