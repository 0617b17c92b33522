"""What a person is told of the personal data that colleagues do not see in what they typed."""

from collections.abc import Sequence

from bot.domain.personal_data import FindingKind
from bot.slack.blocks.kit import Part, note
from bot.slack.blocks.wording import listed


def hidden(kinds: Sequence[FindingKind], *, by: str = "colleagues see", then: str = "") -> list[Part]:
    """That data of these kinds is hidden in what is seen `by` others, and what `then`; nothing where there is none."""
    what = listed([f"the {kind.value}" for kind in kinds])
    return [note(f"I'll hide {what} in what {by}.{then}")] if kinds else []
