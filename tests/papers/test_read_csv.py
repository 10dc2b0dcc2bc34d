"""CSV files in the encodings and with the separators that people's programs write."""

import pytest

from handlers.papers.read import read_plan
from handlers.papers.read_csv import decode
from tests.papers.build import TODAY

PLAN = "Ref,Action,Lead,Deadline\r\n1.1,Café in the Gàidhealtachd – “open”,Zoë O’Neill,31/10/24\r\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "cp1252"],
)
def test_any_usual_encoding_is_read(encoding: str) -> None:
    if encoding == "utf-16-le-bom":
        data = b"\xff\xfe" + PLAN.encode("utf-16-le")
    else:
        data = PLAN.encode(encoding)
    [found] = read_plan(data, "plan.csv", TODAY).actions
    assert found.title == "Café in the Gàidhealtachd – “open”"
    assert found.leads[0].name == "Zoë O’Neill"


def test_bytes_that_are_no_windows_text_are_guessed() -> None:
    assert decode("Działanie".encode("iso-8859-2"))[:2] == "Dz"
    assert decode(b"caf\x81\xe9").startswith("caf")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_usual_separator_is_found(separator: str) -> None:
    rows = [
        ["Ref", "Action", "Lead", "Deadline"],
        ["1", '"Meet, agree; then write"', "Jo Jones", "Oct 24"],
        ["2", "Print", "Sam Lee", "Nov 24"],
    ]
    text = "\n".join(separator.join(row) for row in rows)
    plan = read_plan(text.encode(), "plan.csv", TODAY)
    assert [a.title for a in plan.actions] == ["Meet, agree; then write", "Print"]


def test_excels_own_line_about_the_separator_is_obeyed() -> None:
    text = "sep=;\nAction;Lead;Deadline\nDo, a thing;Jo;Oct 24\n"
    [found] = read_plan(text.encode(), "plan.csv", TODAY).actions
    assert found.title == "Do, a thing"


def test_lines_within_a_cell_stay_one_row() -> None:
    text = 'Action,Lead,Progress\r\nDo,Jo,"First line\nsecond line"\r\nMore,Sam,\r\n'
    plan = read_plan(text.encode(), "plan.csv", TODAY)
    assert plan.actions[0].comment == "First line\nsecond line"
    assert [a.row for a in plan.actions] == [2, 3]


def test_invisible_characters_and_doubled_blanks_are_tidied() -> None:
    text = "Action,Lead,Deadline\n\u200bDo\u00a0a  thing ,\u200bJo Jones\u00a0,Oct 24\n"
    [found] = read_plan(text.encode(), "plan.csv", TODAY).actions
    assert (found.title, found.leads[0].name) == ("Do a thing", "Jo Jones")
