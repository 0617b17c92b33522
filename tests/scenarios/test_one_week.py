"""One person's week, from the welcome to the shout-out."""

from tests.support.office import Office


def test_a_week_from_the_welcome_to_the_shout_out(office: Office) -> None:
    ana, ben = office.slack.person("ana"), office.slack.person("ben")

    office.welcome()
    welcome = ana.sees("Nudge me on workdays", where=ana.dm)
    ana.clicks("Nudge me on workdays", on=welcome)
    ana.sees("09:30")

    office.go_to(23, "09:31")
    nudge = ana.sees("One useful thing today", where=ana.dm)
    assert "Not today" in nudge.buttons
    ana.clicks("I did it", on=nudge)
    ana.sees("Counted", where=ana.dm)

    office.go_to(24, "08:00")
    ben.types("/cx-help helped Ms Okafor find her <!channel> invoice", where="#cx")
    card = ben.sees("Ms Okafor")
    assert card.ephemeral
    ben.clicks("Undo", on=card)
    ben.sees("Undone")
    ben.types("/cx-help solved the double booking for Acme", where="#cx")
    ben.sees("double booking")

    office.go_to(24, "09:31")
    ana.clicks("Not today", on=ana.sees("One useful thing today", where=ana.dm))

    office.go_to(27, "15:01")
    post = ana.sees("double booking", where="#cx")
    assert "ana" in post.says.casefold()
    assert post.pings == ()
