import re
from dataclasses import replace
from typing import Any

import pytest

from bot.domain.needs import NeedStatus
from bot.slack.blocks import customer
from bot.slack.blocks.customer_names import confirm_customer
from bot.slack.blocks.kit import LABEL_LIMIT
from bot.slack.ids import Act
from bot.usecases.customers.show import CustomerChoices
from bot.usecases.visible_words import Visible
from tests.slack.blocks.given import a_customer, mentioned_customer, shown, whole_customer
from tests.slack.blocks.look import accepted, button, labels
from tests.support.cast import MONDAY


def test_a_page_names_who_has_helped_and_counts_nobody() -> None:
    text = customer.customer(whole_customer()).text
    assert "Recently helped by you and Ben." in text
    assert "1,203" not in text
    assert "And 1,201 more." in text


def test_an_open_need_of_the_customer_is_taken_there() -> None:
    message = customer.customer(a_customer())
    assert labels(message) == ["I'll take it"]
    assert button(message, "I'll take it")["action_id"] == Act.TAKE.on(4)


def test_a_taken_need_is_marked_with_who_may_be_named() -> None:
    taken: dict[str, Any] = {"status": NeedStatus.TAKEN, "taken_by": 3, "taken_at": MONDAY}
    bens = replace(shown(6, noticed_by_me=True, **taken), taken_by="Ben")
    for need, said, pressed in (
        (shown(4, mine=True, **taken), "Noticed by Ben. Taken by you.", ["It's done", "Hand it back"]),
        (shown(5, **taken), "Noticed by Ben. Taken by a colleague.", []),
        (bens, "Noticed by you. Taken by Ben (Mon 23 Nov).", ["No longer needed"]),
    ):
        for page in (a_customer(needs=(need,)), mentioned_customer(needs=(), mentioning_needs=(need,))):
            message = customer.customer(page)
            assert message.text.count("Taken by") == 1
            assert said in message.text
            assert labels(message) == pressed


def test_a_page_leaves_out_what_there_is_nothing_of() -> None:
    only_needs = customer.customer(a_customer(done=(), done_total=0, helpers=())).text
    assert "What we did" not in only_needs
    assert "helped" not in only_needs
    assert "*Needs*" not in customer.customer(a_customer(needs=(), needs_total=0)).text


def test_more_needs_are_one_command_away() -> None:
    assert "And 4 more. `/cx-help needs` lists the open ones." in customer.customer(a_customer(needs_total=5)).text
    assert "more" not in customer.customer(a_customer()).text


def test_what_only_mentions_a_customer_is_said_to_do_no_more() -> None:
    nothing_else: dict[str, Any] = {"done": (), "needs": (), "helpers": ()}
    only = customer.customer(mentioned_customer(**nothing_else)).text
    assert re.search(r"Nothing is linked to Acme .Foods.\. These needs and stories mention Acme .Foods.:", only)
    alike = customer.customer(mentioned_customer(**nothing_else, mentioning_needs=(), mentioned_alike=True)).text
    assert re.search("These stories mention Acme .Foods. or a similar name:", alike)
    assert "These needs mention" in customer.customer(mentioned_customer(**nothing_else, mentioning=())).text
    message = customer.customer(mentioned_customer())
    assert "Cleo, " in message.text
    assert labels(message) == ["I'll take it", "I'll take it"]
    assert "Mention" not in customer.customer(a_customer()).text


def test_a_single_letter_asks_for_more_of_them() -> None:
    assert customer.customer(CustomerChoices("a", ())).text.startswith("Type more of the name")


def test_people_outside_the_private_channel_are_not_told_that_nothing_is_known() -> None:
    text = customer.customer(CustomerChoices("Acme", (), hides_others=True)).text
    assert text.startswith("Only members of our private channel see stories about customers.")
    assert "found nothing" not in text


def test_with_review_on_nothing_is_said_to_be_nothing_yet() -> None:
    text = customer.customer(CustomerChoices("Acme", (), review=True)).text
    assert text.startswith("I found nothing to show about this customer yet:")
    assert "Stories appear here once a reviewer has seen them." in text


def test_the_nearest_name_is_said_to_be_just_that() -> None:
    assert "No customer called “acmee”. This is the closest name." in customer.customer(a_customer(asked="acmee")).text


@pytest.mark.parametrize("asked", ["", "acme"])
def test_a_choice_is_one_click(asked: str) -> None:
    message = customer.customer(CustomerChoices(asked, (Visible("Acme Foods"), Visible("Acme Steel"))))
    assert labels(message) == ["Acme Foods", "Acme Steel"]
    assert button(message, "Acme Steel")["value"] == "Acme Steel"


def test_a_choice_says_when_more_names_fit() -> None:
    some = tuple(Visible(f"Store {number}") for number in range(5))
    assert "Type more of the name" in customer.customer(CustomerChoices("store", some, more=True)).text
    assert "Type more of the name" not in customer.customer(CustomerChoices("store", some)).text


def test_what_was_typed_is_given_back_whole_where_nothing_fits() -> None:
    asked = "never came " * 20
    message = customer.customer(CustomerChoices(asked, ()))
    assert asked in message.text
    assert labels(message) == ["Note a need", "Record it"]


def test_the_question_names_the_customer_and_carries_the_whole_name() -> None:
    name = "A" * 200
    yes = confirm_customer(name, Act.FOR_CUSTOMER, 7)[0].block["accessory"]
    assert yes["value"] == f"{name}:7"
    assert len(yes["text"]["text"]) <= LABEL_LIMIT


def test_the_longest_page_is_accepted() -> None:
    needs = tuple(shown(number, text="& <" * 600, customer="<" * 200) for number in range(5))
    assert accepted(
        customer.customer(a_customer(needs=needs, name=Visible("<" * 200), similar=(Visible("&" * 200),) * 4))
    )
