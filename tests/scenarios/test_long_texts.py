"""Long texts in any script are answered over the real socket, and every word is kept or comes back."""

import json

import pytest

from local_slack import Person, SeenMessage
from tests.support.office import Office, answer

SCRIPTS = {"Cyrillic": "счёт клиента ", "Chinese": "客户等待发票。", "emoji": "🙂"}
TYPED = 12_000

in_each_script = pytest.mark.parametrize("letters", SCRIPTS.values(), ids=SCRIPTS)


def is_small(shown: SeenMessage) -> bool:
    return len(json.dumps({"text": shown.raw_text, "blocks": shown.blocks})) < 50_000


@in_each_script
def test_a_record_of_twelve_thousand_letters_comes_back_whole(office: Office, ana: Person, letters: str) -> None:
    text = ("helped " + letters * TYPED)[:TYPED].strip()
    invocation = ana.types(f"/cx-help {text}")
    assert invocation.error is None

    def given_back() -> str:
        shown = [block["text"]["text"] for each in invocation.answers() for block in each.blocks if "text" in block]
        return "".join(shown[1:])

    office.slack.wait_until(lambda: given_back() == text)
    assert all(map(is_small, invocation.answers()))
    assert office.rows("SELECT id FROM actions") == []


@in_each_script
def test_the_longest_record_and_need_are_kept_and_shown_everywhere(office: Office, ana: Person, letters: str) -> None:
    done, need = ((start + letters * 2000)[:2000].strip() for start in ("helped Mia find her invoice ", "need "))
    draft = answer(ana, done)
    if "Edit" not in draft.buttons:
        assert is_small(draft)
        ana.clicks("I did this", on=draft)
    card = ana.sees("Recorded")
    assert is_small(card)
    ana.clicks("Edit", on=card)
    form = ana.wait_for_modal()
    fields = {block["block_id"]: block for block in form.blocks}
    assert fields["text"]["element"]["initial_value"] == done
    ana.fills({"outcome": done})
    assert ana.submits().error is None
    for typed in (need, "needs", "me", "customer Acme", "team", f"when {letters * 150}?", ""):
        assert is_small(answer(ana, typed))
    home = ana.opens_home()
    assert len(json.dumps(home.blocks)) < 50_000
    assert office.row("SELECT text, outcome FROM actions") == {"text": done, "outcome": done}
    assert office.row("SELECT text FROM needs") == {"text": need.removeprefix("need ").strip()}
