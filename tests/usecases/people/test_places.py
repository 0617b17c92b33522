from bot.usecases.people.places import UsualPlace, usual_place
from tests.support.company import Company


def test_the_usual_place_is_the_workspaces(acme: Company) -> None:
    ana = acme.hires("ana")
    assert usual_place(acme.context, ana) == UsualPlace()
    acme.sets(country="DE", region="BY")
    assert usual_place(acme.context, ana) == UsualPlace("DE", "Germany, Bavaria")
