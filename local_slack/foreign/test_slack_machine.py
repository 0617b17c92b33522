"""A bot of slack-machine answers in channels and to a command."""

from collections.abc import Callable

from local_slack import LocalSlack


def test_it_listens_responds_and_takes_a_command(slack: LocalSlack, run: Callable[..., None]) -> None:
    ana = slack.add_person("ana")
    slack.add_channel("general", members=[ana])
    run("machine_app.py")
    ana.types("hi there", where="#general")
    ana.sees("Hi ana", where="#general")
    ana.types("@hello how are you", where="#general")
    ana.sees("fine, thank you", where="#general")
    assert ana.types("/hello Ana", where="#general").error is None
    ana.sees("Hello Ana", where="#general")
