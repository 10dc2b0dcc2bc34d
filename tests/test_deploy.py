"""What is handed to whoever runs Chaser agrees with what Chaser does."""

import re
from pathlib import Path

import pytest

from bot.config import Settings, SlackSettings
from tests.slack.team import SCOPES

ROOT = Path(__file__).parent.parent
MANIFEST = (ROOT / "deploy" / "slack-manifest.yaml").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "slack.md").read_text(encoding="utf-8")
DEPLOYED = sorted(path for path in (ROOT / "deploy").iterdir() if path.is_file())


def listed(heading: str) -> set[str]:
    """The items under a heading of the manifest."""
    found = re.search(rf"^ *{heading}:\n((?: *- .*\n)+)", MANIFEST, flags=re.MULTILINE)
    assert found
    return set(re.findall(r"- (\S+)", found[1]))


def test_the_manifest_asks_for_what_each_method_needs() -> None:
    assert set(SCOPES.values()) - {"", "connections:write"} <= listed("bot")


def test_each_scope_is_explained_and_no_other() -> None:
    explained = re.findall(
        r"`([a-z_]+(?::[a-z.]+)?)`", GUIDE.partition("| scope |")[2].partition("\n\n")[0]
    )
    assert {word for word in explained if ":" in word or word == "commands"} == listed("bot")


def test_the_manifest_hears_what_chaser_listens_to() -> None:
    assert listed("bot_events") == {
        *("app_home_opened", "app_mention", "member_joined_channel"),
        *("message.channels", "message.groups", "message.im"),
        *("team_join", "user_change"),
    }
    assert re.findall(r"- command: (\S+)", MANIFEST) == ["/action", "/rag"]
    assert re.findall(r"callback_id: (\S+)", MANIFEST) == ["make_action"]
    assert "socket_mode_enabled: true" in MANIFEST


@pytest.mark.parametrize("path", DEPLOYED, ids=lambda path: path.name)
def test_every_setting_that_is_deployed_is_one(path: Path) -> None:
    known = {f"CHASER_{name.upper()}" for name in Settings.model_fields}
    known |= {f"SLACK_{name.upper()}" for name in SlackSettings.model_fields}
    named = re.findall(r"\b((?:CHASER|SLACK)_[A-Z_]+?)(?:_FILE)?\b(?=[=:])", path.read_text())
    assert set(named) <= known


def test_the_guide_links_to_files_that_are_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", GUIDE)
    assert links
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
