"""Let Alembic run the migrations that a database lacks."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from bot.storage.revisions import MIGRATIONS


def upgrade(connection: Connection) -> None:
    """Upgrade the schema to the newest revision, within the given transaction."""
    config = Config()
    # The configuration is an ini file, where a % begins an interpolation.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
