"""Work on hold says so on paper, and a paper that comes back neither holds nor resumes it."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.base import Base
from store.database import Database
from tests.handlers.asking import pressed, said
from tests.handlers.exports.test_what_changed import SMALL, rows, say
from tests.handlers.exports.turning import again, bring_in, exported, told
from tests.handlers.plan_files import coded, drop, imported, press


def test_what_is_on_hold_says_under_its_progress_until_when_and_why(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, SMALL.encode(), "plan.csv")
        say(session, "update F2 red the van broke down")
        say(session, "hold F2 until Jan, the bid is decided then")
        say(session, "hold M1")
        say(session, "hold M1 until spring, waiting. 12/01/27: the new lease")
        found = {row["Code"]: row["Comment"] for row in rows(exported(session, "csv"))}
    assert found["F2"].splitlines() == [
        "Lost the kitchen",
        "7 Sep 2026: the van broke down",
        "On hold until 1 Jan 2027: the bid is decided then",
    ]
    assert "On hold" in found["M1"]
    assert "On hold" not in found["F1"]


def test_what_is_no_longer_on_hold_or_is_done_is_not_printed_as_held(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, SMALL.encode(), "plan.csv")
        before = exported(session, "csv")
        say(session, "hold F2 until Jan, funding")
        say(session, "resume F2")
        assert exported(session, "csv") == before
        say(session, "hold F1 until Jan, funding")
        say(session, "done F1")
        assert b"On hold" not in exported(session, "csv")


@pytest.mark.parametrize("then", ["resume F2", "hold F2 until Feb, the lease", "undo"])
def test_a_paper_of_a_hold_that_is_over_brings_nothing_of_it_back(
    sqlite_database: Database, then: str
) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, SMALL.encode(), "plan.csv")
        say(session, "update F2 red the van broke down")
        say(session, "hold F2 until Jan, waiting for the bid. 12/01/27: they decide")
        printed = {form: exported(session, form) for form in ("csv", "excel", "word")}
        say(session, then)
        for file_format, data in printed.items():
            assert b"On hold" in printed["csv"]
            assert told(again(session, data, file_format)) == []


def test_a_file_with_a_printed_hold_is_taken_in_without_it(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        imported(session)
        say(session, "hold F2 until Jan, funding")
        text = exported(session, "csv").decode("utf-8-sig")
        message, _ = drop(session, text.replace("Lost the kitchen", "Found a kitchen"))
        assert "On hold" not in said(message)
        press(session, pressed(message, "Apply 1 changed"))
        assert coded(session, "F2").comment == "Found a kitchen"
        (found,) = [row for row in rows(exported(session, "csv")) if row["Code"] == "F2"]
    assert found["Comment"].splitlines() == ["Found a kitchen", "On hold until 1 Jan 2027: funding"]


def test_a_new_plan_keeps_what_it_says_of_a_hold_as_its_own_words(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        own = SMALL.replace("Lost the kitchen", "On hold until 1 Jan 2027: funding")
        bring_in(session, own.encode(), "plan.csv")
        (found,) = [row for row in rows(exported(session, "csv")) if row["Code"] == "F2"]
    assert found["Comment"] == "On hold until 1 Jan 2027: funding"


_WORDS = "funding; . 12/08/26: the 3 Sep 2026: On hold until Green done. (x) “q” • é, =1+1 Total"
_why = st.one_of(
    st.lists(st.sampled_from(_WORDS.split()), min_size=1, max_size=6).map(" ".join),
    st.text(max_size=30),
)


@settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(
    why=_why,
    file_format=st.sampled_from(["csv", "excel", "word"]),
    which=st.sampled_from(["F2", "M1", "M2"]),
)
def test_a_hold_for_any_reason_comes_out_so_that_importing_it_changes_nothing(
    why: str, file_format: str, which: str
) -> None:
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'plan.db'}")
        Base.metadata.create_all(database.engine)
        with database.writing() as session:
            dated = SMALL.replace("Lost the kitchen", "12/08/26: lost the kitchen")
            bring_in(session, dated.encode(), "plan.csv")
            say(session, f"hold {which} until Jan, {why}")
            data = exported(session, file_format)
            assert told(again(session, data, file_format)) == []
        database.dispose()
