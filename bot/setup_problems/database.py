"""Say why the database cannot be used, and what to do."""

from bot.errors import DatabaseFault, DatabaseUnusable
from bot.slack.blocks.problems.sentences import Sentences
from bot.storage.damage import TablesMissing
from bot.storage.database_errors import DriverMissing, FileUnopened, OpeningFault, ServerUnopened
from bot.storage.database_url import FolderInsteadOfFile, InvalidUrl, MissingFolder, UrlFault
from bot.storage.revisions import NewerSchema

_HOW_TO_NAME = (
    "Use a file, such as sqlite:////var/lib/cx-help/bot.db, "
    "or a PostgreSQL server, such as postgresql://user:password@host/database."
)
_URLS = {
    UrlFault.NO_ADDRESS: f"DATABASE_URL is not a database address. {_HOW_TO_NAME}",
    UrlFault.AT_BEFORE_HOST: "The password in DATABASE_URL contains an @. Write it as %40.",
    UrlFault.UNKNOWN_KIND: f"DATABASE_URL names a kind of database that I can't use. {_HOW_TO_NAME}",
    UrlFault.NO_PATH: f"DATABASE_URL is not the path of a SQLite file. {_HOW_TO_NAME}",
    UrlFault.NO_FILE: f"DATABASE_URL names no file, and a database in memory forgets everything. {_HOW_TO_NAME}",
}
_NOT_WRITABLE = "it is not writable; let the bot's user write to the file and its folder"
_FULL = "the disk is full; make room on it"
_RESTORE = "Stop the bot and restore your latest backup, as docs/operations.md says"
_DAMAGED = f"it is damaged. {_RESTORE}"
_OPENING = {
    OpeningFault.NOT_SQLITE: (
        f"it is not a SQLite database, or it is damaged. Name another file in DATABASE_URL. If it is yours: {_RESTORE}"
    ),
    OpeningFault.DAMAGED: _DAMAGED,
    OpeningFault.FULL: _FULL,
    OpeningFault.NOT_WRITABLE: _NOT_WRITABLE,
    OpeningFault.LOCKED: "another program has locked it; stop that program or try again",
    OpeningFault.USER_REJECTED: "the server rejected the user or password; correct them in DATABASE_URL",
    OpeningFault.NO_DATABASE: "the server has no such database; create it or change DATABASE_URL",
    OpeningFault.UNKNOWN_OPTION: "the server does not know an option at the end of DATABASE_URL; remove it",
    OpeningFault.READ_ONLY: "the server is read-only; name the primary server in DATABASE_URL",
    OpeningFault.NO_ANSWER: "the server did not answer; check that it runs, and the host and port in DATABASE_URL",
    OpeningFault.UNKNOWN: "the reason is unknown; try again, and look at the database's log",
}

_UNUSABLE = {
    DatabaseFault.NOT_WRITABLE: _NOT_WRITABLE,
    DatabaseFault.FULL: _FULL,
    DatabaseFault.DAMAGED: _DAMAGED,
    DatabaseFault.REPLACED: "its file was deleted or replaced while the bot ran; start the bot again",
}


def _invalid_url(problem: InvalidUrl) -> str:
    return _URLS[problem.fault]


def _folder_instead_of_file(problem: FolderInsteadOfFile) -> str:
    return f"DATABASE_URL names the folder {problem.path}. Add a file name: {problem.path}/bot.db."


def _missing_folder(problem: MissingFolder) -> str:
    return f"The database's folder {problem.path} does not exist. Create it or change DATABASE_URL."


def _file_unopened(problem: FileUnopened) -> str:
    return f"The database file {problem.path} cannot be opened: {_OPENING[problem.why]}."


def _server_unopened(problem: ServerUnopened) -> str:
    where = f"The PostgreSQL database {problem.database or ''} at {problem.host or 'this machine'}"
    return f"{where} cannot be opened: {_OPENING[problem.why]}."


def _database_unusable(problem: DatabaseUnusable) -> str:
    return f"The database in DATABASE_URL cannot be used: {_UNUSABLE[problem.why]}."


def _newer_schema(problem: NewerSchema) -> str:
    return (
        f"A newer version of the bot has upgraded this database (schema {problem.revision}). "
        "Install that version or a newer one, or restore an older backup."
    )


def _tables_missing(problem: TablesMissing) -> str:
    return f"Tables are missing from the database: {', '.join(problem.names)}. {_RESTORE}."


SENTENCES: Sentences = {
    InvalidUrl: _invalid_url,
    FolderInsteadOfFile: _folder_instead_of_file,
    MissingFolder: _missing_folder,
    FileUnopened: _file_unopened,
    ServerUnopened: _server_unopened,
    DatabaseUnusable: _database_unusable,
    DriverMissing: "PostgreSQL needs one more package: pip install 'cx-help[postgres]'.",
    NewerSchema: _newer_schema,
    TablesMissing: _tables_missing,
}
