"""A private channel with the bot in it: everything works there, and people outside it go on with their own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.settings import Settings
from local_slack import LocalSlack, Person, SeenMessage
from tests.support.office import Office, answer

ONLY_MEMBERS = "Only members of our private channel see"


@pytest.fixture
def secret(slack: LocalSlack, settings: Settings) -> Iterator[Office]:
    """The office with a private channel, in which Ana and Ben are and Chidi is not."""
    slack.add_channel("secret", members=[slack.person("ana"), slack.person("ben")], private=True)
    office = Office(slack, replace(settings, channel="secret"))
    office.start()
    office.welcome()
    yield office
    office.stop()


@pytest.fixture
def office(secret: Office) -> Office:
    """The same office, for the people's fixtures."""
    return secret


def test_its_members_are_welcomed_and_its_shout_out_is_posted_there(office: Office, ana: Person, chidi: Person) -> None:
    assert "#secret" in office.slack.posted(ana)[-1].says
    assert office.slack.posted(chidi) == []
    answer(ana, "helped Ms Okafor")
    answer(chidi, "helped Mr Sato")
    office.go_to(27, "15:01")
    [post] = [message for message in office.slack.posted("secret") if message.metadata]
    assert "Okafor" in post.says
    assert "Sato" in post.says


def test_people_are_told_that_its_members_see_what_they_share(ana: Person, chidi: Person) -> None:
    assert "Members of our private channel may see it" in answer(ana, "helped Ms Okafor").says
    assert "Any member of our private channel can take it now" in answer(chidi, "need Zed waits for a call").says
    assert "Members of our private channel can read what you share" in answer(chidi, "help").says
    chidi.clicks("Note a need", on=answer(chidi, "needs"))
    assert "Members of our private channel see it with your name" in chidi.wait_for_modal("Note a need").says


def test_a_post_whose_answer_is_lost_is_found_in_the_private_channel(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor")
    office.slack.faults.drop_after("chat.postMessage")
    office.go_to(27, "15:01")
    office.wait(timedelta(minutes=11))
    assert len([message for message in office.slack.posted("secret") if message.metadata]) == 1


def test_somebody_outside_sees_their_own_needs_alone(ana: Person, ben: Person, chidi: Person) -> None:
    answer(ana, "need Acme waits for its contract")
    assert ONLY_MEMBERS in answer(chidi, "needs").says
    answer(chidi, "need Zed waits for a call")
    said = answer(chidi, "needs").says
    assert "Zed waits" in said
    assert "Acme waits" not in said
    assert ONLY_MEMBERS in said
    home = chidi.opens_home().says
    assert "Zed waits" in home
    assert "Acme waits" not in home
    assert "Acme waits" in answer(ben, "needs").says


@pytest.fixture
def nudge(office: Office, ana: Person, ben: Person) -> SeenMessage:
    """Ben's nudge, which offers the need that Ana noticed."""
    answer(ana, "need Acme waits for its contract")
    office.enrol(ben)
    ben.types("/cx-help settings")
    ben.wait_for_modal()
    ben.fills({"wanted": ["Customers' needs"]})
    assert ben.submits().errors == {}
    office.go_to(24, "10:31")
    [nudge] = office.nudges(ben)
    return nudge


def test_who_leaves_is_refused_with_a_word_and_their_nudge_hides_what_it_showed(
    office: Office, ben: Person, nudge: SeenMessage
) -> None:
    home = ben.opens_home()
    office.slack.leave(ben, "secret")
    office.slack.wait_until(lambda: "Acme waits" not in (ben.home or home).says, saying="Home follows")
    ben.clicks("I'll take it", on=nudge)
    ben.sees(ONLY_MEMBERS)
    office.tick()
    assert not any("Acme waits" in each.says for each in office.slack.posted(ben))
    office.slack.join(ben, "secret")
    office.slack.wait_until(lambda: "Acme waits" in (ben.home or home).says, saying="Home follows")


def test_who_left_while_the_bot_was_down_reads_nothing_from_the_start_on(
    office: Office, ben: Person, nudge: SeenMessage
) -> None:
    office.stop()
    office.slack.leave(ben, "secret")
    office.start()
    assert ONLY_MEMBERS in answer(ben, "needs").says
    office.tick()
    assert not any("Acme waits" in each.says for each in office.slack.posted(ben))
    assert "Acme waits" in nudge.says


def test_an_admin_outside_sees_no_name_and_keeps_the_channel_when_saving(
    office: Office, ana: Person, chidi: Person
) -> None:
    office.slack.set_admin(chidi, admin=True)
    office.slack.set_admin(ana, admin=True)
    assert "secret" not in chidi.opens_home().says
    chidi.types("/cx-help workspace settings")
    form = chidi.wait_for_modal("Workspace settings")
    assert form.state["channel"]["channel"]["selected_conversation"] is None
    chidi.fills({"at": "10:15"})
    assert chidi.submits().errors == {}
    assert "a private one you are not in" in chidi.wait_for_modal("Saved").says
    assert office.row("SELECT channel_name FROM workspaces") == {"channel_name": "secret"}
    ana.types("/cx-help workspace settings")
    ana.wait_for_modal("Workspace settings")
    ana.fills({"channel": None})
    assert ana.submits().errors == {}
    assert "no shout-out" in ana.wait_for_modal("Saved").says


def test_an_admin_chooses_a_private_channel_and_its_members_see_what_is_told_at_once(
    office: Office, ana: Person, ben: Person, chidi: Person
) -> None:
    office.slack.set_admin(chidi, admin=True)
    office.slack.add_channel("board", members=[chidi], private=True)
    hidden = office.slack.add_channel("closed", members=[chidi], private=True, bot_is_member=False)
    answer(ana, "need Acme waits for its contract")
    chidi.types("/cx-help workspace settings")
    chidi.wait_for_modal("Workspace settings")
    chidi.fills({"channel": hidden.id})
    assert "Invite me there first" in chidi.submits().errors["channel"]
    chidi.fills({"channel": "board"})
    assert chidi.submits().errors == {}
    assert "#board" in chidi.wait_for_modal("Saved").says
    assert "Acme waits" in answer(chidi, "needs").says
    assert ONLY_MEMBERS in answer(ben, "needs").says
