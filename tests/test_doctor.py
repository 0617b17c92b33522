"""What the doctor finds, healthy and with each fault, against the local Slack."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from os import SEEK_END
from pathlib import Path

import pytest

from bot.clock import Clock, SystemClock
from bot.doctor.examine import examine, look_at_channel
from bot.doctor.finding import Finding
from bot.domain.channels import Channel
from bot.domain.deliveries import DeliveryStatus
from bot.ideas_file import builtin_ideas
from bot.slack.scopes import REQUIRED
from bot.storage.engine import Store
from bot.storage.migrate import migrate
from bot.storage.tables import deliveries, workspaces
from local_slack import LocalSlack
from tests.support.clock import SetClock
from tests.support.rows import add_person, add_workspace
from tests.support.slack import environment, local_slack

ALL = ["time zone data", "database", "migration", "ideas", "settings", "bot token", "scopes", "app token", "channel"]


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with local_slack() as slack:
        yield slack


@pytest.fixture
def folder(sqlite_template: Path, tmp_path: Path) -> Path:
    """A folder with a migrated database in it."""
    (tmp_path / "bot.sqlite3").write_bytes(sqlite_template.read_bytes())
    return tmp_path


def report(
    slack: LocalSlack,
    folder: Path,
    *,
    person: str | None = None,
    clock: Clock | None = None,
    changed: dict[str, str] | None = None,
) -> dict[str, Finding]:
    """The findings, by what they are about."""
    found = examine(environment(slack, folder) | (changed or {}), clock or SystemClock(), person)
    return {finding.what: finding for finding in found}


def to_mend(findings: dict[str, Finding]) -> dict[str, str]:
    return {what: finding.text for what, finding in findings.items() if finding.well is False}


def test_a_healthy_bot_has_nothing_to_mend(slack: LocalSlack, folder: Path) -> None:
    findings = report(slack, folder)
    assert list(findings) == [*ALL, "Messages tab", "clock"]
    assert [what for what, finding in findings.items() if not finding.well] == ["Messages tab"]
    assert str(findings["ideas"]) == f"ok    ideas: {len(builtin_ideas())} ideas"
    assert str(findings["channel"]) == "ok    channel: the bot is in #cx"
    assert str(findings["Messages tab"]).startswith("?   ")


@pytest.mark.parametrize(
    ("settings", "what", "says"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-wrong"}, "bot token", "Slack refuses SLACK_BOT_TOKEN"),
        ({"SLACK_APP_TOKEN": "xapp-wrong"}, "app token", "Slack refuses SLACK_APP_TOKEN"),
        ({"SLACK_BOT_TOKEN": ""}, "settings", "SLACK_BOT_TOKEN is not set"),
        ({"CX_CHANNEL": "nowhere"}, "channel", "I see no channel named “nowhere”"),
        ({"CX_CHANNEL": ""}, "channel", "set CX_CHANNEL"),
        ({"CX_COUNTRY": "Atlantis"}, "settings", "CX_COUNTRY is “Atlantis”"),
        ({"CX_ADMINS": "ana"}, "settings", "CX_ADMINS contains “ana”"),
        ({"SLACK_API_URL": "http://127.0.0.1:1/api/"}, "bot token", "Check the network"),
        ({"CX_IDEAS": "/nowhere/ideas.toml"}, "ideas", "/nowhere/ideas.toml does not exist"),
    ],
)
def test_a_wrong_setting_is_named(
    slack: LocalSlack, folder: Path, settings: dict[str, str], what: str, says: str
) -> None:
    mends = to_mend(report(slack, folder, changed=settings))
    assert list(mends) == [what]
    assert says in mends[what]


def test_a_revoked_token_is_named(slack: LocalSlack, folder: Path) -> None:
    slack.revoke_token()
    assert "SLACK_BOT_TOKEN" in to_mend(report(slack, folder))["bot token"]


def test_missing_and_needless_scopes_are_named(slack: LocalSlack, folder: Path) -> None:
    slack.set_scopes([*(REQUIRED - {"im:write", "users:read"}), "reactions:read"])
    assert "missing im:write, users:read" in to_mend(report(slack, folder))["scopes"]
    slack.set_scopes([*REQUIRED, "reactions:read"])
    assert report(slack, folder)["scopes"].text.endswith("not needed: reactions:read")


def test_a_channel_that_cannot_be_posted_to_is_named(slack: LocalSlack, folder: Path) -> None:
    slack.remove_bot("cx")
    assert "the bot is not in #cx" in to_mend(report(slack, folder))["channel"]
    slack.add_bot("cx")
    slack.archive("cx")
    assert "#cx is archived" in to_mend(report(slack, folder))["channel"]


def test_a_channel_that_was_renamed_or_made_private_is_told_as_it_is_now(slack: LocalSlack, folder: Path) -> None:
    store = Store.open(f"sqlite:///{folder / 'bot.sqlite3'}")
    cx = slack.channel("cx").id
    with store.unit() as connection:
        workspace = add_workspace(connection, slack.team_id)
        kept = {"channel_id": cx, "channel_name": "cx", "given": {"channel": "cx", "channel_id": cx}}
        connection.execute(workspaces.update().where(workspaces.c.id == workspace).values(kept))
    store.close()
    slack.rename("cx", "customers")
    assert report(slack, folder)["channel"].text == "the bot is in #customers"
    slack.make_private("customers")
    said = "the bot is in #customers, which is private: only its members see its stories and needs"
    assert report(slack, folder)["channel"].text == said
    slack.remove_bot("customers")
    mend = to_mend(report(slack, folder))["channel"]
    assert "no longer sees #cx" in mend
    assert "type /invite @cx-help in it" in mend
    assert "create" not in mend


def test_when_slack_does_not_answer_about_the_channel_it_cannot_be_said(slack: LocalSlack, folder: Path) -> None:
    slack.faults.fail("conversations.list", "internal_error", times=9)
    assert "conversations.list did not work" in to_mend(report(slack, folder))["channel"]


def test_a_test_message_shows_whether_the_messages_tab_is_on(slack: LocalSlack, folder: Path) -> None:
    ana = slack.person("ana")
    assert report(slack, folder, person=ana.id)["Messages tab"].well
    ana.sees("direct messages work", where=ana.dm)
    with local_slack(messages_tab_enabled=False) as closed:
        found = to_mend(report(closed, folder, person=closed.person("ana").id))
    assert "switch it on under App Home" in found["Messages tab"]


def test_the_channel_that_an_admin_chose_is_the_one_that_is_looked_at(slack: LocalSlack, folder: Path) -> None:
    store = Store.open(f"sqlite:///{folder / 'bot.sqlite3'}")
    with store.unit() as connection:
        workspace = add_workspace(connection, slack.team_id)
        chosen = {"channel_id": slack.add_channel("customers").id, "channel_name": "customers"}
        given = {"channel": "cx", "channel_id": slack.channel("cx").id}
        connection.execute(workspaces.update().where(workspaces.c.id == workspace).values(given=given, **chosen))
    assert report(slack, folder)["channel"].text == "the bot is in #customers"
    slack.archive("customers")
    assert "#customers is archived" in to_mend(report(slack, folder))["channel"]
    with store.unit() as connection:
        connection.execute(workspaces.update().values(channel_id="C0GONEAWAY"))
    assert "no longer sees #customers. If it is private now" in to_mend(report(slack, folder))["channel"]
    with store.unit() as connection:
        connection.execute(workspaces.update().values(channel_id=None, channel_name=None))
    assert "choose one in Slack" in to_mend(report(slack, folder))["channel"]
    store.close()


@pytest.mark.parametrize("taken", [True, False])
def test_the_ledger_shows_whether_the_messages_tab_is_on(slack: LocalSlack, folder: Path, *, taken: bool) -> None:
    now = datetime.now(UTC)
    store = Store.open(f"sqlite:///{folder / 'bot.sqlite3'}")
    with store.unit() as connection:
        workspace = add_workspace(connection, slack.team_id)
        values = {
            "workspace_id": workspace,
            "key": "welcome:1",
            "kind": "welcome",
            "payload": {},
            "person_id": add_person(connection, workspace),
            "status": DeliveryStatus.SENT if taken else DeliveryStatus.PLANNED,
            "attempts": 1,
            "created_at": now,
            "expires_at": now,
            "sent_at": now if taken else None,
            "error": None if taken else "Slack answered messages_tab_disabled: switch it on",
        }
        connection.execute(deliveries.insert().values(values))
    store.close()
    finding = report(slack, folder)["Messages tab"]
    assert finding.well is taken
    assert ("Slack accepted a direct message on" if taken else "messages_tab_disabled") in finding.text


def test_a_database_that_is_not_there_yet_is_left_to_run(slack: LocalSlack, tmp_path: Path) -> None:
    findings = report(slack, tmp_path)
    assert to_mend(findings) == {}
    assert str(findings["database"]) == "ok    database: not there yet; run creates it"
    assert findings["Messages tab"].well is None
    assert list(tmp_path.iterdir()) == []


def test_an_empty_database_is_left_to_run(slack: LocalSlack, tmp_path: Path) -> None:
    Store.open(f"sqlite:///{tmp_path / 'bot.sqlite3'}").close()
    findings = report(slack, tmp_path)
    assert to_mend(findings) == {}
    assert "run sets it up" in findings["migration"].text
    assert findings["Messages tab"].well is None


@pytest.mark.parametrize(("is_member", "mark"), [(True, "ok  "), (False, "FIX "), (None, "?   ")])
def test_a_channel_is_told_as_slack_tells_it(is_member: bool | None, mark: str) -> None:  # noqa: FBT001  what Slack says
    finding = look_at_channel(Channel("C1", "cx", is_member=is_member, is_archived=False))
    assert str(finding).startswith(f"{mark}  channel: ")


def test_a_database_of_a_newer_bot_is_named(slack: LocalSlack, folder: Path) -> None:
    with closing(sqlite3.connect(folder / "bot.sqlite3")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    assert "newer version" in to_mend(report(slack, folder))["migration"]


def test_a_database_that_cannot_be_opened_is_named(slack: LocalSlack, tmp_path: Path) -> None:
    findings = report(slack, tmp_path, changed={"DATABASE_URL": f"sqlite:///{tmp_path}/nowhere/bot.db"})
    assert list(to_mend(findings)) == ["database"]
    assert findings["Messages tab"].well is None


def test_a_folder_that_takes_no_file_is_named_although_the_superuser_may_write_there(slack: LocalSlack) -> None:
    findings = report(slack, Path("/proc"), changed={"DATABASE_URL": "sqlite:////proc/bot.sqlite3"})
    assert list(to_mend(findings)) == ["database"]
    assert "it is not writable" in findings["database"].text


def test_a_damaged_database_is_named_with_the_way_back(slack: LocalSlack, folder: Path) -> None:
    file = folder / "bot.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DROP TABLE thanks")
    assert "Tables are missing from the database: thanks" in to_mend(report(slack, folder))["migration"]
    with file.open("r+b") as pages:
        pages.seek(-4096, SEEK_END)
        pages.write(b"x" * 4096)
    assert "restore your latest backup" in to_mend(report(slack, folder))["database"]


def test_a_clock_that_differs_from_slacks_is_named(slack: LocalSlack, folder: Path) -> None:
    ahead = SetClock(datetime.now(UTC) + timedelta(minutes=10))
    assert "differs from Slack's by" in to_mend(report(slack, folder, clock=ahead))["clock"]


def test_no_finding_holds_a_token(slack: LocalSlack, folder: Path) -> None:
    slack.set_scopes([])
    said = "\n".join(map(str, report(slack, folder).values()))
    assert slack.bot_token not in said
    assert slack.app_token not in said


def test_the_doctor_leaves_a_migrated_database_as_it_is(slack: LocalSlack, folder: Path) -> None:
    store = Store.open(f"sqlite:///{folder / 'bot.sqlite3'}")
    migrate(store)
    report(slack, folder)
    with store.reading() as connection:
        assert connection.execute(deliveries.select()).all() == []
    store.close()
