"""what is asked often is found by an index"""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.create_index(
            "ix_delivery_of_partnership",
            ["partnership_id", "state", "kind", "sent_at"],
            unique=False,
        )

    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.create_index(
            "ix_draft_partnership_id_kind", ["partnership_id", "kind"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_draft_recipient_id"), ["recipient_id"], unique=False)

    with op.batch_alter_table("reminded", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_reminded_recipient_id"), ["recipient_id"], unique=False
        )
