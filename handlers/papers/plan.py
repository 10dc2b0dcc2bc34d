"""What a plan file says, once read: plain values, before anything is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from handlers.rules.dates.windows import Reading
from handlers.rules.names.reading import LeadRead as LeadRead

Rag = Literal["green", "amber", "red"]
State = Literal["open", "complete", "discontinued"]


class PlanRefused(Exception):  # noqa: N818 - it says what happened, and is shown to a person
    """The file can't be read as a plan. The message is the whole sentence for the user."""


@dataclass(frozen=True)
class DatedUpdate:
    """One dated entry of progress. `day` is None where the date printed can't be read."""

    day: date | None
    text: str
    day_text: str = ""

    @property
    def words(self) -> str:
        """Its text; a day that can't be read stays in the words."""
        return self.text if self.day or not self.day_text else f"{self.day_text}: {self.text}"


@dataclass(frozen=True)
class ActionRead:
    """One line of work.

    `row` is the row in the sheet or table, from 1; one row may hold several actions, so `key`
    (unique within the file) is what `parent` points to. `fields` are all columns without a
    meaning of their own, as printed, in the order of the file. `rag` None is Not rated. `cells`
    are the columns that the other parts were read from, as printed, by what each is for.
    """

    key: str
    row: int
    sheet: str
    code: str
    title: str
    section: str
    theme: str
    leads: tuple[LeadRead, ...]
    deadline: Reading
    revised: Reading | None = None
    rag: Rag | None = None
    state: State = "open"
    not_started: bool = False
    updates: tuple[DatedUpdate, ...] = ()
    parent: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    comment: str = ""
    cells: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ThemeRead:
    """A heading of the plan. `position` counts from 1 in the order of the file.

    A heading over a whole table with none inside it is its own section: both say the same.

    `code` is the heading's own code where it has one (`CR1`). `fields` is what an outcome's
    block says beside its title: contact, date, printed counts.
    """

    section: str
    title: str
    position: int
    code: str = ""
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Doubt:
    """Something a person should look at before importing: one sentence, and where it stands.

    `row` is None where the doubt is about the whole sheet or file. `about` is the action that the
    sentence opens with, "" where it opens with none.
    """

    row: int | None
    sheet: str
    kind: str
    text: str
    about: str = ""


@dataclass(frozen=True)
class ColumnRead:
    """What a column was taken for: code, action, theme, section, deadline, revised, lead,
    organisation, rag, comment, and so on; `other` is kept under its own heading.
    `coarse` is work that the rows are steps of, a column before that of the steps; `key` explains
    colours and is no part of the plan.

    `index` counts columns from 0. `guessed` says that the cells decided, not the heading.
    """

    heading: str
    meaning: str
    index: int
    sheet: str
    guessed: bool = False


@dataclass(frozen=True)
class Before:
    """How a plan was read of which a file may be a later version.

    `columns` says by heading what each was for, `key` by word what the plan's own key made of it.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    key: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PlanRead:
    """A whole plan as its file states it. Title and period are "" where it states none.

    `parents` are rows that stand over the headings (a sheet of strategic actions): an action's
    `parent` may be the key of one, and they are not counted among the actions. `key` holds words of
    the plan's own that stand for a status, each with that: ("blue", "Complete").
    """

    title: str
    period: str
    sections: tuple[str, ...]
    themes: tuple[ThemeRead, ...]
    actions: tuple[ActionRead, ...]
    doubts: tuple[Doubt, ...]
    columns: tuple[ColumnRead, ...]
    file_name: str = ""
    parents: tuple[ActionRead, ...] = ()
    key: tuple[tuple[str, str], ...] = ()
