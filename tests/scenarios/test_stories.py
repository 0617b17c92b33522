"""Stories: noticed, taken back, and done again by somebody else."""

from datetime import timedelta

import pytest

from local_slack import Person, SeenMessage
from tests.support.edits import GIVEN_UP, SHOWN
from tests.support.office import Office, answer


@pytest.fixture
def post(office: Office, ana: Person) -> SeenMessage:
    """The shout-out with Ana's story."""
    answer(ana, "delighted Ms Okafor with a cake")
    office.go_to(27, "15:01")
    (posted,) = office.shoutouts()
    return posted


def test_a_story_is_noticed_and_the_notice_taken_back(office: Office, ben: Person, post: SeenMessage) -> None:
    ben.clicks("I noticed", on=post)
    assert ben.sees("You noticed", where="#cx").ephemeral
    ben.clicks("I noticed", on=post)
    assert len(office.rows("SELECT * FROM notices")) == 1
    office.wait(timedelta(seconds=3))
    ben.clicks("I noticed", on=post)
    office.slack.wait_until(lambda: office.rows("SELECT * FROM notices") == [])
    ben.sees("To notice ana's story again", where="#cx")
    assert [message.says for message in office.shoutouts()] == [post.says]


def test_nobody_notices_their_own_story(office: Office, ana: Person, post: SeenMessage) -> None:
    ana.clicks("I noticed", on=post)
    ana.sees("This is your own story", where="#cx")
    ana.clicks("I'll do one like this", on=post)
    ana.sees("your own story", where="#cx")
    assert office.rows("SELECT * FROM notices") == []


def test_notices_are_shown_to_their_person_alone(ana: Person, ben: Person, post: SeenMessage) -> None:
    ben.clicks("I noticed", on=post)
    ben.sees("You noticed")
    assert "noticed your stories once" in ana.opens_home().says
    assert "noticed your stories once" not in ben.opens_home().says


def test_a_promise_is_kept_and_says_what_inspired_it(office: Office, ben: Person, post: SeenMessage) -> None:
    ben.clicks("I'll do one like this", on=post)
    assert "Ms Okafor" in ben.wait_for_modal().says
    ben.fills({"plan": "If a customer has a birthday, then I'll bake"})
    ben.submits()
    ben.wait_for_modal("A good plan")
    assert office.row("SELECT plan, kept_action_id FROM promises") == {
        "plan": "If a customer has a birthday, then I'll bake",
        "kept_action_id": None,
    }
    ben.clicks("I did it")
    ben.wait_for_modal("Record a useful action")
    ben.fills({"text": "baked for Mr Li"})
    ben.submits()
    ben.wait_for_modal("Recorded")
    mine = office.row("SELECT id FROM actions WHERE text = 'baked for Mr Li'")["id"]
    origin = office.row("SELECT id FROM actions WHERE text LIKE 'delighted%'")["id"]
    assert office.row("SELECT * FROM inspirations") == {"action_id": mine, "inspired_by_id": origin, "counted": 1}
    assert office.row("SELECT kept_action_id FROM promises") == {"kept_action_id": mine}


def test_a_promise_made_twice_keeps_the_newer_plan(office: Office, ben: Person, post: SeenMessage) -> None:
    ben.clicks("I'll do one like this", on=post)
    ben.wait_for_modal("I'll do one like this")
    ben.submits()
    ben.wait_for_modal("Good")
    ben.closes()
    for plan in ("bake", "sing", ""):
        ben.clicks("I'll do one like this", on=post)
        ben.wait_for_modal("I'll do one like this")
        ben.fills({"plan": plan})
        ben.submits()
        ben.wait_for_modal("A good plan")
        ben.closes()
    assert office.row("SELECT plan FROM promises") == {"plan": "sing"}


def test_the_form_offers_colleagues_stories_and_the_next_shout_out_tells_the_link(
    office: Office, ben: Person, post: SeenMessage
) -> None:
    assert "cake" in post.says
    ben.types("/cx-help record")
    ben.wait_for_modal()
    (story,) = [choice for choice in ben.wait_for_modal().choices if "with a cake" in choice]
    ben.fills({"text": "baked for Mr Li", "inspired_by": story})
    ben.submits()
    ben.wait_for_modal("Recorded")
    office.go_to(4, "15:01", month=12)
    assert "ana inspired ben" in office.shoutouts()[-1].says


@pytest.mark.parametrize("button", ["I noticed", "I'll do one like this"])
def test_a_story_that_was_taken_back_since_says_so(
    office: Office, ana: Person, ben: Person, post: SeenMessage, button: str
) -> None:
    ana.clicks("Undo", on=answer(ana, "me"))
    office.slack.wait_until(lambda: office.rows("SELECT id FROM actions WHERE undone_at IS NOT NULL"))
    ben.clicks(button, on=post)
    assert "no longer available" in ben.sees("no longer available", where="#cx").says
    assert ben.modal is None


def told(office: Office) -> str:
    """What the one shout-out says now, which is still known by its key."""
    office.wait(timedelta(minutes=1))
    (post,) = office.shoutouts()
    return post.says


def test_a_story_that_is_kept_private_goes_from_the_post_and_comes_back_when_it_is_shared(
    office: Office, ana: Person, post: SeenMessage
) -> None:
    card = answer(ana, "me")
    ana.clicks("Keep private", on=card)
    office.slack.wait_until(lambda: office.rows("SELECT id FROM actions WHERE NOT shared"))
    assert "Ms Okafor" in post.says
    assert "Ms Okafor" not in told(office)
    ana.clicks("Share", on=answer(ana, "me"))
    office.slack.wait_until(lambda: office.rows("SELECT id FROM actions WHERE shared"))
    assert "Ms Okafor" in told(office)


def test_a_story_that_is_undone_goes_from_the_post_though_its_edit_is_lost_and_the_bot_restarts(
    office: Office, ana: Person, post: SeenMessage
) -> None:
    office.slack.faults.drop_before("chat.update")
    ana.clicks("Undo", on=answer(ana, "me"))
    office.slack.wait_until(lambda: office.rows("SELECT id FROM actions WHERE undone_at IS NOT NULL"))
    office.restart()
    for _ in range(3):
        office.wait(timedelta(seconds=10))
    assert "Ms Okafor" not in told(office)
    # Slack may still store the lost edit: once it cannot any more, the post is edited once more.
    office.wait(timedelta(minutes=4))
    assert "Ms Okafor" not in told(office)
    assert office.shoutouts()[0].ts == post.ts
    assert office.edits("shoutout") == [SHOWN]


def test_a_story_that_is_made_private_while_the_post_is_on_its_way_goes_from_it_as_soon_as_it_is_found(
    office: Office, ana: Person
) -> None:
    card = answer(ana, "delighted Ms Okafor with a cake")
    office.slack.faults.drop_after("chat.postMessage")
    office.slack.faults.drop_before("conversations.history", times=2)
    office.go_to(27, "15:01")
    ana.clicks("Keep private", on=card)
    office.slack.wait_until(lambda: office.rows("SELECT id FROM actions WHERE NOT shared"))
    for _ in range(4):
        office.wait(timedelta(minutes=1))
    assert "Ms Okafor" not in told(office)


def test_an_edit_of_a_post_that_was_deleted_is_given_up(office: Office, ana: Person, post: SeenMessage) -> None:
    office.slack.faults.fail("chat.update", "message_not_found")
    ana.clicks("Undo", on=answer(ana, "me"))
    office.slack.wait_until(lambda: office.rows("SELECT id FROM actions WHERE undone_at IS NOT NULL"))
    assert told(office) == post.says
    assert office.edits("shoutout") == [GIVEN_UP]
