"""One line of JSON in, one out: how a text would be read as a date."""

import json

import pytest

from handlers.explain_dates import explain_date

FIELDS = [
    "text", "kind", "start", "end", "ambiguous", "alternatives", "year_inferred", "rest", "why",
]  # fmt: skip


def explain(text: str, **more: object) -> dict[str, object]:
    return explain_date({"text": text, "today": "2020-07-15", **more})


def test_a_line_has_the_fields_it_promises_and_is_plain_json() -> None:
    line = explain("20-Sep")
    assert list(line) == FIELDS
    assert json.loads(json.dumps(line)) == {
        "text": "20-Sep",
        "kind": "date",
        "start": "2020-09-20",
        "end": "2020-09-20",
        "ambiguous": True,
        "alternatives": [{"start": "2020-09-01", "end": "2020-09-30"}],
        "year_inferred": True,
        "rest": "",
        "why": "It may be 20 September, or September 2020 turned round by Excel.",
    }


def test_what_is_no_date_has_no_days() -> None:
    line = explain("ongoing")
    assert (line["kind"], line["start"], line["end"]) == ("ongoing", None, None)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("tomorrow", "2020-07-16"),
        ("in two weeks", "2020-07-29"),
        ("end of next month", "2020-08-31"),
    ],
)
def test_what_counts_from_today_is_read_from_the_day_given(text: str, end: str) -> None:
    line = explain(text)
    assert (line["kind"], line["end"]) == ("date", end)


@pytest.mark.parametrize("text", ["12 months", "6 weeks after approval", "push back a fortnight"])
def test_what_counts_from_nothing_known_is_relative(text: str) -> None:
    assert explain(text)["kind"] == "relative"


def test_a_deadline_and_a_meeting_may_be_given() -> None:
    deadline = {"start": "2020-09-01", "end": "2020-09-30"}
    assert explain("push back a fortnight", deadline=deadline)["end"] == "2020-10-14"
    assert explain("by the next meeting", next_meeting="2020-09-03")["end"] == "2020-09-03"


def test_the_cells_around_may_be_given() -> None:
    line = explain_date(
        {"text": "20-Sep", "today": "2026-09-01", "neighbours": ["Sep-20", "Oct-20"]}
    )
    assert {"start": "2020-09-01", "end": "2020-09-30"} in line["alternatives"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("line", "match"),
    [
        ({"text": "Sept"}, "today"),
        ({"text": "Sept", "today": "July"}, "2020-07-01"),
        ({"text": 7, "today": "2020-07-15"}, "piece of text"),
        ({"text": "Sept", "today": "2020-07-15", "neighbours": "Sep-20"}, "list"),
    ],
)
def test_a_line_that_cannot_be_read_says_why(line: dict[str, object], match: str) -> None:
    with pytest.raises(ValueError, match=match):
        explain_date(line)
