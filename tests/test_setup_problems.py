"""The operator reads what is wrong with the database, the place or the ideas, and what to do."""

from bot.domain.catalogue import FileFault, UnusableFile
from bot.domain.idea_wording import Fault, UnfitWords
from bot.domain.reading.place_errors import UnknownCountry, UnknownPlaceSetting
from bot.errors import BotError, ConfigurationError, DatabaseBusy, DatabaseFault, DatabaseUnusable, Problem
from bot.setup_problems import text_of
from bot.storage.database_errors import DriverMissing, FileUnopened, OpeningFault, ServerUnopened
from bot.storage.database_url import InvalidUrl, UrlFault
from bot.storage.revisions import NewerSchema

SAID: dict[Problem, str] = {
    NewerSchema("9999"): (
        "A newer version of the bot has upgraded this database (schema 9999). "
        "Install that version or a newer one, or restore an older backup."
    ),
    DriverMissing(): "PostgreSQL needs one more package: pip install 'cx-help[postgres]'.",
    FileUnopened("/data/bot.db", OpeningFault.LOCKED): (
        "The database file /data/bot.db cannot be opened: another program has locked it; "
        "stop that program or try again."
    ),
    ServerUnopened("bot", None, OpeningFault.READ_ONLY): (
        "The PostgreSQL database bot at this machine cannot be opened: the server is read-only; "
        "name the primary server in DATABASE_URL."
    ),
    UnknownPlaceSetting("Germny", UnknownCountry("Germny", ("Germany",))): (
        "CX_COUNTRY is “Germny”: I don't know “Germny” as a country. Did you mean Germany?"
    ),
    DatabaseBusy(writing=True): "I couldn't save that just now. Please try again in a moment.",
}


def test_a_problem_of_the_setup_is_said_in_a_sentence() -> None:
    assert {problem: text_of(ConfigurationError(problem)) for problem in SAID} == SAID


def test_every_fault_has_its_words() -> None:
    problems: list[Problem] = [InvalidUrl(fault) for fault in UrlFault]
    problems += [ServerUnopened("bot", "db", fault) for fault in OpeningFault]
    problems += [DatabaseUnusable(fault) for fault in DatabaseFault]
    problems += [UnusableFile("ours.toml", fault) for fault in FileFault]
    problems += [UnfitWords("act", fault, "to") for fault in Fault]
    texts = [text_of(BotError(problem)) for problem in problems]
    assert len(set(texts)) == len(problems)
    assert all(text.endswith(".") and "{" not in text for text in texts)
