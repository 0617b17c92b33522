"""Keep several pauses of a person, and find customers of the time before there were keys.

It is written with plain types, so that it stays the same when the code's own types change.
"""

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.keys_0003 import customer_key

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# A table that SQLite rebuilds loses it unless it is said again.
_NUMBERED = {"sqlite_autoincrement": True}
_ROWS = 5000
"""How many rows are filled at once."""


def upgrade() -> None:
    """Add the column, and fill the keys."""
    with op.batch_alter_table("people", table_kwargs=_NUMBERED) as people:
        people.add_column(sa.Column("more_pauses", sa.Text(), server_default=sa.text("''"), nullable=False))
    _fill_customer_keys("actions")
    _fill_customer_keys("needs")


def downgrade() -> None:
    """Refuse: migrations only go forward."""
    raise NotImplementedError("migrations only go forward; restore the backup instead")


def _fill_customer_keys(name: str) -> None:
    columns = sa.column("id", _ID), sa.column("customer", sa.Text()), sa.column("customer_key", sa.String(200))
    table = sa.table(name, *columns)
    row, customer, _ = columns
    some = sa.select(row, customer).where(customer.is_not(None), row > sa.bindparam("after")).order_by(row).limit(_ROWS)
    change = table.update().where(row == sa.bindparam("row")).values(customer_key=sa.bindparam("key"))
    after = 0
    while rows := op.get_bind().execute(some, {"after": after}).all():
        after = rows[-1].id
        keys = [{"row": each.id, "key": key} for each in rows if (key := customer_key(each.customer)) is not None]
        if keys:
            op.get_bind().execute(change, keys)
