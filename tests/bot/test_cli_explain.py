"""`chaser explain` on the command line: words given in any of three ways, read and said why."""

import json
from pathlib import Path

from typer.testing import CliRunner

from bot.cli import cli


def explained(*words: str, typed: str = "") -> str:
    result = CliRunner().invoke(cli, ["explain", *words, "--today", "2026-09-03"], input=typed)
    assert result.exit_code == 0, result.output
    return result.output


def test_words_are_read_as_typed_from_a_file_or_as_they_come(tmp_path: Path) -> None:
    (tmp_path / "lines.txt").write_text("end of Sept\n\n")
    said = explained("dates", "end", "of", "Sept")
    assert said.splitlines()[:4] == [
        "end of Sept",
        "  kind: date",
        "  start: 2026-09-30",
        "  end: 2026-09-30",
    ]
    assert explained("dates", str(tmp_path / "lines.txt")) == said
    assert explained("dates", typed="end of Sept\n") == said


def test_a_reply_is_about_one_action_unless_codes_are_given() -> None:
    assert "  edits: action the action, rag green, comment all fine" in explained(
        "replies", "green, all fine"
    )
    said = explained("replies", "--code", "6.2", "--code", "6.4", "6.2 done, 6.4 now end Oct")
    assert "  edits: action 6.2, rag complete" in said
    assert "  edits: action 6.4, deadline start 2026-10-31, end 2026-10-31" in said


def test_json_names_its_own_actions() -> None:
    line = json.dumps({"text": "green", "actions": []})
    assert json.loads(explained("replies", "--json", typed=line))["edits"] == []
    assert CliRunner().invoke(cli, ["explain", "dates", "--json", "Q1"]).exit_code == 1


def test_a_long_reply_is_words_and_no_name_of_a_file() -> None:
    said = explained("replies", "6.2 done, " + "and all went well " * 30, "--code", "6.2")
    assert "rag complete" in said


def test_a_line_ends_where_a_line_ends_and_not_at_signs_within_it() -> None:
    lines = [json.dumps({"text": f"end of{sign}Sept"}, ensure_ascii=False) for sign in "\u2028\x85"]
    said = explained("dates", "--json", typed="\n".join(lines)).strip().split("\n")
    assert [json.loads(line)["end"] for line in said] == ["2026-09-30", "2026-09-30"]
