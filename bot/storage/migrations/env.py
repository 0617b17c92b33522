"""Runs the migrations on the connection that bot.storage.upgrade hands over; Alembic loads this file by path."""

from alembic import context

from bot.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite can neither add a constraint nor drop a column in place.
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
