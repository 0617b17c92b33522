"""Who is named to somebody who asks for what only people who manage the bot can arrange."""

from dataclasses import replace

from bot.usecases.people.whom_to_ask import NAMED, whom_to_ask
from tests.support.company import Company


def test_the_operators_admins_are_named_before_those_of_slack(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    assert whom_to_ask(acme.context, ana) == ()
    acme.hires("cleo", admin=True)
    assert whom_to_ask(acme.context, ana) == ("Cleo",)
    chosen = replace(acme.context, admins=frozenset({ben.user_id, ana.user_id, "UNKNOWN"}))
    assert whom_to_ask(chosen, ana) == ("Ben",)


def test_a_few_are_enough(acme: Company) -> None:
    admins = [acme.hires(f"admin{number}", admin=True) for number in range(NAMED + 2)]
    assert len(whom_to_ask(acme.context, admins[0])) == NAMED
