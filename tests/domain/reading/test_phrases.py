"""What people type after /cx-help about the times of their nudges, and what it gives; today is Monday 23 November."""

from datetime import date

import pytest

from bot.domain.reading.commands import NudgeAt, NudgeOn, NudgePace, Pause
from bot.domain.reading.parse_command import parse_command
from bot.domain.reading.pauses import parse_pause
from bot.domain.reading.times import parse_time
from bot.errors import InvalidInputError

MONDAY = date(2026, 11, 23)
TABLE = """
    nudge at 9                              09:00
    nudge at 9:30                           09:30
    nudge at 9.30am                         09:30
    nudge at 9.30 a.m.                      09:30
    nudge me at 9 AM                        09:00
    nudge at 21:05                          21:05
    nudge at 0930                           09:30
    nudge at 0930 hours                     09:30
    nudge at 9h30                           09:30
    nudge at 9.30 Uhr                       09:30
    nudge at 9 o'clock                      09:00
    nudge at 9 oclock                       09:00
    nudge me at nine                        09:00
    nudge at nine thirty                    09:30
    nudge at half past nine                 09:30
    nudge at quarter to 10                  09:45
    nudge at a quarter past 9               09:15
    nudge at ten to nine                    08:50
    nudge at twenty-five past 8             08:25
    nudge at 9 in the morning               09:00
    nudge at 2 in the afternoon             14:00
    nudge at noon                           12:00
    nudge 9:30                              09:30
    nudge                                   asks: nudge at 9:30
    nudge at half nine                      asks: nudge at 9:30
    nudge at half to nine                   asks: nudge at 9:30
    nudge at 40 past 9                      asks: nudge at 9:30
    nudge at half ten                       asks: nudge at 9:30
    nudge at 9 on mondays                   asks: nudge at 9:30
    nudge on weekends                       56
    nudge me on the weekend                 56
    nudge at 25:00                          asks: nudge at 9:30
    nudge at lunch                          asks: nudge at 9:30
    nudge daily                             daily
    nudge me every day                      daily
    nudge twice a week                      twice_weekly
    nudge me 2x a week                      twice_weekly
    nudge weekly                            weekly
    nudge me once a week                    weekly
    nudge on Mon, Wed and Fri               024
    nudge me on Mondays                     0
    nudge me only on Tue/Thu                13
    nudge on weekdays                       01234
    nudge me on Mon-Fri                     01234
    pause                                   2026-11-30
    pause 2 weeks                           2026-12-07
    pause for a fortnight                   2026-12-07
    pause a couple of weeks                 2026-12-07
    pause 1 week and 2 days                 2026-12-02
    pause until christmas                   2026-12-25
    pause 3 days                            2026-11-26
    pause my nudges for a month             2026-12-23
    pause until tomorrow                    2026-11-24
    pause until Monday                      2026-11-30
    pause till next Monday                  2026-11-30
    pause until 7 Jan                       2027-01-07
    pause until January 7th                 2027-01-07
    pause until 31.12.                      2026-12-31
    pause until 2027-01-07                  2027-01-07
    pause until the 5th                     2026-12-05
    pause until end of month                2026-12-01
    pause for the rest of the week          2026-11-30
    pause until the new year                2027-01-01
    pause until Easter                      asks: pause 2 weeks
    pause 1.5 weeks                         asks: pause 2 weeks
    pause for half a week                   asks: pause 2 weeks
    pause for a week and a half             asks: pause 2 weeks
    pause for a few days                    asks: pause 2 weeks
    pause in 2 weeks                        asks: pause 2 weeks
    pause until 31 Feb                      asks: pause 2 weeks
    pause until 7/1                         asks: pause 2 weeks
    pause tomorrow                          asks: pause 2 weeks
    pause 2 years                           asks: pause 6 months
    pause until 7 Jan 2025                  asks: pause 2 weeks
    nudge Ms Okafor weekly                  no request
    nudge on Monday Ms Okafor's invoice     no request
    nudge on Mondayish                      no request
    pause the newsletter for Ms Okafor      no request
"""
ROWS = [tuple(line.rsplit("  ", 1)) for line in TABLE.strip().splitlines()]


def given_by(typed: str) -> str:
    """What a text gives, as the table writes it."""
    command = parse_command(typed)
    try:
        match command:
            case NudgeAt(text):
                return f"{parse_time(text):%H:%M}"
            case NudgePace(cadence):
                return cadence.value
            case NudgeOn(days):
                return "".join(map(str, sorted(days)))
            case Pause(text):
                return parse_pause(text, MONDAY).isoformat()
            case _:
                return "no request"
    except InvalidInputError as error:
        return f"asks: {str(error).partition('`/cx-help ')[2].partition('`')[0]}"


@pytest.mark.parametrize(("typed", "gives"), [(typed.strip(), gives.strip()) for typed, gives in ROWS])
def test_what_people_type_gives_what_they_mean_or_is_asked_again_with_an_example(typed: str, gives: str) -> None:
    assert given_by(typed) == gives
