"""What was imported and not changed comes out the same, in every format."""

import pytest

from store.database import Database
from tests.handlers.exports.turning import again, at, bring_in, exported, told
from tests.papers.build import real_plan

PLANS = {
    "gloucester-recovery.csv": at(2020, 9, 1),
    "gloucester-recovery.xlsx": at(2020, 9, 1),
    "stronger-communities-2011.docx": at(2011, 10, 20),
    "stronger-communities-performance-2008.docx": at(2008, 9, 10),
    "active-communities.docx": at(2015, 3, 1),
}


@pytest.mark.parametrize("file_format", ["word", "excel", "csv"])
@pytest.mark.parametrize("name", PLANS)
def test_importing_an_export_gives_no_difference(
    sqlite_database: Database, name: str, file_format: str
) -> None:
    now = PLANS[name]
    with sqlite_database.writing() as session:
        bring_in(session, real_plan(name), name, now)
        data = exported(session, file_format, now=now)
        assert told(again(session, data, file_format, now)) == []
