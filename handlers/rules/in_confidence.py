"""Words for the leads, coordinators and chairs alone, and words that are for no record at all.

A mark such as "private:", "in confidence" or "not for publication" is taken out of what it marks,
where it stands by itself; what it marks is kept, and never printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.rules.codes import code_refs
from handlers.rules.command_words import PLS
from handlers.rules.reply import Edit, Known, Question, Reply

_ASIDE_LONG = 120  # characters of a message that is no more than a mark
_LONGEST = 5000  # characters of a reply in which marks are looked for

_OFF_RECORD = re.compile(
    r"(?i)\boff the record\b|\bkeep (?:this |it |that )?(?:to yourself|between us)\b"
    r"|\bbetween (?:us(?! and\b)|ourselves|you and me)\b"
    r"|\b(?:do not|don'?t|don’t|never) repeat(?= (?:this|it|that|please)\b|\W*$|[.,;:!)\n–-])"
)

_NAMED = r"(?:comment|note|update|message)"
_AFTER = r"(?=\s*(?:[-–—.,;:!?)\]\n]|$))"
_READERS = (
    r"(?:(?:any |wider |public |general |onward |further |external )*(?:publication|print|printing"
    r"|sharing|circulation|distribution|release|disclosure|consumption)"
    r"|(?:the )?(?:public|minutes|papers?|press|digest))\b"
)
_SPREAD = r"(?:publish|print|shar|circulat|minut|distribut|releas|disclos)(?:e|ed)?"
_PRINT = (
    r"(?:the |any |our )?(?:public domain|public|press|minutes|papers?|digest|reports?)\b"
    rf"(?: (?:{PLS})\b)?"
)
_PUT = r"(?:put|include|mention|print|show|say|write|minute|repeat|go|appear|be|get|end up)"
_IS = r"(?: is|'s|’s| was| should be| should have been)"
_MARK = re.compile(
    r"[(\[]\s*(?:strictly )?(?:private|confidential|in confidence)\s*[)\]]"
    r"|\bofficial[\s-]+sensitive\b(?:[\s:–-]+(?:personal|commercial)\b)?"
    r"|(?:\bcommercial(?:ly)?[\s-]+)?\bin[\s-](?:the )?(?P<strict>strict(?:est)? )?confidence\b"
    r"(?! (?:in|of|among|amongst|building|levels?|scores?)\b)"
    rf"|(?:\b(?:this|it|that)(?: is|'s|’s) )?\b(?:strictly )?not for {_READERS}(?: please\b)?"
    rf"|\b(?:please )?(?:do not|don'?t|don’t|never|not to be) (?:be )?{_SPREAD}"
    r"(?= (?:this|it|that|please|publicly|wider|widely)\b|\W*$|[.,;:!)\n–-])"
    r"(?: (?:this|it|that))?(?: (?:publicly|wider|widely|please))*"
    r"|\b(?:please )?keep (?:this |it |that )?(?:private|confidential)\b(?: please\b)?"
    rf"|\b(?:(?:{PLS}|can (?:you|we)) )?(?:keep|leave) (?:this |it |that )?"
    rf"(?:out of|off) {_PRINT}"
    rf"|\b(?:(?:{PLS}) )?(?:do not|don'?t|don’t|never|not to|shouldn'?t|shouldn’t|should not"
    rf"|mustn'?t|must not) {_PUT} (?:this |it |that )?(?:in|into|on) {_PRINT}"
    r"|\b(?:just )?for (?:you|your eyes|(?:the )?(?:chair|coordinator)s?(?:['’]s eyes)?) only\b"
    rf"|\bjust for (?:you|your eyes|(?:the )?(?:chair|coordinator)s?){_AFTER}"
    # Not "paint internal only".
    rf"|(?<![^\s,;:(.–—-] )\b(?:for )?internal(?: use)? only\b{_AFTER}"
    r"|\b(?:for )?internal(?: use)? only(?=\s*:)"
    r"|\b(?:can|could) (?:this|it|that|we) (?:be kept|stay|keep (?:this|it|that)) (?:private"
    r"|confidential)\b(?: please\b)?"
    rf"|\b(?:this|it|that){_IS} (?:strictly )?confidential\b"
    rf"|\b(?:this|that){_IS} (?:strictly )?private\b{_AFTER}"
    r"|(?P<open>\b(?:strictly |highly |private (?:and|&) )?"
    rf"(?:(?P<word>confidential(?:ly)?)(?: {_NAMED})?{_AFTER}"
    rf"|private(?: {_NAMED})?(?:\s*:(?!\s*\d)|\s*[–—]\s|\s+-\s|(?=[ \t]*(?:\n|\Z)))))",
    re.IGNORECASE,
)
_GROWS = re.compile(
    r"(?i)\b(?:gr[eo]w\w*|growth|gain\w*|increas\w*|ris\w+|rose|improv\w*|boost\w*|drop\w*|f[ae]ll\w*"
    r"|los[st]\w*|lack\w*|changes?|uplift|surge|dip|declin\w*|reduc\w*)\s+$"
)
_STANDS = re.compile(
    r"(?i)(?:^|[\s(,;:.–—-])(?:\S*\d\S*|red|amber|green|blue|completed?|done|closed|track|hold|change"
    r"|attention|action|started|update|comment)$"
)
_A_TITLE = re.compile(r"(?i)\s*(?!not\b)\S+\s+")  # "Forum confidential - a candidate withdrew"
_ENDS = re.compile(_AFTER)
_ASIDE = re.compile(
    rf"(?i)(?:\W|\b(?:sorry|oops|whoops|ah|no|wait|actually|make|{PLS}|oh|btw|by the way|also"
    r"|and|but|the|last|bit|one|comment|all|of|that|this|it|those|these|is|s|was"
    r"|are|were|should (?:be|have been)|(?:i )?(?:said|meant"
    r"|told you)|to (?:say|be)|thanks|thank you)\b)*"
)  # what is said around a mark that is all there is
_SECRET = re.compile(r"(?i)\b(?:private|confidential)\b")
_LINE, _SENTENCE = re.compile(r"\n"), re.compile(r"[.;!?]\s|\n")
_LEFT, _RIGHT = " \t\n,;–—-([", " \t\n,;:.!?–—-)]"


@dataclass(frozen=True)
class Confided:
    """A reply without the marks of confidence that stood by themselves in it.

    `places` are the actions whose comments are marked; None: all of them.
    """

    words: str
    places: frozenset[int] | None = None

    def kept(self, reply: Reply) -> Reply:
        """The reply with its comments, and those that its questions would record, private."""
        edits = tuple(self._kept(edit) for edit in reply.edits)
        questions = tuple(self._asked(each) for each in reply.questions)
        return replace(reply, edits=edits, questions=questions)

    def _asked(self, question: Question) -> Question:
        options = tuple(replace(one, edit=self._kept(one.edit)) for one in question.options)
        return replace(question, options=options)

    def _kept(self, edit: Edit) -> Edit:
        mine = self.places is None or edit.action in self.places
        return replace(edit, private=True) if mine and edit.comment else edit


def off_the_record(said: str) -> bool:
    """Whether its writer says that the words are for no record at all."""
    return bool(_OFF_RECORD.search(said[:_LONGEST]))


def confided(said: str, actions: Sequence[Known] = ()) -> Confided | None:
    """What is said in confidence, without its marks; None where nothing is.

    A mark in a sentence that names actions is about these, else about those of its line; where
    the line names none, about the whole reply.
    """
    found = _marks(said)
    if not found:
        return None
    places: set[int] | None = set()
    for start, _ in found:
        near = (_around(said, start, ends) for ends in (_SENTENCE, _LINE))
        named = next(filter(None, (_named(words, actions) for words in near)), None)
        places = places | named if places is not None and named else None
    words = said
    for start, end in reversed(found):
        words = _without(words, start, end)
    return Confided(words.strip(), None if places is None else frozenset(places))


def is_mark_alone(said: str) -> bool:
    """Whether it says no more than that something is in confidence: "sorry, that's private"."""
    found = _marks(said)
    rest = said
    for start, end in reversed(found):
        rest = f"{rest[:start]} {rest[end:]}"
    asks = said.rstrip().endswith("?")  # "is that private?"
    rest, bare = (rest, 0) if asks else _SECRET.subn(" ", rest)
    return bool(found or bare) and len(rest) < _ASIDE_LONG and bool(_ASIDE.fullmatch(rest))


def _around(said: str, at: int, ends: re.Pattern[str]) -> str:
    """The sentence, or the line, that a place is in."""
    first = max((end.end() for end in ends.finditer(said, 0, at)), default=0)
    last = ends.search(said, at)
    return said[first : last.start() if last else len(said)]


def _named(words: str, actions: Sequence[Known]) -> set[int]:
    return {place for ref in code_refs(words, actions) for place in ref.actions}


def confide(edit: Edit) -> Edit:
    """An edit whose comment was written as such: private, and without its mark, if it says so."""
    found = confided(edit.comment)
    return replace(edit, comment=found.words or edit.comment, private=True) if found else edit


def _marks(said: str) -> list[tuple[int, int]]:
    found = _MARK.finditer(said[:_LONGEST])
    return [match.span() for match in found if _is_mark(match, said[: match.start()])]


def _is_mark(match: re.Match[str], before: str) -> bool:
    """Not "a private: …" in the middle of a sentence, nor people who "grow in confidence"."""
    if match["open"]:
        return _stands_alone(before) or bool(match["word"] and _A_TITLE.fullmatch(before))
    return bool(match["strict"]) or not _GROWS.search(before)


def _stands_alone(before: str) -> bool:
    """Whether a sentence, a clause, or a status said in passing ends there."""
    bare = before.rstrip(" \t")
    return not bare or bare[-1] in "\n,;:.!?–—-([)" or bool(_STANDS.search(bare[-40:]))


def _without(said: str, start: int, end: int) -> str:
    """The words without a mark that is no part of a sentence; else as they are."""
    before, after = said[:start], said[end:]
    mark = said[start:end]
    opened = mark[0] in "([" or _stands_alone(before)
    closed = mark[-1] in ":)]" or mark[-1].isspace() or _ENDS.match(after)
    if not (opened and closed):
        return said
    left, right = before.rstrip(_LEFT), after.lstrip(_RIGHT)
    if not left or not right:
        return left or right
    cut = said[len(left) : len(said) - len(right)]
    if "\n" in cut:
        return f"{left}\n{right}"
    if left[-1] in ".!?:" or (_STANDS.search(left[-40:]) and cut[0] == " "):
        return f"{left} {right}"
    return f"{left}. {right}" if "." in after[: len(after) - len(right)] else f"{left}, {right}"
