"""One command for several actions, "move CR1.3 and CR1.4 to mid Oct", or one a line.

Each is done as if it had been typed alone, under one entry with one Undo. What can't be done for
one of them is said beside what was recorded for the others.
"""

import re
from dataclasses import replace

from handlers.asker import Answer, Asker
from handlers.bulk import AT_ONCE, of_all
from handlers.commands import Command
from handlers.edits import begin
from handlers.finding import Sorry, named
from handlers.helping import how_to
from handlers.joining import joined
from handlers.rules.sentences import listed
from store.codes import shape_of

# By each command that may be said of several: what follows the code of the next one, "FD3 to …",
# and what a line of examples needs after the codes; "" where nothing more needs to be said.
_SAID_OF_SEVERAL = {
    "move": ("to|until|till?|by", "to 30 Oct"),
    "hold": ("until|till?", "until Jan, why"),
    "assign": ("to", "to Anne B"),
    "pause": ("", ""),
    "resume": ("", ""),
    "private": ("", ""),
    "public": ("", ""),
}
_CODE = r"#?[A-Za-z]{0,8}[._\-/ ]?\d{1,4}(?:[._\-/]\w{1,4}){0,4}(?![\w.]*\w)"
_FIRST = re.compile(_CODE)
_NEXT = re.compile(rf"(?:,? and |, ?| ?& ?| ?\+ ?| )({_CODE})")
_LETTERED = re.compile(r"#|[A-Za-z]")
# Another action may be the reason: "hold FD2, FD3 is late".
_TELLS = re.compile(r"(?i)[ ,]+(?:is|are|was|were|isn['’]?t|has|have|had|needs?|will|comes?)\b")
_BULLET = re.compile(r"(?:[•*–—-]|\d{1,2}[.)])\s+")
_Wanted = tuple[str, str]  # a command's word, and the words after it


def of_several(asker: Asker, command: Command, text: str) -> Answer | None:
    """What came of it for each, or would come of it for all on a list; None for one action."""
    if offered := of_all(asker, text):
        return offered
    verb = command.words[0]
    if verb not in _SAID_OF_SEVERAL:
        return None
    wanted = list(dict.fromkeys(_wanted(asker, verb, text)))
    if len(wanted) < 2:
        return None
    if len(wanted) > AT_ONCE:
        raise Sorry(f"I take {AT_ONCE} actions of one message at most. Nothing was changed.")
    return done_together(asker, wanted)


def done_together(asker: Asker, wanted: list[_Wanted]) -> Answer:
    """What came of each, under one entry; raises Sorry where none of them could be done."""
    each = replace(asker, under=begin(asker))
    done = [_done(each, command, words) for command, words in wanted]
    messages = [answer.message for answer, _ in done]
    together = joined(messages)
    together = replace(together, buttons=tuple(dict.fromkeys(together.buttons)))
    if all(refused for _, refused in done):
        raise Sorry("", answer=Answer(together))
    return Answer(together, to_all=True)


def tells_of_more(asker: Asker, command: Command, text: str) -> Answer | None:
    """A slash command that says more than how one stands, read like the same words in a message."""
    from handlers.replies import plain_words
    from handlers.said.coded import tells_more

    if command.words[0] not in ("update", "done") or not tells_more(asker, text):
        return None
    return plain_words(asker)


def _done(asker: Asker, verb: str, words: str) -> tuple[Answer, bool]:
    """What one of them comes to, and whether it was refused."""
    from handlers.vocabulary import COMMANDS

    command = COMMANDS[verb]
    try:
        with asker.session.begin_nested():
            answer = command.run(asker, words)
    except Sorry as sorry:
        return sorry.answer, True
    return answer or Answer(how_to(asker, command)), answer is None


def _wanted(asker: Asker, verb: str, text: str) -> list[_Wanted]:
    """Each command that the words stand for; none where a line is no command."""
    wanted: list[_Wanted] = []
    for line in (_BULLET.sub("", line.strip()) for line in text.splitlines() if line.strip()):
        first, _, rest = " ".join(line.split()).partition(" ")
        word = first.casefold().lstrip("/").rstrip(":")
        if word in _SAID_OF_SEVERAL and _FIRST.match(rest):
            verb, line = word, rest
        elif not re.match(rf"{_CODE}:? (?:{_SAID_OF_SEVERAL[verb][0] or '$'})\b", line):
            return []
        wanted += _of_line(asker, verb, line)
    return wanted


def _of_line(asker: Asker, verb: str, line: str) -> list[_Wanted]:
    after = _SAID_OF_SEVERAL[verb][0]
    parts = [line]
    if after:
        parts = re.split(rf"(?:[,;&]| and) *(?=(?:and )?{_CODE} (?:{after})\b)", line)
    found: list[_Wanted] = []
    codes: list[str] = []
    for part in parts:
        more, rest = _codes(asker, part.removeprefix("and ").strip(" ,;"))
        codes += more
        if rest:  # "FD2 and FD3 to 30 Oct": what follows the last code is said of both
            found += [(verb, f"{code} {rest}") for code in codes]
            codes = []
    if 1 < len(codes) <= AT_ONCE and _SAID_OF_SEVERAL[verb][1]:
        raise _more(verb, codes)
    return found + [(verb, code) for code in codes]


def _codes(asker: Asker, words: str) -> tuple[list[str], str]:
    """The codes that the words begin with, and the rest: "FD2, FD3 and FD5 to 30 Oct"."""
    first = _FIRST.match(words)
    if first is None:
        return [words], ""
    codes, at = [first.group()], first.end()
    while len(codes) <= AT_ONCE and (following := _NEXT.match(words, at)):
        if not _is_one(asker, following[1], codes[0]) or _TELLS.match(words, following.end()):
            break
        codes.append(following[1])
        at = following.end()
    return codes, words[at:].lstrip(" ,:;.–-")


def _is_one(asker: Asker, word: str, like: str) -> bool:
    """Whether it is an action's code, or written like the one before: "3" or "Q3" may be a date."""
    if not _LETTERED.match(word):
        return False
    return shape_of(word) == shape_of(like) or bool(named(asker, word))


def _more(verb: str, codes: list[str]) -> Sorry:
    example = f"{verb} {', '.join(codes)} {_SAID_OF_SEVERAL[verb][1]}"
    return Sorry(
        f"What of {listed(codes)}? Say it in one line, for example “{example}”. "
        "Nothing was changed."
    )
