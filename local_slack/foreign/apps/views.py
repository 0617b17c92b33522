"""What both apps in Python show."""


def text(words):
    return {"type": "plain_text", "text": words}


def buttons(name):
    return [
        {"type": "section", "text": {"type": "mrkdwn", "text": f"Hello *{name}*"}},
        {"type": "actions", "elements": [{"type": "button", "action_id": "wave", "text": text("Wave")}]},
    ]


def note(words):
    button = {"type": "button", "action_id": "count", "text": text("Count")}
    where = {"type": "conversations_select", "action_id": "where"}
    field = {"type": "plain_text_input", "action_id": "words", "multiline": True}
    return {
        "type": "modal",
        "callback_id": "note",
        "title": text("A note"),
        "submit": text("Save"),
        "blocks": [
            {"type": "section", "text": {"type": "mrkdwn", "text": words}, "accessory": button},
            {"type": "input", "block_id": "where", "label": text("Where"), "element": where},
            {"type": "input", "block_id": "words", "label": text("Words"), "element": field},
        ],
    }


HOME = {"type": "home", "blocks": [{"type": "section", "text": text("At home")}]}
