"""Crashes and restarts: the database is the only memory, and it is enough."""

from datetime import timedelta

from bot.domain.deliveries import LEASE, Sent
from bot.slack.messenger import Messenger
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.parcels import Parcel
from bot.usecases.nudges.plan import plan_nudges
from local_slack import Person
from tests.support.office import Office, answer


class DiedError(BaseException):
    """What ends the process in these tests."""


class DiesBeforeSending:
    """An outbox whose process is killed before the message leaves."""

    def send(self, parcel: Parcel) -> Sent:
        raise DiedError(parcel.delivery.key)

    def upload(self, parcel: Parcel) -> str:
        raise DiedError(parcel.delivery.key)

    def find(self, parcel: Parcel) -> Sent | None:
        raise DiedError(parcel.delivery.key)


class DiesAfterSending(DiesBeforeSending):
    """An outbox whose process is killed after Slack stored the message."""

    def __init__(self, messenger: Messenger) -> None:
        self._messenger = messenger

    def send(self, parcel: Parcel) -> Sent:
        self._messenger.send(parcel)
        raise DiedError(parcel.delivery.key)


def deliver_until_death(office: Office, outbox: DiesBeforeSending) -> None:
    team_id = office.slack.team_id
    plan_nudges(office.bot.context, team_id, office.bot.quiet)
    try:
        deliver_owed(office.bot.context, team_id, outbox)
    except DiedError:
        office.restart()
    else:
        raise AssertionError("nothing was to be delivered")


def die_on_a_nudge(office: Office, ana: Person, *, sent: bool) -> None:
    office.enrol(ana)
    office.slack.clock.move(timedelta(minutes=31))
    deliver_until_death(office, DiesAfterSending(office.bot.messenger) if sent else DiesBeforeSending())


def test_a_nudge_whose_sender_died_before_sending_comes_once(office: Office, ana: Person) -> None:
    die_on_a_nudge(office, ana, sent=False)
    office.tick()
    assert office.nudges(ana) == []
    office.wait(LEASE)
    office.tick()
    assert len(office.nudges(ana)) == 1


def test_a_nudge_whose_sender_died_after_sending_comes_once(office: Office, ana: Person) -> None:
    die_on_a_nudge(office, ana, sent=True)
    for _ in range(3):
        office.wait(LEASE)
    assert len(office.nudges(ana)) == 1
    assert office.row("SELECT status FROM deliveries") == {"status": "sent"}


def test_a_nudge_whose_sender_died_is_answered_like_any_other(office: Office, ana: Person) -> None:
    die_on_a_nudge(office, ana, sent=True)
    ana.clicks("I did it", on=office.nudges(ana)[0])
    ana.sees("Counted", where=ana.dm)
    office.wait(LEASE)
    office.wait(LEASE)
    assert office.nudges(ana) == []
    assert office.row("SELECT status FROM deliveries") == {"status": "sent"}


def test_buttons_work_after_a_restart(office: Office, ana: Person) -> None:
    card = answer(ana, "helped Ms Okafor")
    office.restart()
    ana.clicks("Undo", on=card)
    ana.sees("Undone")


def test_a_form_that_was_open_over_a_restart_is_sent(office: Office, ana: Person) -> None:
    ana.types("/cx-help record")
    ana.wait_for_modal()
    office.restart()
    ana.fills({"text": "helped Ms Okafor"})
    ana.submits()
    ana.wait_for_modal("Recorded")
    assert len(office.rows("SELECT id FROM actions")) == 1


def test_a_command_that_slack_sends_again_after_a_restart_records_once(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor")
    (envelope,) = [each for each in office.slack.envelopes() if each.type == "slash_commands"]
    office.restart()
    assert office.slack.resend(envelope)
    assert len(office.rows("SELECT id FROM actions")) == 1


def test_a_clock_that_is_set_back_brings_nothing_twice(office: Office, ana: Person) -> None:
    office.enrol(ana)
    office.go_to(23, "09:31")
    for at in ("09:00", "09:29", "09:31", "09:45"):
        office.go_to(23, at)
    assert len(office.nudges(ana)) == 1


def test_nudges_go_on_the_day_after_a_clock_that_was_days_ahead_is_set_right(office: Office, ana: Person) -> None:
    office.enrol(ana)
    office.go_to(26, "09:31")
    office.go_to(23, "12:00")
    assert len(office.nudges(ana)) == 1
    for day, nudges in ((24, 2), (25, 2), (26, 2), (27, 3)):
        office.go_to(day, "09:31")
        assert len(office.nudges(ana)) == nudges, day
