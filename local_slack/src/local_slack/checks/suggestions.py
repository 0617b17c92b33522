"""Check what an app answers when it is asked for the options of an external menu."""

from local_slack.checks import limits, rules
from local_slack.checks.objects import OPTION_GROUP, SELECT_OPTION
from local_slack.checks.problem import Notes, Problem
from local_slack.checks.schema import Arr, Obj

_ANSWER = Obj(
    {
        "options": Arr(SELECT_OPTION, limits.SELECT_OPTIONS, least=0),
        "option_groups": Arr(OPTION_GROUP, limits.SELECT_OPTIONS, least=0),
    },
    rules=(rules.exactly_one_of("options", "option_groups"),),
)


def check_suggestions(answer: object) -> Problem | None:
    """Return why Slack would show none of these options; None if it would show them."""
    notes = Notes()
    _ANSWER.check(answer, "", notes)
    return notes.problem("invalid_options")
