"""A guide ticks its steps off once they are done, and the clock moves to times that the app has named."""

from datetime import timedelta
from urllib.error import HTTPError

import pytest
from slack_sdk import WebClient

from local_slack import Channel, Guide, LocalSlack, NamedTime, Person, Step
from support.control import do, state
from support.harness import MORNING

GUIDE = Guide(
    "A tour",
    (
        Step("Read this", "It explains itself.", place="@messages"),
        Step("Be greeted", "Say hello.", done_when=("only to {name}", "Hello {me}"), place="cx", types="/hello"),
        Step("Wait", "Until something is posted.", done_when=("hello: It is time",), moves_to="Next post"),
    ),
    "That was it.",
)


def done(slack: LocalSlack, person: Person) -> list[bool]:
    return [step["done"] for step in state(slack, person)["guide"]["steps"]]


def test_a_step_is_done_once_the_person_sees_what_it_is_about(
    slack: LocalSlack, client: WebClient, ana: Person, ben: Person, cx: Channel
) -> None:
    assert state(slack, ana)["guide"] is None
    client.chat_postEphemeral(channel=cx.id, user=ana.id, text="Hello Ana, before the guide")
    slack.page.show_guide(GUIDE)
    shown = state(slack, ana)["guide"]
    assert (shown["title"], shown["ending"], shown["steps"][1]["types"]) == ("A tour", "That was it.", "/hello")
    assert done(slack, ana) == [False, False, False]
    client.chat_postEphemeral(channel=cx.id, user=ana.id, text="Hello Ana")
    client.chat_postEphemeral(channel=cx.id, user=ben.id, text="Hello Ana")
    assert (done(slack, ana), done(slack, ben)) == ([False, True, False], [False, False, False])
    slack.clock.move(timedelta(seconds=2))
    client.chat_postMessage(channel=cx.id, text="It is time")
    outside = slack.add_person("cleo")
    assert (done(slack, ana), done(slack, outside)) == ([False, True, True], [False, False, False])


def test_the_clock_moves_to_a_named_time_of_the_person(slack: LocalSlack, ana: Person, ben: Person) -> None:
    at = {ana.id: MORNING + timedelta(days=2), ben.id: MORNING - timedelta(days=2)}
    slack.page.name_times(NamedTime("Next post", at.get, "Nothing is planned.", place="cx"))
    assert state(slack, ana)["times"] == [{"label": "Next post", "place": "cx"}]
    assert do(slack, "clock", {"as": ana.id, "time": "Next post"})["ok"]
    assert timedelta(0) <= slack.clock.now() - at[ana.id] < timedelta(minutes=1)
    do(slack, "clock", {"as": ben.id, "time": "Next post"})
    assert timedelta(0) <= slack.clock.now() - at[ana.id] < timedelta(minutes=1)


@pytest.mark.parametrize(("label", "said"), [("Next post", "Nothing is planned."), ("Never", "no time is named Never")])
def test_a_time_that_there_is_not_is_explained(slack: LocalSlack, ana: Person, label: str, said: str) -> None:
    slack.page.name_times(NamedTime("Next post", lambda _person: None, "Nothing is planned."))
    with pytest.raises(HTTPError) as refused:
        do(slack, "clock", {"as": ana.id, "time": label})
    assert refused.value.code == 409
    assert said in refused.value.read().decode()
