"""Questions of an action by words of its title, or of a person by name: "any news on the hub?"."""

from __future__ import annotations

import re

from handlers.rules.asked.enquiry_words import TOLD, Enquiry, lows
from handlers.rules.words import bag

_NAMED = r"[\w#][\w#'./-]*(?: (?:&|[\w#][\w#'./-]*)){0,7}?"
_IT = rf"(?:the |our )?(?P<it>{_NAMED})(?: action| one)?"
_WHO = r"(?P<who>[^\W\d_][\w'-]*?(?: [^\W\d_][\w'-]*?){0,2})"
_THEY = rf"(?:the )?{_WHO}"
_STANDS = r"(?:colou?r|status|rag(?: status| rating)?|rating|state|position|progress|latest|score)"
_DATE = r"(?:deadline|due date|date)"
_NEWS = r"(?:news|updates?|word|progress|developments?|movement)"
_GETS_ON = r"(?:doing|going|getting on|coming (?:on|along)|looking|progressing|shaping up)"
_LATE = (
    r"(?:red|amber|green|late|overdue|behind(?: schedule)?|delayed|slip|slipp(?:ed|ing)|off track"
    r"|at risk|rated|complete|done|on hold|stuck|stalled|move|moved)"
)
_DONE = (
    r"(?:done|finish(?:ed)?|complet(?:ed?)|sorted|ready|signed off|start(?:ed)?|begun|begin|end"
    r"|happen(?:ed)?|launch(?:ed)?|open)"
)
_CALLED = (
    (rf"(?:what|which) {_STANDS} (?:is|are|was) {_IT}", "show", "lead"),
    (rf"what is (?:the )?(?:current )?(?:{_STANDS}|{_DATE}|{_NEWS}) (?:on|of|for|with) {_IT}",
     "show", "lead"),
    (rf"what is {_IT}'s (?:current )?(?:{_STANDS}|{_DATE})", "show"),
    (rf"how (?:is|are) {_IT} {_GETS_ON}", "show", "lead"),
    (rf"(?:is|are) (?:the )?{_IT}(?: theme| actions)? (?:on track|on target|going (?:ok|okay|well"
     r"|to plan)|ok|okay|fine|all ?right|in trouble|slipping|struggling"
     r"|behind(?: schedule)?|doing (?:ok|okay|well)|keeping up"
     r"|up to date|on top of (?:it|things))", "show", "lead"),
    (r"(?:where are we|how are we (?:doing|getting on))(?: up)?(?: to| at)? (?:with|on) " + _IT,
     "show"),
    (rf"(?:(?:is|are) there |have (?:you|we)(?: got| had| heard)? |do (?:you|we) have )?any"
     rf" (?:more |further |new )?{_NEWS} (?:on|about|for|with|re) {_IT}", "show", "lead"),
    (rf"(?:is there |have you (?:had |heard )?)?any(?:thing(?: new)?| {_NEWS}) from {_THEY}"
     r"(?: since (?:the )?last (?:time|meeting|month|digest))?", "lead"),
    (rf"what about {_IT}", "show", "lead"),
    (r"what (?:did|has|have) [^\W\d_][\w'-]*(?: [^\W\d_][\w'-]*)?(?: last| already)? (?:say|said"
     rf"|write|written|put|report|reported) (?:about|on|of|for) {_IT}", "show"),
    (rf"(?:what is (?:happening|going on|new)|how (?:are (?:we|things)|is it) {_GETS_ON})"
     rf" (?:in|under) {_IT}", "theme"),
    (rf"what is (?:happening|going on|new) (?:with|on|about|at) {_IT}", "show"),
    (rf"who (?:(?:is|are) )?(?:the )?(?:leads?|leading|owns?|owner|responsible"
     r"|in charge|runs|running|doing|dealing with|looking after)(?: on| of| for)?"
     rf" {_IT}", "show"),
    (rf"(?:(?:give|send|get|show) (?:me|us) )?(?:(?:a|an|the) )?(?:quick |short )?"
     rf"(?:summary|overview|run ?down|picture|state of play) (?:of|on|for) {_IT}", "show", "theme"),
    (rf"when (?:(?:is|are) {_IT} due|(?:will|does|do|should) (?P<then>{_NAMED})"
     rf" (?:be )?{_DONE}|(?:is|are) (?P<thus>{_NAMED}) (?:due to|meant to|supposed to|going to)"
     rf" (?:be )?{_DONE})", "show"),
    (rf"(?:has|have|is|are) {_IT} (?:(?:been|all|now|actually|yet) ){{0,2}}{_DONE}(?: yet)?",
     "show"),
    (rf"why (?:is|are|was|were|has|have|did) {_IT} (?:(?:been|gone|turned|become|still|so|now"
     rf"|marked|rated|only|not) )*{_LATE}", "show"),
    (rf"what (?:is|are) {_THEY} (?:up to|working on|busy with)", "lead"),
    (rf"(?:what|which)(?: actions| ones)? (?:is|are|has|have|does|do) {_THEY} (?:got|have|lead"
     r"|leading|doing|own|got on|have on|(?:got|have) to do)", "lead"),
    (rf"(?:show (?:me|us) )?what {_THEY} (?:has|have)(?: got)?(?: to do| on)?", "lead"),
    (rf"(?:what|which)(?: actions| ones)? (?:is|are) (?:with|for|led by) {_THEY}", "lead"),
    (rf"(?:what|which)(?: actions| ones)? are {_WHO}'s?(?: actions)?", "lead"),
    (rf"(?:all )?{_THEY}(?:'s?)? actions|(?:all )?(?:the )?actions (?:for|of|with|led by)"
     rf" {_THEY.replace('who', 'they')}", "lead"),
)  # fmt: skip
# Of these nobody asks by name; what is asked of the partnership or its papers is for people.
_NO_NAME = bag(
    "is are was has have now it this that these those them they he she we you i me us everyone "
    "everybody everything things nothing something all any what who when why how if whether and "
    "but or so because than not chaser"
)
_NO_TITLE = bag(
    "meeting meetings partnership plan digest papers paper minutes agenda board group council "
    "reminder reminders next last our the"
)


def of_what_is_called(asked: str) -> tuple[Enquiry, ...]:
    """Asked of an action by words of its title, or of a person's."""
    for shape, *commands in _CALLED:
        found = re.fullmatch(shape, asked.rstrip("?"), re.IGNORECASE)
        if not found:
            continue
        called = next(said for said in found.groups() if said)
        spoken = lows(called)
        if set(spoken) & _NO_NAME or set(spoken) <= _NO_TITLE or spoken[-1] in TOLD:
            return ()
        return tuple(
            Enquiry(each, called) if each == "show" else Enquiry("list", f"{each} {called}")
            for each in commands
        )
    return ()
