"""The command line: each command, and one sentence for whatever keeps it from its work."""

import logging
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.cli import main
from bot.domain.deliveries import DeliveryStatus
from bot.ideas_file import builtin_ideas
from bot.slack.scopes import REQUIRED
from bot.storage.engine import Store
from bot.storage.tables import deliveries
from local_slack import LocalSlack
from tests.support.bot_process import QUICK, ROOT, running
from tests.support.slack import env_file, environment, local_slack

COMMANDS = ("run", "demo", "doctor", "migrate", "ideas")
PASSWORD = "hunter2"


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with local_slack() as slack:
        yield slack


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Put back what a command sets for its whole process: where logs go, and what signals do."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    # A handler that a command finds there, it closes.
    root.handlers.clear()
    yield
    root.handlers[:], root.level = handlers, level
    for number, handler in kept.items():
        signal.signal(number, handler)
    signal.set_wakeup_fd(-1)


def closed_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


FAULTS: dict[str, tuple[dict[str, str], str]] = {
    "no bot token": ({"SLACK_BOT_TOKEN": ""}, "SLACK_BOT_TOKEN is not set"),
    "no app token": ({"SLACK_APP_TOKEN": ""}, "SLACK_APP_TOKEN is not set"),
    "a wrong bot token": ({"SLACK_BOT_TOKEN": "xoxb-wrong-1"}, "Slack refuses SLACK_BOT_TOKEN"),
    "a wrong app token": ({"SLACK_APP_TOKEN": "xapp-wrong-1"}, "Slack refuses SLACK_APP_TOKEN"),
    "an unknown country": ({"CX_COUNTRY": "Germny"}, "CX_COUNTRY is “Germny”"),
    "an unknown channel": ({"CX_CHANNEL": "nowhere"}, "I see no channel named “nowhere”"),
    "a token as the channel": ({"CX_CHANNEL": "xoxb-lost-1"}, "I see no channel named “…hidden…”"),
    "a folder as the database": ({"DATABASE_URL": "sqlite:////"}, "DATABASE_URL names the folder"),
    "no folder for the database": ({"DATABASE_URL": "sqlite:////nowhere/at/all.db"}, "does not exist"),
    "an odd database": ({"DATABASE_URL": f"postgresql://ana:{PASSWORD}@[oops/x"}, "DATABASE_URL"),
    "an unreachable database": (
        {"DATABASE_URL": f"postgresql://ana:{PASSWORD}@127.0.0.1:1/x"},
        "The PostgreSQL database x at 127.0.0.1 cannot be opened",
    ),
    "no file of ideas": ({"CX_IDEAS": "/nowhere/ideas.toml"}, "/nowhere/ideas.toml does not exist"),
    "an unreachable Slack": ({"SLACK_API_URL": f"http://127.0.0.1:{closed_port()}/api/"}, "Check the network"),
}


@pytest.mark.parametrize(("settings", "says"), FAULTS.values(), ids=FAULTS.keys())
def test_what_keeps_the_bot_from_running_is_said_in_one_sentence(
    slack: LocalSlack, tmp_path: Path, capsys: pytest.CaptureFixture[str], settings: dict[str, str], says: str
) -> None:
    # At INFO the local Slack, in the same process, would tell of each request.
    file = env_file(tmp_path, environment(slack, tmp_path, LOG_LEVEL="WARNING") | settings)
    assert main(["--env-file", str(file), "run"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    [line] = told.err.splitlines()
    assert line.startswith("cx-help: ")
    assert says in line
    secrets = (
        (slack.bot_token, slack.app_token, PASSWORD, "xoxb-", "wrong-1") if says != "SLACK_BOT_TOKEN is not set" else ()
    )
    assert not any(secret in line for secret in secrets)


def test_a_missing_scope_is_said_in_one_sentence(
    slack: LocalSlack, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slack.set_scopes(REQUIRED - {"channels:read"})
    assert main(["--env-file", str(env_file(tmp_path, environment(slack, tmp_path))), "run"]) == 2
    assert "install the app again from manifest.yml" in capsys.readouterr().err


def test_settings_that_cannot_be_read_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "notepad.env"
    file.write_text("SLACK_BOT_TOKEN=xoxb-1", encoding="utf-16")
    assert main(["--env-file", str(file), "migrate"]) == 2
    assert f"cx-help: {file} is not readable" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "wrong"), [("nowhere.env", "does not exist"), (".", "is not a file")])
def test_a_settings_file_that_is_none_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, wrong: str
) -> None:
    assert main(["--env-file", str(tmp_path / name), "ideas"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert f"cx-help: The settings file {tmp_path / name} {wrong}. " in told.err


def test_only_the_usual_settings_file_may_be_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with chdir(tmp_path):
        assert main(["ideas"]) == 0
        (tmp_path / ".env").mkdir()
        assert main(["ideas"]) == 2
    assert "The settings file .env is not a file" in capsys.readouterr().err


def test_an_address_that_cannot_be_used_is_explained_by_an_example(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = env_file(tmp_path, {"DATABASE_URL": "mysql://ana:a@db/cx"})
    assert main(["--env-file", str(file), "migrate"]) == 2
    assert "such as postgresql://user:password@host/database." in capsys.readouterr().err


@pytest.mark.parametrize("port", ["many", "-1", "65536", "1.5"])
def test_a_port_that_is_none_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["demo", f"--port={port}"])
    assert ended.value.code == 2
    assert f"{port} is not a port" in capsys.readouterr().err


def test_a_port_that_is_taken_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main(["demo", "--port", str(taken.getsockname()[1])]) == 2
    assert "is already in use" in capsys.readouterr().err


WITHOUT_LOCAL_SLACK = """
import sys
from bot.cli import main
for stands_for_it in None, type(sys)("local_slack"):
    sys.modules["local_slack"] = stands_for_it
    print(main(["demo"]))
"""
"""Without the package there is nothing by its name, or, in a checkout, its folder."""


def test_a_demo_without_the_local_slack_says_what_to_install() -> None:
    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", WITHOUT_LOCAL_SLACK],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (done.returncode, done.stdout.splitlines()) == (0, ["Starting the demo …", "2"] * 2)
    first, second = done.stderr.splitlines()
    assert first == second
    assert first == (
        "cx-help: The demo needs the local Slack, which is not installed. "
        "In a checkout, run `make demo` or `pip install ./local_slack`."
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"cx-help {command}" in capsys.readouterr().out


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    assert all(f"\n    {command} " in said for command in COMMANDS)
    assert ".env.example" in said


def test_migrate_brings_the_database_up_to_date_and_again_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = env_file(tmp_path, {"DATABASE_URL": f"sqlite:///{tmp_path / 'new.db'}"})
    for _ in range(2):
        assert main(["--env-file", str(file), "migrate"]) == 0
    assert capsys.readouterr().out.count("up to date") == 2
    assert (tmp_path / "new.db").exists()


def test_ideas_lists_the_catalogue(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ideas"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 20
    assert all(re.fullmatch(r"(help|solve|delight) +[a-z0-9-]+ \([a-z, ]+\): If .+, .+\.", line) for line in lines)


OWN = """
[[idea]]
key = "ours"
kind = "help"
roles = ["sales"]
situation = "the ferry is late"
act = "ring whoever waits for it"
"""


def test_ideas_lists_those_of_the_company_with_the_built_in_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = tmp_path / "ours.toml"
    ours.write_text(OWN, encoding="utf-8")
    assert main(["--env-file", str(env_file(tmp_path, {"CX_IDEAS": str(ours)})), "ideas"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "help     ours (sales): If the ferry is late, ring whoever waits for it."
    assert len(lines) == len(builtin_ideas()) + 1


@pytest.mark.parametrize(
    ("text", "says"),
    [(OWN, "1 idea, no errors."), (OWN + OWN.replace("ours", "more"), "2 ideas, no errors.")],
)
def test_a_file_of_ideas_is_checked_without_being_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, says: str
) -> None:
    ours = tmp_path / "ours.toml"
    ours.write_text(text, encoding="utf-8")
    assert main(["ideas", "--check", str(ours)]) == 0
    assert capsys.readouterr().out == f"{ours}: {says}\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (OWN.replace('"help"', '"wow"'), "idea 1 (ours): “kind” must be one of help, solve, delight."),
        ('leave_out = ["nobody-knows"]\n' + OWN, "“leave_out” names “nobody-knows”, which isn't a built-in idea"),
    ],
)
def test_a_file_of_ideas_that_cannot_be_used_is_refused_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, says: str
) -> None:
    ours = tmp_path / "ours.toml"
    ours.write_text(text, encoding="utf-8")
    assert main(["ideas", "--check", str(ours)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"cx-help: {ours}")
    assert says in told.err


def test_doctor_tells_by_its_exit_code_whether_something_is_to_mend(
    slack: LocalSlack, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = env_file(tmp_path, environment(slack, tmp_path, CX_CHANNEL="nowhere"))
    assert main(["--env-file", str(file), "doctor"]) == 1
    assert "FIX   channel" in capsys.readouterr().out
    env_file(tmp_path, environment(slack, tmp_path))
    assert main(["--env-file", str(file), "doctor", "--person", slack.person("ana").id]) == 0
    assert slack.bot_token not in capsys.readouterr().out


def test_a_command_that_nobody_knows_is_refused_without_a_traceback(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "dance"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "invalid choice" in done.stderr
    assert "Traceback" not in done.stderr


def test_run_says_when_it_is_ready_answers_and_stops_when_asked(slack: LocalSlack, tmp_path: Path) -> None:
    with running(["-m", "bot", "run"], environment(slack, tmp_path), tmp_path) as bot:
        assert bot.wait_until_ready() == "ready: Acme, #cx"
        slack.connections.wait_for(1)
        slack.person("ana").types("/cx-help help")
        slack.person("ana").sees("/cx-help")
        code, errors = bot.terminate()
    assert code == 0
    assert "Traceback" not in errors
    assert "`token` will be unused" not in errors
    assert slack.bot_token not in errors
    assert "ticket=" not in errors.replace("ticket=…hidden…", "")


def test_run_says_what_helps_when_it_no_longer_sees_its_channel(slack: LocalSlack, tmp_path: Path) -> None:
    with running(["-m", "bot", "run"], environment(slack, tmp_path), tmp_path) as bot:
        bot.wait_until_ready()
    slack.remove_bot("cx")
    slack.make_private("cx")
    with running(["-m", "bot", "run"], environment(slack, tmp_path), tmp_path) as bot:
        assert "type /invite @cx-help in it" in bot.wait_until_ready()
        assert bot.wait_until_ready() == "ready: Acme, #cx"


def test_run_writes_down_nothing_that_people_type(slack: LocalSlack, tmp_path: Path) -> None:
    with running(["-m", "bot", "run"], environment(slack, tmp_path, LOG_LEVEL="DEBUG"), tmp_path) as bot:
        bot.wait_until_ready()
        slack.person("ana").types("/cx-help rang Ms Okafor about her late mother")
        slack.person("ana").sees("Ms Okafor")
        _, errors = bot.terminate()
    assert "connected to Slack" in errors
    assert "Okafor" not in errors
    assert "trigger_id" not in errors


def test_run_is_ready_only_when_slack_has_greeted_it(slack: LocalSlack, tmp_path: Path) -> None:
    slack.faults.refuse_sockets()
    with running(["-m", "bot", "run"], environment(slack, tmp_path), tmp_path) as bot:
        assert bot.wait_until_ready() == "not connected yet, still trying"
        slack.faults.accept_sockets()
        assert bot.wait_until_ready() == "ready: Acme, #cx"
        slack.person("ana").types("/cx-help help")
        slack.person("ana").sees("/cx-help")


def test_run_that_waits_for_its_connection_stops_when_asked(slack: LocalSlack, tmp_path: Path) -> None:
    slack.faults.refuse_sockets()
    with running(["-m", "bot", "run"], environment(slack, tmp_path), tmp_path) as bot:
        bot.wait_until_ready()
        assert bot.terminate()[0] == 0


def test_a_bot_that_is_killed_while_it_sends_sends_nothing_twice(slack: LocalSlack, tmp_path: Path) -> None:
    ana, settings = slack.person("ana"), environment(slack, tmp_path)
    slack.faults.delay("chat.postMessage", 30)
    with running(["-c", QUICK], settings, tmp_path) as bot:
        bot.wait_until_ready()
        ana.sees("Nudge me on workdays", where=ana.dm)
        bot.kill()
    with running(["-c", QUICK], settings, tmp_path) as bot:
        bot.wait_until_ready()
        slack.connections.wait_for(1)
        store = Store.open(settings["DATABASE_URL"])
        end_the_lease(store)
        slack.wait_until(lambda: status(store) is DeliveryStatus.SENT, 10, "the welcome is settled")
        store.close()
    assert len(slack.posted(ana)) == 1


def end_the_lease(store: Store) -> None:
    """Do as if the two minutes were over for which the killed bot had the message to itself."""
    with store.unit() as connection:
        connection.execute(update(deliveries).values(next_attempt_at=datetime.now(UTC) - timedelta(seconds=1)))


def status(store: Store) -> DeliveryStatus:
    with store.reading() as connection:
        found: DeliveryStatus = connection.execute(select(deliveries.c.status)).scalar_one()
        return found
