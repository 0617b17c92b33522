"""The weekly shout-out: when it is posted, what is in it, and what is not."""

from dataclasses import replace
from datetime import time, timedelta

from bot.domain.reading.times import ShoutoutTime
from bot.domain.settlements import LOOKS
from local_slack import Person
from tests.support.office import Office, answer

MENDED = timedelta(minutes=11)


def test_it_is_posted_on_friday_at_three_once(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor find her invoice")
    office.go_to(27, "14:59")
    assert office.shoutouts() == []
    office.go_to(27, "15:01")
    for at in ("15:05", "16:00", "18:00"):
        office.restart()
        office.go_to(27, at)
    (post,) = office.shoutouts()
    assert "Ms Okafor" in post.says
    assert "ana" in post.says.casefold()
    assert post.pings == ()
    office.go_to(30, "09:30")
    assert len(office.shoutouts()) == 1


def test_each_week_has_its_own_stories(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor find her invoice")
    office.go_to(27, "15:01")
    office.wait(timedelta(hours=1))
    answer(ana, "solved the double booking for Acme")
    office.go_to(4, "15:01", month=12)
    first, second = office.shoutouts()
    assert "double booking" not in first.says
    assert "double booking" in second.says
    assert "Okafor" not in second.says


def test_one_missed_on_friday_evening_is_posted_on_monday_at_nine(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor")
    office.stop()
    office.slack.clock.move(timedelta(days=4, hours=11))
    office.start()
    office.tick()
    assert office.shoutouts() == []
    for day, at in ((28, "10:00"), (29, "12:00"), (30, "08:59")):
        office.go_to(day, at)
        assert office.shoutouts() == []
    office.go_to(30, "09:01")
    assert "Okafor" in office.shoutouts()[0].says
    office.go_to(4, "15:01", month=12)
    assert len(office.shoutouts()) == 2


def test_one_that_is_an_hour_and_a_half_late_is_posted_then(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor")
    office.stop()
    office.slack.clock.move(timedelta(days=4, hours=7, minutes=30))
    office.start()
    office.tick()
    assert len(office.shoutouts()) == 1


def test_after_three_days_without_the_bot_its_stories_wait_for_the_next(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor")
    office.go_to(27, "12:00")
    office.stop()
    office.slack.clock.move(timedelta(days=4))
    office.start()
    for hours in (0, 2, 20):
        office.wait(timedelta(hours=hours))
    assert office.shoutouts() == []
    assert office.row("SELECT outcome FROM shoutouts") == {"outcome": "missed"}
    office.go_to(4, "15:01", month=12)
    assert "Okafor" in office.shoutouts()[0].says


def test_an_outage_of_slack_over_friday_evening_delays_it_to_monday(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor")
    office.go_to(27, "14:59")
    office.slack.faults.go_offline()
    for at in ("15:01", "15:30", "17:00"):
        office.go_to(27, at)
    office.slack.faults.come_back()
    office.go_to(27, "20:00")
    for day, at in ((28, "10:00"), (29, "12:00"), (30, "08:59")):
        office.go_to(day, at)
        assert office.shoutouts() == []
    office.go_to(30, "09:01")
    for _ in LOOKS:
        office.wait(timedelta(minutes=2))
    assert len(office.shoutouts()) == 1


def test_private_and_undone_actions_are_not_in_it(office: Office, ana: Person, ben: Person) -> None:
    ana.clicks("Keep private", on=answer(ana, "helped Ms Okafor"))
    ben.clicks("Undo", on=answer(ben, "helped Mr Li"))
    office.slack.wait_until(lambda: office.rows("SELECT id FROM actions WHERE undone_at IS NOT NULL"))
    office.go_to(27, "15:01")
    (post,) = office.shoutouts()
    for name in ("okafor", "li", "ana", "ben"):
        assert name not in post.says.casefold().split()


def test_what_is_undone_or_made_private_before_it_is_posted_is_not_in_it(
    office: Office, ana: Person, ben: Person, chidi: Person
) -> None:
    cards = {who: answer(who, f"helped customer of {who.name}") for who in (ana, ben, chidi)}
    office.slack.faults.drop_before("chat.postMessage")
    office.go_to(27, "15:01")
    ana.clicks("Undo", on=cards[ana])
    ben.clicks("Keep private", on=cards[ben])
    for _ in LOOKS:
        office.wait(timedelta(minutes=2))
    (post,) = office.shoutouts()
    assert "chidi" in post.says.casefold()
    assert "customer of ana" not in post.says
    assert "customer of ben" not in post.says


def test_everybody_else_who_acted_is_named(office: Office) -> None:
    people = [office.slack.add_person(f"person{number}") for number in range(8)]
    for person in people:
        answer(person, f"helped the customer of {person.name}x")
    office.go_to(27, "15:01")
    (post,) = office.shoutouts()
    told = [person for person in people if f"{person.name}x" in post.says]
    assert len(told) == 5
    assert all(person.name in post.says.casefold() for person in people)
    assert post.pings == ()


def test_a_quiet_week_has_an_idea_and_blames_nobody(office: Office) -> None:
    office.go_to(27, "15:01")
    (post,) = office.shoutouts()
    assert "An idea: If " in post.says


def test_open_needs_are_in_it_and_can_be_taken_there(office: Office, ana: Person, ben: Person) -> None:
    answer(ana, "need Acme waits for its contract")
    office.go_to(27, "15:01")
    (post,) = office.shoutouts()
    ben.clicks("I'll take it", on=post)
    assert ben.sees("It's yours", where="#cx").ephemeral
    assert office.shoutouts()[0].says == post.says
    ana.clicks("I'll take it", on=post)
    assert ana.sees("taken this one", where="#cx").ephemeral


def test_its_list_of_open_needs_follows_as_they_are_taken_and_handed_back(
    office: Office, ana: Person, ben: Person
) -> None:
    need = "Acme waits for its contract"
    answer(ana, f"need {need}")
    office.go_to(27, "15:01")
    [post] = office.shoutouts()
    ben.clicks("I'll take it", on=post)
    taken = ben.sees("It's yours", where="#cx")
    office.wait(timedelta(seconds=10))
    office.slack.wait_until(lambda: need not in office.shoutouts()[0].says, saying="the need is gone")
    ben.clicks("Hand it back", on=taken)
    office.wait(timedelta(seconds=10))
    office.slack.wait_until(lambda: need in office.shoutouts()[0].says, saying="the need is back")
    ana.clicks("I'll take it", on=office.shoutouts()[0])


def test_it_is_posted_when_the_bot_is_invited_again(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor")
    office.slack.remove_bot("cx")
    office.go_to(27, "15:01")
    assert office.shoutouts() == []
    office.slack.add_bot("cx")
    office.wait(MENDED)
    assert len(office.shoutouts()) == 1
    office.wait(MENDED)
    assert len(office.shoutouts()) == 1


def test_it_is_posted_in_another_channel_when_its_own_was_archived(office: Office, ana: Person, ben: Person) -> None:
    answer(ana, "helped Ms Okafor")
    office.slack.archive("cx")
    office.slack.add_channel("customers", members=[ana, ben])
    office.go_to(27, "15:01")
    office.restart(channel="customers")
    office.tick()
    (post,) = [message for message in office.slack.posted("customers") if message.by_app]
    assert "Ms Okafor" in post.says
    assert office.shoutouts() == []


def test_a_week_with_a_shout_out_gets_no_second_when_its_time_changes(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor")
    office.go_to(27, "15:01")
    office.restart(shoutout=ShoutoutTime(4, time(16)))
    office.go_to(27, "16:01")
    office.restart(shoutout=ShoutoutTime(5, time(10)))
    office.go_to(28, "10:01")
    assert len(office.shoutouts()) == 1
    office.go_to(5, "10:01", month=12)
    assert len(office.shoutouts()) == 2


def test_one_that_was_missed_is_posted_although_its_time_was_changed(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor")
    office.stop()
    office.move_to(27, "16:30")
    office.settings = replace(office.settings, shoutout=ShoutoutTime(2, time(10)))
    office.start()
    office.tick()
    assert len(office.shoutouts()) == 1
    office.go_to(2, "10:01", month=12)
    assert len(office.shoutouts()) == 2


def test_an_earlier_time_in_the_week_takes_the_place_of_the_old_one(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor")
    office.restart(shoutout=ShoutoutTime(2, time(10)))
    office.go_to(25, "10:01")
    assert len(office.shoutouts()) == 1
    office.go_to(27, "15:01")
    assert len(office.shoutouts()) == 1
