"""Whether Slack would accept a payload: the limits and shapes of messages, views, blocks and elements.

The codes and the sentences are Slack's own where its answers are known: too long, too short, too many, missing,
unknown, wrong type, not in the enumeration, already exists, no submit. Demands that one field makes on another (an
initial option that is not among the options, bounds out of order) are refused in words of the same style.
"""

from local_slack.checks.messages import check_message
from local_slack.checks.problem import Problem
from local_slack.checks.texts import texts_of
from local_slack.checks.views import check_view

__all__ = ["Problem", "check_message", "check_view", "texts_of"]
