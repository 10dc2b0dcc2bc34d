"""Settings from the environment and from files: what is wrong is said at once, and no secret is."""

from pathlib import Path

import pytest

from bot.config import SettingsError, load, load_slack


@pytest.fixture(autouse=True)
def _no_file_of_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_secret_may_stand_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "password").write_text("quiet please\n", encoding="utf-8")
    monkeypatch.setenv("CHASER_LOCAL_PASSWORD_FILE", str(tmp_path / "password"))
    password = load().local_password
    assert password is not None
    assert password.get_secret_value() == "quiet please"


@pytest.mark.parametrize(
    ("content", "why"), [(None, "No such file or directory"), (b"\xff\xfe", "it is no text")]
)
def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None, why: str
) -> None:
    path = tmp_path / "password"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setenv("CHASER_LOCAL_PASSWORD_FILE", str(path))
    with pytest.raises(SettingsError) as caught:
        load()
    assert str(caught.value) == f"CHASER_LOCAL_PASSWORD_FILE: can't read {path} ({why})"


@pytest.mark.parametrize("url", ["mysql://chaser@db/chaser", "chaser.db"])
def test_a_database_that_chaser_cannot_use_is_refused_with_what_it_can(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("CHASER_DATABASE_URL", url)
    with pytest.raises(SettingsError, match=r"CHASER_DATABASE_URL: .*sqlite:///FILE or postgresql"):
        load()


def test_a_file_of_settings_may_name_the_file_of_a_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "token").write_text("xoxb-1\n", encoding="utf-8")
    names = f"SLACK_BOT_TOKEN_FILE={tmp_path}/token\nSLACK_APP_TOKEN=xapp-1\n"
    (tmp_path / ".env").write_text(names, encoding="utf-8")
    found = load_slack().bot_token
    assert found is not None
    assert found.get_secret_value() == "xoxb-1"
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-2")
    found = load_slack().bot_token
    assert found is not None
    assert found.get_secret_value() == "xoxb-2"


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("postgresql://chaser:s3cret:x@db:abc/chaser", id="no number for a port"),
        pytest.param("postgresql://chaser:s3cret@x@db/chaser", id="a sign in the password"),
        pytest.param("sqlite://", id="in memory"),
        pytest.param("sqlite:///:memory:", id="in memory, by name"),
    ],
)
def test_an_address_that_leads_to_no_database_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("CHASER_DATABASE_URL", url)
    with pytest.raises(SettingsError, match=r"^CHASER_DATABASE_URL: [^\n]*$") as caught:
        load()
    assert "s3cret" not in str(caught.value)


def test_what_is_set_to_nothing_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CHASER_DATABASE_URL", "CHASER_WEB_PORT", "CHASER_LOCAL_PASSWORD"):
        monkeypatch.setenv(name, "")
    found = load()
    assert found.database_url.startswith("sqlite:///")
    assert (found.web_port, found.local_password) == (3000, None)
    for name, value in {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}.items():
        monkeypatch.setenv(name, value)
    for name in ("SLACK_API_URL", "SLACK_MESSAGES_A_MINUTE", "SLACK_SIGNING_SECRET"):
        monkeypatch.setenv(name, "")
    slack = load_slack()
    assert (slack.api_url, slack.messages_a_minute) == ("https://slack.com/api/", 300)


@pytest.mark.parametrize("begins", ["sqlite:///", "postgresql://", "postgres://"])
def test_databases_that_chaser_can_use_are_taken(
    monkeypatch: pytest.MonkeyPatch, begins: str
) -> None:
    monkeypatch.setenv("CHASER_DATABASE_URL", f"{begins}chaser")
    assert load().database_url == f"{begins}chaser"


def test_everything_that_is_wrong_is_said_at_once_and_no_value(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CHASER_LOCAL_PORT", "70000")
    monkeypatch.setenv("CHASER_LOG_LEVEL", "xoxb-secret")
    with pytest.raises(SettingsError) as caught:
        load()
    port, level = str(caught.value).splitlines()
    assert port.startswith("CHASER_LOCAL_PORT: ")
    assert level.startswith("CHASER_LOG_LEVEL: ")
    assert "xoxb" not in str(caught.value)


def test_slack_needs_a_bot_token_and_a_way_to_be_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"):
        monkeypatch.setenv(name, " ")
    with pytest.raises(SettingsError) as caught:
        load_slack()
    assert [line.partition(":")[0] for line in str(caught.value).splitlines()] == [
        "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("BOT", "xapp-1-A", "that is the app-level token (xapp-…); this one begins with xoxb-"),
        ("BOT", "xoxp-1-A", "that is a person's token (xoxp-…); this one begins with xoxb-"),
        ("APP", "xoxb-1-A", "that is the bot token (xoxb-…); this one begins with xapp-"),
    ],
)
def test_a_token_of_another_kind_is_told_from_the_one_that_is_wanted(
    monkeypatch: pytest.MonkeyPatch, name: str, given: str, says: str
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1")
    monkeypatch.setenv(f"SLACK_{name}_TOKEN", given)
    with pytest.raises(SettingsError) as caught:
        load_slack()
    assert str(caught.value) == f"SLACK_{name}_TOKEN: {says}"
    assert "1-A" not in str(caught.value)


@pytest.mark.parametrize("around", ['"', "'", " ", "\n"])
def test_quotation_marks_and_spaces_about_a_token_are_none_of_it(
    monkeypatch: pytest.MonkeyPatch, around: str
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", f"{around}xoxb-1{around}")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1")
    found = load_slack().bot_token
    assert found is not None
    assert found.get_secret_value() == "xoxb-1"
