"""Show a person which of their words colleagues do not see, because they are personal data."""

from collections.abc import Sequence

from bot.domain.personal_data import FindingKind
from bot.slack.blocks.kit import note
from bot.slack.blocks.parts import Part
from bot.slack.blocks.wording import listed

NOT_SHOWN = (
    "I hide e-mail addresses, phone, card, account and identity numbers, and dates of birth from colleagues. "
    "They do see names and street addresses."
)
"""What a form says about personal data."""


def hidden(kinds: Sequence[FindingKind], *, by: str = "colleagues", then: str = "") -> list[Part]:
    """Say that data of these kinds is hidden from others; empty without any kinds.

    `by` names the others, and `then` follows the sentence.
    """
    what = listed([f"the {kind.value}" for kind in kinds])
    return [note(f"I'll hide {what} from {by}.{then}")] if kinds else []
