"""A condition that reaches over several actions: "if 6.2 is done 6.4 is green"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto

from handlers.rules import asking
from handlers.rules.reply import Edit, Question
from handlers.rules.settling import Piece
from handlers.rules.verdicts import Verdict

IF_SO = "if so"
"""What stands for the condition where the part that hangs on it is judged."""


class Hangs(Enum):
    """How a part of a reply stands to a condition that its sentence begins with."""

    NOT = auto()
    ON_IT = auto()  # it is the condition, and tells nothing
    FROM_IT = auto()  # it is true only then


_IF = re.compile(r"(?:if|once|when|as soon as|unless|provided|providing|assuming)\b", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.!?\n](?=\s)|\n")
_LONGEST = 1000  # characters of a sentence that is looked at
_TURNS_AWAY = re.compile(r"\b(?:but|so|meanwhile)\W*$", re.IGNORECASE)


def under_condition(said: str, piece: Piece, parted: Sequence[Piece]) -> tuple[Hangs, str]:
    """How a part of `said` stands to a condition, and the sentence that begins with it."""
    if not piece.spans:
        return Hangs.NOT, ""
    start, end = piece.spans[0]
    back = max(0, start - _LONGEST)
    begins = [found.end() for found in _SENTENCE_ENDS.finditer(said, back, start)]
    if back and not begins:
        return Hangs.NOT, ""
    begin = begins[-1] if begins else 0
    begin += len(said[begin:]) - len(said[begin:].lstrip())
    if not _IF.match(said, begin) or _TURNS_AWAY.search(said[begin:start]):
        return Hangs.NOT, ""
    sentence = said[begin : _sentence_end(said, start)].strip()
    if start > begin:
        return Hangs.FROM_IT, sentence
    goes_on = any(other.named and other.spans[:1] and other.spans[0][0] == end for other in parted)
    return Hangs.ON_IT if goes_on and _sentence_end(said, start) > end else Hangs.NOT, sentence


def _sentence_end(said: str, at: int) -> int:
    ended = _SENTENCE_ENDS.search(said, at)
    return ended.start() if ended else len(said)


def with_condition(verdict: Verdict, only_if: Mapping[int, str]) -> Verdict:
    """A verdict on what hangs on a condition, quoting all of it; others as they are."""
    edit = _quoting(verdict.edit, only_if) if verdict.edit else None
    question = verdict.question
    sentence = next((only_if[p] for p in question.actions if p in only_if), "") if question else ""
    if question and sentence:
        question = _asking(question, sentence, only_if)
    return replace(verdict, edit=edit, question=question)


def _quoting(edit: Edit, only_if: Mapping[int, str]) -> Edit:
    hangs = edit.action in only_if and edit.comment.startswith(IF_SO)
    return replace(edit, comment=only_if[edit.action]) if hangs else edit


def _asking(question: Question, sentence: str, only_if: Mapping[int, str]) -> Question:
    quoted = f"“{asking.short(sentence)}”"
    text = re.sub(rf"“{IF_SO} [^”]*”", lambda _: quoted, question.text)
    options = [replace(o, edit=_quoting(o.edit, only_if)) for o in question.options]
    return replace(question, text=text, options=tuple(options))
