"""How the tables of date cases are written: "2020-09-01..2020-09-30" is a window."""

from datetime import date

from handlers.explain_dates import explain_date
from handlers.rules.dates.windows import Reading, Window

SUMMER = date(2020, 7, 15)  # a Wednesday


def window(text: str) -> Window:
    first, _, last = text.partition("..")
    return Window(date.fromisoformat(first), date.fromisoformat(last or first))


def written(value: Window | None) -> str:
    """A window the way the tables write it; an empty string for none."""
    if value is None:
        return ""
    return f"{value.first}" if value.first == value.last else f"{value.first}..{value.last}"


def sure(reading: Reading) -> str:
    """The window of a reading that is in no doubt, else what is doubted."""
    return f"in doubt: {reading.why}" if reading.ambiguous else written(reading.window)


def shown(text: str, today: str) -> str:
    """A cell in short, as it is explained: its kind, or its days, with a mark where in doubt."""
    read = explain_date({"text": text, "today": today})
    if read["kind"] != "date":
        return str(read["kind"])
    first, last = read["start"], read["end"]
    days = str(first) if first == last else f"{first}..{last}"
    return f"{days} ?" if read["ambiguous"] else days
