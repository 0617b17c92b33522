"""Texts that people might type, and worse ones."""

from hypothesis import strategies as st

from bot.domain.text import RECORD_LIMIT

PIECES = [
    *("<!channel>", "<!here>", "<!everyone>", "<@U1>", "<@UBEN|ben>", "<!subteam^S1|@g>", "<#C1|cx>"),
    *("<https://x.org|y>", "<mailto:a@b.c|d>", "&lt;!channel&gt;", "&amp;", "<", ">", "&", "|", "@here"),
    *("```", "`", "*", "_", "~", "> ", "\n", "\t", " ", "word", ":tada:", "\u202e", "\u2067\u05e9\u05dc"),
    *("👩\u200d🚀", "🇩🇪", "e\u0301"),
]


made_of_pieces = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)


any_text = made_of_pieces | st.text(st.characters(codec="utf-8"), min_size=1)


LONGEST = {
    "lt": "<" * RECORD_LIMIT,
    "amp": "&" * RECORD_LIMIT,
    "mentions": "<@UBEN>" * (RECORD_LIMIT // 7),
    "ticks": "``` " * (RECORD_LIMIT // 4),
    "emoji": "👩\u200d🚀" * (RECORD_LIMIT // 3),
    "unbroken": "long" * (RECORD_LIMIT // 4),
    "newlines": "\n" * RECORD_LIMIT,
}
