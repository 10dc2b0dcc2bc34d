"""Asks how something is done here, "how do I change a deadline?": the help that tells it."""

from __future__ import annotations

import re

from handlers.rules.asked.enquiry_words import Enquiry

_SOMEBODY = r"(?:i|we|you|one|people|leads?|a lead|someone|somebody)"
_CAN = r"(?:do|does|can|could|should|would|must|might)"
_ASKS = re.compile(
    rf"(?i)(?:.{{0,30}}\b)?(?:how (?:{_CAN} {_SOMEBODY}|to)"
    rf"|what (?:do|should|must|would|can) {_SOMEBODY} (?:type|say|write|press|click|do)"
    rf" (?:to|for|if {_SOMEBODY} (?:want|need)s? to)"
    rf"|where {_CAN} {_SOMEBODY}|(?:what is|is there) (?:the|an?) (?:command|way|word|button) (?:to"
    r"|for)|(?:which|what) command(?: is)?(?: to| for)?) (?P<what>.{2,120}?)\??"
)
_ONE = (
    r"(?:an? |the |this |that |my |our |another |new |one of my |someone['’]?s? |somebody['’]?s? )*"
    r"(?:actions?|items?|tasks?|ones?|it|something)\b"
)
_THEME = r"(?:theme|heading|section)s?\b"
_MEETING = r"(?:meetings?|mtgs?)\b"
_REMINDERS = r"(?:reminders?|chasing|chasers?|nudges?|nagging|messages|cards|notifications)\b"
_HELP = (
    (rf"(?:move|put|transfer|change)\b.{{0,30}} (?:to|in|under|into|of) .{{0,20}}{_THEME}"
     rf"|(?:change|set) .{{0,30}}['’]s {_THEME}", "set"),
    (rf"(?:rename|retitle|reword|name|call|change|add|create|new|make|start)\b.{{0,30}}{_THEME}",
     "rename"),
    (rf"(?:set|add|book|arrange|move|change|cancel|skip|plan|postpone|schedule|put)\b"
     rf".{{0,30}}{_MEETING}", "meeting"),
    (r"(?:import|upload|load|bring in|read in|drop in|paste)\b"
     r"|(?:add|put|get|use) .{0,20}(?:plan|spread ?sheet|excel|file)(?: in| into .{1,12})?$",
     "import"),
    (r"(?:print|export|download)$|(?:print|export|download|save|e-?mail)\b.{0,30}\b(?:plan|papers?"
     r"|report|list|digest|actions|it|word|excel|csv|pdf)\b"
     r"|(?:get|have|make|see) .{0,30}(?:word|excel|csv|pdf|spread ?sheet|papers?|copy)\b",
     "export"),
    (r"(?:get|see|show|find|post|send|publish|have|preview|hold|change|edit|stop|read)\b.{0,20}"
     r"(?:digest|rag report)\b", "digest"),
    (rf"(?:stop|turn off|switch off|mute|get (?:fewer|less|rid of)|pause)\b.{{0,30}}{_REMINDERS}",
     "reminders"),
    (rf"(?:change|set|choose|edit)\b.{{0,30}}(?:{_REMINDERS}|settings|cut-?off|colou?rs mean"
     r"|working hours|bank holidays|closed days)", "settings"),
    (rf"(?:remind|chase|nudge|prompt)\b|send .{{0,20}}{_REMINDERS}", "remind"),
    (r".{0,40}\b(?:on|my|annual|book|sick) (?:leave|holiday)\b|.{0,20}\b(?:be|i am|i['’]m|am|go)"
     r" (?:away|off)\b|.{0,30}\bholidays?\b", "leave"),
    (r".{0,30}\b(?:deputy|deputies|cover for me|stand in for me)\b", "deputy"),
    (r"(?:hand over|give away|pass on)\b.{0,30}\b(?:all|actions|everything)\b", "hand"),
    (r"(?:link|connect|match)\b.{0,40}|.{0,30}\baccounts?\b", "link"),
    (r"(?:make|add|appoint|change|remove|set)\b.{0,30}\b(?:chair|co-?ordinator|roles?)\b", "role"),
    (r"(?:assign|reassign)\b|(?:change|add|set|remove)\b.{0,30}\b(?:leads?|owners?|person|people"
     rf"|names?|colleague)\b|(?:give|pass|transfer|hand) {_ONE}.{{0,30}}", "assign"),
    (r"(?:delete|remove|take out|take down|redact|hide)\b.{0,30}\b(?:comments?|words|notes?)\b",
     "redact"),
    (r"(?:keep|make|mark|hide|say)\b.{0,30}(?:private|confidential|secret)"
     rf"|hide {_ONE}", "private"),
    (r"(?:undo|take back|take it back|reverse|go back)\b|(?:correct|fix|change)\b.{0,30}\b"
     r"(?:mistakes?|wrong|what i (?:said|wrote|sent)|my (?:update|answer|reply))", "undo"),
    (r"(?:get|ask for|have) (?:some |a bit )?(?:more time|an extension|longer)\b"
     r"|(?:change|move|extend|push|set|put|edit|update|revise|add|delay|alter)\b.{0,40}"
     rf"\b(?:deadlines?|dates?|time|due)\b|(?:extend|postpone|push back|delay|move) {_ONE}",
     "move"),
    (r"(?:change|edit|set|update|correct|add|fill in|reword|alter)\b.{0,30}\b(?:titles?|wording"
     r"|codes?|columns?|fields?|costs?|budget|description)\b|rename", "set"),
    (r"(?:say|mark|tick|sign|close|finish|complete)\b.{0,40}\b(?:done|completed?|finished|off"
     rf"|closed)\b|(?:close|finish|complete) {_ONE}", "done"),
    (rf"(?:put|place) .{{0,30}}on hold|(?:hold|pause|suspend|park) {_ONE}", "hold"),
    (r"(?:see|look at|find|get|check|show)\b.{0,30}\b(?:history|who (?:changed|did)|what (?:changed"
     r"|was (?:said|changed|done)))\b", "history"),
    (r"(?:see|look at|find|get|check|show|list|view)\b.{0,12}\b(?:my|mine)\b.{0,20}", "mine"),
    (r"(?:update|report|give|send|write|make|do|add|leave|change|set|enter|edit)\b.{0,30}\b"
     r"(?:updates?|comments?|status|colou?rs?|rag|rating|progress|notes?|green|amber|red)\b"
     rf"|(?:update|report on|change|edit) {_ONE}|(?:give an |send an )?update$", "update"),
    (rf"(?:add|create|make|raise|log|enter|put in|record|propose|suggest) {_ONE}"
     r"|(?:add|create|put) .{0,20}\bactions?\b", "add"),
    (r"(?:see|look at|find|get|check|show|list|view|filter|search)\b.{0,30}\b(?:actions|everything"
     r"|all|overdue|reds?|ambers?|plan|list)\b", "list"),
    (rf"(?:see|look at|find|check|show|view|search for) {_ONE}", "show"),
)  # fmt: skip
_SHAPES = [(re.compile(rf"(?i)(?:{said})"), command) for said, command in _HELP]
_CODE = re.compile(
    r"(?i)#?\b[a-z]{1,8}[ .-]?\d{1,4}(?:[./-]\d{1,4}){0,3}\b|\b\d{1,3}(?:\.\d{1,3})+\b"
)


def of_how_to(asked: str) -> tuple[Enquiry, ...]:
    """Asked how one says something here: the help for the command that does it."""
    found = _ASKS.fullmatch(asked)
    if not found:
        return ()
    what = _CODE.sub("an action", found["what"]).strip()
    command = next((command for shape, command in _SHAPES if shape.match(what)), "")
    return (Enquiry("help", command),) if command else ()
