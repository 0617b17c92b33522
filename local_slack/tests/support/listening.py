"""A Bolt app that listens to events."""

from datetime import timedelta

from local_slack import LocalSlack
from support.harness import Dict, bolt_app


class Heard:
    """What a listener to all events hears, and whether it acknowledges."""

    def __init__(self, slack: LocalSlack, *kinds: str) -> None:
        self.app = bolt_app(slack)
        self.slack = slack
        self.bodies: list[Dict] = []
        self.in_time = True
        for kind in kinds:
            self.app.event(kind)(self._hear)

    def _hear(self, body: Dict) -> None:
        self.bodies.append(body)
        if not self.in_time:
            self.slack.clock.move(timedelta(seconds=4))

    @property
    def events(self) -> list[Dict]:
        return [body["event"] for body in self.bodies]

    def wait_for(self, count: int) -> None:
        self.slack.wait_until(lambda: len(self.bodies) >= count, saying=f"{count} events")


def sent_events(slack: LocalSlack, count: int) -> list[Dict]:
    """So many events as they were sent; Bolt passes those of the app's own bot to no listener."""

    def events() -> list[Dict]:
        return [each.payload["event"] for each in slack.envelopes() if each.type == "events_api"]

    slack.wait_until(lambda: len(events()) >= count, saying=f"{count} events")
    return events()
