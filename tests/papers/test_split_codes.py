"""A code that stands in two columns under one merged heading is one code."""

from tests.papers.build import read_rows

HEADER = ("Code", None, "Action", "Lead", "Deadline", "RAG")


def test_a_letter_and_a_number_under_one_heading_are_one_code() -> None:
    plan = read_rows(
        [
            HEADER,
            ("H", 1, "Open hub", "Jo Hill", "30/9/26", "G"),
            ("H", 2, "Hire worker", "Al Roe", "30/9/26", "A"),
            (1, 3, "Print", "Al Roe", "30/9/26", "A"),
            ("K4", None, "Launch", "Al Roe", "30/9/26", "A"),
        ],
        merged=["A1:B1"],
    )
    assert [a.code for a in plan.actions] == ["H1", "H2", "1.3", "K4"]
    assert [a.fields for a in plan.actions] == [()] * 4
    assert [c.heading for c in plan.columns].count("Code") == 1


def test_a_letter_merged_down_goes_before_each_number_beside_it() -> None:
    plan = read_rows(
        [
            HEADER,
            ("H", 1, "Open hub", "Jo Hill", "30/9/26", "G"),
            (None, 2, "Hire worker", "Al Roe", "30/9/26", "A"),
            ("K", 1, "Print", "Al Roe", "30/9/26", "A"),
        ],
        merged=["A1:B1", "A2:A3"],
    )
    assert [a.code for a in plan.actions] == ["H1", "H2", "K1"]


def test_two_headings_of_codes_stay_two_columns() -> None:
    plan = read_rows(
        [
            ("Ref", "Action no.", "Action", "Lead", "Deadline", "RAG"),
            ("H", 1, "Open hub", "Jo Hill", "30/9/26", "G"),
            ("H", 2, "Hire worker", "Al Roe", "30/9/26", "A"),
        ]
    )
    assert "H1" not in [a.code for a in plan.actions]
    assert all(len(a.fields) == 1 for a in plan.actions)
