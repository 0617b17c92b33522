"""Define the metadata of all tables, with the same constraint names on every database."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Id = BigInteger().with_variant(Integer, "sqlite")
"""A row's number; SQLite auto-increments only a plain INTEGER."""


def row_id() -> Column[int]:
    """Return the column that numbers a table's rows.

    Its tables say `sqlite_autoincrement=True`. Otherwise SQLite gives an erased row's number to a new one. Then an old
    button, or a key such as `welcome:7`, would mean somebody else.
    """
    return Column("id", Id, primary_key=True, autoincrement=True)


def reference(name: str, target: str, *, nullable: bool = False, primary_key: bool = False) -> Column[int]:
    """Return a column that names a row of another table, as in `reference("person_id", "people.id")`."""
    return Column(name, Id, ForeignKey(target), nullable=nullable, primary_key=primary_key)
