"""Every problem has its sentence, for people in Slack or for the operator, and a log shows nothing that was typed."""

import importlib
from collections.abc import Iterator

from bot import setup_problems
from bot.domain.reading.pause_errors import UnclearPause
from bot.errors import BotError, DatabaseUnusable, InvalidInputError, Problem
from bot.slack.blocks import problems
from bot.slack.blocks.problems import sentence, text_of
from tests.architecture.code import modules
from tests.slack.blocks.problem_samples import SAID

WITH_PROBLEMS = ("bot.domain.", "bot.usecases.", "bot.storage.", "bot.slack.blocks.")


def kinds(of: type[Problem] = Problem) -> Iterator[str]:
    """The names of all kinds; with slots, a dataclass is made twice, and the first may still be around."""
    for kind in of.__subclasses__():
        yield name_of(kind)
        yield from kinds(kind)


def name_of(kind: type[Problem]) -> str:
    return f"{kind.__module__}.{kind.__name__}"


def test_a_problem_is_said_in_a_sentence() -> None:
    assert {problem: sentence(problem) for problem in SAID} == SAID


def test_every_kind_of_problem_has_a_sentence_and_every_sentence_for_slack_a_sample() -> None:
    for module in modules():
        # Alembic runs the migrations' own module.
        if module.startswith(WITH_PROBLEMS) and module != "bot.storage.migrations.env":
            importlib.import_module(module)
    in_slack = {name_of(kind) for kind in problems.SENTENCES}
    at_setup = {name_of(kind) for kind in setup_problems.SENTENCES}
    assert {name for name in kinds() if name.startswith("bot.")} == in_slack | at_setup
    # People and the operator can do different things about it.
    assert in_slack & at_setup == {name_of(DatabaseUnusable)}
    assert {name_of(type(problem)) for problem in SAID} == in_slack


def test_a_log_shows_the_kind_of_a_problem_and_not_what_somebody_typed() -> None:
    error = InvalidInputError(UnclearPause("for Ms Okafor"))
    assert (str(error), repr(error)) == ("unclear pause", "InvalidInputError('unclear pause')")
    assert "for Ms Okafor" in text_of(error)


def test_an_error_with_a_text_of_its_own_is_shown_as_it_is() -> None:
    assert text_of(BotError("Slack could not be reached.")) == "Slack could not be reached."
