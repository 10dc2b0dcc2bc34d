"""CSV files in the encodings and with the separators that people's programs write."""

import pytest

from handlers.papers.files.read_csv import decode
from handlers.papers.plan import PlanRefused
from handlers.papers.read import read_plan
from tests.papers.build import TODAY

PLAN = "Ref,Action,Lead,Deadline\r\n1.1,Café in the Gàidhealtachd – “open”,Zoë O’Neill,31/10/24\r\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-16-le", "utf-16-be", "cp1252"],
)
def test_any_usual_encoding_is_read(encoding: str) -> None:
    if encoding == "utf-16-le-bom":
        data = b"\xff\xfe" + PLAN.encode("utf-16-le")
    else:
        data = PLAN.encode(encoding)
    [found] = read_plan(data, "plan.csv", TODAY).actions
    assert found.title == "Café in the Gàidhealtachd – “open”"
    assert found.leads[0].name == "Zoë O’Neill"


def test_bytes_that_are_no_text_are_refused_still() -> None:
    for data in (bytes(range(256)) * 20, b"\x00\x00" * 400, b"a\x00\x00\x00" * 400):
        with pytest.raises(PlanRefused, match="not a Word, Excel or CSV file"):
            read_plan(data, "plan.csv", TODAY)


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


SEMICOLONS = """Ref;Action;Lead;Due;Comment;RAG
1;Open hub;Jo Hill;30/9/26;waiting; see minutes;G
2;Cook;Al Roe;31/10/26;"fine; really";A
3;Serve;Al Roe;31/10/26;;G
"""


def test_a_separator_without_quotation_marks_is_pointed_out_first_of_all() -> None:
    plan = read_plan(SEMICOLONS.encode(), "plan.csv", TODAY)
    first = plan.doubts[0]
    assert (first.row, first.kind) == (2, "shifted")
    assert first.text == (
        "Row 2 has 7 cells under 6 headings: a “;” without quotation marks round its text seems to "
        "have put what follows a column too far"
    )
    assert len([doubt for doubt in plan.doubts if doubt.kind == "shifted"]) == 1


def test_separators_at_the_end_of_a_row_shift_nothing() -> None:
    text = SEMICOLONS.replace("waiting; see", "waiting, see").replace("10/26;;G", "10/26;;G;;;")
    plan = read_plan(text.encode(), "plan.csv", TODAY)
    assert [doubt for doubt in plan.doubts if doubt.kind == "shifted"] == []


@pytest.mark.parametrize("close", ["", '"'])
def test_a_quotation_mark_that_swallows_the_next_rows_is_pointed_out(close: str) -> None:
    text = SEMICOLONS.replace('"fine; really"', "fine").replace("2;Cook", '2;"Cook')
    text = text.replace("3;Serve", f"3;Serve{close}")
    plan = read_plan(text.encode(), "plan.csv", TODAY)
    found = [doubt for doubt in plan.doubts if doubt.kind == "shifted"]
    assert [doubt.row for doubt in found] == [2, 3]
    assert found[1].text == (
        "Row 3: a quotation mark before “Cook” is not closed in its row, so rows below went into "
        "that cell and are not read as actions"
    )
