"""What goes wrong between the bot and Slack: nothing is sent twice, and nothing that is owed is lost."""

from datetime import timedelta

import pytest

from bot.domain.settlements import NEVER_SEEN
from local_slack import Person
from tests.support.office import Office, answer

MISSING_SCOPE = "Slack answered missing_scope: the bot's token lacks a scope; install the app again from manifest.yml"


def five_seconds_pass(office: Office, times: int) -> None:
    for _ in range(times):
        office.wait(timedelta(seconds=5))


def minutes_pass(office: Office, number: int = 12) -> None:
    for _ in range(number):
        office.wait(timedelta(minutes=1))


def test_a_nudge_whose_answer_was_lost_arrives_exactly_once(office: Office, ana: Person) -> None:
    office.enrol(ana)
    office.slack.faults.drop_after("chat.postMessage")
    office.go_to(23, "09:31")
    minutes_pass(office)
    assert len(office.nudges(ana)) == 1
    row = office.row("SELECT status, sent_ts FROM deliveries WHERE kind = 'nudge'")
    assert row == {"status": "sent", "sent_ts": office.nudges(ana)[0].ts}


def test_a_shout_out_that_was_lost_arrives_exactly_once(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor")
    office.slack.faults.drop_before("chat.postMessage")
    office.go_to(27, "15:01")
    minutes_pass(office)
    assert len(office.shoutouts()) == 1
    assert office.row("SELECT status FROM deliveries") == {"status": "sent"}


@pytest.mark.parametrize("late", [16, 60, 110])
def test_a_nudge_that_slack_stores_late_arrives_exactly_once(office: Office, ana: Person, late: int) -> None:
    office.enrol(ana)
    office.slack.faults.store_late("chat.postMessage", seconds=late)
    office.go_to(23, "09:31")
    five_seconds_pass(office, times=40)
    assert len(office.nudges(ana)) == 1
    assert office.row("SELECT status FROM deliveries WHERE kind = 'nudge'") == {"status": "sent"}
    assert len(office.slack.calls("chat.postMessage")) == 2, "the dropped call, and the same when it is stored"


def test_a_nudge_that_slack_never_stores_is_sent_again_after_four_minutes_once(office: Office, ana: Person) -> None:
    office.enrol(ana)
    office.slack.faults.drop_before("chat.postMessage")
    office.go_to(23, "09:31")
    five_seconds_pass(office, times=47)
    assert office.nudges(ana) == []
    five_seconds_pass(office, times=2)
    assert len(office.nudges(ana)) == 1
    five_seconds_pass(office, times=40)
    assert len(office.slack.calls("chat.postMessage")) == 2


def test_what_cannot_be_looked_for_is_never_sent_again_and_admins_learn_of_a_shout_out(
    office: Office, ana: Person
) -> None:
    ada = office.slack.add_person("ada", admin=True)
    office.slack.join(ada, "cx")
    office.welcome()
    answer(ana, "helped Ms Okafor")
    office.move_to(27, "15:01")
    office.slack.faults.drop_before("chat.postMessage")
    office.slack.faults.fail("conversations.history", "missing_scope", times=10_000)
    office.tick()
    minutes_pass(office, 20)
    assert office.shoutouts() == []
    (news,) = [message.says for message in office.slack.posted(ada) if "shout-out is in #cx" in message.says]
    assert news.startswith("I don't know whether the shout-out is in #cx: ")
    for hours in (12, 24, 24, 24):
        office.wait(timedelta(hours=hours))
    assert office.row("SELECT status, error FROM deliveries WHERE kind = 'shoutout'") == {
        "status": "failed",
        "error": NEVER_SEEN + MISSING_SCOPE,
    }
    assert len([call for call in office.slack.calls("chat.postMessage") if call.args["channel"].startswith("C")]) == 1


def test_one_persons_trouble_delays_nobody_else(office: Office, ana: Person, ben: Person, chidi: Person) -> None:
    office.enrol(ana, ben, chidi)
    office.slack.faults.fail("chat.postMessage", "channel_not_found")
    office.go_to(23, "10:31")
    statuses = office.rows("SELECT status FROM deliveries ORDER BY status")
    assert [row["status"] for row in statuses] == ["failed", "sent", "sent"]


def test_an_hour_without_slack_delays_a_nudge_and_five_hours_drop_it(office: Office, ana: Person, ben: Person) -> None:
    office.enrol(ana)
    answer(ben, "nudge at 14:00")
    office.slack.faults.go_offline()
    office.go_to(23, "09:31")
    office.go_to(23, "10:31")
    office.slack.faults.come_back()
    minutes_pass(office, 16)
    assert len(office.nudges(ana)) == 1
    office.slack.faults.go_offline()
    office.go_to(23, "15:01")
    for at in ("16:00", "17:00", "18:00", "20:00"):
        office.go_to(23, at)
    office.slack.faults.come_back()
    office.go_to(23, "20:15")
    minutes_pass(office, 16)
    assert office.nudges(ben) == []
    # It was not known who was not to be disturbed, so that it was decided about when Slack was back.
    row = office.row("SELECT outcome, reason FROM nudge_decisions WHERE person_id = 2")
    assert row == {"outcome": "skip", "reason": "too_late"}


def test_commands_work_through_a_refreshed_connection(office: Office, ana: Person) -> None:
    for number in range(3):
        answer(ana, f"helped customer {number} with an order")
        office.slack.connections.refresh()
        answer(ana, f"helped another customer {number} with an order")
        office.slack.connections.wait_for(1)
    assert len(office.rows("SELECT id FROM actions")) == 6


def test_after_the_connection_was_cut_commands_work_and_what_happened_meanwhile_is_told(
    office: Office, ana: Person
) -> None:
    dana = office.slack.add_person("dana")
    office.slack.faults.go_offline()
    office.slack.connections.wait_for(0)
    office.slack.join(dana, "cx")
    office.slack.faults.come_back()
    office.reconnect()
    assert "Undo" in answer(ana, "helped Ms Okafor").buttons
    office.slack.wait_until(lambda: office.rows("SELECT id FROM deliveries"))
    office.tick()
    assert len(office.slack.posted(dana)) == 1
