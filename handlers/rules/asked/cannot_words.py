"""What is asked for in plain words and can't be done, and what to type instead."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.rules.command_words import LETTERED, PLS, POLITE, TA

_LONGEST = 200  # characters
_BUTTON = tuple[str, str]  # its label, and the words that it stands for


@dataclass(frozen=True, slots=True)
class Cannot:
    """Why not and what instead, {0} and {1} for what was named; the codes that have to be known."""

    says: str
    named: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    button: _BUTTON | None = None

    def put(self, words: str) -> str:
        """The words with what was named in them."""
        return words.format(*self.named)


_HEADING = r"(?:theme|heading|section)"
_WORDS = r"[“\"']?([^\"“”,;]{1,80}?)[”\"']?"
_COMMENT = r"(?:last |latest )?(?:comment|note|words)"
_ABOUT = r" (?:on|of|from|for|about)"
_PAPERS = r"(?: (?:from|in) (?:the )?(?:digest|papers?))?"
_OTHER = r"(#?[\w.\-/]*\d[\w.\-/]*)"
_OF_CODES: tuple[tuple[str, str, _BUTTON | None], ...] = (
    (rf"(?:merge|combine|amalgamate|join)(?: up| together)? {LETTERED}"
     rf"(?:,| and| with| into| &| \+) {_OTHER}(?: together| into one| up)?",
     "I don't merge actions: each keeps its own record. Say in {0} that it covers {1} as well, "
     "and discontinue {1}.", ("Discontinue {1}", "update {1} discontinued")),
    (rf"{LETTERED}:? (?:(?:is|looks like|seems to be) (?:just )?(?:an? |the )?(?:exact )?"
     rf"(?:duplicate|copy|repeat) of|duplicates|is the same (?:action |thing |one )?as) {_OTHER}",
     "I don't merge actions: each keeps its own record. Say in {1} that it covers {0} as well, "
     "and discontinue {0}.", ("Discontinue {0}", "update {0} discontinued")),
    (rf"(?:split|break|divide)(?: up)? {LETTERED}(?: up)?"
     r"(?: (?:in|into|between|for|by) .{1,60}?)?",
     "I don't split actions. Type “add” and the second part, and “set {0} title” and what {0} "
     "is now.", None),
    (rf"(?:fix|correct|amend|change) (?:the |a )?(?:typo|spelling|mistake|title|wording|name)s?"
     rf"(?: (?:in|of|on|for))? {LETTERED}(?:['’]s title)?(?:\W.{{0,80}})?",
     "Type “set {0} title” and what it is to be.", None),
    (rf"(?:copy|duplicate|clone) {LETTERED}(?: (?:to|into|across to|under) .{{1,60}}?)?",
     "I don't copy actions. Type “add” and the new one's title, lead and date.", None),
    (rf"(?:lock|unlock|pin|star|tag) {LETTERED}",
     "I have nothing of that kind. “private {0}” keeps an action to its leads, the coordinators "
     "and the chairs; “hold {0}” stops its reminders.", None),
    (rf"(?:clear|remove|delete|take off|lose) the (?:due )?(?:date|deadline) (?:on|of|from|for|off)"
     rf" {LETTERED}|{LETTERED} no longer has a (?:due )?(?:date|deadline)",
     "A deadline can be moved, and not taken away: type “move {0} to” and a date. “hold {0}” "
     "stops its reminders.", None),
    (rf"(?:reset|change|put|set)(?: back)? {LETTERED} (?:back )?to (?:not rated|unrated|no colou?r)"
     rf"|(?:clear|remove|reset) the (?:rag|status|colou?r|rating) (?:on|of|from|for) {LETTERED}",
     "A colour that was said stays until somebody says another: type “update {0} amber”, or see "
     "in its history what to undo.", ("History", "history {0}")),
    (rf"(?:hide|take down|withhold|redact) the {_COMMENT}{_ABOUT} {LETTERED}{_PAPERS}"
     rf"|(?:delete|remove|hide|redact) {LETTERED}['’]s {_COMMENT}"
     rf"|{LETTERED}:? (?:delete|remove|hide|take out|redact) (?:(?:the|that|this|my|last|latest) )*"
     rf"{_COMMENT}"
     rf"|wrong {_COMMENT} on {LETTERED},? .{{0,12}}remove.{{0,8}}"
     rf"|(?:don['’]?t|do not) (?:print|publish|show) the {_COMMENT}{_ABOUT} {LETTERED}{_PAPERS}"
     rf"|(?:make|keep|mark) the {_COMMENT}{_ABOUT} {LETTERED} (?:private|confidential)"
     rf"|the {_COMMENT}{_ABOUT} {LETTERED} .{{1,60}}[,;.–-] ?(?:please |can you )?"
     rf"(?:take it (?:out|down|off)|remove it|delete it|hide it|redact it)",
     "The comment on {0} can stay out of the next digest and on record, or its words can be "
     "removed for good: for that type “redact {0}” and why.",
     ("Leave it out", "digest leave out {0}")),
    (rf"insert (?:(?:a new|an?) )?(?:.{{1,60}} )?(?:after|before|above|below) {LETTERED}"
     r"(?:[:,–-].{1,100})?",
     "A new action stands at the end of its theme: type “add”, what is to be done, who and by "
     "when, and “theme” with the theme's name.", None),
    (rf"(?:make|put) {LETTERED} (?:an? |as an? )?(?:sub-?action|sub-?task|child|part) (?:of|under)"
     rf" {_OTHER}",
     "Which action belongs under which comes with the plan's file, and I can't change it here.",
     None),
)  # fmt: skip
_OTHERS: tuple[tuple[str, str, _BUTTON | None], ...] = (
    (rf"(?:(?:add|create|make|set up|start|insert) (?:a |an |another |the )?(?:new )?|new )"
     rf"{_HEADING}"
     rf"(?:(?: (?:called|named|for))? ?[:–-]? ?(?=(?-i:[A-Z])|[“\"'\w-]+[”\"']?\W*$)"
     rf"|(?: (?:called|named|for)|[:–-]) ?){_WORDS}",
     "A theme comes with its first action: end its line with the theme's name, for example “add "
     "Draft the survey, Anne B, Oct, theme {0}”.", None),
    (rf"(?:delete|remove|get rid of|drop)(?: the)? (?:{_HEADING} {_WORDS}|{_WORDS} {_HEADING})",
     "I don't delete themes. An action goes to another theme by “set” and its code, for example "
     "“set {code} theme” and its name.", None),
    (rf"add (?:a |an |another |the )?(?:new )?(?:column|field)(?: (?:called|named|for))? ?[:–-]? "
     rf"?{_WORDS}",
     "A column comes with its first value: type for example “set {code} {0}: £3k”.", None),
    (r"add (?:a |an |the )?(?:comment|note|word|line|message|introduction|intro)"
     r"(?: (?:to|in|on) (?:the )?(?:rag )?(?:digest|papers?|agenda|report))?",
     "A comment is about an action: begin with its code, for example “{code} two more "
     "volunteers”. The digest and the papers hold no other words.", None),
    (r"(?:send|e-?mail|circulate|distribute) (?:out )?(?:the |our )?(?:papers?|report|pack)"
     r"(?: out)?(?: to (?:everyone|everybody|all|the (?:board|group|members|partnership|partners"
     r"|leads)|all (?:the )?(?:members|leads|partners)))?",
     "I send the paper to the coordinators, who pass it on, and post the digest in the channel: "
     "type “export word” for the file, or “digest post”.", ("Word paper", "export word")),
    (r"add (?:my |our |some )?apolog(?:y|ies)(?: (?:from|for) .{1,60})?",
     "I keep no apologies and no minutes, only the actions.", None),
    (r"add (?:(?:a |an |another |the )(?:new )?|new )(?:lead|person|user|member|name|colleague)"
     r"(?:(?: called| named)?(?: (?-i:[A-Z])[\w'’-]{1,30}){1,3})?",
     "A lead comes with an action: type for example “assign {code} to Jenny Ford”. Somebody who "
     "leads nothing joins by “role”, for example “role @jenny member”.", None),
    (r"(?:delete|remove|erase|wipe|clear)(?: out)? (?:everything|all|the (?:whole |action )*plan"
     r"|(?:all|every)(?: of)? .{1,60}?(?:actions?|ones|reds|ambers|greens))",
     "I don't delete actions: what was agreed stays on record. “drop {code}” discontinues one.",
     None),
    (r"(?:archive|close|end|finish) (?:the |this |our )?(?:\w+ )?plan"
     r"|(?:start|begin|create|make|set up) (?:a |the |our )?(?:new|next|fresh) (?:\w+ )?plan",
     "A new plan begins with its file: drop it here with the word “import”, and I ask whether it "
     "takes this one's place. This one is kept.", None),
    (r"(?:attach|upload|add|share|send)(?: out| round)? (?:the|our|some) (?:\w+ )?(?:minutes"
     r"|agenda|documents?|slides|presentation|photos?)",
     "I keep the plan and no other files. A link has its place in a comment: “{code} minutes at” "
     "and the link.", None),
    (r"(?:post|send(?: out)?|publish) (?:the |our )?(?:rag )?digest (?:on|at|tomorrow|next|in)"
     r" ?.{0,40}"
     r"|(?:post|send(?: out)?|publish) (?:the |our )?(?:rag )?digest (?:out )?(?:a bit )?(?:later"
     r"|earlier|early|sooner)(?: this (?:time|month|once))?"
     r"|(?:can|could) (?:the |our )?(?:rag )?digest (?:go(?: out)?|be (?:sent|posted|published))"
     r" .{2,30}",
     "I post the digest by itself before each meeting, as “settings” says; “digest post” does it "
     "now. Another usual day is set so: “settings digest 2 at 10am”.",
     ("Preview digest", "digest preview")),
    (r"(?:let|tell|inform|notify|message|e-?mail|text) (?:everyone|everybody|(?:all )?the leads"
     r"|all leads|the group|people|the board)\b(?! (?:about|of|for) (?:their|updates?)).{0,150}",
     "I carry no messages: write it in the channel, where everybody reads it. “remind everyone” "
     "asks for the updates that are missing.", None),
    (r"(?:i )?(?:don['’]?t|do not) (?:send|post) (?:anything|messages|reminders|any reminders)"
     r" (?:on|at|in) .{1,40}",
     "On which days and at which hours I write is in the settings.", ("Settings", "settings")),
)  # fmt: skip

_TITLES = (
    r"insp(?:ector)?|sgt|sergeant|pc|chief inspector|ci|supt|superintendent|cllr|councillor|dr|prof"
    r"|mrs|miss|ms|mr"
)
_WHO = r"([^\W\d_][\w.’-]*(?: (?-i:[A-Z])[\w.’-]*)?)"
_SOMEBODYS = r"([^\W\d_][\w.-]*(?: (?-i:[A-Z])[\w.-]*)?)['’]s?"
_OF_SOMEBODY: tuple[tuple[str, str, _BUTTON | None], ...] = (
    (rf"(?:message|text|dm|tell|ask|write to|contact|notify|inform|thank|invite) {_WHO}"
     rf"(?:[,:]? (?-i:[a-z]).{{1,150}})?|e-?mail {_WHO} (?:the|a|an|about|that|to) .{{1,150}}",
     "I carry no messages: write to {0} yourself. “remind {0}” asks how their actions stand.",
     None),
    (rf"(?:change|correct|update) {_SOMEBODYS} (?:sur|last |first )?name to {_WORDS}"
     rf"|{_WHO} is now ((?:{_TITLES})\b(?: (?-i:[A-Z])[\w'’-]+){{1,2}})"
     rf"|{_WHO} (?:is now called|has changed (?:her|his|their) name to) {_WORDS}",
     "I can't change a name in the plan. “hand over {0}'s actions to {1}” gives them to the new "
     "name, and “link {1} @name” says whose account it is.", None),
    (rf"(?:(?:give|hand(?: over)?|move|pass|reassign) )?(?:everything|all)(?: (?:of|from|that is))?"
     rf" {_SOMEBODYS}(?: (?:actions?|ones|work))? (?:except|but|apart from|bar|save)(?: for)?"
     rf" {_WORDS} (?:(?:should |will |to |now )?(?:goes|go|passes|pass|moves|move) )?(?:over )?to"
     rf" {_WORDS}",
     "I hand over all of somebody's actions, or one at a time: type “hand over {0}'s actions to "
     "{2}”, and then “assign {1} to {0}”.", None),
    (rf"(?:make|appoint) {_WHO} (?:the |an? )?(co-?ordinator|chair) (?:while|until|till?|for|from"
     r"|during|this|next|in) .{1,60}",
     "A role has no end of its own: type “role {0} {1}” now, and “unrole {0} {1}” when it is "
     "over.", ("Make {0} {1}", "role {0} {1}")),
    (rf"{_SOMEBODYS} (?:new )?e-?mail(?: address)? is \S+@\S+",
     "I keep no email addresses: I write to people here. “link {0} @name” says whose account a "
     "name in the plan is.", None),
)  # fmt: skip


def _compiled(
    all_: tuple[tuple[str, str, _BUTTON | None], ...],
) -> tuple[tuple[re.Pattern[str], str, _BUTTON | None], ...]:
    begins = rf"(?i)\W*{POLITE}(?:(?:we|i) (?:need|want) to )?"
    return tuple(
        (re.compile(rf"{begins}(?:{shape})(?:[\s,]+(?:{PLS}|{TA}))?\W*"), says, button)
        for shape, says, button in all_
    )


_CODED, _PLAIN = _compiled(_OF_CODES), _compiled(_OTHERS)
_PERSONAL = _compiled(_OF_SOMEBODY)


def cannot_of_one(text: str) -> Cannot | None:
    """What is asked of actions by their codes and can't be done."""
    return _first(text, _CODED, coded=True)


def cannot_at_all(text: str) -> Cannot | None:
    """What is asked of the plan, its themes or people, and can't be done."""
    return _first(text, _PLAIN, coded=False)


def cannot_of_somebody(text: str) -> Cannot | None:
    """What is asked about somebody, named first, and can't be done."""
    return _first(text, _PERSONAL, coded=False)


def _first(
    text: str, shapes: tuple[tuple[re.Pattern[str], str, _BUTTON | None], ...], *, coded: bool
) -> Cannot | None:
    if len(text) > _LONGEST or "\n" in text:
        return None
    for shape, says, button in shapes:
        if found := shape.fullmatch(text):
            named = tuple(said for said in found.groups() if said)
            return Cannot(says, named, named if coded else (), button)
    return None
