"""One line of `chaser explain dates`: how a text would be read, as plain values for JSON."""

from collections.abc import Mapping
from datetime import date

from handlers.rules.dates.cells import is_amount_alone
from handlers.rules.dates.reading import read_date
from handlers.rules.dates.windows import DateKind, Reading, Window


def explain_date(line: Mapping[str, object]) -> dict[str, object]:
    """The reading of a line with "text" and "today" (a day as 2020-07-01).

    A text is read as the cell of a plan; what only counts from a day is read as in chat, from
    `today`. The line may say more: "neighbours" (a list of texts), "deadline" ({"start", "end"})
    and "next_meeting". Raises ValueError, with a sentence, where a value is not of its kind.
    """
    text, today = line.get("text", ""), _day(line, "today")
    if not isinstance(text, str):
        raise ValueError('"text" must be a piece of text.')
    if today is None:
        raise ValueError('"today" is missing: give the day to read from, such as 2020-07-01.')
    return explained(_read(text, today, line))


def explained(reading: Reading) -> dict[str, object]:
    """A reading as plain values; "start" and "end" are None where there is no date."""
    window = reading.window
    return {
        "text": reading.text,
        "kind": reading.kind.value,
        "start": window.first.isoformat() if window else None,
        "end": window.last.isoformat() if window else None,
        "ambiguous": reading.ambiguous,
        "alternatives": [_ends(other) for other in reading.alternatives],
        "year_inferred": reading.year_inferred,
        "rest": reading.rest,
        "why": reading.why,
    }


def _read(text: str, today: date, line: Mapping[str, object]) -> Reading:
    neighbours = _texts(line.get("neighbours") or [])
    reading = read_date(text, today, neighbours=neighbours)
    # "12 months" in a plan counts from nothing that is known; in chat it counts from today.
    if reading.kind is not DateKind.RELATIVE or is_amount_alone(text):
        return reading
    return read_date(
        text,
        today,
        neighbours=neighbours,
        deadline=_window(line.get("deadline")),
        next_meeting=_day(line, "next_meeting"),
        chat=True,
    )


def _ends(window: Window) -> dict[str, str]:
    return {"start": window.first.isoformat(), "end": window.last.isoformat()}


def _day(line: Mapping[str, object], name: str) -> date | None:
    value = line.get(name)
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise ValueError(f'"{name}" must be a day such as 2020-07-01, not {value!r}.') from error


def _window(value: object) -> Window | None:
    if not isinstance(value, Mapping):
        return None
    first, last = _day(value, "start"), _day(value, "end")
    return Window(first, last or first) if first else None


def _texts(value: object) -> list[str]:
    if not isinstance(value, list):
        raise ValueError('"neighbours" must be a list of texts.')
    return [str(text) for text in value]
