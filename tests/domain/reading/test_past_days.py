"""The past day on which somebody says that they acted; one that may mean another day is not read."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.reading.past_days import past_day_in
from bot.domain.text import tidy

THURSDAY = date(2026, 11, 26)
LATELY = timedelta(days=92)
READ = """
yesterday I called Mr Sato                                  => 25 Nov
Yesterday, called Mr Sato back                              => 25 Nov
Yesterday - refunded Mr Haddad                              => 25 Nov
yesterday evening I fixed Mia's laptop                      => 25 Nov
Fixed Mia's laptop yesterday!                               => 25 Nov
called Mr Sato yesterday about his invoice                  => 25 Nov
helped a guest with his bag last night                      => 25 Nov
stayed late to help a guest last night                      => 25 Nov
Yesterday I found the bag Mia lost                          => 25 Nov
booked Mrs Chen a taxi yesterday                            => 25 Nov
the day before yesterday I drove a parcel to Mrs Chen       => 24 Nov
two days ago I helped Mia                                   => 24 Nov
helped Mia 1 day ago                                        => 25 Nov
helped Mia 3 days ago                                       => 23 Nov
on Friday I fixed the printer at Acme                       => 20 Nov
On Monday we drove to Acme and replaced the router          => 23 Nov
this Monday I called Acme                                   => 23 Nov
Last Friday we helped a family find their gate              => 20 Nov
Monday: refunded Mr Haddad                                  => 23 Nov
called Mr Sato on Wed evening                               => 25 Nov
helped Mia on Sunday with her form                          => 22 Nov
sent Mrs Chen a card on Wednesday because she was ill       => 25 Nov
I called back Acme on Tuesday, they were happy              => 24 Nov
called Mr Sato on Monday and fixed his invoice              => 23 Nov
called her on 3 Nov                                         => 3 Nov
Called her on Nov 3rd, 2026                                 => 3 Nov
3 Nov: called Mr Sato                                       => 3 Nov
23.11. called Mr Sato                                       => 23 Nov
2026-11-03 called Mr Sato                                   => 3 Nov
called Mr Sato on 13/11                                     => 13 Nov
Mon 23 Nov: fixed the till                                  => 23 Nov
"""
NOT_READ = """
called Mr Sato
this morning I called Acme
last week I called Acme
recently called Acme
the other day I called Acme
a week ago I helped Mia
last Monday I called Acme
this Friday I called Acme
on Thursday I called Acme
on the 3rd I called Acme
on 3 Dec I called Acme
called Mr Sato on 11/3
365 days ago I helped Mia
40 days ago I helped Mia
on 31 Feb I called Acme
on 30 Feb 2026 I called Acme
on 5 Xov I called Acme
on 3 Marvel I called Acme
on 99.99.2026 I called Acme
Mon 24 Nov: fixed the till
moved her flight to Friday
rebooked her on the flight on Friday
booked a table for the Okafors on Friday
prepared the demo on Friday
fixed the booking for 3 Nov
answered the ticket from yesterday
answered yesterday's tickets
sent the Friday report to Acme
opened the shop on a Sunday for a customer
called Mia about the parcel she ordered on Friday
found the bag Mia lost yesterday
Mia wrote on Friday, I called her back
Acme complained yesterday so I called them
yesterday Mr Sato complained
called Acme on Friday and fixed it today
I promised Acme a call on Friday
helped Mia on Black Friday
helped Mia Friday
"""


def test_a_plain_past_day_is_read() -> None:
    for row in READ.strip().splitlines():
        typed, _, day = row.partition("=>")
        found = past_day_in(typed.strip(), THURSDAY)
        assert found is not None, typed
        assert f"{found.day} {found:%b}" == day.strip(), typed


def test_a_day_of_years_ago_is_read_as_it_is() -> None:
    assert past_day_in("called Acme on 1 Jan 2024", THURSDAY) == date(2024, 1, 1)


def test_a_day_that_may_mean_another_is_not() -> None:
    assert [typed for typed in NOT_READ.strip().splitlines() if past_day_in(typed, THURSDAY)] == []


PIECES = (
    *(
        "yesterday",
        "on Friday",
        "last Monday",
        "Tuesday:",
        "two days ago",
        "on 3 Nov",
        "29 Feb",
        "31.12.",
        "2026-02-30",
    ),
    *(
        "today",
        "tomorrow",
        "last week",
        "I called Mia",
        "called Mia",
        "Mia wrote",
        "and",
        ",",
        "about",
        "0 days ago",
        "2027",
    ),
)


@given(
    st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join) | st.text(max_size=60),
    st.dates(date(2020, 1, 1), date(2040, 1, 1)),
)
def test_the_day_is_past_and_lately_unless_a_year_is_named_whatever_is_typed(typed: str, today: date) -> None:
    found = past_day_in(tidy(typed), today)
    assert found is None or found < today
    assert found is None or today - found <= LATELY or str(found.year) in typed or str(found.year)[-2:] in typed
