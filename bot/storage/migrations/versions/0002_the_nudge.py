"""What the choice of a nudge needs: offers of any source, where people are, when they are away, and what admins set."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INSTANT = sa.DateTime(timezone=True)
_LAST_OFFERED = ["person_id", "source", "subject", "offered_at", "unseen"]
_OLD_OFFERS = """
    INSERT INTO offers (id, workspace_id, person_id, source, subject, why, offered_at, decision_id, asked, closed_at,
                        available, probability, draw, seed)
    SELECT id, workspace_id, person_id, 'idea', idea_key, why, offered_at, decision_id,
           decision_id IS NULL OR EXISTS (SELECT 1 FROM ideas_offered AS earlier
                                          WHERE earlier.decision_id = ideas_offered.decision_id
                                            AND earlier.id < ideas_offered.id),
           offered_at, available, probability, draw, seed
    FROM ideas_offered
    ORDER BY id
"""


def upgrade() -> None:
    """Add the columns and tables, and carry over the ideas that were offered."""
    for column in (
        sa.Column("workdays", sa.String(7), nullable=False, server_default="01234"),
        sa.Column("country", sa.String(2)),
        sa.Column("region", sa.String(64)),
        sa.Column("away_emoji", sa.Text),
        sa.Column("shares", sa.Boolean, nullable=False, server_default=sa.true()),
        sa.Column("given", sa.JSON),
    ):
        op.add_column("workspaces", column)
    for column in (
        sa.Column("admin", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("status_emoji", sa.String(120)),
        sa.Column("status_until", _INSTANT),
        sa.Column("region", sa.String(64)),
        sa.Column("unwanted", sa.Text, nullable=False, server_default=sa.text("''")),
        sa.Column("nudge_due_at", _INSTANT),
        sa.Column("resting_since", _INSTANT),
        sa.Column("home_opened_at", _INSTANT),
    ):
        op.add_column("people", column)
    # They were counted before nudges came less often for it: nobody's come to an end for a silence of that time.
    op.execute("UPDATE people SET unanswered = 0")
    # Slack is asked at once who is an admin and who is away, not a day later.
    op.execute("UPDATE workspaces SET synced_at = NULL")
    _let_sharing_follow_the_workspace()
    _ask_about_needs()
    op.create_index("ix_nudge_decisions_person_id_local_day", "nudge_decisions", ["person_id", "local_day"])
    _create_offers()
    op.execute(_OLD_OFFERS)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SELECT setval(pg_get_serial_sequence('offers', 'id'), max(id)) FROM offers HAVING max(id) > 0")
    op.drop_table("ideas_offered")
    op.create_table(
        "catalogues",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("ideas", sa.JSON, nullable=False),
        sa.Column("first_used_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_catalogues"),
    )


def downgrade() -> None:
    """Refuse: what was offered besides ideas would be lost."""
    raise NotImplementedError("there is no way back from 0002: restore the backup that was made before it")


def _let_sharing_follow_the_workspace() -> None:
    """Keep "no" where a person said so; the others follow what holds for everybody."""
    op.add_column("people", sa.Column("sharing", sa.Boolean))
    op.execute("UPDATE people SET sharing = shares WHERE NOT shares")
    op.drop_column("people", "shares")
    # In SQL, as Alembic would make SQLite's table anew, which its foreign keys forbid.
    op.execute("ALTER TABLE people RENAME COLUMN sharing TO shares")


def _ask_about_needs() -> None:
    op.add_column("needs", sa.Column("handed_back_at", _INSTANT))
    op.add_column("needs", sa.Column("handed_back_by", _ID))
    op.add_column("needs", sa.Column("ask_at", _INSTANT))
    op.add_column("needs", sa.Column("said_met_at", _INSTANT))
    op.create_index("ix_deliveries_person_id_kind", "deliveries", ["person_id", "kind"])
    op.create_index("ix_needs_noticed_by_status", "needs", ["noticed_by", "status"])
    op.create_index("ix_needs_workspace_id_ask_at", "needs", ["workspace_id", "ask_at"])
    # The first look moves this on to when it is time to ask.
    op.execute("UPDATE needs SET ask_at = created_at WHERE status = 'open'")


def _create_offers() -> None:
    op.create_table(
        "offers",
        sa.Column("id", _ID, nullable=False),
        sa.Column("workspace_id", _ID, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("source", sa.String(20), nullable=False),
        sa.Column("subject", sa.String(100), nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("offered_at", _INSTANT, nullable=False),
        sa.Column("decision_id", _ID),
        sa.Column("asked", sa.Boolean, nullable=False),
        sa.Column("closed_at", _INSTANT),
        sa.Column("unseen", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("available", sa.JSON, nullable=False),
        sa.Column("probability", sa.Float, nullable=False),
        sa.Column("draw", sa.Float, nullable=False),
        sa.Column("seed", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["nudge_decisions.id"], name="fk_offers_decision_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_offers_person_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_offers_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_offers"),
        # Without it SQLite gives the number of an erased row to the next one, and an old button would act on a new row.
        sqlite_autoincrement=True,
    )
    op.create_index("ix_offers_person_id_offered_at", "offers", ["person_id", "offered_at"])
    op.create_index("ix_offers_person_id_source_subject_offered_at_unseen", "offers", _LAST_OFFERED)
    still_held = sa.text("closed_at IS NULL")
    op.create_index("ix_offers_held", "offers", ["person_id"], sqlite_where=still_held, postgresql_where=still_held)
    op.create_index("ix_offers_decision_id", "offers", ["decision_id"])
    op.create_index("ix_offers_workspace_id_source_subject", "offers", ["workspace_id", "source", "subject"])
