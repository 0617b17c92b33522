"""The HTTP interface of the page, as programs use it."""

import json
from urllib.request import Request, urlopen

from local_slack import LocalSlack, Person
from support.harness import Dict


def state(slack: LocalSlack, person: Person) -> Dict:
    with urlopen(f"{slack.url}/_/state?as={person.id}", timeout=30) as response:  # noqa: S310 - our own loopback
        shown: Dict = json.load(response)
    return shown


def do(slack: LocalSlack, deed: str, body: Dict, **headers: str) -> Dict:
    sent = {"Content-Type": "application/json"} | {name.replace("_", "-"): value for name, value in headers.items()}
    request = Request(f"{slack.url}/_/{deed}", data=json.dumps(body).encode(), headers=sent)  # noqa: S310 - our own loopback
    with urlopen(request, timeout=30) as response:  # noqa: S310 - our own loopback
        answer: Dict = json.load(response)
    return answer


def read(slack: LocalSlack, what: str) -> Dict:
    with urlopen(f"{slack.url}/_/{what}", timeout=30) as response:  # noqa: S310 - our own loopback
        shown: Dict = json.load(response)
    return shown
