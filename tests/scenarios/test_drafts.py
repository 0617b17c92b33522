"""What is not recorded is kept as a draft, and one click puts the words where they belong, also a day later."""

from datetime import timedelta

import pytest
from slack_sdk import WebClient

from bot.domain.drafts import KEPT_FOR, DraftKind
from bot.slack.blocks import drafts
from bot.usecases.recording.drafts import KeptDraft, keep_draft
from bot.usecases.unit import Caller
from local_slack import Person, SeenMessage
from tests.support.office import Office, answer

DAY = timedelta(days=1)


def kept(office: Office, person: Person, kind: DraftKind, text: str) -> KeptDraft:
    """Somebody's draft of any kind, whatever they would have to type for it."""
    draft = keep_draft(office.bot.context, caller(office, person), kind, text, f"slash:{text}")
    assert isinstance(draft, KeptDraft)
    return draft


def caller(office: Office, person: Person) -> Caller:
    return Caller(office.bot.identity.team_id, person.id)


def asked(office: Office, person: Person, kind: DraftKind, text: str, meant: str | None = None) -> SeenMessage:
    """What somebody is asked about such a draft, in a message of the bot's."""
    message = drafts.kept(kept(office, person, kind, text), meant)
    client = WebClient(office.settings.bot_token, base_url=office.settings.api_url or WebClient.BASE_URL)
    client.chat_postMessage(channel=person.id, text=message.text, blocks=message.blocks)
    return person.sees(text, where=person.dm)


def actions(office: Office) -> list[str]:
    return [row["text"] for row in office.rows("SELECT text FROM actions ORDER BY id")]


def needs(office: Office) -> list[str]:
    return [row["text"] for row in office.rows("SELECT text FROM needs ORDER BY id")]


INSULT = "this customer is an absolute moron"


def test_words_that_insult_a_customer_are_no_need_before_they_are_reworded(office: Office, ana: Person) -> None:
    said = answer(ana, INSULT)
    assert f"I haven't recorded that: “{INSULT}”. What would help this customer?" in said.says
    assert said.buttons == ("Never mind", "Note a need", "Record it")
    ana.clicks("Note a need", on=said)
    ana.wait_for_modal()
    ana.fills({"text": INSULT})
    refused = "Colleagues would read “moron”. Please say it in other words."
    assert ana.submits().errors["text"] == refused
    ana.fills({"text": "the customer waits for her refund"})
    assert ana.submits().errors == {}
    ana.closes()
    typed = answer(ana, f"need {INSULT}")
    assert refused in typed.says
    assert INSULT in typed.says
    assert needs(office) == ["the customer waits for her refund"]
    assert INSULT not in answer(ana, "me").says
    assert actions(office) == []


def test_an_insult_in_what_was_done_counts_and_waits_for_other_words(office: Office, ana: Person, ben: Person) -> None:
    told = answer(ana, "helped the idiot from Acme find his invoice")
    assert "✓ Counted. Colleagues won't see your words, because of “idiot”. Say it another way?" in told.says
    assert actions(office) == ["helped the idiot from Acme find his invoice"]
    assert "invoice" not in answer(ben, "customer Acme").says
    assert "hidden from colleagues because of “idiot”" in answer(ana, "me").says
    ana.clicks("Reword it", on=told)
    ana.wait_for_modal()
    assert ana.submits().errors["text"].startswith("Colleagues would read “idiot”.")
    ana.fills({"text": "helped someone at Acme find his invoice"})
    assert ana.submits().closed
    ana.sees("helped someone at Acme")
    assert "someone at Acme" in answer(ben, "customer Acme").says
    ana.types("/cx-help record")
    ana.wait_for_modal()
    ana.fills({"text": "called Ms Okafor back", "outcome": "the cow is a bitch"})
    assert ana.submits().errors == {"outcome": "Colleagues would read “bitch”. Please say it in other words."}


def test_what_is_unclear_is_given_back_and_recorded_nowhere(office: Office, ana: Person) -> None:
    asked = answer(ana, "Acme 👍", where="#cx")
    assert asked.ephemeral
    assert "“Acme 👍”" in asked.says
    assert asked.buttons == ("I did this", "Note a need", "Never mind")
    assert (actions(office), needs(office)) == ([], [])
    assert office.row("SELECT text, kind, settled_at FROM drafts") == {
        "text": "Acme 👍",
        "kind": "unclear",
        "settled_at": None,
    }


def test_i_did_this_records_the_words_as_typed_once(office: Office, ana: Person) -> None:
    ana.clicks("I did this", on=answer(ana, "new valve for *Mrs Chen's* boiler", where="#cx"), times=2)
    card = ana.sees("Recorded", where="#cx")
    assert "Undo" in card.buttons
    assert actions(office) == ["new valve for *Mrs Chen's* boiler"]


def test_i_did_this_on_words_without_a_deed_counts_and_asks_for_a_line(office: Office, ana: Person) -> None:
    ana.clicks("I did this", on=answer(ana, "Acme 👍", where="#cx"))
    card = ana.sees("✓ Counted. What did you do? One line is enough.", where="#cx")
    assert "You wrote: “Acme 👍”" in card.says
    assert card.buttons[0] == "Add a line"
    ana.clicks("Add a line", on=card)
    for refused, why in (
        ("Acme 👍", "Say in a few words what you did for the customer."),
        ("I will call Acme tomorrow", "That reads like a plan. Please say what you did"),
    ):
        ana.fills({"text": refused})
        assert why in ana.submits().errors["text"]
    ana.fills({"text": "called Acme back about their boiler"})
    assert ana.submits().closed
    assert actions(office) == ["called Acme back about their boiler"]


def test_note_a_need_notes_the_words_as_typed_once(office: Office, ana: Person) -> None:
    ana.clicks("Note a need", on=answer(ana, "👍 *Acme*"), times=2)
    assert "I'll take it" in ana.sees("Noted").buttons
    assert (actions(office), needs(office)) == ([], ["👍 *Acme*"])


def test_change_my_nudges_shows_what_one_click_can_change(office: Office, ana: Person) -> None:
    office.enrol(ana)
    request = answer(ana, "too many nudges")
    assert request.buttons == ("Change my nudges", "I did this", "Never mind")
    ana.clicks("Change my nudges", on=request)
    choices = ana.sees("What would you like instead?")
    assert choices.buttons == ("Fewer nudges", "Pause a week", "Settings", "Stop")
    ana.clicks("Fewer nudges", on=choices)
    ana.sees("at most two a week")
    assert office.row("SELECT cadence FROM people WHERE slack_id = ?", ana.id) == {"cadence": "twice_weekly"}


@pytest.mark.parametrize("button", ["Pause a week", "Settings", "Stop"])
def test_the_other_choices_about_nudges_work(office: Office, ana: Person, button: str) -> None:
    office.enrol(ana)
    ana.clicks("Change my nudges", on=answer(ana, "your nudges are annoying"))
    ana.clicks(button, on=ana.sees("What would you like instead?"))
    if button == "Settings":
        ana.wait_for_modal("Settings")
    else:
        changed = "SELECT id FROM people WHERE stopped_at IS NOT NULL OR paused_until IS NOT NULL"
        office.slack.wait_until(lambda: len(office.rows(changed)) == 1)
    assert actions(office) == []


def test_never_mind_records_nothing_and_gives_the_words_back(office: Office, ana: Person) -> None:
    ana.clicks("Never mind", on=answer(ana, "Acme 👍"), times=2)
    assert "“Acme 👍”" in ana.sees("OK, not recorded").says
    assert (actions(office), needs(office)) == ([], [])
    assert "Not recorded yet" not in answer(ana, "me").says


def test_history_shows_what_waits_and_its_buttons_work_a_day_later(office: Office, ana: Person, ben: Person) -> None:
    answer(ana, "Acme 👍")
    office.wait(DAY)
    assert "Not recorded yet" not in answer(ben, "me").says
    shown = answer(ana, "me")
    assert "Not recorded yet" in shown.says
    ana.clicks("I did this", on=shown)
    ana.sees("✓ Counted.")
    assert office.row("SELECT happened_on FROM actions") == {"happened_on": "2026-11-23"}
    assert "Not recorded yet" not in answer(ana, "me").says


def test_a_draft_on_app_home_is_recorded_there(office: Office, ana: Person) -> None:
    answer(ana, "Acme 👍")
    home = ana.opens_home()
    assert "Not recorded yet" in home.says
    ana.clicks("I did this", on=home)
    ana.wait_for_modal()
    office.slack.wait_until(lambda: "Not recorded yet" not in (ana.home.says if ana.home else ""))
    assert actions(office) == ["Acme 👍"]


def test_never_mind_on_app_home_takes_the_draft_away(office: Office, ana: Person) -> None:
    answer(ana, "Acme 👍")
    ana.clicks("Never mind", on=ana.opens_home())
    office.slack.wait_until(lambda: "Not recorded yet" not in (ana.home.says if ana.home else ""))
    assert actions(office) == []


def test_after_fourteen_days_the_words_are_gone_and_a_click_says_so(office: Office, ana: Person) -> None:
    old = answer(ana, "Acme 👍")
    office.wait(KEPT_FOR - DAY)
    assert len(office.rows("SELECT id FROM drafts")) == 1
    office.wait(DAY)
    assert office.rows("SELECT id FROM drafts") == []
    ana.clicks("I did this", on=old)
    ana.sees("this one is gone")
    assert actions(office) == []


def test_what_was_recorded_from_one_message_is_not_noted_from_another(office: Office, ana: Person) -> None:
    asked = answer(ana, "Acme 👍")
    ana.clicks("Note a need", on=answer(ana, "me"))
    ana.sees("Noted")
    ana.clicks("I did this", on=asked)
    ana.sees("already noted this")
    assert (actions(office), needs(office)) == ([], ["Acme 👍"])


def test_what_is_incomplete_is_completed_in_the_form(office: Office, ana: Person) -> None:
    asked = answer(ana, "helped")
    assert asked.buttons == ("Record it", "Never mind")
    ana.clicks("Record it", on=asked)
    ana.wait_for_modal("Record a useful action")
    ana.fills({"text": "helped Mia find her invoice"})
    assert ana.submits().closed
    ana.sees("Recorded")
    assert actions(office) == ["helped Mia find her invoice"]
    assert "Not recorded yet" not in answer(ana, "me").says


def test_the_form_from_app_home_says_what_it_recorded(office: Office, ana: Person) -> None:
    answer(ana, "helped")
    ana.clicks("Record it", on=ana.opens_home(), nth=1)
    ana.wait_for_modal("Record a useful action")
    assert ana.submits().errors == {"text": "Say in a few words what you did for the customer."}
    ana.fills({"text": "helped Mia find her invoice"})
    ana.submits()
    assert "Recorded" in ana.wait_for_modal("Recorded").says
    assert actions(office) == ["helped Mia find her invoice"]


def test_a_plan_is_kept_and_recorded_in_ones_own_words_when_it_is_done(office: Office, ana: Person) -> None:
    kept(office, ana, DraftKind.PLAN, "I will call Acme tomorrow")
    shown = answer(ana, "me")
    assert shown.buttons[:3] == ("I'll do this", "I did this", "Never mind")
    ana.clicks("I'll do this", on=shown, times=2)
    plan = ana.sees("✓ Your plan: “I will call Acme tomorrow”")
    assert plan.buttons == ("I did it", "Undo")
    assert office.row("SELECT plan, kept_action_id FROM promises") == {
        "plan": "I will call Acme tomorrow",
        "kept_action_id": None,
    }
    ana.clicks("I did it", on=plan)
    assert actions(office) == []
    office.a_moment_later()
    ana.clicks("I did it", on=plan)
    ana.clicks("Add a line", on=ana.sees("✓ Counted."))
    ana.fills({"text": "called Acme"})
    assert ana.submits().closed
    assert actions(office) == ["called Acme"]
    assert office.row("SELECT kept_action_id FROM promises")["kept_action_id"] is not None


def test_undo_under_a_plan_asks_again_and_its_double_click_records_nothing(office: Office, ana: Person) -> None:
    ana.clicks("I'll do this", on=answer(ana, "I will call Acme tomorrow"))
    ana.clicks("Undo", on=ana.sees("✓ Your plan: “I will call Acme tomorrow”"), times=2)
    again = ana.sees("That sounds like something you're going to do")
    assert again.buttons == ("I'll do this", "I did this", "Never mind")
    assert office.rows("SELECT id FROM promises") == []
    ana.clicks("I did this", on=again)
    assert actions(office) == []
    office.a_moment_later()
    ana.clicks("I did this", on=again)
    ana.sees("✓ Counted.")
    assert actions(office) == ["I will call Acme tomorrow"]


def test_open_plans_are_listed_with_the_history_and_leave_the_list_at_the_click(office: Office, ana: Person) -> None:
    for customer in ("Acme", "Globex"):
        ana.clicks("I'll do this", on=answer(ana, f"I will call {customer} tomorrow"))
        ana.sees(f"✓ Your plan: “I will call {customer} tomorrow”")
        office.a_moment_later()
    same = answer(ana, "i will call Acme tomorrow.")
    assert "You already planned this on Mon 23 Nov: “I will call Acme tomorrow”" in same.says
    assert same.buttons == ("I did it", "Drop it")
    shown = answer(ana, "me")
    assert shown.buttons[:4] == ("I did it", "Drop it", "I did it", "Drop it")
    ana.clicks("Drop it", on=shown, nth=0)
    ana.sees("✓ Dropped: “I will call Globex tomorrow”")
    listed = "^Your plans"
    office.slack.wait_until(lambda: ana.sees(listed).buttons == ("I did it", "Drop it", "Record it"))
    ana.clicks("I did it", on=ana.sees(listed))
    ana.sees("✓ Counted.")
    office.slack.wait_until(lambda: not any("Your plans" in each.says for each in ana.messages()))
    assert actions(office) == ["I will call Acme tomorrow"]


def test_app_home_lists_open_plans_and_ends_them(office: Office, ana: Person) -> None:
    ana.clicks("I'll do this", on=answer(ana, "I will call Acme tomorrow"))
    ana.sees("✓ Your plan:")
    office.a_moment_later()
    ana.clicks("Drop it", on=ana.opens_home())
    assert "✓ Dropped: “I will call Acme tomorrow”" in ana.wait_for_modal("About that").says
    office.slack.wait_until(lambda: "Your plans" not in (ana.home.says if ana.home else ""))


def test_a_question_is_pointed_to_all_commands(office: Office, ana: Person) -> None:
    ana.clicks("All commands", on=asked(office, ana, DraftKind.QUESTION, "what can you do?"))
    ana.sees("for your next useful action, or add:", where=ana.dm)


def test_a_typo_opens_what_was_meant(office: Office, ana: Person) -> None:
    ana.clicks("Open settings", on=asked(office, ana, DraftKind.TYPO, "setings", "settings"))
    ana.wait_for_modal("Settings")
    assert office.row("SELECT settled_at FROM drafts")["settled_at"] is not None


def test_a_typo_in_another_command_is_carried_out(office: Office, ana: Person) -> None:
    question = asked(office, ana, DraftKind.TYPO, "nugde at 10:15", "nudge at 10:15")
    ana.clicks("Yes, nudge at 10:15", on=question)
    ana.sees("10:15", where=ana.dm)
    office.slack.wait_until(
        lambda: "10:15" in str(office.row("SELECT nudge_time FROM people WHERE slack_id = ?", ana.id))
    )


def test_a_typo_that_is_none_is_recorded(office: Office, ana: Person) -> None:
    ana.clicks("Record it as something I did", on=asked(office, ana, DraftKind.TYPO, "setings", "settings"))
    ana.sees("✓ Counted.", where=ana.dm)
    assert actions(office) == ["setings"]


def test_always_record_is_remembered_and_can_be_taken_back_in_settings(office: Office, ana: Person) -> None:
    wanted = "SELECT records_any_language AS wanted FROM people WHERE slack_id = ?"
    for number in (1, 2):
        question = answer(ana, f"Die Kundin Nummer {number} wegen der Rechnung zurückgerufen")
        assert question.buttons == ("I did this", "Note a need", "Never mind")
        ana.clicks("I did this", on=question)
        ana.sees("✓ Recorded")
        assert len(actions(office)) == number
    third = answer(ana, "Die Kundin Nummer 3 wegen der Rechnung zurückgerufen")
    assert third.buttons == ("I did this", "Note a need", "Always record", "Never mind")
    ana.clicks("Always record", on=third)
    office.slack.wait_until(lambda: office.row(wanted, ana.id) == {"wanted": 1})
    assert len(actions(office)) == 3
    answer_to_settings(ana, ticked=False)
    assert office.row(wanted, ana.id) == {"wanted": 0}
    answer_to_settings(ana, ticked=True)
    assert office.row(wanted, ana.id) == {"wanted": 1}


def answer_to_settings(person: Person, *, ticked: bool) -> None:
    person.types("/cx-help settings")
    person.wait_for_modal("Settings")
    person.fills({"languages": ["Record what I type in other languages straight away"] if ticked else []})
    assert not person.submits().errors
    person.closes()


def test_the_same_words_typed_again_the_same_day_are_asked_about(office: Office, ana: Person) -> None:
    answer(ana, "called Acme back")
    again = answer(ana, "Called  ACME back!")
    assert "You recorded this already today: “Called  ACME back!”" in again.says
    assert again.buttons == ("Record it again", "Never mind")
    assert actions(office) == ["called Acme back"]
    ana.clicks("Record it again", on=again, times=2)
    ana.sees("Recorded under helped: “Called  ACME back!”")
    assert len(actions(office)) == 2
    office.wait(DAY)
    assert "Recorded" in answer(ana, "called Acme back").says


def test_the_same_need_typed_again_is_not_listed_twice(office: Office, ana: Person) -> None:
    answer(ana, "need Globex waits for its invoice")
    again = answer(ana, "need globex waits for its invoice.")
    assert "You noted this already." in again.says
    assert "I'll take it" in again.buttons
    assert needs(office) == ["Globex waits for its invoice"]


def test_a_need_that_colleagues_could_not_read_is_given_back(office: Office, ana: Person) -> None:
    refused = answer(ana, "need jo@example.com")
    assert "Colleagues can't see e-mail addresses. What does the customer need?" in refused.says
    assert "jo@example.com" in refused.says
    assert refused.buttons == ("Note a need", "Never mind")
    assert needs(office) == []
    ana.clicks("Note a need", on=refused)
    ana.wait_for_modal("Note a need")
    ana.fills({"text": "call jo@example.com"})
    assert "Colleagues can't see" in ana.submits().errors["text"]
    ana.fills({"text": "jo@example.com waits for a copy of her contract"})
    ana.submits()
    assert len(needs(office)) == 1


def test_an_undone_action_is_recorded_again_with_one_click(office: Office, ana: Person) -> None:
    ana.clicks("Undo", on=answer(ana, "called Acme back"))
    undone = ana.sees("Undone")
    office.a_moment_later()
    ana.clicks("Record it again", on=undone, times=2)
    ana.sees("Recorded under helped: “called Acme back”")
    assert len(office.rows("SELECT id FROM actions WHERE undone_at IS NULL")) == 1
