"""Writes a paper as CSV: the plan's own table, in the form that Excel opens without questions."""

import csv
import re
from io import StringIO

from handlers.papers.writing.paper import Group, Paper, Step, is_section

# A spreadsheet takes a field that begins so for a formula. One that begins with apostrophes before
# it gets another, so that taking one off always gives back what was there.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def write_csv(paper: Paper, step: Step = lambda _done: None) -> bytes:
    """UTF-8 with a byte-order mark and CRLF; headings stand in the first column of their row."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([safe(column.heading) for column in paper.plan.columns])
    section, done = "", 0
    for group in paper.plan.groups:
        for heading in _headings(group, section):
            writer.writerow([safe(heading), *[""] * (len(paper.plan.columns) - 1)])
        section = group.section
        for line in group.lines:
            writer.writerow([safe(cell.text) for cell in line])
        done += len(group.lines)
        step(done)
    return out.getvalue().encode("utf-8-sig")


def _headings(group: Group, above: str) -> list[str]:
    over = [group.section] if is_section(group) and group.section != above else []
    return [*over, *([group.title] if group.title else [])]


def safe(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would work out."""
    return f"'{text}" if _FORMULA.match(text) else text


def unsafe(text: str) -> str:
    """The text that `safe` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
