"""Any plan that can be imported comes out so that importing it again changes nothing."""

import csv
import itertools
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from store.base import Base
from store.database import Database
from tests.handlers.exports.turning import again, bring_in, exported, told

_WORDS = (  # noqa: SIM905 - a line of words is read more easily than a list
    "food hub survey families school leaflets training R&D <b>bold</b> 50% =SUM(A1) +44 -5 @home "
    "“quoted” 'tis café Tuffley 2nd £3k CVS; housing: x/y (GCC) e.g. flood’s debt Total Notes"
).split()
_HEADINGS = ("Food", "Feeling safe", "1. Getting about", "CR7 - Social value", "Notes", "Total",
             "TOGETHER", "Outcome: less debt", "Green spaces.")  # fmt: skip
_DATES = ("", "30/10/2026", "1.2.27", "end Nov 2026", "Aug to Sep 2026", "Oct-26", "ongoing", "TBC",
          "Q1 2027", "spring 2027", "12 Jan 2027")  # fmt: skip
_LEADS = ("", "Anne B", "Ruth S / Gupti G", "Jo Smith (CVS)", "Police and Carol Berry", "tbc",
          "Steve Andrew - Programme Manager", "Housing team", "O'Neil-Jones")  # fmt: skip
_STATUS = ("", "Green", "Amber", "RED", "Complete", "Not started", "A",
           "Amber - waiting on Cabinet", "Discontinued")  # fmt: skip
_words = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5).map(" ".join)
_comment = st.one_of(st.just(""), _words, _words.map(lambda w: f"12/08/26: {w}\n3 Sep 2026: {w}"))
_row = st.tuples(
    st.sampled_from(_HEADINGS), _words, st.sampled_from(_LEADS), st.sampled_from(_DATES),
    st.sampled_from(_STATUS), _comment, _words,
)  # fmt: skip


def _plan(rows: list[tuple[str, ...]], *, in_rows: bool) -> bytes:
    """The rows as CSV, their headings in a column or in rows of their own."""
    out = StringIO()
    writer = csv.writer(out)
    columns = ["No.", "Action", "Lead", "Deadline", "RAG", "Comment", "Cost"]
    writer.writerow(columns if in_rows else ["Theme", *columns])
    numbers = itertools.count(1)
    for heading, group in itertools.groupby(sorted(rows), key=lambda row: row[0]):
        if in_rows:
            writer.writerow([heading, *[""] * 6])
        for _, title, *rest in group:
            number = next(numbers)
            cells = [f"A{number}", f"Action {number} {title}", *rest]
            writer.writerow(cells if in_rows else [heading, *cells])
    return out.getvalue().encode()


_UNNAMED = [("Food", "hub", "tbc", "", "", "", ""), ("Food", "café", "tbc", "", "", "", "")]


@example([*_UNNAMED, ("Total", "food", "Anne B", "", "", "", "")], False, "word")
@settings(deadline=None, max_examples=6, suppress_health_check=[HealthCheck.too_slow])
@given(
    rows=st.lists(_row, min_size=3, max_size=12),
    in_rows=st.booleans(),
    file_format=st.sampled_from(["word", "excel", "csv"]),
)
def test_importing_the_export_of_any_plan_gives_no_difference(
    rows: list[tuple[str, ...]], in_rows: bool, file_format: str
) -> None:
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'plan.db'}")
        Base.metadata.create_all(database.engine)
        with database.writing() as session:
            bring_in(session, _plan(rows, in_rows=in_rows), "plan.csv")
            data = exported(session, file_format)
            assert told(again(session, data, file_format)) == []
        database.dispose()
