"""What a person means to do is read from an if-then plan."""

import pytest

from bot.domain.reading.plans import act_of


@pytest.mark.parametrize(
    ("plan", "act"),
    [
        ("If a customer writes twice, then I'll call them", "Call them"),
        ("if they wait THEN I will write\nat once ", "Write\nat once"),
        ("If it breaks, then, I\u2019ll mend it.", "Mend it."),
        ("Call them", None),
        ("If so, then I'll ", None),
        ("", None),
        (None, None),
    ],
)
def test_the_act_of_a_plan(plan: str | None, act: str | None) -> None:
    assert act_of(plan) == act
