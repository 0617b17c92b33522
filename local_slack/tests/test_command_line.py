"""The command `local-slack`: what it understands, what it prints, and what it says of what it cannot use."""

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
import yaml
from slack_sdk import WebClient

from local_slack import AppConfig, LocalSlack
from local_slack.cli.errors import SetupError
from local_slack.cli.main import main
from local_slack.cli.options import read_options
from local_slack.cli.setup import NewChannel, NewPerson
from local_slack.cli.told import told
from support.harness import MANIFEST, refusal

SETUP = """
manifest: app.yml
port: 0
at: 2026-11-27T09:00:00+01:00
allow_hosts: [slack]
people:
  ana: {tz: Europe/Madrid, real_name: Ana Ruiz, admin: true}
  ben:
channels:
  general:
  secret: {members: [ana], private: true, bot: false}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "app.yml").write_text(yaml.safe_dump(MANIFEST), encoding="utf-8")
    (tmp_path / "workspace.yml").write_text(SETUP, encoding="utf-8")
    return tmp_path


@contextmanager
def running(*arguments: object, lines: int = 4) -> Iterator[dict[str, str]]:
    """Run the command; give what it exports."""
    command = [sys.executable, "-m", "local_slack", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603  our own code
        assert process.stdout is not None
        assert process.stdout.readline().startswith("# ")
        exported = [process.stdout.readline() for _ in range(lines)]
        try:
            yield dict(re.findall(r"export (\w+)=(\S+)", "".join(exported)))
        finally:
            process.terminate()
    assert process.returncode == 0


def test_people_and_channels_are_there_and_tokens_are_the_same_at_the_next_start(folder: Path) -> None:
    options = folder / "app.yml", "--people", "ana:Europe/Madrid,ben:America/New_York", "--channels", "general,#cx"
    exported = []
    for _ in range(2):
        with running(*options) as found:
            exported.append({name: value for name, value in found.items() if name != "SLACK_API_URL"})
            client = WebClient(found["SLACK_BOT_TOKEN"], found["SLACK_API_URL"], retry_handlers=[])
            zones = {user["name"]: user.get("tz") for user in client.users_list()["members"]}
            assert (zones["ana"], zones["ben"]) == ("Europe/Madrid", "America/New_York")
            channels = {channel["name"]: channel["is_member"] for channel in client.conversations_list()["channels"]}
            assert channels == {"general": True, "cx": True}
    assert exported[0] == exported[1]
    assert set(exported[0]) == {"SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"}


def test_a_file_says_more_and_options_win(folder: Path) -> None:
    setup = read_options(["--setup", str(folder / "workspace.yml"), "--channels", "cx", "--allow-host", "bot"]).setup
    assert setup.manifests == (folder / "app.yml",)
    assert setup.at == datetime.fromisoformat("2026-11-27T09:00:00+01:00")
    assert setup.listening.allowed == ("slack", "bot")
    assert setup.people == (NewPerson("ana", "Europe/Madrid", "Ana Ruiz", admin=True), NewPerson("ben"))
    assert setup.channels == (NewChannel("cx"),)
    from_file = read_options(["--setup", str(folder / "workspace.yml")]).setup
    assert from_file.channels == (NewChannel("general"), NewChannel("secret", ("ana",), private=True, bot=False))


def test_several_apps_have_variables_of_their_own(folder: Path) -> None:
    names = {"two": "Lunch polls!", "three": "lunch polls", "four": "2 do"}
    for name, shown in names.items():
        features = {**MANIFEST["features"], "bot_user": {"display_name": shown}}
        content = yaml.safe_dump({**MANIFEST, "features": features})
        (folder / f"{name}.yml").write_text(content, encoding="utf-8")
    apps = "manifest: app.yml\napps: [{manifest: two.yml}, {manifest: three.yml}, {manifest: four.yml}]"
    (folder / "apps.yml").write_text(apps, encoding="utf-8")
    paths = tuple(folder / f"{name}.yml" for name in ("app", *names))
    assert read_options(["--setup", str(folder / "apps.yml")]).setup.manifests == paths
    given = [part for path in paths for part in ("--manifest", path)]
    assert read_options(list(map(str, given))).setup.manifests == paths
    with running(*given, "--channels", "cx", lines=13) as found:
        prefixes = {name.removesuffix("SLACK_BOT_TOKEN") for name in found if name.endswith("BOT_TOKEN")}
        assert prefixes == {"", "LUNCH_POLLS_", "LUNCH_POLLS_2_", "APP_2_DO_"}
        for prefix in prefixes:
            client = WebClient(found[f"{prefix}SLACK_BOT_TOKEN"], found["SLACK_API_URL"], retry_handlers=[])
            [channel] = client.conversations_list()["channels"]
            assert channel["is_member"]


def test_a_strict_one_takes_no_bursts_of_posts(folder: Path) -> None:
    with running(folder / "app.yml", "--strict", "--channels", "cx") as found:
        client = WebClient(found["SLACK_BOT_TOKEN"], found["SLACK_API_URL"], retry_handlers=[])
        client.chat_postMessage(channel="#cx", text="One")
        assert refusal(lambda: client.chat_postMessage(channel="#cx", text="Two")) == "ratelimited"


WRONG = {
    "": "Say which app",
    "app.yml --people ana:Madrid": "'Madrid': use an IANA name",
    "app.yml --people ana,ana": "ana is named twice",
    "app.yml --port http": "port must be a number up to 65535, not 'http'",
    "app.yml --at 2026-11-27": "an instant with its offset",
    "app.yml --channels cx,Big!": "letters, digits, hyphens and underscores, not 'Big!'",
    "app.yml --channels cx,#cx": "#cx is named twice",
    "--setup nowhere.yml": "cannot be read",
    "--setup broken.yml": "is not YAML",
    "--setup words.yml": "must have keys: manifest",
    "--setup unknown.yml": "has 'peple', which is not known",
    "--setup apps.yml": "apps must be a list, each with its manifest",
    "--setup app.yml": "has 'display_information', which is not known",
    "--setup member.yml": "'cy', who is not among the people",
}

WRONG_KINDS = (
    ("allow_hosts: slack", "allow_hosts must be a list of names, not 'slack'"),
    ("people: {ana: {tz: 5}}", "people: ana: tz must be text, not 5"),
    ("people: {ana: {admin: certainly}}", "people: ana: admin must be true or false, not 'certainly'"),
    ("people: [{name: ana}]", "people must be a list of names, not [{'name': 'ana'}]"),
    ("channels: {cx: {members: ana}}", "channels: cx: members must be a list of names, not 'ana'"),
    ("people: {ana: {guest: true, owner: true}}", "ana is a guest, and so neither an admin nor an owner"),
    ('channels: {"": {}}', "A channel needs a name, not ''"),
    ("strict: 5", "strict must be true or false, not 5"),
    ("port: true", "port must be a number up to 65535, not True"),
)
"""What a setup file says beside the manifest, and what is said of it."""


def test_what_it_cannot_use_is_said_with_the_way_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    files = {
        "broken": "a: [",
        "words": "words",
        "unknown": "peple: {}",
        "apps": "apps: [{manifest: 5}]",
        "member": "manifest: app.yml\nchannels: {cx: {members: [cy]}}",
    }
    for number, (content, _) in enumerate(WRONG_KINDS):
        files[f"kind{number}"] = f"manifest: app.yml\n{content}"
    for name, content in files.items():
        (folder / f"{name}.yml").write_text(content, encoding="utf-8")
    kinds = {f"--setup kind{number}.yml": said for number, (_, said) in enumerate(WRONG_KINDS)}
    for arguments, said in (WRONG | kinds).items():
        with pytest.raises(SetupError, match=re.escape(said)):
            read_options(arguments.split())


def test_a_taken_port_a_wrong_address_and_a_missing_manifest_are_said_in_one_line(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        for arguments, said in {
            ("app.yml", "--port", str(taken.getsockname()[1])): "is taken. Choose another with --port",
            ("app.yml", "--host", "192.0.2.1"): "Cannot listen at 192.0.2.1, port 0: cannot assign requested address.",
            ("none.yml",): "The manifest none.yml cannot be read",
        }.items():
            done = subprocess.run(  # noqa: S603  our own code
                [sys.executable, "-m", "local_slack", *arguments],
                capture_output=True, text=True, check=False, timeout=30, cwd=folder,
            )  # fmt: skip
            assert said in done.stderr
            assert done.stderr.count("\n") == 1
            assert done.returncode > 0


def test_a_manifest_that_slack_does_not_take_is_refused_at_start(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "wrong.yml"
    for content, said in {
        "": "\n  the manifest: must provide an object\n",
        "a: [": "\n  it is not YAML: ",
        "{bogus: 1, display_information: {}}": (
            "\n  the manifest: invalid additional property: bogus"
            "\n  display_information: missing required field: name\n"
        ),
    }.items():
        path.write_text(content, encoding="utf-8")
        assert main([str(path)]) == 2
        assert f"Slack does not take the manifest {path}:{said}" in capsys.readouterr().err


def test_secrets_for_oauth_are_only_comments() -> None:
    manifest = {**MANIFEST, "oauth_config": {**MANIFEST["oauth_config"], "redirect_urls": ["https://example.com/done"]}}
    config = AppConfig.from_manifest(manifest)
    with LocalSlack.start(app=config) as slack:
        assert set(slack.environment) == {
            f"SLACK_{name}" for name in ("API_URL", "BOT_TOKEN", "APP_TOKEN", "SIGNING_SECRET")
        }
        lines = told(slack, [(config, slack)], as_json=False).splitlines()
        secrets = {"SLACK_CLIENT_ID": slack.client_id, "SLACK_CLIENT_SECRET": slack.client_secret}
    assert [line for line in lines if "CLIENT" in line] == [f"#   export {name}={it}" for name, it in secrets.items()]
    assert lines[-3].startswith("# Only if people install the app with OAuth")


def test_other_hosts_are_refused_unless_they_are_allowed(folder: Path) -> None:
    with running(folder / "app.yml", "--allow-host", "slack.test") as found:
        port = int(found["SLACK_API_URL"].split(":")[2].split("/")[0])
        assert found["SLACK_API_URL"] == f"http://slack.test:{port}/api/"
        assert status(port, "slack.test") == 200
        assert status(port, "elsewhere.test") == 403


def status(port: int, host: str) -> int:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(f"GET / HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n".encode())
        return int(connection.recv(64).split()[1])
