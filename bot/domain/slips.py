"""Compare words as people type them: a beginning of one, or one with a slip."""

SHORTEST_START = 3
"""The fewest letters that are enough of a word to tell which it begins."""
SHORTEST_MISTYPED = 4
"""The fewest letters in the longer of two words that differ by a slip."""
LONG = 9
"""The fewest letters in the longer of two words that may differ by two slips."""


def begins(typed: str, word: str) -> bool:
    """Whether a typed word is the start of this one, with enough letters to tell."""
    return word == typed or (
        len(typed) >= SHORTEST_START and word.startswith(typed) and _digits(word) == _digits(typed)
    )


def is_mistyped(one: str, other: str) -> bool:
    """Whether two names differ by a slip or, if they are long and begin alike, two; other digits are another name."""
    longest = max(len(one), len(other))
    most = 0 if longest < SHORTEST_MISTYPED else 2 if longest >= LONG and one[:1] == other[:1] else 1
    # These two cheap checks already tell most names apart.
    if abs(len(one) - len(other)) > most or len(set(one) ^ set(other)) > 2 * most:
        return False
    return _digits(one) == _digits(other) and _are_within(one, other, most)


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _are_within(one: str, other: str, most: int) -> bool:
    """Whether `most` slips make one of the other: a letter more, less or another, or two neighbours swapped."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [at]
        for place, wanted in enumerate(other, start=1):
            best = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != wanted))
            swapped = at > 1 and place > 1 and (letter, one[at - 2]) == (other[place - 2], wanted)
            row.append(min(best, earlier[place - 2] + 1) if swapped else best)
        if min(row) > most and (not before or min(before) > most):
            return False
    return row[-1] <= most
