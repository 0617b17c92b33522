"""Stories are put to the reviewers before the shout-out, who keep one, skip it, or ask for an edit."""

from datetime import timedelta

import pytest

from local_slack import LocalSlack, Person, SeenMessage
from tests.support.office import Office, answer

A_MOMENT = timedelta(seconds=5)
"""The time from one tick of the scheduler to the next: enough for Slack to take another message."""


@pytest.fixture
def ada(slack: LocalSlack) -> Person:
    """Ada, an admin of Slack."""
    ada = slack.add_person("ada", real_name="Ada Admin", admin=True)
    slack.join(ada, "cx")
    return ada


def set_review(admin: Person, *reviewers: Person, on: bool = True) -> dict[str, str]:
    """The admin switches the review on or off; what the form says of each field that it does not take."""
    admin.types("/cx-help workspace settings")
    admin.wait_for_modal("Workspace settings")
    admin.fills({"review": on, "reviewers": [each.name for each in reviewers]})
    errors = admin.submits().errors
    admin.closes(everything=True)
    return errors


def to_review(office: Office, person: Person) -> SeenMessage:
    (message,) = [message for message in office.slack.posted(person) if "Stories to review" in message.says]
    return message


def said(office: Office, person: Person, wanted: str) -> SeenMessage:
    """Wait until the reviewer's message says that, and a moment more, in which the others are told."""
    office.slack.wait_until(lambda: wanted in to_review(office, person).says, saying=wanted)
    message = to_review(office, person)
    office.wait(A_MOMENT)
    return message


def test_the_switch_wants_a_reviewer(office: Office, ada: Person, ana: Person) -> None:
    office.welcome()
    assert "at least one reviewer" in set_review(ada)["reviewers"]
    assert set_review(ada, ana) == {}
    assert office.row("SELECT review, reviewers FROM workspaces") == {"review": 1, "reviewers": ana.id}
    assert set_review(ada, on=False) == {}


def test_a_customer_is_shown_with_what_was_approved_and_what_one_did_and_nothing_is_denied(
    office: Office, ada: Person, ana: Person, ben: Person
) -> None:
    office.welcome()
    set_review(ada, ada)
    unknown = answer(ben, "customer Mr Nasser").says
    assert "I found nothing to show about this customer yet:" in unknown
    assert "Stories appear here once a reviewer has seen them." in unknown
    answer(ana, "helped Mr Nasser find his parcel")
    assert "find his parcel" in answer(ana, "customer Mr Nasser").says
    assert answer(ben, "customer Mr Nasser").says == unknown
    office.go_to(26, "15:01")
    ada.clicks("Keep", on=to_review(office, ada))
    said(office, ada, "Kept")
    assert "find his parcel" in answer(ben, "customer Mr Nasser").says


def test_stories_are_put_to_each_reviewer_once_a_day_before(
    office: Office, ada: Person, ana: Person, ben: Person
) -> None:
    office.welcome()
    set_review(ada, ada, ben)
    answer(ana, "helped Ms Okafor")
    office.go_to(26, "14:59")
    assert not any("Stories to review" in each.says for each in office.slack.posted(ada))
    for at in ("15:01", "16:00", "17:30"):
        office.go_to(26, at)
    answer(ana, "solved the double booking")
    office.go_to(27, "10:00")
    for reviewer in (ada, ben):
        message = to_review(office, reviewer)
        assert "Okafor" in message.says
        assert "double booking" not in message.says
        assert message.pings == ()
    office.go_to(27, "15:01")
    (post,) = office.shoutouts()
    assert "Okafor" in post.says


def test_a_kept_story_is_told_and_a_skipped_one_never_while_its_person_is_named(
    office: Office, ada: Person, ana: Person, ben: Person, chidi: Person
) -> None:
    office.welcome()
    set_review(ada, ada, chidi)
    answer(ana, "helped Ms Okafor")
    answer(ben, "helped Mr Li")
    office.go_to(26, "15:01")
    message = to_review(office, ada)
    skip_ben = int(message.says.index("Okafor") < message.says.index("Mr Li"))
    ada.clicks("Skip", on=message, nth=skip_ben)
    message = said(office, ada, "Skipped by ada")
    chidi.clicks("Keep", on=to_review(office, chidi), nth=1 - skip_ben)
    assert "Skipped by ada" in said(office, chidi, "Kept by chidi").says
    office.go_to(27, "15:01")
    (post,) = office.shoutouts()
    assert "Okafor" in post.says
    assert "Mr Li" not in post.says
    assert "ben" in post.says
    ben.does_not_see("Skipped")
    office.go_to(4, "15:01", month=12)
    assert all("Mr Li" not in each.says for each in office.shoutouts())


def test_a_story_to_be_edited_waits_for_the_edit(office: Office, ada: Person, ana: Person) -> None:
    office.welcome()
    set_review(ada, ada)
    answer(ana, "helped Ms Okafor of 12 Long Lane")
    office.go_to(26, "15:01")
    ask_for_edit(office, ada, "Please leave out <!channel> the *address*.")
    office.wait(A_MOMENT)
    asked = ana.sees("asks you to edit", where=ana.dm)
    assert "leave out" in asked.says
    assert "12 Long Lane" in asked.says
    assert asked.pings == ()
    office.go_to(27, "14:00")
    ana.clicks("Edit", on=asked)
    ana.wait_for_modal("Edit this action")
    ana.fills({"text": "helped a customer move"})
    ana.submits()
    office.slack.wait_until(lambda: office.rows("SELECT id FROM reviews WHERE verdict = 'open'"))
    office.wait(A_MOMENT)
    office.go_to(27, "15:01")
    (post,) = office.shoutouts()
    assert "helped a customer move" in post.says
    assert "Long Lane" not in post.says


def test_without_the_edit_it_waits_for_the_next(office: Office, ada: Person, ana: Person) -> None:
    office.welcome()
    set_review(ada, ada)
    answer(ana, "helped Ms Okafor")
    office.go_to(26, "15:01")
    ask_for_edit(office, ada, "Please leave out her name.")
    office.go_to(27, "15:01")
    (post,) = office.shoutouts()
    assert "Okafor" not in post.says
    assert "ana" in post.says
    asked = ana.sees("asks you to edit", where=ana.dm)
    ana.clicks("Keep private", on=asked)
    ana.sees("only you see it", where=ana.dm)
    office.wait(A_MOMENT)
    office.go_to(4, "15:01", month=12)
    assert all("Okafor" not in each.says for each in office.shoutouts())


def test_what_nobody_reviews_is_posted(office: Office, ada: Person, ana: Person) -> None:
    office.welcome()
    set_review(ada, ada)
    answer(ana, "helped Ms Okafor")
    office.go_to(26, "15:01")
    office.go_to(27, "15:01")
    assert "Okafor" in office.shoutouts()[0].says
    office.wait(A_MOMENT)
    posted = said(office, ada, "Nothing left to review")
    assert "In the shout-out." in posted.says
    assert posted.buttons == ()


def test_a_review_that_is_switched_off_says_so(office: Office, ada: Person, ana: Person) -> None:
    office.welcome()
    set_review(ada, ada)
    answer(ana, "helped Ms Okafor")
    office.go_to(26, "15:01")
    set_review(ada, ada, on=False)
    ada.clicks("Skip", on=to_review(office, ada))
    assert ada.sees("switched review off").ephemeral
    office.wait(A_MOMENT)
    office.go_to(27, "15:01")
    assert "Okafor" in office.shoutouts()[0].says


def test_sheets_lose_their_buttons_when_the_review_is_switched_off(office: Office, ada: Person, ana: Person) -> None:
    office.welcome()
    set_review(ada, ada)
    answer(ana, "helped Ms Okafor")
    office.go_to(26, "15:01")
    assert to_review(office, ada).buttons
    set_review(ada, ada, on=False)
    office.wait(A_MOMENT)
    message = said(office, ada, "switched review off")
    assert message.buttons == ()
    assert "Okafor" not in message.says


def test_sheets_say_that_a_shout_out_was_missed(office: Office, ada: Person, ana: Person) -> None:
    office.welcome()
    set_review(ada, ada)
    answer(ana, "helped Ms Okafor")
    office.go_to(26, "15:01")
    office.go_to(1, "15:01", month=12)
    message = said(office, ada, "probably wasn't posted")
    assert message.buttons == ()
    assert office.shoutouts() == []


def test_of_two_reviewers_the_last_word_counts_and_a_stranger_has_none(
    office: Office, ada: Person, ana: Person, ben: Person
) -> None:
    office.welcome()
    set_review(ada, ada, ben)
    answer(ana, "helped Ms Okafor")
    office.go_to(26, "15:01")
    ada.clicks("Skip", on=to_review(office, ada), times=3)
    said(office, ada, "Skipped by ada")
    ben.clicks("Keep", on=to_review(office, ben))
    said(office, ben, "Kept by ben")
    set_review(ada, ada)
    ben.clicks("Skip", on=to_review(office, ben))
    assert ben.sees("Only reviewers").ephemeral
    office.wait(A_MOMENT)
    office.go_to(27, "15:01")
    assert "Okafor" in office.shoutouts()[0].says


def test_nobody_reviews_their_own_story_while_others_can(office: Office, ada: Person, ana: Person, ben: Person) -> None:
    office.welcome()
    set_review(ada, ana, ben)
    answer(ana, "helped Ms Okafor")
    answer(ben, "helped Mr Li")
    office.go_to(26, "15:01")
    assert "Okafor" not in to_review(office, ana).says
    assert "Mr Li" not in to_review(office, ben).says
    office.slack.deactivate(ben)
    office.slack.wait_until(lambda: office.rows("SELECT id FROM people WHERE name = 'ben' AND NOT active"))
    ana.clicks("Keep", on=to_review(office, ana))
    assert ana.sees("no longer available").ephemeral


@pytest.mark.parametrize("leaves", [False, True], ids=["undone", "left"])
def test_what_is_taken_back_cannot_be_read_by_the_reviewers_any_more(
    office: Office, ada: Person, ana: Person, ben: Person, *, leaves: bool
) -> None:
    office.welcome()
    set_review(ada, ada, ben)
    card = answer(ana, "helped Ms Okafor")
    office.go_to(26, "15:01")
    assert "Okafor" in to_review(office, ada).says
    if leaves:
        office.slack.deactivate(ana)
    else:
        ana.clicks("Undo", on=card)
    office.slack.wait_until(lambda: office.edits("review"))
    office.wait(A_MOMENT)
    for reviewer in (ada, ben):
        assert "Okafor" not in said(office, reviewer, "Nothing left to review").says


def test_a_reviewer_reads_all_of_a_long_story_in_one_click(office: Office, ada: Person, ana: Person) -> None:
    office.welcome()
    set_review(ada, ada)
    answer(ana, f"helped Ms Okafor {'and called again ' * 60} at the very end")
    office.go_to(26, "15:01")
    message = to_review(office, ada)
    assert "the very end" not in message.says
    ada.clicks("Read it all", on=message)
    assert "the very end" in ada.wait_for_modal("The whole story").says


def test_an_edit_of_a_posted_story_is_put_to_the_reviewers_who_take_it_out(
    office: Office, ada: Person, ana: Person
) -> None:
    office.welcome()
    set_review(ada, ada)
    card = answer(ana, "helped Ms Okafor")
    office.go_to(27, "15:01")
    ana.clicks("Edit", on=card)
    ana.wait_for_modal("Edit this action")
    ana.fills({"text": "helped Mr Li of 12 Long Lane"})
    ana.submits()
    office.slack.wait_until(lambda: office.rows("SELECT id FROM deliveries WHERE kind = 'posted_edited'"))
    office.go_to(27, "15:12")
    assert "Long Lane" in office.shoutouts()[0].says
    edited = ada.sees("A story in the shout-out was edited", where=ada.dm)
    assert "Long Lane" in edited.says
    ada.clicks("Skip", on=edited)
    office.slack.wait_until(lambda: office.rows("SELECT id FROM reviews WHERE verdict = 'skip'"))
    office.wait(A_MOMENT)
    (post,) = office.shoutouts()
    assert "Long Lane" not in post.says
    assert "ana" in post.says
    assert all("Long Lane" not in each.says for each in office.slack.posted(ada))


def test_an_edited_story_that_reviewers_were_not_asked_about_goes_from_their_message_when_it_is_undone(
    office: Office, ada: Person, ana: Person, ben: Person
) -> None:
    office.welcome()
    set_review(ada, ada)
    answer(ben, "helped Mr Wu")
    office.go_to(26, "15:01")
    card = answer(ana, "helped Ms Okafor")
    office.go_to(27, "15:01")
    ana.clicks("Edit", on=card)
    ana.wait_for_modal("Edit this action")
    ana.fills({"text": "helped Mr Li of 12 Long Lane"})
    ana.submits()
    office.slack.wait_until(lambda: office.rows("SELECT id FROM actions WHERE edited_at IS NOT NULL"))
    office.wait(A_MOMENT)
    assert "Long Lane" in said(office, ada, "Long Lane").says
    ana.clicks("Undo", on=answer(ana, "me"))
    office.slack.wait_until(lambda: office.rows("SELECT id FROM actions WHERE undone_at IS NOT NULL"))
    office.wait(A_MOMENT)
    office.slack.wait_until(lambda: "Long Lane" not in to_review(office, ada).says)
    assert "Wu" in to_review(office, ada).says


def test_what_a_note_hides_is_told_to_its_reviewer(office: Office, ada: Person, ana: Person) -> None:
    office.welcome()
    set_review(ada, ada)
    answer(ana, "helped Ms Okafor")
    office.go_to(26, "15:01")
    ada.clicks("Ask for an edit", on=to_review(office, ada))
    ada.wait_for_modal("Ask for an edit")
    ada.fills({"note": "leave out mia@example.com"})
    ada.submits()
    assert "hide the e-mail address" in ada.wait_for_modal("Asked").says
    ada.closes(everything=True)
    office.wait(A_MOMENT)
    assert "mia@" not in ana.sees("asks you to edit", where=ana.dm).says


def test_an_admin_learns_that_nobody_is_left_to_review(office: Office, ada: Person, ana: Person, ben: Person) -> None:
    office.welcome()
    set_review(ada, ben)
    answer(ana, "helped Ms Okafor")
    office.slack.deactivate(ben)
    office.slack.wait_until(lambda: office.rows("SELECT id FROM people WHERE name = 'ben' AND NOT active"))
    for at in ("15:01", "16:00"):
        office.go_to(26, at)
    notice = ada.sees("No reviewer is left", where=ada.dm)
    assert "your time" in notice.says
    assert len([each for each in office.slack.posted(ada) if "No reviewer is" in each.says]) == 1


def ask_for_edit(office: Office, reviewer: Person, note: str) -> None:
    reviewer.clicks("Ask for an edit", on=to_review(office, reviewer))
    reviewer.wait_for_modal("Ask for an edit")
    assert "note" in reviewer.submits().errors or reviewer.modal is not None
    reviewer.fills({"note": note})
    assert reviewer.submits().closed
    said(office, reviewer, "asked for an edit")
