import pytest

from bot.domain.text import RECORD_LIMIT
from bot.slack.blocks import forms, welcome
from bot.slack.ids import Form
from bot.usecases.delivery.messages.welcome import DmReply
from tests.slack.blocks.given import answer
from tests.slack.blocks.look import accepted_view, field, fields
from tests.slack.blocks.samples import VIEWS, action_form, edit_form

FORMS = [name for name in VIEWS if name.startswith("form")]


@pytest.mark.parametrize("name", FORMS)
def test_each_field_holds_one_element_that_listeners_know_by_its_name(name: str) -> None:
    view = VIEWS[name]()
    assert all(field(view, each)["action_id"] == each for each in fields(view))


def test_the_form_for_an_action_asks_for_what_an_action_holds() -> None:
    names = ["text", "kind", "outcome", "customer", "happened_on", "companions", "inspired_by", "shared"]
    assert fields(action_form()) == names
    assert action_form()["callback_id"] == Form.ACTION


def test_an_empty_form_is_empty_but_for_today() -> None:
    view = action_form()
    assert "initial_value" not in field(view, "text")
    assert "initial_option" not in field(view, "kind")
    assert field(view, "happened_on")["initial_date"] == "2026-11-23"


def test_a_form_to_edit_begins_with_what_was_recorded() -> None:
    view = edit_form()
    assert field(view, "text")["initial_value"] == "solved it with <@UBEN>"
    assert field(view, "kind")["initial_option"]["value"] == "solve"
    assert field(view, "happened_on")["initial_date"] == "2026-11-20"
    assert field(view, "companions")["initial_users"] == ["UBEN"]
    assert field(view, "inspired_by")["initial_option"]["value"] == "5"
    assert "initial_options" not in field(view, "shared")
    assert view["private_metadata"] == '{"action": 1}'
    assert view["submit"]["text"] == "Save"


def test_without_stories_nothing_is_asked_about_them() -> None:
    assert "inspired_by" not in fields(action_form(stories=()))


def test_an_inspiration_that_is_no_longer_offered_is_kept_when_the_form_is_saved() -> None:
    element = field(action_form(stories=(), inspired_by=77), "inspired_by")
    assert element["initial_option"]["value"] == "77"
    assert element["initial_option"] in element["options"]


def test_more_stories_than_slack_takes_leave_the_chosen_one_in() -> None:
    stories = tuple((number, f"Story {number}") for number in range(150))
    element = field(action_form(stories=stories, inspired_by=140), "inspired_by")
    assert len(element["options"]) == 100
    assert element["initial_option"]["text"]["text"] == "Story 140"


def test_a_story_without_a_word_can_still_be_chosen() -> None:
    assert accepted_view(action_form(stories=((1, " \n"),)))


def test_the_words_of_a_long_message_fit_the_form_for_a_need() -> None:
    assert len(field(forms.need_form(text="word " * 900), "text")["initial_value"]) <= RECORD_LIMIT


def test_a_promise_shows_the_story_and_asks_for_a_plan_in_our_words() -> None:
    view = forms.promise_form(answer(), '{"story": 1}')
    assert "called the customer back" in str(view["blocks"])
    assert field(view, "plan")["placeholder"]["text"] == "If …, then I'll …"
    assert view["callback_id"] == Form.PROMISE


def test_what_comes_after_a_form_can_only_be_closed() -> None:
    view = forms.done("A title that is longer than Slack takes", welcome.dm_reply(DmReply()))
    assert view["close"]["text"] == "Done"
    assert len(view["title"]["text"]) <= 24
    assert "submit" not in view
    assert "No luck" in str(forms.error_view("No luck.")["blocks"])
