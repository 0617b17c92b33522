"""What the shout-out tells: stories as they stand then, what spread, needs that were met, and quiet weeks."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from local_slack import Person
from local_slack.text.mrkdwn import parse
from tests.support.office import Office, answer
from tests.support.typed_text import any_text

A_WEEK = timedelta(weeks=1)
UNTIL_FRIDAY = timedelta(days=4, hours=6, minutes=1)
"""From the Monday morning on which the office opens to when the shout-out is posted."""
LONG = "helped Ms Okafor with her invoice, line by line, and then " + "explained it once more " * 60 + "to the very end"


def chooses(office: Office, admin: Person, **values: str) -> None:
    """An admin changes the workspace's settings."""
    office.slack.set_admin(admin, admin=True)
    admin.types("/cx-help workspace settings")
    admin.wait_for_modal("Workspace settings")
    admin.fills(values)
    admin.submits()
    admin.wait_for_modal("Saved")
    admin.closes()


def test_a_long_story_is_read_in_full_by_whoever_presses(office: Office, ana: Person, ben: Person) -> None:
    answer(ana, LONG)
    office.go_to(27, "15:01")
    (post,) = office.shoutouts()
    assert "to the very end" not in post.says
    ben.clicks("Read it all", on=post)
    assert "to the very end" in ben.wait_for_modal("The whole story").says
    assert office.shoutouts()[0].says == post.says


def test_a_short_story_needs_no_button_to_be_read(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor")
    office.go_to(27, "15:01")
    assert "Read it all" not in office.shoutouts()[0].buttons


def test_a_story_that_was_taken_back_is_not_read_in_full(office: Office, ana: Person, ben: Person) -> None:
    card = answer(ana, LONG)
    office.go_to(27, "15:01")
    (post,) = office.shoutouts()
    ana.clicks("Undo", on=card)
    ben.clicks("Read it all", on=post)
    assert ben.sees("no longer available", where="#cx").ephemeral


def test_what_is_edited_before_it_is_posted_is_told_as_it_reads_then(office: Office, ana: Person) -> None:
    ana.clicks("Edit", on=answer(ana, "helped Ms Okafro"))
    ana.wait_for_modal("Edit this action")
    ana.fills({"text": "helped Ms Okafor with her invoice"})
    ana.submits()
    office.slack.wait_until(lambda: office.rows("SELECT id FROM actions WHERE edited_at IS NOT NULL"))
    office.go_to(27, "15:01")
    (post,) = office.shoutouts()
    assert "Okafor with her invoice" in post.says
    assert "Okafro" not in post.says


def test_who_leaves_before_it_is_posted_is_named_and_has_no_story(office: Office, ana: Person, ben: Person) -> None:
    answer(ana, "helped Ms Okafor")
    answer(ben, "helped Mr Li")
    office.slack.deactivate(ana)
    office.slack.wait_until(lambda: office.rows("SELECT id FROM people WHERE NOT active"))
    office.go_to(27, "15:01")
    (post,) = office.shoutouts()
    assert "Okafor" not in post.says
    assert "Mr Li" in post.says
    assert "Thanks also to ana." in post.says


def test_what_spread_and_the_needs_that_were_met_are_told(office: Office, ana: Person, ben: Person) -> None:
    answer(ana, "helped Ms Okafor find her invoice")
    answer(ana, "need Acme waits for its contract")
    ben.types("/cx-help record")
    (story,) = [choice for choice in ben.wait_for_modal().choices if "Okafor" in choice]
    ben.fills({"text": "helped Mr Li find his", "inspired_by": story})
    ben.submits()
    ben.wait_for_modal("Recorded")
    ben.closes()
    ben.clicks("I'll take it", on=answer(ben, "needs"))
    taken = ben.sees("It's yours")
    office.a_moment_later()
    ben.clicks("It's done", on=taken)
    office.slack.wait_until(lambda: office.rows("SELECT id FROM needs WHERE status = 'met'"))
    office.go_to(27, "15:01")
    (post,) = office.shoutouts()
    assert "ana inspired ben" in post.says
    assert "inspired by" not in post.says
    assert "need was met" not in post.says
    assert "Needs met: 1. ben met one that ana noticed." in post.says


def test_admins_choose_how_many_stories_there_are(office: Office, ana: Person, ben: Person, chidi: Person) -> None:
    chooses(office, ana, slots="1")
    for who in (ana, ben, chidi):
        answer(who, f"helped the customer of {who.name}")
    office.go_to(27, "15:01")
    (post,) = office.shoutouts()
    assert post.buttons.count("I noticed") == 1


def test_a_quiet_week_is_not_posted_where_admins_chose_so(office: Office, ana: Person) -> None:
    chooses(office, ana, quiet="Post nothing")
    ana.clicks("Keep private", on=answer(ana, "helped Ms Okafor"))
    office.slack.wait_until(lambda: office.rows("SELECT id FROM actions WHERE NOT shared"))
    office.go_to(27, "15:01")
    assert office.shoutouts() == []
    assert office.row("SELECT outcome FROM shoutouts") == {"outcome": "quiet"}
    answer(ana, "helped Mr Li")
    office.go_to(4, "15:01", month=12)
    assert "Mr Li" in office.shoutouts()[0].says


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(any_text, min_size=3, max_size=3))
def test_nothing_of_any_text_reaches_the_channel_but_words(office: Office, texts: list[str]) -> None:
    before = len(office.shoutouts())
    for name, text in zip(("ana", "ben", "chidi"), texts, strict=True):
        answer(office.slack.person(name), f"helped a customer {text} and then she could go on")
        answer(office.slack.person(name), f"need a customer waits {text}")
    office.wait(A_WEEK if before else UNTIL_FRIDAY)
    assert len(office.shoutouts()) == before + 1
    post = office.shoutouts()[-1]
    parsed = parse(post.raw_text)
    assert post.pings == post.broadcasts == ()
    assert (parsed.mentions, parsed.usergroups, parsed.links, parsed.channels) == ((), (), (), ())
    assert post.buttons.count("I noticed") == len(texts)
