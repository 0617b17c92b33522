"""Tables, cards, containers, plans and the like: their limits, their surfaces, and what is within them."""

import pytest

from local_slack.checks import Problem, check_message, check_view
from support.check_kit import (
    Dict,
    actions,
    button,
    entry,
    faults,
    home,
    image,
    message_of,
    modal,
    modal_of,
    mrkdwn,
    plain,
    section,
)

WORDS = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "a"}]}]}
THUMB = {"text": plain("Good"), "value": "good"}
TRIGGER = {
    "trigger": {
        "url": "https://slack.com/shortcuts/Ft1/a",
        "customizable_input_parameters": [{"name": "a", "value": ""}],
    }
}


ONE_TABLE = Problem("invalid_attachments", ("[ERROR] only_one_table_allowed",))


def cell(text: str = "a") -> Dict:
    return {"type": "raw_text", "text": text}


def table(rows: int = 1, columns: int = 1, **more: object) -> Dict:
    return {"type": "table", "rows": [[cell()] * columns] * rows, **more}


def data_table(rows: int = 2, columns: int = 1, **more: object) -> Dict:
    return table(rows, columns, **{"type": "data_table", "caption": "Badges", **more})


def card(**more: object) -> Dict:
    return {"type": "card", "title": mrkdwn(), **more}


def cards(number: int = 1) -> Dict:
    return {"type": "carousel", "elements": [card() for _ in range(number)]}


def container(*children: Dict, **more: object) -> Dict:
    return {"type": "container", "title": plain(), "child_blocks": list(children or [section()]), **more}


def task(**more: object) -> Dict:
    return {"type": "task_card", "task_id": "1", "title": "Look it up", **more}


def plan(*tasks: Dict, **more: object) -> Dict:
    return {"type": "plan", "title": "Done", "tasks": list(tasks) or [task()], **more}


def alert(**more: object) -> Dict:
    return {"type": "alert", "text": mrkdwn(), **more}


def bars(*points: Dict, **more: object) -> Dict:
    series = {"name": "Free", "data": list(points) or [{"label": "Mon", "value": -1.5}]}
    return chart({"type": "bar", "series": [series], "axis_config": {"categories": ["Mon"]}, **more})


def chart(shown: Dict, title: str = "Users") -> Dict:
    return {"type": "data_visualization", "title": title, "chart": shown}


def pie(value: float = 1) -> Dict:
    return chart({"type": "pie", "segments": [{"label": "Email", "value": value}]})


def icon(**more: object) -> Dict:
    return {"type": "icon_button", "icon": "trash", "text": plain("Delete"), **more}


def thumbs(**more: object) -> Dict:
    return {"type": "feedback_buttons", "positive_button": THUMB, "negative_button": THUMB, **more}


def context_actions(*elements: Dict) -> Dict:
    return {"type": "context_actions", "elements": list(elements)}


def workflow(**more: object) -> Dict:
    return {"type": "workflow_button", "text": plain(), "action_id": "a", "workflow": TRIGGER, **more}


EVERYWHERE: dict[str, Dict] = {
    "container": container(
        section(accessory=button()),
        actions(button()),
        entry(),
        image(),
        WORDS,
        subtitle=mrkdwn(),
        icon=image(),
        width="wide",
        is_collapsible=True,
        default_collapsed=True,
    ),
    "container with a rich title": {"type": "container", "rich_text_title": WORDS, "child_blocks": [section()]},
    "workflow button": actions(workflow(style="primary", accessibility_label="a")),
    "workflow button beside a text": section(accessory=workflow()),
}
IN_MESSAGES: dict[str, Dict] = {
    "table": {
        "type": "table",
        "rows": [[cell(), WORDS, {"type": "raw_number", "value": 4.5, "text": "4.50"}]],
        "column_settings": [None, {"align": "right", "is_wrapped": True}],
    },
    "table in a container": container(table()),
    "data table": data_table(101, 20, page_size=100, row_header_column_index=1),
    "data table of rich text": data_table() | {"rows": [[cell()], [WORDS]]},
    "pie": pie(),
    "bars": bars(axis_config={"categories": ["Mon"], "x_label": "Day", "y_label": "Users"}),
    "card": card(
        hero_image=image(),
        icon=image(),
        subtitle=plain(),
        body=mrkdwn(),
        subtext=plain(),
        actions=[button(), button(), button()],
    ),
    "card with an icon of Slack's": card(slack_icon={"type": "icon", "name": "rocket"}),
    "carousel": cards(10),
    "plan": plan({"task_id": "1", "title": "A"}, task(status="complete", details=WORDS, output=WORDS)),
    "empty plan": {"type": "plan", "title": "Thinking"},
    "task card": task(sources=[{"type": "url", "url": "https://example.com", "text": "Example"}]),
    "context actions": context_actions(
        thumbs(), icon(value="1", visible_to_user_ids=["U1"], accessibility_label="Delete it")
    ),
}


def refusals(*blocks: Dict) -> dict[str, bool]:
    """Say for each surface whether it refuses these blocks."""
    problems: dict[str, Problem | None] = {
        "message": message_of(*blocks),
        "modal": modal_of(*blocks),
        "home": check_view(home(*blocks)),
    }
    return {surface: problem is not None for surface, problem in problems.items()}


@pytest.mark.parametrize("block", EVERYWHERE.values(), ids=EVERYWHERE.keys())
def test_containers_and_workflow_buttons_stand_on_every_surface(block: Dict) -> None:
    assert refusals(block) == {"message": False, "modal": False, "home": False}


@pytest.mark.parametrize("block", IN_MESSAGES.values(), ids=IN_MESSAGES.keys())
def test_tables_cards_plans_and_context_actions_stand_in_messages_only(block: Dict) -> None:
    assert refusals(block) == {"message": False, "modal": True, "home": True}


@pytest.mark.parametrize("level", ["default", "info", "warning", "error", "success"])
def test_an_alert_stands_in_modals_only(level: str) -> None:
    assert refusals(alert(level=level)) == {"message": True, "modal": False, "home": True}


BAD: dict[str, tuple[Dict, str]] = {
    "101 rows": (table(101), "no more than 100 items allowed [json-pointer:/blocks/0/rows]"),
    "21 columns": (table(1, 21), "no more than 20 items allowed [json-pointer:/blocks/0/rows/0]"),
    "empty cell": (
        {"type": "table", "rows": [[cell("")]]},
        "must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]",
    ),
    "cell of mrkdwn": (
        {"type": "table", "rows": [[mrkdwn()]]},
        "unsupported type: mrkdwn [json-pointer:/blocks/0/rows/0/0/type]",
    ),
    "10,001 characters in cells": (
        {"type": "table", "rows": [[cell("a" * 5000)], [cell("a" * 5000), WORDS]]},
        "must be less than 10001 characters [json-pointer:/blocks/0/rows]",
    ),
    "number that is none": (
        {"type": "table", "rows": [[{"type": "raw_number", "value": "4", "text": "4"}]]},
        "must provide a number [json-pointer:/blocks/0/rows/0/0/value]",
    ),
    "column that is none": (
        table(column_settings=["left"]),
        "must provide an object [json-pointer:/blocks/0/column_settings/0]",
    ),
    "data table without rows beside its header": (
        data_table(1),
        "must provide at least 2 items [json-pointer:/blocks/0/rows]",
    ),
    "102 rows in a data table": (data_table(102), "no more than 101 items allowed [json-pointer:/blocks/0/rows]"),
    "data table without caption": (
        table(2) | {"type": "data_table"},
        "missing required field: caption [json-pointer:/blocks/0]",
    ),
    "rows of different lengths": (
        data_table() | {"rows": [[cell()], [cell(), cell()]]},
        "all rows must have the same number of cells [json-pointer:/blocks/0/rows/1]",
    ),
    "rich header": (
        data_table() | {"rows": [[WORDS], [cell()]]},
        "unsupported type: rich_text [json-pointer:/blocks/0/rows/0/0/type]",
    ),
    "page of 101 rows": (data_table(page_size=101), "must be less than 101 [json-pointer:/blocks/0/page_size]"),
    "empty segment": (pie(0), "must be greater than 0 [json-pointer:/blocks/0/chart/segments/0/value]"),
    "long title of a chart": (
        chart(pie()["chart"], "a" * 51),
        "must be less than 51 characters [json-pointer:/blocks/0/title]",
    ),
    "chart that Slack has not": (
        chart({"type": "radar"}),
        "unsupported type: radar [json-pointer:/blocks/0/chart/type]",
    ),
    "series without a point for each category": (
        bars({"label": "Tue", "value": 1}),
        "must have one data point for each category [json-pointer:/blocks/0/chart/series/0/data]",
    ),
    "series of the same name": (
        bars(series=[bars()["chart"]["series"][0]] * 2),
        '`name` "Free" already exists [json-pointer:/blocks/0/chart/series/1/name]',
    ),
    "empty card": (
        {"type": "card", "subtitle": plain()},
        "missing required field: hero_image [json-pointer:/blocks/0]",
    ),
    "long title of a card": (
        card(title=plain("a" * 151)),
        "must be less than 151 characters [json-pointer:/blocks/0/title/text]",
    ),
    "long body of a card": (
        card(body=plain("a" * 201)),
        "must be less than 201 characters [json-pointer:/blocks/0/body/text]",
    ),
    "four buttons of a card": (
        card(actions=[button()] * 4),
        "no more than 3 items allowed [json-pointer:/blocks/0/actions]",
    ),
    "menu of a card": (
        card(actions=[{"type": "users_select"}]),
        "unsupported type: users_select [json-pointer:/blocks/0/actions/0/type]",
    ),
    "icons of both kinds": (
        card(icon=image(), slack_icon={"type": "icon", "name": "star"}),
        "invalid additional property: slack_icon [json-pointer:/blocks/0]",
    ),
    "icon that Slack has not": (
        card(slack_icon={"type": "icon", "name": "banana"}),
        "must be a valid enum value [json-pointer:/blocks/0/slack_icon/name]",
    ),
    "no cards": (cards(0), "must provide at least 1 items [json-pointer:/blocks/0/elements]"),
    "eleven cards": (cards(11), "no more than 10 items allowed [json-pointer:/blocks/0/elements]"),
    "section among cards": (
        {"type": "carousel", "elements": [section()]},
        "unsupported type: section [json-pointer:/blocks/0/elements/0/type]",
    ),
    "container without title": (
        {"type": "container", "child_blocks": [section()]},
        "missing required field: title [json-pointer:/blocks/0]",
    ),
    "eleven children": (
        container(*[section()] * 11),
        "no more than 10 items allowed [json-pointer:/blocks/0/child_blocks]",
    ),
    "container in a container": (
        container(container()),
        "unsupported type: container [json-pointer:/blocks/0/child_blocks/0/type]",
    ),
    "status that no task has": (task(status="late"), "must be a valid enum value [json-pointer:/blocks/0/status]"),
    "task without id": (
        {"type": "task_card", "title": "A"},
        "missing required field: task_id [json-pointer:/blocks/0]",
    ),
    "section in a plan": (plan(section()), "must be a valid enum value [json-pointer:/blocks/0/tasks/0/type]"),
    "six context actions": (
        context_actions(*[icon()] * 6),
        "no more than 5 items allowed [json-pointer:/blocks/0/elements]",
    ),
    "button among context actions": (
        context_actions(button()),
        "unsupported type: button [json-pointer:/blocks/0/elements/0/type]",
    ),
    "icon for eleven people": (
        context_actions(icon(visible_to_user_ids=["U1"] * 11)),
        "no more than 10 items allowed [json-pointer:/blocks/0/elements/0/visible_to_user_ids]",
    ),
    "thumb without value": (
        context_actions(thumbs(negative_button={"text": plain()})),
        "missing required field: value [json-pointer:/blocks/0/elements/0/negative_button]",
    ),
    "workflow button without workflow": (
        actions({"type": "workflow_button", "text": plain(), "action_id": "a"}),
        "missing required field: workflow [json-pointer:/blocks/0/elements/0]",
    ),
    "workflow button as a card's": (
        card(actions=[workflow()]),
        "unsupported type: workflow_button [json-pointer:/blocks/0/actions/0/type]",
    ),
}


@pytest.mark.parametrize(("block", "fault"), BAD.values(), ids=BAD.keys())
def test_a_fault_is_named_with_its_place(block: Dict, fault: str) -> None:
    assert fault in faults(message_of(block))


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        (alert(text=plain("a" * 201)), "must be less than 201 characters [json-pointer:/view/blocks/0/text/text]"),
        (alert(level="loud"), "must be a valid enum value [json-pointer:/view/blocks/0/level]"),
    ],
    ids=["long", "loud"],
)
def test_a_fault_of_an_alert_is_named_with_its_place(block: Dict, fault: str) -> None:
    assert faults(modal_of(block)) == [fault]


@pytest.mark.parametrize("other", [table(), data_table(), container(table())], ids=["table", "data table", "nested"])
def test_a_message_has_one_table(other: Dict) -> None:
    assert message_of(table(), other) == ONE_TABLE


def test_ids_within_containers_and_carousels_count_too() -> None:
    nested = container(section(block_id="a"), actions(button(action_id="x"), button(action_id="x")))
    assert faults(message_of(section(block_id="a"), nested)) == [
        '`block_id` "a" already exists [json-pointer:/blocks/1/child_blocks/0/block_id]',
        '`action_id` "x" already exists [json-pointer:/blocks/1/child_blocks/1/elements/1/action_id]',
    ]
    twins = [card(actions=[button(action_id="x")]) for _ in range(2)]
    assert message_of({"type": "carousel", "elements": twins}) is None


def test_an_input_within_a_container_needs_submit() -> None:
    view = modal(container(entry()))
    assert check_view(view) is None
    del view["submit"]
    assert faults(check_view(view)) == [
        "must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/child_blocks/0/input]"
    ]


def test_an_unknown_block_is_still_refused() -> None:
    assert faults(message_of({"type": "hologram"})) == ["unsupported type: hologram [json-pointer:/blocks/0/type]"]


def test_a_table_may_stand_in_an_attachment_instead() -> None:
    attached: Dict = {"text": "a", "attachments": [{"blocks": [table()]}]}
    assert check_message(attached) is None
    assert check_message(attached | {"blocks": [table()]}) == ONE_TABLE
