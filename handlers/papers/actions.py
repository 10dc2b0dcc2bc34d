"""Makes an action of a line: its code, title, leads, deadlines, status, updates and the rest."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date

from handlers.papers.cells import Dates, date_and_name, who_and_when
from handlers.papers.codes import bare_code, leading_code
from handlers.papers.columns import names_who_and_when
from handlers.papers.grid import one_line, short
from handlers.papers.headings import Outline, Place
from handlers.papers.items import Line, Walked
from handlers.papers.kept_columns import cells_of, fields_of
from handlers.papers.lead_cells import lead_cell, ticked_leads
from handlers.papers.line_text import heading_of, text_in, with_more, with_organisation
from handlers.papers.openings import without_opening
from handlers.papers.plan import ActionRead, DatedUpdate, LeadRead
from handlers.papers.profile import is_date_like
from handlers.papers.standing import news_among_statuses, said_over, standing_of
from handlers.papers.states import is_plain
from handlers.papers.updates import split_updates
from handlers.rules.dates.windows import DateKind, Reading
from handlers.rules.names.kinds import is_placeholder
from handlers.rules.names.reading import read_leads
from handlers.rules.names.surnames import are_surnames_first, given_name_first, is_surname_first

_NOTHING = Reading("", DateKind.NONE)
_SPEAKS_OF_DEADLINES = re.compile(r"deadline|time\s?scale|by when|\bdates?\b", re.IGNORECASE)
_BY_WHEN = re.compile(r"\bby (?:the )?(?:end of )?((?:\d\S* )?[A-Z][a-z]{2,8}\.? (?:20)?\d\d)\b")
# "Fire (To be agreed)": a body whose person is still to be found.
_WAITING = re.compile(r"[^\n/;,(]+\((?:to be \w+|t\.?b\.?[acd]\.?|vacant)\)", re.IGNORECASE)


@dataclass
class _Draft:
    """The parts of one action while they are gathered."""

    line: Line
    code: str = ""
    title: str = ""
    coarse: str = ""
    leads: tuple[LeadRead, ...] = ()
    deadline: Reading = _NOTHING
    revised: Reading | None = None
    updates: tuple[DatedUpdate, ...] = ()
    comment: str = ""
    extra: list[tuple[str, str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.code or f"“{short(self.title, 40)}”"


class Actions:
    """Turns the lines of a file into actions, noting doubts on the way."""

    def __init__(self, walked: Walked, outline: Outline, today: date) -> None:
        self._walked, self._outline = walked, outline
        self._lines = [item for item in walked.items if isinstance(item, Line)]
        self._dates = Dates(today)
        self._dates.learn(self._lines, ("deadline", "revised"))
        self._surnames_first = self._told_of_surnames = False
        self._names = self._known_names()
        self._lettered = self._tables_with_codes_in_titles()
        self._coarse: dict[int, str] = {}

    def all(self) -> list[ActionRead]:
        """One action a line, in the order of the file."""
        seen: Counter[str] = Counter()
        actions = []
        for line in self._lines:
            action = self._action(line)
            seen[action.key] += 1
            if seen[action.key] > 1:
                action = replace(action, key=f"{action.key}.{seen[action.key]}")
            actions.append(action)
        return actions

    def _known_names(self) -> Counter[str]:
        """The names that stand alone in Lead cells, with how often."""
        names: Counter[str] = Counter()
        cells = [lead_cell(text_in(line, "lead")).names for line in self._lines]
        self._surnames_first = are_surnames_first(cells)
        for text in cells:
            names.update(lead.name for lead in read_leads(self._in_order(text)))
        return names

    def _in_order(self, text: str) -> str:
        """The names of a Lead cell with the given name first, where the column has it last."""
        return given_name_first(text, sure=True) if self._surnames_first else text

    def _tell_of_surnames(self, draft: _Draft, text: str) -> None:
        """Say once how names such as "Smith, John" were read."""
        first = self._in_order(text)
        if first != text and "," in text and not self._told_of_surnames:
            self._told_of_surnames = True
            names = " and ".join(first.splitlines())
            said = f"“{one_line(text)}”: I read surnames first here, so {names}"
            self._doubt(draft, "lead", said)

    def _tables_with_codes_in_titles(self) -> set[int]:
        """The tables with no code in a column of its own, most of whose titles open with one."""
        opening, total = Counter[int](), Counter[int]()
        coded = {line.table for line in self._lines if text_in(line, "code")}
        for line in self._lines:
            if line.table not in coded and line.columns.index("coarse") is None:
                total[line.table] += 1
                opening[line.table] += leading_code(text_in(line, "action")) is not None
        return {table for table, count in total.items() if opening[table] * 2 >= count}

    def _action(self, line: Line) -> ActionRead:
        draft = _Draft(line)
        self._read_title(draft)
        self._read_dates(draft)
        self._read_leads(draft)
        self._read_comment(draft)
        self._tell_of_dates(draft)
        standing = standing_of(
            line,
            draft.comment,
            draft.updates,
            self._walked,
            draft.name,
            self._dates.today,
            finished=self._finished(line)
            or said_over(draft.deadline.text, self._dates.today) == "complete",
        )
        place = self._outline.places.get(id(line), Place())
        return ActionRead(
            key=f"{line.sheet}!{line.row.number}" if line.sheet else str(line.row.number),
            row=line.row.number,
            sheet=line.sheet,
            code=draft.code,
            title=draft.title,
            section=place.section,
            theme=place.theme,
            leads=draft.leads,
            deadline=draft.deadline,
            revised=draft.revised,
            updates=draft.updates,
            comment=without_opening(draft.comment, standing.status.rag, self._walked.key),
            fields=fields_of(line, standing, draft.coarse, draft.extra),
            cells=cells_of(line, standing),
            rag=standing.status.rag,
            state=standing.status.state or "open",
            not_started=standing.status.not_started,
        )

    def _finished(self, line: Line) -> bool:
        """Whether a column of completion dates holds a day that is not in the future."""
        index = line.columns.index("completed")
        index = line.columns.index("state") if index is None else index
        if index is None or not is_date_like(line.row.cell(index)):
            return False
        window = self._dates.cell(line.row.cell(index), (line.table, index)).window
        return window is not None and window.last <= self._dates.today

    def _read_title(self, draft: _Draft) -> None:
        """The code and title; a code may stand in the title, or in the cell that gathers rows."""
        line = draft.line
        title = one_line(text_in(line, "action"))
        code = bare_code(text_in(line, "code"))
        gathered = line.columns.index("coarse")
        if gathered is not None:
            draft.coarse = line.row.cell(gathered).text or self._coarse.get(line.table, "")
            self._coarse[line.table] = draft.coarse
            opening = leading_code(draft.coarse)
            code = code or (opening[0] if opening else "")
        elif line.table in self._lettered and not code:
            code, title = leading_code(title) or (code, title)
            self._walked.opening_codes += [(line.sheet, line.row.number, code)] if code else []
        draft.code = code
        # Work without parts stands in the column that gathers the parts of other work.
        title = title or one_line(draft.coarse)
        if not title:
            title = one_line(line.row.cell(line.row.filled[0]).text)
            draft.title = title
            self._doubt(
                draft, "title", f"has no words for what is to be done: I called it “{title}”"
            )
        draft.title = title

    def _read_dates(self, draft: _Draft) -> None:
        draft.deadline = self._date(draft, "deadline") or _NOTHING
        draft.revised = self._date(draft, "revised")
        first = draft.deadline.original
        if first is not None and draft.revised is None:
            draft.revised = draft.deadline
            draft.deadline = replace(draft.deadline, window=first, original=None)

    def _date(self, draft: _Draft, meaning: str) -> Reading | None:
        """A date cell's reading; entries of progress in it become updates. None where blank."""
        line = draft.line
        index = line.columns.index(meaning)
        if index is None:
            return None
        cell = line.row.cell(index)
        text, updates = split_updates(with_more(line, index), self._dates.said_on, labelled=True)
        draft.updates += updates
        if not text:
            return None
        place = (line.table, index)
        if cell.value is not None and text == cell.text:
            return self._dates.cell(cell, place)
        return self._dates.text(text, place)

    def _tell_of_dates(self, draft: _Draft) -> None:
        """A deadline named in a sentence, in a table without a column for it, is asked about."""
        line = draft.line
        if line.columns.index("deadline") is not None:
            return
        for column in line.columns.all:
            if not _SPEAKS_OF_DEADLINES.search(column.heading):
                continue
            text = one_line(line.row.cell(column.index).text)
            match = _BY_WHEN.search(text)
            reading = (
                self._dates.text(match.group(1), (line.table, column.index)) if match else None
            )
            if reading is not None and reading.window is not None and match is not None:
                said = f"“… {match.group().strip()}”: is that its deadline? I set none"
                self._doubt(draft, "date", said)

    def _read_leads(self, draft: _Draft) -> None:
        line = draft.line
        index = line.columns.index("lead")
        whole = ticked_leads(line) or (with_more(line, index) if index is not None else "")
        cell = lead_cell(whole)
        text = self._in_order(cell.names)
        if cell.doubt:
            self._doubt(draft, "lead", f"“{one_line(whole)}”: {cell.doubt}")
        place = (line.table, index or 0)
        if text and names_who_and_when(heading_of(line, "lead")):
            text = self._read_who_and_when(draft, text, place)
        both = date_and_name(text, place, self._dates, self._names) if text else None
        if both is not None:
            self._take_date(draft, both.date_text, both.reading, both.name)
            text = both.name
        draft.leads = with_organisation(read_leads(text), text_in(line, "organisation"))
        if is_placeholder(text) and draft.leads:
            body = draft.leads[0].name
            self._doubt(draft, "lead", f"“{text}”: nobody is named yet, so I took {body}")
        self._tell_of_surnames(draft, cell.names)
        if is_surname_first(text):
            self._doubt(draft, "lead", f"“{one_line(text)}”: one person or two? I took two")
        for waiting in _WAITING.findall(text):
            self._doubt(draft, "lead", f"“{one_line(waiting)}”: nobody is named yet")

    def _read_who_and_when(self, draft: _Draft, text: str, place: tuple[int, int]) -> str:
        """Take the date of a cell that has both; the names are left."""
        both = who_and_when(text, place, self._dates)
        if both is None:
            return text
        if draft.deadline == _NOTHING:
            draft.deadline = replace(both.reading, text=both.date_text, rest="")
        return both.name

    def _take_date(self, draft: _Draft, date_text: str, reading: Reading, name: str) -> None:
        """A date in the Lead cell: the revised deadline, unless one is given in its own place."""
        line = draft.line
        whole = one_line(text_in(line, "lead"))
        reading = replace(reading, text=date_text, rest="")
        if draft.deadline == _NOTHING and draft.revised is None:
            draft.deadline = reading
            said = f"I took {date_text} as the deadline and {name} as the lead"
        elif draft.revised is None:
            draft.revised = reading
            said = f"I took {date_text} as the revised deadline and {name} as the lead"
        else:
            draft.extra.append((f"{heading_of(line, 'lead')} (date)", date_text))
            said = f"I took {name} as the lead and kept {date_text} beside it"
        self._doubt(draft, "lead", f"“{whole}”: {said}")

    def _doubt(self, draft: _Draft, kind: str, said: str) -> None:
        line = draft.line
        self._walked.doubt(kind, line.sheet, line.row.number, said, draft.name)

    def _read_comment(self, draft: _Draft) -> None:
        """The comment, its dated entries apart; further columns of comments keep their headings."""
        columns = draft.line.columns.each("comment")
        for i, column in enumerate(columns):
            text = with_more(draft.line, column.index)
            before, updates = split_updates(text, self._dates.said_on, labelled=False)
            draft.updates += updates
            if i == 0:
                draft.comment = before
            elif before:
                draft.extra.append((column.heading, before))
        if not columns:
            self._read_status_with_news(draft)

    def _read_status_with_news(self, draft: _Draft) -> None:
        """The words of a column for both, "RAG / update", where they say more than a status."""
        for column in news_among_statuses(draft.line.columns):
            text = with_more(draft.line, column.index)
            if not is_plain(text):
                draft.comment, more = split_updates(text, self._dates.said_on, labelled=False)
                draft.updates += more
