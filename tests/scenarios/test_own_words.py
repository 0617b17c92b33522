"""What was recorded with a click counts at once, and becomes a story when its person has put it into words."""

from local_slack import Person, SeenMessage, SeenView
from tests.support.nudging import answered, nudge_of, wants_only
from tests.support.office import Office, answer


def text_in(form: SeenView) -> str | None:
    """What the form's text field begins with."""
    [element] = [block["element"] for block in form.blocks if block["block_id"] == "text"]
    initial: str | None = element.get("initial_value")
    return initial


def test_what_was_clicked_is_named_in_the_shout_out_and_told_once_there_is_a_line(office: Office, ana: Person) -> None:
    ana.clicks("I did it", on=answer(ana, ""))
    counted = ana.sees("✓ Counted. What did you do?")
    office.go_to(27, "15:01")
    [post] = office.shoutouts()
    assert "I noticed" not in post.buttons
    assert "Thanks to ana." in post.says
    ana.clicks("Add a line", on=counted)
    ana.wait_for_modal("In your own words")
    ana.fills({"text": "called Ms Okafor back before she had to ask"})
    ana.submits()
    office.slack.wait_until(lambda: office.row("SELECT own_words FROM actions") == {"own_words": 1})
    office.go_to(4, "15:01", month=12)
    assert "“called Ms Okafor back before she had to ask”" in office.shoutouts()[-1].says


def test_an_empty_line_is_asked_for_again_and_adds_nothing(office: Office, ana: Person) -> None:
    ana.clicks("I did it", on=answer(ana, ""))
    ana.clicks("Add a line", on=ana.sees("Counted"))
    ana.wait_for_modal("In your own words")
    ana.fills({"text": "  "})
    assert not ana.submits().closed
    assert office.row("SELECT own_words FROM actions") == {"own_words": 0}


def test_what_was_done_on_home_is_counted_in_a_view_of_its_own_and_worded_there(office: Office, ana: Person) -> None:
    ana.clicks("I did it", on=ana.opens_home())
    assert "✓ Counted." in ana.wait_for_modal().says
    ana.clicks("Add a line")
    ana.wait_for_modal("In your own words")
    ana.fills({"text": "called Ms Okafor back"})
    ana.submits()
    office.slack.wait_until(lambda: ana.modal is not None and "Recorded under" in ana.modal.says)
    office.slack.wait_until(lambda: ana.home is not None and "“called Ms Okafor back”" in ana.home.says)


def test_a_line_is_added_from_the_history(ana: Person) -> None:
    ana.clicks("I did it", on=answer(ana, ""))
    ana.sees("Counted")
    history = answer(ana, "me")
    assert "not in your own words yet" in history.says
    ana.clicks("Add a line", on=history)
    ana.wait_for_modal("In your own words")
    ana.fills({"text": "called Ms Okafor back"})
    assert ana.submits().closed
    assert "not in your own words" not in ana.sees("“called Ms Okafor back”").says


def test_an_edit_without_words_keeps_what_was_counted_without_words(office: Office, ana: Person) -> None:
    ana.clicks("I did it", on=answer(ana, ""))
    ana.sees("Counted")
    ana.clicks("Edit", on=answer(ana, "me"))
    ana.wait_for_modal()
    ana.fills({"customer": "Acme"})
    assert ana.submits().closed
    office.slack.wait_until(lambda: office.row("SELECT customer, own_words FROM actions")["customer"] == "Acme")
    assert office.row("SELECT own_words FROM actions") == {"own_words": 0}


def kept(ana: Person, nudge: SeenMessage) -> SeenMessage:
    """What has taken the place of the nudge after *I'll do this*."""
    ana.clicks("I'll do this", on=nudge)
    return ana.sees("Your plan: “", where=ana.dm)


def test_an_idea_is_kept_as_a_plan_and_asked_about_once_a_week_later(office: Office, ana: Person) -> None:
    office.enrol(ana)
    wants_only(office, ana, "idea")
    nudge = nudge_of(office, ana, 23)
    instead = kept(ana, nudge)
    assert (instead.ts, instead.buttons) == (nudge.ts, ("I did it", "Undo"))
    assert answered(office) == "promised"
    wants_only(office, ana, "follow_up")
    office.go_to(27, "09:31")
    assert office.nudges(ana) == []
    asked = nudge_of(office, ana, 30)
    plan = office.row("SELECT plan FROM promises")["plan"]
    assert f"You planned: “{plan}”\nIs it done?" in asked.says
    office.go_to(1, "09:31", month=12)
    assert [each.ts for each in office.nudges(ana)] == [asked.ts]
    ana.clicks("I did it", on=asked)
    ana.clicks("Add a line", on=ana.sees("Counted", where=ana.dm))
    # The plan is the idea's sentence: what the person did is theirs to say.
    assert text_in(ana.wait_for_modal("In your own words")) is None
    assert office.row("SELECT kept_action_id IS NOT NULL AS kept FROM promises") == {"kept": 1}


def test_a_plan_that_is_taken_back_leaves_the_nudge_as_it_was(office: Office, ana: Person) -> None:
    office.enrol(ana)
    wants_only(office, ana, "idea")
    nudge = nudge_of(office, ana, 23)
    instead = kept(ana, nudge)
    office.a_moment_later()
    ana.clicks("Undo", on=instead)
    office.slack.wait_until(lambda: [each.ts for each in office.nudges(ana)] == [nudge.ts])
    assert office.nudges(ana)[0].buttons == nudge.buttons
    assert office.rows("SELECT id FROM promises") == []


def test_a_double_click_on_ill_do_this_keeps_the_plan(office: Office, ana: Person) -> None:
    ana.clicks("I'll do this", on=answer(ana, ""), times=2)
    ana.clicks("Undo", on=ana.sees("Your plan: “"))
    assert "Your plan: “" in ana.messages()[-1].says
    assert len(office.rows("SELECT id FROM promises")) == 1


def test_a_plan_about_a_story_is_given_back_in_the_form_that_records_it(
    office: Office, ana: Person, ben: Person
) -> None:
    answer(ben, "delighted a customer with a card")
    office.go_to(27, "15:01")
    [post] = office.shoutouts()
    ana.clicks("I'll do one like this", on=post)
    ana.wait_for_modal()
    ana.fills({"plan": "If a customer moves house, then I'll send a card"})
    ana.submits()
    ana.wait_for_modal("A good plan")
    ana.clicks("I did it")
    assert text_in(ana.wait_for_modal("Record a useful action")) == "Send a card"
