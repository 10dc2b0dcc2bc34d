"""What Word shows for controls and form fields: drop-downs, tick boxes, date pickers, symbols."""

import re
from typing import Any

from handlers.papers.signs import EMPTY, TICKED, in_font

# A picker's day as Americans write it; the file holds the day itself beside it.
_MONTH_FIRST = re.compile(r"M{1,2}[/.-]d{1,2}\b")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def text_of_control(control: Any) -> str | None:
    """What a content control says, None where that is the text within it.

    A prompt that nobody has answered yet says nothing.
    """
    properties = control.find("./{*}sdtPr")
    if properties is None:
        return None
    prompt = properties.find("./{*}showingPlcHdr")
    if prompt is not None and is_on(attribute(prompt)):
        return ""
    box = properties.find("./{*}checkbox")
    if box is not None:
        checked = box.find("./{*}checked")
        return TICKED if checked is not None and is_on(attribute(checked)) else EMPTY
    day = properties.find("./{*}date")
    return _day(day) if day is not None else None


def _day(picker: Any) -> str | None:
    """The day picked, day first, where the page shows the month first."""
    form = picker.find("./{*}dateFormat")
    iso = _ISO.match(attribute(picker, "fullDate"))
    if iso is None or form is None or not _MONTH_FIRST.match(attribute(form)):
        return None
    return f"{iso[3]}/{iso[2]}/{iso[1]}"


def text_of_field(mark: Any) -> str:
    """What an old form field shows that is no text: its tick box, or the entry that is chosen."""
    box = mark.find("./{*}ffData/{*}checkBox")
    if box is not None:
        own, usual = box.find("./{*}checked"), box.find("./{*}default")
        state = own if own is not None else usual
        return TICKED if state is not None and is_on(attribute(state)) else EMPTY
    entries = [attribute(entry) for entry in mark.findall("./{*}ffData/{*}ddList/{*}listEntry")]
    chosen = mark.find("./{*}ffData/{*}ddList/{*}result")
    if chosen is None:
        chosen = mark.find("./{*}ffData/{*}ddList/{*}default")
    number = attribute(chosen) if chosen is not None else "0"
    return entries[int(number)] if number.isdigit() and int(number) < len(entries) else ""


def text_of_symbol(symbol: Any) -> str:
    """A sign that is kept as a font and a number."""
    code = attribute(symbol, "char")
    if not re.fullmatch(r"[0-9A-Fa-f]{1,4}", code):
        return ""
    text = chr(int(code, 16))
    shown = in_font(text, attribute(symbol, "font"))
    return shown if shown != text else ""


def is_on(value: str) -> bool:
    """Whether a Word switch is on: one without a value is."""
    return value not in ("0", "false", "off")


def attribute(element: Any, name: str = "val") -> str:
    """An attribute in Word's own namespace, "" where it is missing."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""
