"""The customer of an action or a need, proposed from its text and kept by one click."""

from datetime import timedelta

import pytest

from bot.domain.actions import ActionDraft, Source
from bot.domain.needs import NeedDraft, OnlyNoticerAnswers
from bot.errors import InvalidInputError
from bot.storage.tables import actions, needs
from bot.usecases.customers.show import CustomerPage, show_customer
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.shoutout import ShoutoutPost
from bot.usecases.needs.change import note_need, set_customer_of_need, take_need
from bot.usecases.recording.change import edit_action, set_customer
from bot.usecases.recording.meet_need import meet_need
from bot.usecases.recording.record import record_action
from bot.usecases.shoutout.plan import plan_shoutout
from tests.support.company import Company
from tests.support.outbox import FakeOutbox
from tests.support.problems import about
from tests.support.reviewing import FRIDAY


def test_a_name_in_the_text_is_proposed_and_kept_by_one_click(acme: Company) -> None:
    ana = acme.hires("ana")
    recorded = acme.records(ana, "fixed the double booking for Acme Ltd.")
    assert (recorded.proposed_customer, recorded.action.customer) == ("Acme Ltd", None)
    assert acme.rows(actions)[0]["customer_key"] is None
    kept = set_customer(acme.context, ana, recorded.action.id, "Acme Ltd")
    assert (kept.proposed_customer, kept.action.customer, kept.action.customer_key) == (None, "Acme Ltd", "acme")
    assert isinstance(show_customer(acme.context, acme.hires("ben"), "acme"), CustomerPage)


def test_a_click_changes_no_customer_that_the_action_has(acme: Company) -> None:
    ana = acme.hires("ana")
    action = acme.records(ana, "fixed it for Acme").action
    edit_action(acme.context, ana, action.id, ActionDraft("fixed it for Acme", Source.FORM, customer="Globex"))
    assert set_customer(acme.context, ana, action.id, "Acme").action.customer == "Globex"


def test_nothing_is_proposed_for_an_action_with_a_customer_or_in_words_of_others(acme: Company) -> None:
    ana = acme.hires("ana")
    assert acme.records(ana, "fixed it for Acme", customer="Globex").proposed_customer is None
    need = acme.notices_need(acme.hires("ben"), "a contract for Acme").need
    take_need(acme.context, ana, need.id)
    assert meet_need(acme.context, ana, need.id).proposed_customer is None


def test_a_form_that_named_no_customer_is_asked_about_too(acme: Company) -> None:
    draft = ActionDraft("called Ms Okafor back", Source.FORM)
    assert record_action(acme.context, acme.hires("ana"), draft, "form:1").proposed_customer == "Ms Okafor"


def test_a_colleague_is_no_customer(acme: Company) -> None:
    ana = acme.hires("ana")
    acme.hires("ben adeyemi")
    assert acme.records(ana, "fixed the booking with Ben").proposed_customer is None
    assert acme.records(ana, "fixed the booking with Ben Adeyemi").proposed_customer is None
    assert acme.records(ana, "fixed the booking with Mr Ben").proposed_customer == "Mr Ben"
    assert acme.records(ana, "fixed the booking with Ben_ten").proposed_customer == "Ben_ten"
    acme.records(ana, customer="Ben")
    assert acme.records(ana, "fixed the booking with Ben").proposed_customer is None


@pytest.mark.both_databases
def test_a_colleague_is_no_customer_in_whatever_letters_their_name_is_written(acme: Company) -> None:
    ana = acme.hires("ana")
    for slack_id, name in enumerate(("José García", "ŁUKASZ Nowak", "Zoë", "Øyvind", "Émile-Jean Roux", "(Ida) Holm")):
        acme.change(acme.hires(f"colleague{slack_id}"), name=name)
    for written in ("José", "Jose", "JOSÉ GARCÍA", "Łukasz", "Lukasz", "Zoë", "Zoe", "Øyvind", "Emile-Jean", "Ida"):
        assert acme.records(ana, f"fixed the booking with {written} before lunch").proposed_customer is None, written
    for written in ("Josefina", "Zoe Ltd", "Émil", "Løvik"):
        recorded = acme.records(ana, f"fixed the booking with {written} before lunch")
        assert recorded.proposed_customer == written


def test_a_customer_who_is_known_is_proposed_before_a_name_that_only_reads_like_one(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    text = "asked at Heathrow and called acme about the van"
    assert acme.records(ana, text).proposed_customer == "Heathrow"
    acme.records(ben, customer="Acme Ltd", shared=False)
    assert acme.records(ana, text).proposed_customer == "Heathrow"
    acme.records(ben, customer="Acme Ltd")
    assert acme.records(ana, text).proposed_customer == "acme"
    assert acme.records(ana, "fixed the customer's login").proposed_customer is None


def test_a_name_in_a_need_is_proposed_to_its_noticer_and_kept_by_one_click(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    noted = note_need(acme.context, ana, NeedDraft("Acme is waiting for its contract"), "slash:need")
    assert noted.proposed_customer == "Acme"
    with pytest.raises(InvalidInputError, check=about(OnlyNoticerAnswers())):
        set_customer_of_need(acme.context, ben, noted.need.id, "Acme")
    for name in ("Acme", "Globex"):
        kept = set_customer_of_need(acme.context, ana, noted.need.id, name)
        assert (kept.need.customer, kept.proposed_customer) == ("Acme", None)
    assert acme.rows(needs)[0]["customer_key"] == "acme"
    found = show_customer(acme.context, ben, "acme ltd")
    assert isinstance(found, CustomerPage)
    assert [each.need.text for each in found.needs] == ["Acme is waiting for its contract"]


def test_a_message_that_shows_a_need_follows_its_customer(acme: Company) -> None:
    ana = acme.hires("ana")
    need = acme.notices_need(ana, "Acme is waiting for its contract").need
    acme.records(ana)
    acme.clock.move_to(FRIDAY)
    assert plan_shoutout(acme.context, "T1")
    outbox = FakeOutbox()
    deliver_owed(acme.context, "T1", outbox)
    set_customer_of_need(acme.context, ana, need.id, "Acme")
    acme.clock.move(timedelta(minutes=1))
    deliver_owed(acme.context, "T1", outbox)
    post = outbox.stored[-1].content
    assert isinstance(post, ShoutoutPost)
    assert [each.customer for each in post.needs] == ["Acme"]
