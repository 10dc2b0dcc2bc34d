"""Says a spreadsheet's number as the sheet shows it: a code 1.10, 60%, £1,000."""

import operator
import re
from datetime import date, datetime

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[(?!\$)[^\]]*\]|\[\$([^\]-]*)[^\]]*\]')
_LONGEST_FORMAT = 260  # characters; Excel takes no more than 255
_PATTERN = re.compile(r"[#0?][#0?,]*(?:\.([#0?]+))?")


def shown(value: float | date, number_format: str) -> str:
    """The value as text. A date is given as its day, the month and the year, day first."""
    if isinstance(value, datetime | date):
        return _shown_date(value, number_format)
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return ""
    return _shown_number(value, number_format[:_LONGEST_FORMAT])


def shown_text(text: str, number_format: str) -> str:
    """A text as the sheet shows it: "ACT-"@ puts the same before each."""
    at = next(
        (
            part
            for part in sections(number_format[:_LONGEST_FORMAT])
            if "@" in _QUOTED.sub("", part)
        ),
        "",
    )
    return _QUOTED.sub(_literal, at).replace("@", text) if '"' in at else text


def sections(number_format: str) -> list[str]:
    """The parts of a format, each for some of the values: above nought, below it, nought, text."""
    parts = [""]
    for i, piece in enumerate(re.split(r'("[^"]*"|\\.)', number_format)):
        first, *rest = [piece] if i % 2 else piece.split(";")
        parts[-1] += first
        parts += rest
    return parts


_IF = re.compile(r"\[(=|<>|<=|>=|<|>)\s*(-?\d+(?:\.\d+)?)\]")
_TESTS = {"=": operator.eq, "<>": operator.ne, "<": operator.lt, ">": operator.gt,
          "<=": operator.le, ">=": operator.ge}  # fmt: skip


def _section_for(value: float, number_format: str) -> tuple[str, float]:
    """The part of a format that rules a value, and the value as that part takes it."""
    parts = sections(number_format)[:3]
    tests = [_IF.search(part) for part in parts]
    if any(tests):
        for part, test in zip(parts, tests, strict=True):
            if test is None or _TESTS[test.group(1)](value, float(test.group(2))):
                return part, value
        return "General", value
    if value < 0 and len(parts) > 1:
        return parts[1], -value
    return (parts[2] if value == 0 and len(parts) > 2 else parts[0]), value


# The inks that a format names, where it shows a bare sign in them.
_INK = re.compile(r"\[(red|green|yellow|blue|color\s?(\d{1,2}))\]", re.IGNORECASE)
_INKS = {"3": "Red", "9": "Red", "4": "Green", "10": "Green", "43": "Green", "50": "Green",
         "6": "Amber", "44": "Amber", "45": "Amber", "46": "Amber", "5": "Blue"}  # fmt: skip


def _words_alone(section: str) -> str | None:
    """What a part of a format shows that has no place for the number, None for any other."""
    if re.search(r"[#0-9?@A-Za-z]", _QUOTED.sub("", section)):
        return None
    words = _QUOTED.sub(_literal, section).strip()
    ink = _INK.search(section)
    if ink is None or not words or any(map(str.isalnum, words)):
        return words
    return _INKS.get(ink.group(2), "") if ink.group(2) else ink.group(1).capitalize()


def _shown_number(value: float, number_format: str) -> str:
    section, value = _section_for(value, number_format)
    words = _words_alone(section) if number_format.strip() else None
    if words is not None:
        return words
    bare = _QUOTED.sub(_literal, section)
    pattern = _PATTERN.search(bare)
    if pattern is None or "general" in bare.lower():
        return _plain(value)
    percent = "%" in bare
    places = len(pattern.group(1) or "")
    number = value * 100 if percent else value
    text = f"{number:,.{places}f}" if "," in pattern.group() else f"{number:.{places}f}"
    text = text.zfill(pattern.group().count("0")) if pattern.group().strip("0") == "" else text
    text = "" if not number and "0" not in pattern.group() else text
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
