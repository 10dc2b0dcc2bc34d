"""Commands in the words that people use for them: "post the digest", "chase everyone"."""

from __future__ import annotations

import re

LONGEST = 400  # characters
# "We post the digest today" tells of it; "can we post the digest" asks for it.
POLITE = (
    r"(?:(?:please|pls|chaser|hi|ok|okay|just|now|(?:can|could|would|will|may)(?: (?:you|u|we|i))?)"
    r"[\s,]+)*"
)
_END = r"(?:[\s,]+(?:now|please|pls|plz|thanks|thx|thank you|ta|again|today|asap))*[\s.!?]*"
_DIGEST = r"(?:(?:the|our|a|latest|new) )*(?:rag )?digest"
_CODE = r"(#?[\w.\-/]*\d[\w.\-/]*)"
_LETTERED = rf"(?=\S*[a-z#]){_CODE}"  # a number alone may be a line of a list: "drop 1-3"
_NAME = (
    r"(?!(?:the|a|an|my|our|everyone|everybody|all)\b)(@?[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*)?)"
)
_MINE = r"(?:all )?(?:of )?my (?:actions?|stuff|things|work|tasks|ones|lot|bits)"
_ABOUT = rf" (?:on|for|to|about|against|in|under) {_CODE}"
_SAYING = r"(?: ?[:,–-] ?| (?:that|saying|to say)(?: that)? )"
_GET = r"(?:send|give|get|e-?mail|print|show|have|see|export|download)(?: me| us)?"
_PLAN = (
    r"(?:(?:the|a|an|our|this|whole|full|latest|current|action) )*"
    r"(?:plan|list|spreadsheet|tracker|copy|file|version|actions|it)"
)
_KIND = r"(excel|xlsx?|word|docx?|csv|pdf)(?: (?:copy|version|file|doc(?:ument)?|sheet))?"
_CHASING = (
    r" ?(?:chas(?:e|ing|ers?)|remind(?:ing|ers?)?|nudg(?:e|es|ing)|ask(?:ing)?|bother(?:ing)?)"
)
_Commands = tuple[tuple[re.Pattern[str], str], ...]


def _compiled(*said: tuple[str, str]) -> _Commands:
    around = ((rf"\W*{POLITE}(?:{words}){_END}", command) for words, command in said)
    return tuple((re.compile(words, re.IGNORECASE), command) for words, command in around)


_POST_IT = rf"(?:post|publish|send out|share) {_DIGEST}(?: (?:in|to) the channel)?"

_WORDS = _compiled(
    # What is posted can't be taken back: whoever only wonders sees it first, with a button.
    (rf"(?:can|could|may|might|shall|should) (?:we|i) (?:please )?{_POST_IT}", "digest preview"),
    (_POST_IT, "digest post"),
    (rf"(?:{_GET} )?(?:(?:the|our) )?last digest", "digest last"),
    (rf"{_GET} {_DIGEST}", "digest"),
    (r"((?:digest|list|mine|brief|people|meetings|export|home|due)(?: [^,.;?!]{1,60}?)?)"
     r"(?:[ ,]+(?:now|please|pls|plz|thanks|thx|ta|asap))+", r"\1"),
    (r"undo(?: (?:that|it|this|(?:the |my )?last(?: (?:one|thing|update|change|bit))?))", "undo"),
    (r"(?:list|show)(?: me| us)?(?: all)?(?: the| our)? (?:people|members|leads|names)", "people"),
    (r"/?(?:who(?:['’]?s| is| else is)|people)(?: currently| all)?"
     r" (?:on (?:leave|holiday|hols|a/?l)|away|off)"
     r"(?: (?:this|next) week| in \w{3,9}| at the moment| soon)?", "leave"),
    (r"(?:list|show)(?: me| us)?(?: all)?(?: the| our)? (?:meetings|mtgs)", "meetings"),
    (rf"{_GET} (?:everything|all(?: of)?(?: the| our)? actions|(?:the|our) (?:whole|full|entire)"
     r" (?:action )?(?:plan|list)|every action)", "list"),
    (rf"(?:{_GET} )?{_PLAN} (?:in|as|to) (?:an? )?{_KIND}", r"export \1"),
    (rf"{_GET} (?:(?:the|a|an) ){_KIND}", r"export \1"),
    (r"(excel|word|csv) (?:copy|version|file)", r"export \1"),
    (rf"(?:close|tick off|cross off)(?: off)? {_LETTERED}(?: off)?", r"done \1"),
    (rf"(?:drop|bin|scrap) {_LETTERED}", r"update \1 discontinued"),
    (rf"(?:put|place|pop|stick|get|have) {_LETTERED} on hold(?:[,:;–-]? (.+?))?", r"hold \1 \2"),
    (rf"(?:stop|don['’]?t|no (?:more )?){_CHASING}(?: me| us)? (?:about|for|on|re) {_LETTERED}",
     r"hold \1"),
    (rf"(?:take )?{_LETTERED} off (?:of )?hold|(?:un-?hold|off hold|un-?pause) {_CODE}",
     r"resume \1\2"),
    (rf"(?:comment|note) {_LETTERED}(?: ?[:,–-] ?| )(.+?)", r"update \1 \2"),
    (r"(?:chase|nudge|remind)(?: up)? (?:everyone|everybody|all(?: the)? leads)"
     r"(?: (?:for|before|about) [\w ]{2,20})?", "remind everyone"),
    (rf"hold {_DIGEST}", "digest hold"),
    (rf"(?:hide {_LETTERED}(?: from (?:the )?(?:digest|papers?|report))?"
     rf"|(?:keep|leave) {_LETTERED} out of (?:the )?(?:digest|papers?|report))", r"private \1\2"),
    (rf"re-?open {_LETTERED}", r"update \1"),
    (rf"{_LETTERED}:?(?: [-–])? change (?:the )?title to (.+?)", r"set \1 title \2"),
    (rf"add {_NAME} as (?:an? |the )?(?:co-?|joint |second )?lead (?:on|of|for|to) {_LETTERED}",
     r"assign \2 to \1 as well"),
    (r"cancel (?:(?:the|our|next) )+(?:meeting|mtg)((?: on)? [\w ]*\d[\w ]*?)?",
         r"meeting cancel\1"),
    (r"(?:(?:(?:i|we) )?(?:(?:need|want|would like)|['’]d like) to )?"
     r"(?:(?:add )?(?:a )?new action|add (?:an? |another )?(?:action|something|one))"
     r"\s*[:,–-]\s*(.+?)", r"add \1"),
    (rf"change (?:the )?leads? (?:of|on|for) {_CODE} to (.+?)", r"assign \1 to \2"),
    (r"(?:re-?schedule|postpone|push back|put back"
     rf"|(?:change (?:the )?|new )(?:due )?(?:date|deadline) (?:of|for|on)) {_CODE}", r"move \1"),
    (rf"(?:rename|retitle) {_CODE} (?:(?:to|as) )?(.+?)", r"set \1 title \2"),
    (rf"set {_CODE} (?:to |as )?((?:red|amber|green|complete)\b.*?)", r"update \1 \2"),
    (rf"(?:give|hand|pass|transfer|reassign)(?: over)? (?=\S*[a-z.]){_CODE}(?: over)? to"
     rf" {_NAME}",
     r"assign \1 to \2"),
    (r"(?:can|could) (?!(?:we|you|u|i|he|she|they|it|this|that|someone|somebody|anyone|anybody)\b)"
     rf"{_NAME} (?:do|take(?: over| on)?|have|lead|own|pick up) {_LETTERED}(?: on| over)?"
     r"(?: from now on| instead)?", r"assign \2 to \1"),
    (rf"{_LETTERED}(?:['’]?s)?:? (?:due )?(?:date|deadline) (?:is|['’]s) (?:wrong|incorrect|out)"
     r"[,.;–-]?(?: it)? (?:should be|should say|needs to be) (?=.*\d|.*[a-z]{3})(.+?)",
     r"move \1 to \2"),
    (r"(?:just )?(?:checking|did)(?: that| if)? (?:you|u)(?:['’]ve)?"
     rf" (?:get|got|have|received?|saw|see) my {_LETTERED}"
     r" (?:update|reply|answer|message|comment)", r"history \1"),
    (r"(?:i (?:can|do|am|won)\b[^,.;]{0,40}[,.;]+ )?(?:so )?(?:give|hand|pass|transfer)(?: over)?"
     rf" {_MINE}(?: over)? to {_NAME}", r"hand over my actions to \1"),
    (rf"(?:a |my |this )?(?:comment|note){_ABOUT}{_SAYING}(.+?)", r"update \1 \2"),
    (r"(?:add|put|make|leave|log|record|pop|stick) (?:an? |my |this )?(?:quick )?"
     rf"(?:comment|note|update){_ABOUT}(?:{_SAYING}| )(.+?)", r"update \1 \2"),
    (rf"(?:(?:change|edit|correct|amend|fix|reword) (?:the |my )?(?:comment|note)(?: on| for| of)"
     rf" {_CODE} to(?: say| read)?|(?:the|my) (?:comment|note) (?:on|for|of) {_CODE}"
     r" should (?:say|read|be))(?: ?:)? [\"“'‘]?(.+?)[\"”'’]?", r"update \1\2 \3"),
    (rf"(?:add|note|log|record|write)(?: this)?{_ABOUT}{_SAYING}(.+?)", r"update \1 \2"),
    (r"(?:send|show|give|get)(?: me| us)? (?:the |our )?(?:meeting )?papers?", "export word"),
)  # fmt: skip
_OUR_MEETING = r"(?:(?:the|our|next) )*(?:meeting|mtg)"
_MOVES = r"(?:move|change|shift|put|push|switch|re-?schedule|postpone)"
_MOVED = r"(?:moved|changed|shifted|put|pushed|re-?scheduled|postponed)(?: back| on)?"
_SO_LONG = r"((?:a|one|two|three|\d) (?:day|week|fortnight|month)s?)"
_ALL_REMINDERS = r"(?:(?:all|the|any|more) )*(?:reminders?|chasing|chasers?|cards?)"
_ANYBODY = r"(?:anyone|anybody|everyone|everybody|everything|(?:all )?(?:the )?leads)"
_FOR_A_TIME = r"(?:(?:until|till?|from|for|in|over|during|on) |this |next |tomorrow|today).{0,60}?"
_EVERY = r"(?:all|everything|every action)"
# From a lead these may be news of an action: "closed 24 Dec", "chase legal".
_OF_COORDINATORS = _compiled(
    # A line of minutes; with a code in it, it tells of that action.
    (r"(?:new )?(?:aps?|actions?(?: points?)?(?: agreed)?)(?: ?\d{1,2})?\s*[:–-]\s*"
     r"(?!.*(?<!\w)#?[a-z]{1,8}\d)(?=\S.* to \S)(.+?)", r"add \1"),
    (r"(?:and )?another(?: one| action)?\s*[:–-]\s*(?=\S.* )(.+?)", r"add \1"),
    (r"(?:(?:we|the offices?|offices?|everyone)(?: is| are|['’]re|['’]s)? )?closed"
     r" (?=.*\d)(?:from |on )?(.+)", r"settings closed \1"),
    (r"(?:(?:the|our) )?(?:(?:date of )?next (?:meeting|mtg)|donm)(?: is|['’]s| will be)?(?: on)?"
     r"(?: ?[:–-])? (?=.*\d)(.+)",
     r"meeting \1"),
    (rf"(?:chase|nudge)(?: up)? (?:{_CODE}|{_NAME})(?: for (?:me|us))?", r"remind \1\2"),
    (rf"(?:stop|don['’]?t) (?:chas(?:e|ing)|remind(?:ing)?|nudg(?:e|ing)) {_NAME}", r"pause \1"),
    (rf"(?:put|get) {_NAME} (?:down )?(?:on|for|as lead (?:on|of|for)) {_LETTERED}",
     r"assign \2 to \1"),
    (rf"make {_LETTERED} {_NAME}['’]s", r"assign \1 to \2"),
    (rf"(?:make {_NAME}(?<! the) (?:the )?lead (?:on|of|for) {_LETTERED}"
     rf"|{_LETTERED}:?(?: [-–])? {_NAME} to lead)", r"assign \2\3 to \1\4"),
    (rf"{_MOVES}(?: (?:back|on|forward))? {_OUR_MEETING}(?: (?:time|date))?"
     r"(?: (?:back|on|forward))? (?:to|until|till) (?=.*\d|.*day)(.+?)(?:,? same time)?",
     r"meeting move to \1"),
    (rf"{_OUR_MEETING}(?: (?:time|date))?(?:['’]s| is| was| has)?(?: now)?(?: been)?(?: now)?"
     rf" (?:{_MOVED}(?: to| until| till)|(?<=now )(?:at|on)) (?=.*\d|.*day)(.+?)(?:,? same time)?",
     r"meeting move to \1"),
    (rf"(?:{_MOVES} {_OUR_MEETING}(?: back)?|{_MOVES} back {_OUR_MEETING}"
     rf"|{_OUR_MEETING}(?:['’]s| is| was| has)?(?: been)? {_MOVED})(?: by)? {_SO_LONG}",
     r"meeting move to \1 later"),
    (rf"(?:push|shift|extend|delay|move)(?: back)? ({_EVERY} .+? (?:to|until|till) .+?)",
     r"move \1"),
    (rf"(?:mark|make|turn|set|rate|put) ({_EVERY} .+?) (?:(?:to|as|down) )*"
     r"(red|amber|green|complete)", r"update \1 \2"),
    (rf"(?:(?:no|cancel|stop|hold|pause|suspend) {_ALL_REMINDERS}"
     rf"|(?:don['’]?t|do not|stop) (?:chas|remind|nudg)(?:e|ing) {_ANYBODY}"
     rf"|pause {_ANYBODY})(?: (?=\w)({_FOR_A_TIME}))?", r"pause all \1"),
)  # fmt: skip


def as_command(text: str, *, coordinates: bool = False) -> str:
    """The command that the words mean; "" where they are none of these.

    `coordinates`: whether whoever says them coordinates, and may mean what others don't.
    """
    if len(text) > LONGEST or "\n" in text:
        return ""
    for said, command in (*_WORDS, *(_OF_COORDINATORS if coordinates else ())):
        if found := said.fullmatch(text):
            return " ".join(found.expand(command).split())
    return ""
