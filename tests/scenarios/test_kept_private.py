"""What somebody asks to keep private, as they type it or right afterwards, never appears for others."""

from local_slack import Person
from tests.support.office import Office, answer

ONLY_YOU = "Private: only you see it."
TYPED = (
    "private: helped Ms Lee with a secret",
    "Please keep this private: showed Ms Lee another secret",
    "helped Mr Li with his secret, keep it private",
    "called Mr Li about the third secret (private)",
)


def seen_by(office: Office, person: Person) -> str:
    """All that somebody can see of what others recorded."""
    shown = [answer(person, words).says for words in ("needs", "team", "me", "customer Ms Lee", "")]
    person.types("/cx-help record")
    choices = person.wait_for_modal().choices
    return "\n".join([*shown, person.opens_home().says, *choices, *(post.says for post in office.shoutouts())])


def test_what_is_typed_with_the_wish_is_its_persons_alone(office: Office, ana: Person, ben: Person) -> None:
    answer(ben, "me")
    for text in TYPED:
        card = answer(ana, text, where="#cx")
        assert ONLY_YOU in card.says
        assert "rivate:" not in card.says.split("”")[0]
        assert "Share" in card.buttons
    [angry] = [answer(ana, "private: Ms Lee is angry about the secret")]
    assert "Colleagues see every need, so I can't note it as one." in angry.says
    assert angry.buttons == ("I did this", "Never mind")
    ana.clicks("I did this", on=angry)
    office.go_to(27, "15:01")
    assert "secret" not in seen_by(office, ben)
    assert [row["shared"] for row in office.rows("SELECT shared FROM actions")] == [0] * (len(TYPED) + 1)
    own = answer(ana, "me").says
    assert "helped Ms Lee with a secret" in own
    assert "keep" not in own


def test_the_latest_one_is_kept_private_or_undone_with_a_few_words(office: Office, ana: Person, ben: Person) -> None:
    assert "Nothing here yet." in answer(ana, "keep that private").says
    assert "Nothing here yet." in answer(ana, "undo that").says
    answer(ana, "helped Ms Okafor in public")
    answer(ana, "helped Ms Lee with a secret")
    for text in ("don't share that", "make it private"):
        card = answer(ana, text)
        assert "✓ Now private: “helped Ms Lee with a secret”" in card.says
        assert "Share" in card.buttons
    latest = answer(ana, "undo that")
    assert "Your latest action, to edit or undo: “helped Ms Lee with a secret”" in latest.says
    office.go_to(27, "15:01")
    shown = seen_by(office, ben)
    assert "in public" in shown
    assert "secret" not in shown
    ana.clicks("Undo", on=latest)
    assert "secret" not in answer(ana, "me").says


def test_people_who_want_nothing_shared_find_the_choice(ana: Person) -> None:
    told = answer(ana, "don't share my actions")
    assert "untick Let colleagues see what I record in Settings" in told.says
    ana.clicks("Settings", on=told)
    ana.wait_for_modal()
