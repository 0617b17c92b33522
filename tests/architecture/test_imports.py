"""Imports point one way: cli → commands → wiring, doctor, demo → running → slack, scheduler → usecases → storage."""

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

from tests.architecture.code import ROOT, imports, modules

USECASES = frozenset({"bot.usecases", "bot.domain", "bot.errors"})
SLACK = USECASES | {"bot.slack", "bot.clock", "bot.deadline"}
MAY_IMPORT: dict[str, frozenset[str]] = {
    "bot": frozenset(),
    "bot.__main__": frozenset({"bot.cli"}),
    "bot.cli": frozenset({"bot.commands"}),
    "bot.commands": frozenset(
        {"bot.wiring", "bot.running", "bot.doctor", "bot.demo", "bot.settings", "bot.logs", "bot.clock", "bot.errors"}
    )
    | {"bot.ideas_file", "bot.holidays", "bot.setup_problems", "bot.storage.engine", "bot.storage.migrate"}
    | {"bot.storage.revisions", "bot.stopping"},
    "bot.demo": frozenset({"bot.demo", "bot.wiring", "bot.running", "bot.settings", "bot.domain", "bot.errors"})
    | {"bot.usecases.delivery.ledger", "bot.logs", "bot.stopping"},
    "bot.ideas_file": frozenset({"bot.domain", "bot.errors"}),
    "bot.doctor": frozenset(
        {"bot.doctor", "bot.slack", "bot.storage", "bot.domain", "bot.settings", "bot.clock", "bot.errors"}
    )
    | {"bot.ideas_file", "bot.holidays", "bot.setup_problems", "bot.usecases.workspace.open"},
    # The operator reads about places and a busy database what people in Slack read.
    "bot.setup_problems": frozenset({"bot.setup_problems", "bot.slack.blocks.problems", "bot.storage"})
    | {"bot.domain", "bot.errors"},
    "bot.wiring": SLACK
    | {
        "bot.ideas_file",
        "bot.pictures",
        "bot.holidays",
        "bot.languages",
        "bot.masking",
        "bot.running",
        "bot.settings",
    }
    | {"bot.storage.engine", "bot.storage.migrate"},
    "bot.running": SLACK | {"bot.scheduler", "bot.sending_loop"},
    "bot.scheduler": frozenset(),
    "bot.stopping": frozenset(),
    "bot.logs": frozenset({"bot.quiet_logs"}),
    "bot.quiet_logs": frozenset({"bot.errors"}),
    "bot.sending_loop": frozenset(),
    "bot.pictures": frozenset({"bot.pictures", "bot.domain"}),
    "bot.clock": frozenset(),
    "bot.deadline": frozenset(),
    "bot.languages": frozenset({"bot.domain.once"}),
    "bot.holidays": frozenset(
        {f"bot.domain.reading.{module}" for module in ("places", "place_errors", "place_names", "place_reading")}
        | {"bot.errors", "bot.domain.once"}
    ),
    "bot.masking": frozenset({"bot.masking", "bot.domain.personal_data", "bot.domain.text"}),
    "bot.errors": frozenset(),
    "bot.settings": frozenset({"bot.domain", "bot.errors"}),
    "bot.slack": SLACK,
    "bot.slack.blocks": USECASES | {"bot.slack.blocks", "bot.slack.ids"},
    "bot.usecases": USECASES | {"bot.storage", "bot.clock"},
    "bot.storage": frozenset({"bot.storage", "bot.domain", "bot.errors", "bot.deadline"}),
    "bot.domain": frozenset({"bot.domain", "bot.errors"}),
}
"""Of the bot's own modules, what each module or package may import, with all that is below it."""
LIBRARIES: dict[str, frozenset[str]] = {
    "bot.domain": frozenset(),
    "bot.errors": frozenset(),
    "bot.clock": frozenset(),
    "bot.deadline": frozenset(),
    "bot.holidays": frozenset({"holidays"}),
    "bot.languages": frozenset({"fasttext"}),
    "bot.masking": frozenset({"phonenumbers", "stdnum"}),
    "bot.logs": frozenset(),
    "bot.quiet_logs": frozenset(),
    "bot.pictures": frozenset({"matplotlib"}),
    "bot.settings": frozenset(),
    "bot.setup_problems": frozenset(),
    "bot.ideas_file": frozenset(),
    "bot.usecases": frozenset({"sqlalchemy"}),
    "bot.storage": frozenset({"sqlalchemy", "alembic", "psycopg"}),
    "bot.slack": frozenset({"slack_bolt", "slack_sdk"}),
    "bot.slack.blocks": frozenset({"slack_sdk"}),
    "bot.scheduler": frozenset({"apscheduler"}),
    "bot.stopping": frozenset(),
    "bot.sending_loop": frozenset(),
    "bot.wiring": frozenset(),
    "bot.running": frozenset(),
    "bot.doctor": frozenset({"slack_sdk"}),
    "bot.cli": frozenset(),
    "bot.commands": frozenset({"dotenv"}),
    "bot.demo": frozenset({"local_slack"}),
    "bot": frozenset(),
    "bot.__main__": frozenset(),
}
"""The packages beside the standard library that each may import."""


ONES_OWN_WORDS = frozenset(
    {
        "bot.usecases.offers.unavailable",  # the plan of who made it
        "bot.usecases.offers.promised",  # as unavailable
        "bot.usecases.offers.plans",  # as unavailable
        "bot.usecases.people.history",
        "bot.usecases.recording.drafts",
        "bot.usecases.people.home",
        "bot.usecases.delivery.messages.welcome",  # a draft, to who wrote it
        "bot.usecases.delivery.messages.needs",  # needs, to those who noticed them
        "bot.usecases.shoutout.read_story",  # takes the story from shoutout_content, as the post has it
        "bot.usecases.delivery.messages.review_sheet",  # as read_story
    }
)
"""Use cases that show what a person typed to that person alone, or take it from one that has masked it."""


def within(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


def rule_for(module: str, table: dict[str, frozenset[str]]) -> frozenset[str]:
    """What the longest entry that the module is within says; `bot` itself stands for nothing but itself."""
    fitting = [entry for entry in table if entry == module or (entry != "bot" and within(module, entry))]
    return table[max(fitting, key=len)]


def test_a_module_imports_only_what_it_may() -> None:
    for module, tree in modules().items():
        ours = {name for name in imports(tree) if within(name, "bot")}
        allowed = rule_for(module, MAY_IMPORT)
        assert {name for name in ours if not any(within(name, package) for package in allowed)} == set(), module
        tops = {name.partition(".")[0] for name in imports(tree)} - {"bot"}
        assert tops - sys.stdlib_module_names - rule_for(module, LIBRARIES) == set(), module


def test_the_local_slack_knows_nothing_of_the_bot() -> None:
    for module, tree in modules("local_slack").items():
        tops = {name.partition(".")[0] for name in imports(tree)}
        plugin = {"pytest"} if module == "local_slack.pytest_plugin" else set()
        assert tops - sys.stdlib_module_names - {"local_slack", "aiohttp", "yaml"} == plugin, module


def test_the_modules_of_the_local_slack_import_each_other_in_no_circle() -> None:
    trees = modules("local_slack")
    TopologicalSorter({module: set(imports(tree)) & trees.keys() for module, tree in trees.items()}).prepare()


def test_the_tests_of_the_local_slack_know_nothing_of_the_bot_and_its_tests() -> None:
    paths = (ROOT / "local_slack" / "tests").rglob("*.py")
    trees = {path.name: ast.parse(path.read_text(encoding="utf-8")) for path in paths}
    users = {
        name for name, tree in trees.items() if {"bot", "tests"} & {top.partition(".")[0] for top in imports(tree)}
    }
    assert users == set()


def test_wiring_is_for_the_edges_alone() -> None:
    users = {module for module, tree in modules().items() if "bot.wiring" in imports(tree)}
    assert users == {"bot.commands", "bot.demo.run", "bot.demo.process"}


def test_the_public_holidays_are_for_the_edges_alone() -> None:
    users = {module for module, tree in modules().items() if "bot.holidays" in imports(tree)}
    assert users <= {"bot.wiring", "bot.commands", "bot.doctor.examine"}


def test_the_libraries_that_find_personal_data_are_for_wiring_alone() -> None:
    users = {module for module, tree in modules().items() if "bot.masking" in imports(tree)}
    assert {user for user in users if not within(user, "bot.masking")} == {"bot.wiring"}


def test_the_blocks_take_from_the_use_cases_only_what_they_show() -> None:
    taken = {
        (module, name)
        for module, tree in modules().items()
        if within(module, "bot.slack.blocks")
        for name in imported_names(module)
    }
    assert {(module, name) for module, name in taken if name[:1].islower()} == set()


def test_what_a_person_typed_is_shown_to_others_masked() -> None:
    """Whatever words are shown, names are looked up for: whoever does that masks the words first, or shows none."""
    naming = {"names_for_actions", "names_for_details", "names_for_own_actions", "names_for_texts"}
    users = {name for name in modules() if within(name, "bot.usecases") and imported_names(name) & naming}
    unmasked = {name for name in users if "bot.usecases.visible_words" not in imports(modules()[name])}
    assert unmasked - ONES_OWN_WORDS == set()


def imported_names(module: str) -> set[str]:
    """The names that a module takes from use cases."""
    return {
        alias.name
        for node in ast.walk(modules()[module])
        if isinstance(node, ast.ImportFrom) and within(node.module or "", "bot.usecases")
        for alias in node.names
    }


LEFT_FOR_LATER = """
import sys
import bot.cli
if "sqlalchemy" in sys.modules:
    raise SystemExit("help waits for the bot")
import bot.wiring
raise SystemExit(", ".join({"matplotlib", "alembic", "fasttext"} & sys.modules.keys()) or 0)
"""


def test_what_is_slow_to_import_is_imported_by_whoever_needs_it() -> None:
    users = {module for module, tree in modules().items() if "bot.pictures" in imports(tree)}
    assert users == {"bot.wiring"}
    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", LEFT_FOR_LATER], cwd=ROOT, timeout=50, check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr.strip()) == (0, "")


IMPORT_ALL = """
import importlib, socket, sqlite3, sys, threading

def refuse(*_args, **_more):
    raise SystemExit("importing opens something")

socket.socket.connect = socket.create_connection = sqlite3.connect = threading.Thread.start = refuse
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


def test_importing_opens_nothing_and_needs_no_environment(tmp_path: Path) -> None:
    # Alembic runs the first; matplotlib may look for the machine's fonts when the others are imported.
    left_out = {"bot.storage.migrations.env", "bot.pictures", "bot.pictures.fonts"}
    names = [name for name in modules() if name not in left_out]
    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", IMPORT_ALL, *names],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


ROOMS = (
    ("edges", "unit", "known_people", "declined_names", "names", "visible_words", "members_only", "customer_in_text"),
    ("offers",),
    ("delivery",),
    ("nudges",),
    ("needs",),
    ("customers",),
    ("recording",),
    ("shoutout",),
    ("review",),
    ("workspace",),
    ("people",),
)
"""The rooms of the use cases from the ground up: each imports from its own floor and from those below."""


def test_no_room_of_the_use_cases_imports_from_a_floor_above() -> None:
    floors = {room: floor for floor, rooms in enumerate(ROOMS) for room in rooms}
    for module, tree in modules().items():
        if module.startswith("bot.usecases."):
            imported = {name.split(".")[2] for name in imports(tree) if name.startswith("bot.usecases.")}
            assert {room for room in imported if floors[room] > floors[module.split(".")[2]]} == set(), module
