"""Check whether Slack would accept a payload: limits and shapes of messages, views, blocks and elements.

The codes and sentences are Slack's own if its answers are known: too long, too short, too many, missing, unknown,
wrong type, not in the enumeration, already exists, no submit. Some rules connect two fields, such as an initial option
that is not among the options, or bounds out of order. Their refusals use the same style.
"""

from local_slack.checks.messages import check_message
from local_slack.checks.problem import Problem
from local_slack.checks.suggestions import check_suggestions
from local_slack.checks.texts import texts_of
from local_slack.checks.views import check_view

__all__ = ["Problem", "check_message", "check_suggestions", "check_view", "texts_of"]
