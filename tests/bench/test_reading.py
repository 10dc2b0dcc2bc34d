"""The benchmark of reading works at a size that takes no time. Nothing here is judged by speed."""

from io import BytesIO

from openpyxl import load_workbook

from handlers.papers.read import read_plan
from handlers.rules.dates.reading import read_date
from handlers.rules.dates.windows import DateKind
from handlers.rules.grammar import read_reply
from handlers.rules.reply import ReplyKind
from tests.bench import reading
from tests.bench.row import Row


def _measured(row: Row) -> bool:
    return row.ours > 0 and row.baseline > 0


def test_dates_and_replies_are_rates_without_a_target() -> None:
    for row in (reading.dates(40, rounds=1), reading.replies(24, rounds=1)):
        assert _measured(row)
        assert (row.unit, row.met) == ("a second", None)


def test_a_plan_is_held_to_three_times_the_loading_of_its_file() -> None:
    loaded, walked = reading.plans(30, rounds=1)
    assert _measured(loaded)
    assert walked.baseline > loaded.baseline
    assert loaded.ours == walked.ours
    assert [row.target for row in (loaded, walked)] == ["at most 3"] * 2


def test_the_texts_are_of_every_kind() -> None:
    dates = reading._texts(reading._WRITTEN_DATES, 200)
    kinds = {read_date(text, reading.TODAY).kind for text in dates}
    assert {DateKind.DATE, DateKind.TBC, DateKind.CONDITIONAL, DateKind.RECURRING} <= kinds
    replies = reading._texts(reading._WRITTEN_REPLIES, 48)
    read = {read_reply(text, reading.TODAY, reading._ACTIONS).kind for text in replies}
    assert read == set(ReplyKind)
    assert len(set(dates)) > 150


def test_the_workbook_has_merged_and_hidden_cells_and_reads_as_a_plan() -> None:
    data = reading._workbook(60)
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    assert len(sheet.merged_cells.ranges) == 6
    assert sheet.row_dimensions[50].hidden
    plan = read_plan(data, "plan.xlsx", reading.TODAY)
    assert (len(plan.actions), len(plan.themes)) == (60, 6)
    assert all(action.rag and action.leads and action.deadline.window for action in plan.actions)
