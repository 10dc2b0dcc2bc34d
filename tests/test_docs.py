"""What the project says of itself is true: commands, settings and the command line."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from bot.cli import cli
from bot.config import Settings, SlackSettings
from handlers.vocabulary import COMMANDS, HIDDEN
from tests.rules.replies.cases import THREE, outcome, read

ROOT = Path(__file__).parent.parent
COMMANDS_PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
ENV_EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
TABLE = [line for line in COMMANDS_PAGE.splitlines() if line.startswith("| `")]


@pytest.mark.parametrize("word", sorted(COMMANDS))
def test_every_command_is_on_the_page_of_commands(word: str) -> None:
    assert any(f"`{word}`" in line.split("|")[1] for line in TABLE)


def test_the_page_of_commands_names_no_command_that_is_not_there() -> None:
    named = {word for line in TABLE for word in re.findall(r"`(\w+)`", line.split("|")[1])}

    assert named == set(COMMANDS)


def test_each_row_of_the_page_of_commands_is_whole_and_alone() -> None:
    of_commands = [line for line in TABLE if line.count(" | ") == 3]
    heads = [line.split(" | ")[0] for line in of_commands]
    assert [line for line in TABLE if line.count(" | ") not in (2, 3)] == []
    assert len(heads) == len(set(heads)) == len({id(each) for each in COMMANDS.values()})


@pytest.mark.parametrize("word", sorted(COMMANDS))
def test_the_page_says_of_each_command_what_help_says(word: str) -> None:
    assert COMMANDS[word].says in COMMANDS_PAGE


def test_a_word_behind_a_button_is_no_command_too() -> None:
    assert not set(COMMANDS) & set(HIDDEN)


SETTINGS = [
    pytest.param(kind, name, id=f"{kind.model_config['env_prefix']}{name.upper()}")
    for kind in (Settings, SlackSettings)
    for name in sorted(kind.model_fields)
]


@pytest.mark.parametrize(("kind", "name"), SETTINGS)
def test_every_setting_is_in_the_example_with_its_description(
    kind: type[Settings | SlackSettings], name: str
) -> None:
    description = kind.model_fields[name].description or ""

    assert f"#{kind.model_config['env_prefix']}{name.upper()}=" in ENV_EXAMPLE
    assert description.split(";")[0].split(":")[0].rstrip(".") in ENV_EXAMPLE


def test_the_example_names_no_setting_that_is_not_there() -> None:
    named = re.findall(r"^#([A-Z_]+)=", ENV_EXAMPLE, flags=re.MULTILINE)

    assert sorted(named) == sorted(str(param.id) for param in SETTINGS)


def test_the_readme_names_each_command_of_the_command_line() -> None:
    commands = vars(get_command(cli))["commands"]

    assert [name for name in commands if f"chaser {name}" not in README] == []


def test_the_readme_links_to_files_that_are_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)

    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


PAGES = sorted((ROOT / "docs").glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_links_to_files_and_pictures_that_are_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    linked = [*re.findall(r"\]\(([^)#:]+)\)", text), *re.findall(r'src="([^"]+)"', text)]

    assert [link for link in linked if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_picture_is_described_and_of_modest_size(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    described = [*re.findall(r"!\[([^]]+)\]\(([^)]+)\)", text)]
    described += [(alt, src) for src, alt in re.findall(r'src="([^"]+)".*?alt="([^"]+)"', text)]

    assert len(described) == text.count("![") + text.count("<img")
    assert all((page.parent / src).stat().st_size < 150_000 for _, src in described)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_readme_leads_to_every_page(page: Path) -> None:
    assert f"docs/{page.name}" in README


@pytest.mark.parametrize("page", [ROOT / "README.md", *PAGES], ids=lambda page: page.name)
def test_every_file_and_folder_of_the_code_that_a_page_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = re.findall(r"`((?:bot|handlers|store|tests)/[\w./]*)`", text)

    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_guide_to_reading_tells_of_the_sentence_that_it_follows() -> None:
    guide = " ".join((ROOT / "docs" / "reading.md").read_text(encoding="utf-8").split())
    said = "6.2 done, 6.4 amber waiting on Cabinet, now end Oct"

    assert f"“{said}”" in guide
    assert outcome(read(said, THREE), THREE) == "CR6.2 complete; CR6.4 amber due 2020-10-31"


@pytest.mark.parametrize("name", ["lead", "coordinator", "chair"])
def test_what_a_page_tells_people_to_type_is_understood(name: str) -> None:
    text = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
    rows = [row.split("|")[1] for row in text.splitlines() if row.startswith("| `")]
    words = {typed.split()[0] for row in rows for typed in re.findall(r"`([^`]+)`", row)}

    assert words - {"FD2", "/rag"} <= set(COMMANDS)
