"""Says a spreadsheet's number as the sheet shows it: a code 1.10, 60%, £1,000."""

import re
from datetime import date, datetime

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[(?!\$)[^\]]*\]|\[\$([^\]-]*)[^\]]*\]')
_PATTERN = re.compile(r"[#0?][#0?,]*(?:\.([#0?]+))?")


def shown(value: float | date, number_format: str) -> str:
    """The value as text. A date is given as its day, the month and the year, day first."""
    if isinstance(value, datetime | date):
        return _shown_date(value, number_format)
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return ""
    return _shown_number(value, number_format)


def _shown_number(value: float, number_format: str) -> str:
    section = number_format.split(";")[0]
    bare = _QUOTED.sub(_literal, section)
    pattern = _PATTERN.search(bare)
    if pattern is None or "general" in bare.lower():
        return _plain(value)
    percent = "%" in bare
    places = len(pattern.group(1) or "")
    number = value * 100 if percent else value
    text = f"{number:,.{places}f}" if "," in pattern.group() else f"{number:.{places}f}"
    text = text.zfill(pattern.group().count("0")) if pattern.group().strip("0") == "" else text
    return (bare[: pattern.start()] + text + bare[pattern.end() :]).strip()


def _literal(match: re.Match[str]) -> str:
    return match.group(1) or match.group(2) or match.group(3) or ""


def _plain(value: float) -> str:
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else f"{value:.10g}"


# The usual formats; anything else is shown as a whole day, day first.
_BY_FORMAT = (
    (re.compile(r"m{3,4}[-/ ]yyyy"), "%b-%Y"),
    (re.compile(r"m{3,4}[-/ ]yy"), "%b-%y"),
    (re.compile(r"d{1,2}[-/ ]m{3,4}[-/ ]yyyy"), "%d-%b-%Y"),
    (re.compile(r"d{1,2}[-/ ]m{3,4}[-/ ]yy"), "%d-%b-%y"),
    (re.compile(r"d{1,2}[-/ ]m{3,4}"), "%d-%b"),
    (re.compile(r"d{1,2}[-/.]m{1,2}[-/.]yy"), "%d/%m/%y"),
    (re.compile(r"yyyy[-/]mm[-/]dd.*"), "%d/%m/%Y"),
    (re.compile(r"yyyy"), "%Y"),
)


def _shown_date(value: date, number_format: str) -> str:
    bare = _QUOTED.sub("", number_format.split(";")[0]).strip().lower()
    for pattern, layout in _BY_FORMAT:
        if pattern.fullmatch(bare):
            return value.strftime(layout)
    return value.strftime("%d/%m/%Y")
