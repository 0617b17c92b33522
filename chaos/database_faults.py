"""What goes wrong with the database."""

from chaos.databases import PostgresServer, SqliteFile
from chaos.power_cut import Log, problems_of_cuts
from chaos.trial import Trial


def locked(trial: Trial) -> None:
    """Let another program keep SQLite's write lock."""
    database = trial.company.database
    if isinstance(database, SqliteFile):
        database.lock(trial.rng.uniform(0.2, 6.0))


def disk_full(trial: Trial) -> None:
    """Let the bot write nothing for a while."""
    database = trial.company.database
    if isinstance(database, SqliteFile):
        with database.full(trial.company.processes.pids()):
            trial.pause(3.0)


def server_crash(trial: Trial) -> None:
    """Let PostgreSQL crash, and start again after a while."""
    database = trial.company.database
    if isinstance(database, PostgresServer):
        with database.away():
            trial.pause(2.0)


def connections_dropped(trial: Trial) -> None:
    """Drop all connections to PostgreSQL."""
    database = trial.company.database
    if isinstance(database, PostgresServer):
        database.disconnect()


def server_silent(trial: Trial) -> None:
    """Let PostgreSQL stand still while its connections stay."""
    database = trial.company.database
    if isinstance(database, PostgresServer):
        with database.silent():
            trial.pause(6.0)


def power_cut(trial: Trial) -> None:
    """Cut the power of the machine, and start on what is on the disk."""
    database = trial.company.database
    trial.pause(0.6)
    with trial.company.processes.all_dead():
        log = Log.of(database) if isinstance(database, SqliteFile) else None
        if log is not None and isinstance(database, SqliteFile):
            trial.problems += problems_of_cuts(database, log, trial.rng, trial.company.folder)
            log.tear(trial.rng)
