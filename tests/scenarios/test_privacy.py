"""What a person typed pings and links nobody where others see it, and what is private is theirs alone."""

from datetime import timedelta

import pytest

from local_slack import Person, SeenMessage
from local_slack.text.mrkdwn import parse
from tests.support.office import Office, answer

NASTY = (
    "helped <!channel> and <!here> and <!everyone> at once",
    "helped a customer with @channel and @here and @everyone at once",
    "helped @ben and <@{ben}> with the customer",
    "helped <!subteam^S0123ABC|@all-hands> with the customer",
    "helped <https://evil.example|our customer> to log in",
    "helped a customer with &lt;!channel&gt; and &amp;lt;!here&amp;gt; twice",
    "helped `<!channel>` and ```<!here>``` in code",
    "helped *bold* _italic_ ~struck~ customers\n>>> quoted to the end",
    "helped <#{cx}|cx> and #cx find the customer",
    "helped <!date^1392734382^{{date}}|<!here>> and <<!channel>> today",
)


def harmless(message: SeenMessage) -> bool:
    parsed = parse(message.raw_text)
    quiet = message.pings == message.broadcasts == parsed.mentions == parsed.usergroups == ()
    return quiet and not parsed.links and not parsed.channels


@pytest.fixture
def nasty(office: Office, ben: Person) -> list[str]:
    """Texts that mean harm, or could do some."""
    return [text.format(ben=ben.id, cx=office.slack.channel("cx").id) for text in NASTY]


def test_nothing_that_was_typed_pings_in_what_others_see(
    office: Office, ana: Person, ben: Person, nasty: list[str]
) -> None:
    answer(ben, "me")
    office.move_to(20, "15:01")
    for text in nasty:
        answer(ana, text)
        answer(ana, f"need {text}")
        office.wait(timedelta(weeks=1))
        post = office.shoutouts()[-1]
        assert harmless(post)
        assert harmless(answer(ben, "needs"))
        ben.clicks("I noticed", on=post)
        assert harmless(ben.sees("You noticed", where="#cx"))
    assert len(office.shoutouts()) == len(nasty)


def test_nothing_that_was_typed_pings_in_what_oneself_sees(ana: Person, nasty: list[str]) -> None:
    for text in nasty:
        card = answer(ana, text, where="#cx")
        ana.clicks("Keep private", on=card)
        assert harmless(card)
        assert harmless(answer(ana, "me", where="#cx"))
        ana.clicks("Undo", on=card)
        assert harmless(ana.sees("Undone", where="#cx"))


def test_what_was_not_understood_or_too_long_is_quoted_harmlessly(office: Office, ana: Person) -> None:
    for text in ("<!channel>", "@everyone!", "<!here> " * 400):
        assert harmless(answer(ana, text, where="#cx"))
    assert office.rows("SELECT id FROM actions") == []


def test_a_name_that_is_made_to_ping_does_not(office: Office) -> None:
    mallory = office.slack.add_person("<!channel>", real_name="<!channel> *Mallory*")
    answer(mallory, "helped Ms Okafor")
    answer(mallory, "need Acme waits")
    office.go_to(27, "15:01")
    (post,) = office.shoutouts()
    assert harmless(post)
    assert "Okafor" in post.says


def test_a_private_action_is_seen_by_its_person_alone(office: Office, ana: Person, ben: Person) -> None:
    ana.clicks("Keep private", on=answer(ana, "helped Ms Okafor with a secret"))
    office.go_to(27, "15:01")
    for words in ("needs", "team", "me"):
        assert "secret" not in answer(ben, words).says
    assert "secret" not in ben.opens_home().says
    ben.types("/cx-help record")
    assert "secret" not in "".join(ben.wait_for_modal().choices)
    assert all("secret" not in post.says for post in office.shoutouts())
    assert "secret" in answer(ana, "me").says
    assert "1 helped" in answer(ben, "team").says


def test_what_inspired_an_action_and_is_private_now_is_not_shown_to_whom_it_inspired(
    office: Office, ana: Person, ben: Person
) -> None:
    card = answer(ana, "helped Ms Okafor with a secret")
    ben.types("/cx-help record")
    (story,) = [choice for choice in ben.wait_for_modal().choices if "secret" in choice]
    ben.fills({"text": "helped Mr Li", "inspired_by": story})
    ben.submits()
    ben.wait_for_modal("Recorded")
    ben.closes()
    ana.clicks("Keep private", on=card)
    office.slack.wait_until(lambda: office.rows("SELECT id FROM actions WHERE NOT shared"))
    ben.clicks("Edit", on=answer(ben, "me"))
    form = ben.wait_for_modal("Edit this action")
    assert "secret" not in form.says + "".join(form.choices)
    ben.submits()
    office.slack.wait_until(lambda: office.rows("SELECT id FROM actions WHERE edited_at IS NOT NULL"))
    assert len(office.rows("SELECT * FROM inspirations")) == 1


def test_nobody_changes_a_colleagues_action(office: Office, ana: Person, ben: Person) -> None:
    answer(ana, "helped Ms Okafor", where="#cx")
    ben.clicks("Undo", on=answer(ben, "helped Mr Li", where="#cx"))
    ben.sees("Undone", where="#cx")
    envelope = office.slack.envelopes()[-1]
    assert envelope.type == "interactive"
    mine = office.row("SELECT id FROM actions WHERE text = 'helped Ms Okafor'")["id"]
    envelope.payload["actions"][0]["value"] = str(mine)
    assert office.slack.resend(envelope)
    assert office.row("SELECT undone_at FROM actions WHERE id = ?", mine) == {"undone_at": None}


def test_answers_are_for_the_person_alone(office: Office, ana: Person, ben: Person) -> None:
    for text in ("helped Ms Okafor", "me", "needs", "team", "help", "", "pause", "settings", "need Acme waits"):
        ana.types(f"/cx-help {text}", where="#cx")
    assert ben.messages("#cx") == []
    assert office.slack.calls("chat.postMessage") == []
