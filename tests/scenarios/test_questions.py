"""What people ask the bot gets its answer, to the person alone."""

from local_slack import Person
from tests.support.office import AN_IDEA, Office, answer


def test_the_question_of_this_bot_is_answered(ana: Person) -> None:
    for typed in ("what should I do today?", "what's next", "suggest something", "any ideas?"):
        assert AN_IDEA in answer(ana, typed).says


def test_what_the_bot_knows_it_says(office: Office, ana: Person, ben: Person) -> None:
    nudges = answer(ana, "when is my next nudge?", where="#cx")
    assert nudges.ephemeral
    assert "Your nudges are off." in nudges.says
    assert "Nudge me on workdays" in nudges.buttons
    ana.clicks("Yes, for Acme", on=answer(ana, "fixed the double booking for Acme."))
    ana.sees("Customer: Acme")
    for typed in ("who helped Acme?", "what did we do for acme?", "what can I do for Acme", "needs Acme"):
        assert "double booking" in answer(ben, typed).says
    assert "double booking" in answer(ana, "my plans").says
    assert office.rows("SELECT id FROM drafts") == []


def test_the_bare_name_of_a_known_customer_is_a_question(office: Office, ana: Person, ben: Person) -> None:
    ana.clicks("Yes, for Acme", on=answer(ana, "fixed the double booking for Acme."))
    ana.sees("Customer: Acme")
    for typed in ("Acme", "needs acme"):
        assert "Looking for Acme?" in answer(ben, typed).says
    asked = answer(ben, "acme?")
    assert asked.buttons == ("Show Acme", "Note a need", "I did this", "Never mind")
    assert "Not recorded yet" not in answer(ben, "me").says
    ben.clicks("Show Acme", on=asked)
    ben.sees("double booking")
    assert "Looking for" not in answer(ben, "Globex").says
    assert len(office.rows("SELECT id FROM actions")) == 1


def test_requests_about_ones_own_data_are_answered_with_what_helps(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor")
    for typed in ("delete my last entry", "change my last entry to solved"):
        assert "Your latest action, to edit or undo: “helped Ms Okafor”" in answer(ana, typed).says
    assert "✓ Now private" in answer(ana, "make my last one private").says
    assert "Open the ⋯ menu" in answer(ana, "delete my last two entries").says
    hidden = answer(ana, "leave me out of the shout-out")
    assert "untick" in hidden.says
    ana.clicks("Settings", on=hidden)
    ana.wait_for_modal()
    ana.closes()
    erased = answer(ana, "how do I delete my data?")
    assert "I can't erase all your data yet. Please ask" in erased.says
    assert erased.pings == ()
    assert len(office.rows("SELECT id FROM actions WHERE undone_at IS NULL")) == 1


def test_what_to_be_reminded_of_is_offered_as_a_plan(ana: Person) -> None:
    asked = answer(ana, "remind me to call Acme tomorrow")
    assert "“call Acme tomorrow”" in asked.says
    assert "You get no nudges about plans, so I won't check in." in asked.says
    ana.clicks("I'll do this", on=asked)
    assert "call Acme tomorrow" in ana.sees("Your plan").says
