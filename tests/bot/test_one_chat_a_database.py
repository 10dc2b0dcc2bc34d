"""The local chat has a database of its own: its clock is moved by hand, and real people wait."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot import local, run
from bot.config import Settings, SlackSettings
from bot.local import start_over
from migrations.run import upgrade
from store import people
from store.database import Database
from store.models import Partnership, Role
from tests.bot.world import MONDAY
from tests.databases import opened, sqlite_url


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    url = sqlite_url(tmp_path / "chaser.db")
    upgrade(url)
    return Settings.model_construct(
        database_url=url, local_host="127.0.0.1", local_port=0, local_password=None,
        web_host="127.0.0.1", web_port=0, log_level="error",
    )  # fmt: skip


@pytest.fixture
def plain(settings: Settings) -> Iterator[Database]:
    """The same database, as whoever looks in from outside has it."""
    database = opened(settings.database_url)
    yield database
    database.dispose()


def lives_in(database: Database, platform: str) -> None:
    with database.writing() as session:
        home = people.workspace(session, platform, "T1")
        session.add(
            Partnership(workspace_id=home.id, name="Harbour", place="C1", created_at=MONDAY)
        )


def test_the_local_chat_does_not_begin_beside_another_chats_plan(
    settings: Settings, plain: Database
) -> None:
    lives_in(plain, "local")
    lives_in(plain, "slack")
    with pytest.raises(OSError, match=r"Harbour lives in slack.*CHASER_DATABASE_URL"):
        local.run(settings, fresh=False, open_browser=False)
    with plain.reading() as session:
        assert session.query(Role).count() == 0


def test_slack_does_not_begin_in_the_local_chats_database(
    settings: Settings, plain: Database
) -> None:
    lives_in(plain, "local")
    slack = SlackSettings.model_construct(bot_token=SecretStr("xoxb"), app_token=SecretStr("xapp"))
    with pytest.raises(OSError, match=r"the local chat's.*CHASER_DATABASE_URL"):
        run.run(settings, slack, None)
    start_over(settings.database_url)
