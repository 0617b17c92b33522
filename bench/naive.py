"""Record what people type as the shortest sensible bot would: Bolt, the ORM, one table, one row per command."""

from datetime import UTC, datetime

from slack_bolt import Ack, App
from slack_sdk import WebClient
from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    """The tables."""


class Action(Base):
    """Something useful that a person did."""

    __tablename__ = "naive_actions"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[str]
    text: Mapped[str]
    recorded_at: Mapped[datetime]


def naive_app(token: str, api_url: str, database_url: str) -> App:
    """Return a bot that keeps each command as a row, and says so."""
    engine = create_engine(database_url)
    Base.metadata.create_all(engine)
    app = App(token=token, client=WebClient(token, api_url), process_before_response=True)

    def record(ack: Ack, body: dict[str, str]) -> None:
        with Session(engine) as session:
            session.add(Action(user_id=body["user_id"], text=body["text"], recorded_at=datetime.now(UTC)))
            session.commit()
        ack(f"Recorded: {body['text']}")

    app.command("/cx-help")(record)
    return app


def noop_app(token: str, api_url: str) -> App:
    """Return a bot that answers and does nothing."""
    app = App(token=token, client=WebClient(token, api_url), process_before_response=True)

    def answer(ack: Ack) -> None:
        ack("Done")

    app.command("/cx-help")(answer)
    return app
