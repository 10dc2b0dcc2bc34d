"""Helps whoever edits a plan's sheet: statuses to choose from, colours that follow the words."""

from typing import Any

from handlers.messages import Mark
from handlers.papers.writing.looks import FILLS
from handlers.papers.writing.paper import View

_WORDS = (*(mark.word for mark in FILLS), "Not started")


def help_editing(sheet: Any, view: View, last_row: int) -> None:
    """Do so in each column of statuses; other words may be typed, as before."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    if last_row < 2:  # nothing stands under the header
        return
    choice = DataValidation("list", f'"{",".join(_WORDS)}"', allow_blank=True)
    choice.showErrorMessage = False
    for number, column in enumerate(view.columns, 1):
        if column.meaning == "rag":
            letter = get_column_letter(number)
            choice.add(f"{letter}2:{letter}{last_row}")
            _colour(sheet, f"{letter}2:{letter}{last_row}")
    if choice.sqref:
        sheet.data_validations.append(choice)


def _colour(sheet: Any, area: str) -> None:
    """The look of each status, so that a cell with another word does not keep its own."""
    from openpyxl.formatting import rule
    from openpyxl.styles import Font, PatternFill

    equal: Any = rule.CellIsRule
    for mark in Mark:
        if mark in FILLS:
            back, ink = FILLS[mark]
            fill = PatternFill("solid", start_color=f"FF{back}", end_color=f"FF{back}")
            font = Font(bold=True, color=f"FF{ink}")
            found = equal(operator="equal", formula=[f'"{mark.word}"'], fill=fill, font=font)
            sheet.conditional_formatting.add(area, found)
