"""`/cx-help <what you did>`: recorded, answered to the person alone, corrected in one click."""

import pytest

from local_slack import Person
from tests.support.office import Office, answer

TEXTS = (
    "called Acme back 🎉 :tada: about the <!channel> invoice",
    "helped <!here> and <!everyone> & <!subteam^S123|all> find it",
    "helped: عالجتُ شكوى العميل وأرسلت له بديلا اليوم",
    "explained `rm -rf` and ```code``` to the customer",
    "said \"it's fine\" to the customer, 'really' & <b>meant</b> it",
    "wrote to the customer:\nline two\n\n\tline four",
    "sent &lt;3 and &amp; to the customer, as typed",
    "*bold* _it_ ~no~ > quoted for the customer",
    "\u202eturned round\u202c the customer's text\u200b today",
    "found the customer'); DROP TABLE actions; --",
)
NAMED = "@\u2060"
"""How a name is written that must not become a mention."""


def test_what_was_typed_survives_unchanged_into_the_database(office: Office, ana: Person) -> None:
    for text in TEXTS:
        card = answer(ana, text, where="#cx")
        assert office.rows("SELECT text FROM actions ORDER BY id")[-1]["text"] == text
        assert card.ephemeral
        assert card.pings == ()
        assert card.broadcasts == ()


def test_a_mention_is_kept_as_slack_sent_it_and_shown_as_a_name(office: Office, ana: Person, ben: Person) -> None:
    answer(ben, "me")
    card = answer(ana, "helped @ben with the customer's refund")
    assert f"<@{ben.id}" in office.row("SELECT text FROM actions")["text"]
    assert f"{NAMED}ben" in card.says.casefold()
    assert card.pings == ()


@pytest.mark.parametrize("word", ["helped", "solved", "delighted"])
def test_a_kind_that_is_given_is_kept(office: Office, ana: Person, word: str) -> None:
    answer(ana, f"{word} Ms Okafor with her invoice")
    row = office.row("SELECT kind, kind_origin, text, source FROM actions")
    kinds = {"helped": "help", "solved": "solve", "delighted": "delight"}
    assert row == {
        "kind": kinds[word],
        "kind_origin": "given",
        "text": f"{word} Ms Okafor with her invoice",
        "source": "command",
    }


def test_a_guessed_kind_is_said_and_one_click_corrects_it(office: Office, ana: Person) -> None:
    card = answer(ana, "fixed the broken link in the customer's portal")
    assert "solved" in card.says
    assert ana.clicks("action.kind:delight", on=card).ok
    ana.sees("[Tt]his is how it stands now|delighted")
    row = office.row("SELECT kind, kind_origin FROM actions")
    assert row == {"kind": "delight", "kind_origin": "corrected"}


def test_undo_takes_the_action_away_and_gives_the_words_back(office: Office, ana: Person) -> None:
    ana.clicks("Undo", on=answer(ana, "helped Ms Okafor find her invoice"))
    gone = ana.sees("Undone")
    assert "Ms Okafor" in gone.says
    assert office.row("SELECT undone_at FROM actions")["undone_at"] is not None
    assert "Ms Okafor" not in answer(ana, "me").says


def test_the_words_given_back_name_whom_they_mention(ana: Person, ben: Person) -> None:
    answer(ben, "me")
    ana.clicks("Undo", on=answer(ana, "helped @ben with the customer's refund"))
    assert f"{NAMED}ben" in ana.sees("Undone").says.casefold()


def test_an_action_is_kept_private_and_shared_again(office: Office, ana: Person) -> None:
    card = answer(ana, "helped Ms Okafor find her invoice")
    assert ana.clicks("Keep private", on=card).ok
    private = ana.sees("Private")
    assert office.row("SELECT shared FROM actions") == {"shared": 0}
    office.a_moment_later()
    assert ana.clicks("Share", on=private).ok
    office.slack.wait_until(lambda: "Keep private" in ana.messages()[-1].buttons)
    assert office.row("SELECT shared FROM actions") == {"shared": 1}


def test_a_double_click_on_keep_private_does_not_share_it_again(office: Office, ana: Person) -> None:
    ana.clicks("Keep private", on=answer(ana, "helped Ms Okafor find her invoice"))
    ana.clicks("Share", on=ana.sees("Now private"))
    assert office.row("SELECT shared FROM actions") == {"shared": 0}
    assert ana.messages()[-1].says.startswith("✓ Now private")


def test_a_double_click_on_a_kind_does_not_pick_the_one_that_took_its_place(office: Office, ana: Person) -> None:
    ana.clicks("Solved", on=answer(ana, "helped Ms Okafor find her invoice"))
    ana.clicks("Helped", on=ana.sees("Changed to solved"))
    assert office.row("SELECT kind FROM actions") == {"kind": "solve"}
    office.a_moment_later()
    ana.clicks("Helped", on=ana.sees("Changed to solved"))
    ana.sees("Changed to helped|Recorded under helped")


def test_the_invitation_to_nudges_survives_a_correction_until_it_is_answered(office: Office, ana: Person) -> None:
    ana.clicks("Delighted", on=answer(ana, "helped Ms Okafor find her invoice"))
    corrected = ana.sees("Changed to delighted:")
    ana.clicks("Nudge me on workdays", on=corrected)
    office.slack.wait_until(lambda: office.row("SELECT enrolled_at FROM people")["enrolled_at"])
    office.a_moment_later()
    ana.clicks("Solved", on=corrected)
    assert "Nudge me on workdays" not in ana.sees("Changed to solved:").buttons


@pytest.mark.parametrize(
    "text",
    ["me and Ana fixed the invoice", "team and I brought lunch to the customer", "stop sign repaired for a customer"],
)
def test_an_action_that_begins_like_a_command_is_an_action(office: Office, ana: Person, text: str) -> None:
    assert "Undo" in answer(ana, text).buttons
    assert office.row("SELECT text FROM actions") == {"text": text}


def test_2000_characters_are_kept_and_2001_come_back(office: Office, ana: Person) -> None:
    longest = "helped " + "customers & co. " * 123
    longest += "x" * (2000 - len(longest))
    assert "Undo" in answer(ana, longest).buttons
    refused = answer(ana, longest + "y")
    assert "2,001" in refused.says
    assert longest + "y" in refused.says.replace("\n", "")
    assert office.rows("SELECT text FROM actions") == [{"text": longest}]


def test_what_says_nothing_is_not_recorded_and_is_answered(office: Office, ana: Person) -> None:
    for text in ("🎉", "?", "…", "x", "<!channel>", "```", "-", "0"):
        reply = answer(ana, text, where="#cx")
        assert "/cx-help" in reply.says or "Never mind" in reply.buttons
        assert reply.pings == reply.broadcasts == ()
    assert office.rows("SELECT id FROM actions") == []


def test_a_kind_alone_asks_what_it_was(office: Office, ana: Person) -> None:
    reply = answer(ana, "helped")
    assert "What did you do?" in reply.says
    assert office.rows("SELECT id FROM actions") == []


def test_a_plain_past_day_is_the_day_of_the_record_and_the_answer_says_it(office: Office, ana: Person) -> None:
    assert "Recorded under helped, for Fri 20 Nov:" in answer(ana, "on Friday I helped Mia with her form").says
    assert "Recorded under helped:" in answer(ana, "helped Mia with her form last week").says
    assert [row["happened_on"] for row in office.rows("SELECT happened_on FROM actions ORDER BY id")] == [
        "2026-11-20",
        "2026-11-23",
    ]
