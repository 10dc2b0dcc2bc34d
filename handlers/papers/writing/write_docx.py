"""Writes a paper as an accessible Word document: true headings, a table a heading, no meaning by
colour alone. Rows are put together as XML: python-docx's own cells take minutes for a long plan.
"""

from functools import partial
from io import BytesIO
from typing import Any

from handlers.messages import Mark
from handlers.papers.writing.docx_styles import begin, of_word
from handlers.papers.writing.docx_tables import places_of, table
from handlers.papers.writing.looks import FILLS, writable
from handlers.papers.writing.paper import Cell, Column, Group, Paper, Step, View, is_section

PAGE = 15_138
"""Twentieths of a point between the margins of an A4 page on its side."""

_COUNT = 2_300  # the width of a column of counts


def write_docx(paper: Paper, step: Step = lambda _done: None) -> bytes:
    """The document's bytes, in British English, titled, with header rows that repeat."""
    document = begin(paper.title, paper.cover[0] if paper.cover else "", paper.made_at)
    writer = _Writer(document)
    document.add_paragraph(writable(paper.title), style="Title")
    for sentence in paper.cover:
        document.add_paragraph(writable(sentence), style="Cover")
    if paper.key:
        writer.key(paper)
    writer.view(paper.plan, step)
    for view in paper.after:
        document.add_heading(writable(view.title), 1)
        writer.view(view, lambda _done: None)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _within(step: Step, before: int, done: int) -> None:
    step(before + done)


class _Writer:
    """Adds to a document what stands under one another."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.body = document.element.body

    def key(self, paper: Paper) -> None:
        """What the statuses mean, each word on its own fill."""
        paragraph = self.document.add_paragraph("Status: ", style="Cover")
        for i, (mark, words) in enumerate(paper.key):
            paragraph.add_run("; " if i else "")
            self._tag(paragraph.add_run(mark.word), mark)
            paragraph.add_run(f" – {writable(words)}")
        paragraph.add_run(".")

    def _tag(self, run: Any, mark: Mark) -> None:
        if mark in FILLS:
            fill, ink = FILLS[mark]
            of_word(run, fill, ink)

    def view(self, view: View, step: Step) -> None:
        section, done, places = "", 0, places_of(view, PAGE)
        for group in view.groups:
            self._headings(group, section)
            section = group.section
            if group.counts:
                self._counts(group)
            if group.lines:
                within = partial(_within, step, done)
                title = group.title or view.title
                self._add(table(view.columns, group, title, places, step=within))
            done += len(group.lines)
            step(done)

    def _headings(self, group: Group, above: str) -> None:
        over = is_section(group)
        if over and group.section != above:
            self.document.add_heading(writable(group.section), 1)
        if group.title:
            self.document.add_heading(writable(group.title), 2 if over else 1)
        if group.facts:
            said = " · ".join(f"{label}: {value}" for label, value in group.facts)
            facts = self.document.add_paragraph(writable(said), style="Cover")
            facts.paragraph_format.keep_with_next = True

    def _counts(self, group: Group) -> None:
        """The numbers of an outcome as a table of its own."""
        columns = tuple(Column(words) for words, _, _ in group.counts)
        marks = tuple(mark for _, mark, _ in group.counts)
        line = tuple(Cell(str(number)) for _, _, number in group.counts)
        numbers = Group("", group.title, (line,))
        title = f"How many tasks stand how: {group.title}"
        places = [_COUNT] * len(columns)
        keep = bool(group.lines)
        self._add(table(columns, numbers, title, places, marks, keep=keep), keep=keep)

    def _add(self, element: Any, *, keep: bool = False) -> None:
        # The body's last element holds the page's measures; what is added goes before it.
        self.body.insert(len(self.body) - 1, element)
        after = self.document.add_paragraph("", style="After Table")
        after.paragraph_format.keep_with_next = keep or None
