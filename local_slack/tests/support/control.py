"""The HTTP interface of the page, as programs in any language use it."""

import json
from urllib.error import HTTPError
from urllib.parse import urlencode
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


class Program:
    """A program that knows the address of a local Slack and nothing else."""

    def __init__(self, slack: LocalSlack) -> None:
        self._url = slack.url

    def do(self, deed: str, **body: object) -> Dict:
        """Post; a parameter that ends with `_` is a key of that name without it."""
        sent = json.dumps({key.rstrip("_"): value for key, value in body.items()}).encode()
        return self._ask(Request(f"{self._url}/_/{deed}", sent, {"Content-Type": "application/json"}))  # noqa: S310 - loopback

    def look(self, what: str, **query: object) -> Dict:
        """Get."""
        asked = urlencode({key.rstrip("_"): value for key, value in query.items()})
        return self._ask(Request(f"{self._url}/_/{what}?{asked}"))  # noqa: S310 - loopback

    def waits(self, what: str, **query: object) -> Dict:
        """Wait for something, and return what was found."""
        answer = self.look("wait", for_=what, **query)
        assert answer["ok"], answer
        found: Dict = answer["found"]
        return found

    @staticmethod
    def _ask(request: Request) -> Dict:
        try:
            with urlopen(request, timeout=60) as response:  # noqa: S310 - our own loopback
                answer: Dict = json.load(response)
        except HTTPError as refused:
            with refused:
                answer = {"status": refused.code, **json.load(refused)}
        return answer
