"""The smallest payloads that Slack accepts, for tests to spoil one thing at a time."""

from typing import Any

from local_slack.checks import Problem, check_message, check_view

Dict = dict[str, Any]


def plain(text: str = "words") -> Dict:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str = "words") -> Dict:
    return {"type": "mrkdwn", "text": text}


def section(**more: object) -> Dict:
    return {"type": "section", "text": mrkdwn(), **more}


def option(text: str = "One", value: str = "1", **more: object) -> Dict:
    return {"text": plain(text), "value": value, **more}


def options(number: int) -> list[Dict]:
    return [option(f"Option {each}", str(each)) for each in range(number)]


def button(**more: object) -> Dict:
    return {"type": "button", "text": plain(), **more}


def confirm(**more: object) -> Dict:
    return {"title": plain(), "text": plain(), "confirm": plain(), "deny": plain(), **more}


def actions(*elements: Dict, **more: object) -> Dict:
    return {"type": "actions", "elements": list(elements), **more}


def entry(element: Dict | None = None, **more: object) -> Dict:
    return {"type": "input", "label": plain(), "element": element or {"type": "plain_text_input"}, **more}


def image(**more: object) -> Dict:
    return {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "A", **more}


def modal(*blocks: Dict, **more: object) -> Dict:
    return {"type": "modal", "title": plain(), "submit": plain(), "blocks": list(blocks), **more}


def home(*blocks: Dict, **more: object) -> Dict:
    return {"type": "home", "blocks": list(blocks), **more}


def message_of(*blocks: Dict) -> Problem | None:
    return check_message({"channel": "C1", "text": "words", "blocks": list(blocks)})


def modal_of(*blocks: Dict) -> Problem | None:
    return check_view(modal(*blocks))


def faults(problem: Problem | None) -> list[str]:
    """The sentences, without the line that Slack puts before those of a union."""
    return [
        line.removeprefix("[ERROR] ")
        for line in (problem.messages if problem else ())
        if "failed to match all allowed schemas" not in line
    ]
