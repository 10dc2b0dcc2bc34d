"""Finds sheets that hold one plan at several times: a sheet a month, the latest being the plan."""

from collections.abc import Sequence
from datetime import date

from handlers.papers.columns import names_period
from handlers.papers.grid import one_line
from handlers.papers.items import Line, Walked
from handlers.rules.dates.reading import read_date
from handlers.rules.sentences import listed

# Two sheets that share this much of the shorter one's titles tell of the same work.
_SHARED = 0.6


def drop_earlier_copies(walked: Walked, today: date) -> None:
    """Keep the latest of the sheets that hold the same work and are named after a time.

    Sheets of the same work under other names are all kept, with a doubt.
    """
    titles = _titles_by_sheet(walked)
    groups = _groups(titles)
    for names in groups:
        dated = {name: _time_of(name, today) for name in names}
        if all(dated.values()):
            latest = max(names, key=lambda name: dated[name] or date.min)
            _keep(walked, latest, [name for name in names if name != latest])
        else:
            text = f"The sheets {_said(names)} hold much the same actions: I read them all"
            walked.doubt("copies", names[0], None, text)


def _titles_by_sheet(walked: Walked) -> dict[str, set[str]]:
    titles: dict[str, set[str]] = {}
    for item in walked.items:
        index = item.columns.index("action") if isinstance(item, Line) else None
        if isinstance(item, Line) and index is not None and walked.on_sheets:
            text = one_line(item.row.cell(index).text).casefold()
            titles.setdefault(item.sheet, set()).add(text)
    return titles


def _groups(titles: dict[str, set[str]]) -> list[list[str]]:
    """Names of sheets in groups that share their titles; a sheet by itself is in none."""
    groups: list[list[str]] = []
    for name, own in titles.items():
        for group in groups:
            other = titles[group[0]]
            if len(own & other) >= _SHARED * min(len(own), len(other)):
                group.append(name)
                break
        else:
            groups.append([name])
    return [group for group in groups if len(group) > 1]


def _time_of(name: str, today: date) -> date | None:
    """The last day of the time that a sheet is named after, None where it is after none."""
    window = read_date(name, today).window if names_period(name) else None
    return window.last if window is not None else None


def _keep(walked: Walked, latest: str, earlier: Sequence[str]) -> None:
    walked.items = [item for item in walked.items if item.sheet not in earlier]
    walked.columns = [column for column in walked.columns if column.sheet not in earlier]
    walked.doubts = [doubt for doubt in walked.doubts if doubt.sheet not in earlier]
    held = "holds" if len(earlier) == 1 else "hold"
    sheets = "sheet" if len(earlier) == 1 else "sheets"
    text = f"The {sheets} {_said(earlier)} {held} earlier versions: I read the latest, “{latest}”"
    walked.doubt("copies", latest, None, text)
    walked.left_out.update(earlier)


def _said(names: Sequence[str]) -> str:
    return listed(f"“{name}”" for name in names)
