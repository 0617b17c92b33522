"""Whatever is typed, the answer says what to do next, and the words are kept, or one click does what comes near."""

from local_slack import Person
from tests.support.office import Office, answer

KEPT = """
nudge me at 25:00
nudge at
nudge me M-F
nudge me by email
nudge me in French
nudge me every full moon
every full moon
nudge me about Acme
nudge me with jokes
nudge my whole team at noon on paydays
pause until 29 Feb
pause until yesterday
pause 2 wekks
pause until Ana
pause 3 lightyears
pause on rainy days
pause Monday and Wednesday
skip the next nudge
remind me to call Acme tomorrow
remind Ana to call Acme
wake me up at 7
set my timezone to Mars
Acme still waits for its invoice
a customer is furious about the queue
nobody answered Mr Sato's mail
I will call Acme back on Monday
maybe I should write to Ms Okafor
who can see the totals of Ben?
how many actions do I have?
i helped
did it
Acme 👍
the new lamp
speak German
export to Excel
Rechnung Acme
Der Kunde wartet noch immer auf seine Rechnung
¿Cómo pauso esto?
Einem Kunden beim Ausfüllen geholfen
setings
export team
settings for Ben
stayed late
helped test
fixed Acme's invoice? not sure
told Mr Ito we can't help him
pasue 2 weeks
your bot is annoying
called Mr Sato back about his invoice
yesterday I fixed Mia's laptop
need Acme has no heating
"""
ANSWERED = """
delete my last action
make my last story private
what should I do today?
when is my next nudge?
delete my data
leave me out of the shout-out
nudge me at dawn
nudge me when I'm free
nudge me once the queue is empty
pause until the moon is full
pause until I feel better again
every second Monday
snooze 10 minutes
nudge me twice a day
pause until 7/1
pause forever
mute
mute me
make it stop
max 3 nudges a week
no more stories
stop it with the stupid ideas
delete everything you have about me
not today
too busy today
nudge me more often
fewer nudges
pause
skip Fridays
nudge at 9:45
resume
need
me
team
needs
customer Acme
"""
SMALL_TALK = """
thanks
hello
ok
merci
Guten Morgen
nothing today
nothing to report
none this week
who can see this?
why do I get this?
show leaderboard
what counts?
when is the next shout-out
help
"""


def lines(table: str) -> list[str]:
    return table.strip().splitlines()


def test_every_answer_leads_on_and_nothing_typed_is_lost(office: Office, ana: Person) -> None:
    office.enrol(ana)
    for typed in [*lines(KEPT), *lines(ANSWERED), *lines(SMALL_TALK)]:
        reply = answer(ana, typed)
        assert reply.buttons or "/cx-help" in reply.says, typed
        assert reply.buttons[:1] != ("Stop",), typed
    rows = office.rows("SELECT text FROM actions UNION SELECT text FROM needs UNION SELECT text FROM drafts")
    kept = {row["text"] for row in rows}
    assert [
        typed
        for typed in lines(KEPT)
        if not kept & {typed, typed.removeprefix("need "), typed.removeprefix("remind me to ")}
    ] == []


def test_what_cannot_be_read_is_kept_with_the_reason(office: Office, ana: Person) -> None:
    office.enrol(ana)
    reply = answer(ana, "pause until 29 Feb")
    assert "There's no such day as 29 Feb in 2027." in reply.says
    assert "pause until 29 Feb" in reply.says
    assert reply.buttons == ("Change my nudges", "I did this", "Never mind")
