"""What is a command from those who coordinate or chair, and may be news from a lead."""

from __future__ import annotations

from handlers.rules.command_words import CODE, CODES, LETTERED, NAME, PLS, Commands
from handlers.rules.dates.words import MONTH

_OUR_MEETING = r"(?:(?:the|our|next) )*(?:meeting|mtg)"
_MOVES = r"(?:move|change|shift|put|push|switch|re-?schedule|postpone)"
_MOVED = r"(?:moved|changed|shifted|put|pushed|re-?scheduled|postponed)(?: back| on)?"
_IS_OFF = r"(?:(?:is|has been|was)(?: now)? )?(?:cancelled|canceled|called off|not happening|off)"
_THE_NEXT = (
    r"(?:,| and|;|\.)+ (?:(?:have|hold|make) )?(?:the )?next (?:one|meeting|mtg)"
    r"(?: (?:is|will be|to be|to))?(?: (?:on|now))? (?=.*\d)(.+?)"
)
_SO_LONG = r"((?:a|one|two|three|\d) (?:day|week|fortnight|month)s?)"
_ALL_REMINDERS = r"(?:(?:all|the|any|more) )*(?:reminders?|chasing|chasers?|cards?)"
_ANYBODY = r"(?:anyone|anybody|everyone|everybody|everything|(?:all )?(?:the )?leads)"
_FOR_A_TIME = r"(?:(?:until|till?|from|for|in|over|during|on) |this |next |tomorrow|today).{0,60}?"
_EVERY = r"(?:all|everything|every action)"
_A_PERSON = rf"(?!(?:a|an|the|one|two|three|this|next|anyone|anybody|leads)\b){NAME}"
_DIGEST = r"(?:the |our )?(?:rag )?digest"
_OUR_DAYS = rf"(?:{_DIGEST}|(?:the )?(?:cut[ -]?off|papers?))(?: (?:day|time|date))?"
_SOMEBODY = (
    r"(?!(?:the|a|an|my|our|everyone|everybody|all|it|that|this|who|he|she)\b)"
    r"(@?[^\W\d_][\w.'’-]*(?: (?!(?:an?|the|our|new|as|is|isn['’]?t|to)\b)[^\W\d_][\w.'’-]*)?)"
)
_ROLE = r"(?:the |an? )?(?:new )?(co-?ordinator|chair)"
_GROUP = r"(?:the |our )?(?:partnership|group|board|team)"
_OF_ROLES = (
    (rf"(?:make|appoint) {_SOMEBODY} {_ROLE}(?: too| as well)?|add {_SOMEBODY} as {_ROLE}"
     rf"|{_SOMEBODY} (?:is now|is the new|is our new) {_ROLE}", r"role \1\3\5 \2\4\6"),
    (rf"(?:remove|drop) {_SOMEBODY} as {_ROLE}|{_SOMEBODY} (?:is no longer|isn['’]?t) {_ROLE}"
     r"(?: any ?more)?", r"unrole \1\3 \2\4"),
    (rf"add {_SOMEBODY} to {_GROUP}(?: as (?:an? )?(?:new )?member)?|invite {_SOMEBODY}",
     r"role \1\2 member"),
    (rf"add {_SOMEBODY} to {_GROUP} as {_ROLE}", r"role \1 \2"),
)  # fmt: skip
_NOT_HEARD = (
    r"(?:who|that) (?:(?:has|have)(?:n['’]?t| not)|(?:did)(?:n['’]?t| not))(?: yet)?"
    r" (?:repl(?:y|ied)|answer(?:ed)?|respond(?:ed)?|report(?:ed)?(?: back)?|updated?)(?: yet)?"
)
_LEADS = (
    r"(?:everyone|everybody|anyone|anybody|those"
    r"|(?:all )?(?:the )?(?:leads|ones|others|rest|people)|all leads|all)"
)
_OF_REMINDERS = (
    (rf"(?:chase|nudge|remind)(?: up)? {_LEADS} {_NOT_HEARD}", "remind everyone"),
    (r"(?:chase|nudge|remind)(?: up)? (?:all )?the leads(?: (?:for|before|about) [\w ]{2,20})?",
     "remind everyone"),
    (r"send (?:out )?(?:the |all (?:the )?)?reminders?(?: out)?(?: to (?:everyone|everybody"
     r"|(?:all )?the leads|all leads|all))?|send (?:everyone|everybody|(?:all )?the leads) "
     r"(?:a |the |their )?reminders?", "remind everyone"),
    (rf"(?:take|get|remove) {_A_PERSON} off (?:the )?(?:reminders|chasing|chase list)",
     r"pause \1"),
    (rf"(?:turn|switch) off (?:the )?reminders (?:for|to) {_A_PERSON}", r"pause \1"),
    (r"(?:turn|switch) off (?:the |all )?reminders(?: ((?:until|till?|for|over) .{1,60}?))?",
     r"pause all \1"),
    (rf"(?:turn|switch) (?:the )?reminders (?:back )?on(?: again)? (?:for|to) {_A_PERSON}",
     r"resume \1"),
    (r"(?:turn|switch) (?:(?:back )?on (?:the |all )?reminders"
     r"|(?:the |all )?reminders (?:back )?on)(?: again)?"
     r"|(?:re)?start (?:the |all )?reminders(?: again)?", "resume all"),
    (r"(?:chase|nudge|remind)(?: up)? ([^\W\d_][\w'’-]*(?: (?!(?:again|about|for|on)\b)"
     r"[^\W\d_][\w'’-]*)?)(?: again)? (?:about|for|on) (?:(?:his|her|their"
     r"|the|all|any) )*(?:overdue|late|outstanding) (?:ones?|actions?|items?|things)",
     r"remind \1"),
    (r"(?:chase|nudge)(?: up)? ((?:everything|everyone|everybody|all|anything|anyone|the leads)"
     r"(?: of them)?(?: (?:that|who)(?: is| are|['’]s)?)?"
     r" (?:overdue|late|(?:in|with|on|under|whose) .{1,60})"
     r"|(?:all )?(?:the )?(?:reds|ambers|greens|(?:overdue|late|red|amber|green) (?:ones|actions))"
     r"|[^\W\d_][\w'’-]+(?:, [^\W\d_][\w'’-]+){0,5},? (?:and|&) [^\W\d_][\w'’-]+)", r"remind \1"),
    (r"(?:chase|nudge|remind)(?: up)? ([^\W\d_][\w'’-]+(?:, [^\W\d_][\w'’-]+){0,5}"
     r"(?:,? (?:and|&) [^\W\d_][\w'’-]+)?) (?:for|about) (?:(?:his|her|their|the|an?|some) )?"
     r"(?:updates?|repl(?:y|ies)|answers?|progress)", r"remind \1"),
    (r"(?:chase|nudge)(?: up)? (?:everything|everyone|everybody|all|anything|anyone)"
     r"(?: (?:that|who)(?: is| are|['’]s)?)? outstanding", "remind everyone"),
    (r"(?:change|set|move) (?:the )?(?:reminders?|chas(?:e|er|ers|ing)|requests?)"
     r" (?:to|for|at) .{1,60}", "settings"),
)  # fmt: skip
_OPEN = r"(?: (?:open )?(?:actions?|ones|items))?"
_OF_ALL = (
    (rf"(?:close|complete|finish|tick off|sign off)(?: off)? ({_EVERY} .+?){_OPEN}(?: off)?",
     r"update \1 complete"),
    (rf"(?:mark|set) ({_EVERY} .+?){_OPEN} (?:as )?(?:done|finished|completed)",
     r"update \1 complete"),
    (rf"(?:drop|discontinue|bin|scrap) ({_EVERY} .+?){_OPEN}", r"update \1 discontinued"),
    (rf"({_EVERY} .+?){_OPEN} (?:are|is)(?: all)?(?: now)? (red|amber|green|complete)",
     r"update \1 \2"),
    (rf"put ({_EVERY} .+?){_OPEN} on hold(?: ((?:until|till?) .+?))?", r"hold \1 \2"),
    (rf"(?:give|hand(?: over)?|reassign|pass|move) all (?:of )?{_SOMEBODY}['’]s?"
     rf"(?: (?:open )?(?:actions?|ones|stuff|work))?(?: over)? to {NAME}",
     r"hand over \1's actions to \2"),
    (rf"(?:give|hand(?: over)?|reassign|pass) ({_EVERY} .+?){_OPEN} to {NAME}",
     r"assign \1 to \2"),
)  # fmt: skip
_DASH = r"\s*[:–-]\s*"
_VALUE = r"((?:high|medium|low|none|tbc|£|\d).{0,60}?)"
_OF_ONE = (
    (rf"{LETTERED}(?:{_DASH}| |, ?)(?:correct|change|edit|amend|reword) (?:the |that )?"
     r"(?:last |latest )?(?:comment|note) to(?: say| read)?:? [\"“]?(.+?)[\"”]?", r"update \1 \2"),
    (rf"{LETTERED}:? (priority|cost|budget|target|outcome|impact|baseline)(?: is| to|:| now){{0,2}}"
     rf" {_VALUE}", r"set \1 \2 \3"),
    (rf"(?:the )?new (?:lead|owner) (?:for|of|on) {LETTERED}(?: is|:| [-–])? {NAME}"
     r"(?:,? \S+@\S+)?", r"assign \1 to \2"),
    (rf"(?:leave|keep|take) {LETTERED}['’]s (?:comment|words|note) out"
     r"(?: of (?:the )?(?:digest|papers?))?"
     rf"|(?:don['’]?t|do not) (?:show|print|publish|include|share|put) {LETTERED}['’]s"
     r" (?:comment|words|note)(?: (?:in|to|with) (?:the )?(?:digest|papers?|public|channel|board"
     r"|everyone|anyone|group))?", r"digest leave out \1\2"),
    (rf"{CODES} (?:is|are)(?: all| both| now){{0,2}} on hold"
     r"(?:,? ((?:until|till?|because)\b.+?))?", r"hold \1 \2"),
    (rf"{LETTERED}:? (?:the )?(?:new )?(?:title|name|wording)"
     rf"(?: should (?:be|read)| is now|{_DASH}) ?(.+?)", r"set \1 title \2"),
    (rf"{LETTERED}:? (?:rename|retitle)(?: (?:it|this))?(?: to| as|{_DASH}| ) ?(.+?)",
     r"set \1 title \2"),
    (rf"{LETTERED}(?:{_DASH}| |, ?)(?:(?:{PLS}) |can you (?:(?:{PLS}) )?|could you )?"
     r"(?:chase|remind|nudge|prompt)(?: up)?(?: (?:it|this|them|the leads?|up))?",
     r"remind \1 now"),
    (rf"(?:change|set|correct) (?:the )?(?:code|ref|reference|number) (?:of |on |for )?{LETTERED}"
     rf" to {CODE}|re-?number {LETTERED} (?:as|to) {CODE}", r"set \1\3 code \2\4"),
)  # fmt: skip
_LEAVES = rf"{_SOMEBODY} (?:is leaving|leaves|has left|will be leaving|is off)(?: us)?"
_ALL_GOES = (
    r"[,;]? (?:and )?(?:everything|all|(?:all (?:of )?)?(?:her|his|their)(?: \w+)?)"
    rf"(?: should| will| to| now)? (?:goes|go|passes|pass|moves|move) (?:over )?to {NAME}"
)
_HEADING = r"([^,:;]{2,40}?)(?: theme| heading| section)?"
_OF_THE_PLAN = (
    (r"(?:(?:add|create|make|log|raise|put) (?:an? |another |the )?(?:new )?|new |another )"
     r"(?:action|one|item|thing|task) (?:under|in)"
     rf" (?:the )?(?:theme )?{_HEADING}{_DASH}(?=\S.* )(.+?)", r"add \2, theme \1"),
    (rf"(?:add|create|make|log|raise) (?:an?|another) (?:new )?action(?: point)? for {_SOMEBODY}"
     r" to (?=\S.* )(.+?)", r"add \1 to \2"),
    (rf"add (?:to|under|in) (?:the )?(?:theme )?{_HEADING}{_DASH}(?=\S.* )(.+?)",
     r"add \2, theme \1"),
    (rf"(?:(?:add|create|make|log|raise) (?:an? |another )?)?(?:new |another )?action (?:point )?"
     rf"for {_SOMEBODY}(?:{_DASH}|, )(?=\S.* )(.+?)", r"add \2, \1"),
    (rf"(?:(?:add|create|make|log|raise) (?:an? |another )?)?(?:new |another )?action (?:point )?"
     rf"for {_SOMEBODY} (?:and|&) {_SOMEBODY}(?:{_DASH}|, )(?=\S.* )(.+?)",
     r"add \3, \1 and \2"),
    (r"(?:create|make|log|raise) (?:an?|another) (?:new )?action (?!plan|point|list|group|for )"
     r"(?:to |called |that )?(?=\S.* )(.+?)", r"add \1"),
    (rf"{_LEAVES} (?:on |from )?(?=[^,;]*\d)([^,;]{{3,20}}?){_ALL_GOES}",
     r"hand over \1's actions to \3 from \2"),
    (rf"{_LEAVES}{_ALL_GOES}", r"hand over \1's actions to \2"),
    (rf"all (?:of )?{_SOMEBODY}['’]s? (?:actions?|ones|stuff|work)(?: now| should| can| to){{1,2}}"
     rf" (?:go|move|pass) (?:over )?to {NAME}", r"hand over \1's actions to \2"),
    (r"(?:sort|order|show|group|list)(?: (?:it|them|the (?:list|plan|actions)))? by (?:due )?"
     r"(?:date|deadline)", "list by deadline"),
    (r"(?:sort|order|show|group)(?: (?:it|them|the (?:list|plan|actions)))? by (lead|theme|status)",
     r"list by \1"),
    (r"filter (?:by |on |for )?(red|amber|green|overdue|complete)s?", r"list \1"),
    (r"search (?:for )?([\w'’-]+(?: [\w'’-]+){0,3})"
     r"|find (?:me )?the ([\w'’-]+(?: [\w'’-]+){0,2}) (?:one|action)", r"show \1\2"),
    (rf"(?:change|set|move) {_OUR_DAYS} (?:to|at|for) .{{1,40}}"
     rf"|(?:make|have|get) {_OUR_DAYS} (?:go|come|be) (?:out|posted|sent) .{{1,40}}"
     rf"|{_OUR_DAYS} (?:should|must|needs? to|has to|to) (?:be|go out|come out) .{{1,40}}"
     r"|(?:change|set) the time ?zone to .{1,40}", "settings"),
    (r"(?:the partnership|we) (?:is|are|['’]re) now (?:called|named|known as) (.+?)"
     r"|(?:the partnership['’]s |our )new name is (.+?)", r"setup \1\2"),
    (rf"(?:undo|take back|reverse) (?:what )?{_SOMEBODY} (?:did|said|put|wrote|changed"
     rf"|(?:last )?(?:change|update|comment))(?: (?:to|on|for|about|with))? {LETTERED}",
     r"history \2"),
    (r"(?:change|retitle)(?: the)?(?: name of the)? (theme|heading|section) (.+?) (?:to|as) (.+?)",
     r"rename \1 \2 to \3"),
    (r"(?:rename|retitle) (?:the |this |our )partnership (?:to |as )?(.+?)", r"setup \1"),
    (rf"change (?:the )?(co-?ordinator|chair) to {_SOMEBODY}", r"role \2 \1"),
)  # fmt: skip
# From a lead these may be news of an action: "closed 24 Dec", "chase legal".
OF_COORDINATORS = Commands(
    *_OF_ROLES,
    *_OF_ONE,
    *_OF_THE_PLAN,
    *_OF_REMINDERS,
    *_OF_ALL,
    (r"(?:set|fix|book|arrange) (?:the |our )?next (?:meeting|mtg) (?:for|to|on|at) (?=.*\d)(.+?)",
     r"meeting \1"),
    (r"(?:add|book|arrange|put in) (?:a|an|another|an extra|a new) (?:meeting|mtg) (?:on|for|at)"
     r" (?=.*\d)([^,]+?)", r"meeting \1"),
    (rf"(?:add|book|arrange|put in) (?:an? (?:extra |new )?|another |the next )?(?:meeting|mtg)"
     rf" (?=(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri)(?:day)? )?(?:the )?\d{{1,2}}"
     rf"(?:st|nd|rd|th)? {MONTH}\b)([^,]+?)", r"meeting \1"),
    (r"cancel (?:(?:mon|tues|wednes|thurs|fri)day|this week|next week)['’]?s (?:meeting|mtg)",
     "meeting cancel"),
    (rf"e-?mail {NAME} (?:about |with )?(?:her|his|their) (?:actions?|list|reminders?)",
     r"email \1"),
    (r"(?:import|upload|add|load|replace) (?:(?:the|a|our|new|updated|latest|action) ){1,4}plan",
     "import"),
    (rf"(?:cancel|delay|postpone|stop|(?:don['’]?t|do not) (?:post|send(?: out)?)) {_DIGEST}"
     r"(?: (?:this|next) week| yet| for now| till? .{1,30}| until .{1,30})?", "digest hold"),
    (rf"(?:no|skip) {_DIGEST} (?:this|next) (?:time|week|month|meeting)", "digest hold"),
    (rf"(?:post|send(?: out)?|publish) {_DIGEST} ((?:a|one|two|three|[1-9]) (?:working )?days?"
     r" before(?: (?:the |our |each |every )?(?:meetings?|mtgs?))?)", r"settings digest \1"),
    (rf"release {_DIGEST}|let {_DIGEST} go(?: out)?", "digest release"),
    (rf"edit for print {CODE}|edit {CODE} for (?:the )?print|edit {CODE} in {_DIGEST}",
     r"digest edit \1\2\3"),
    (rf"(?:update|redo|re-?do|re-?write|refresh|regenerate) {_DIGEST}", "digest preview"),
    (rf"(?:un-?assign {LETTERED}|(?:take|remove) the lead (?:off|from)(?: of)? {LETTERED})",
     r"assign \1\2"),
    # A line of minutes; with a code in it, it tells of that action.
    (r"(?:new )?(?:aps?|actions?(?: points?)?(?: agreed)?)(?: ?\d{1,2})?"
     r"(?: (?:from|at|in) (?:(?:the|our|last|yesterday['’]?s|today['’]?s) ){0,2}(?:meeting|mtg))?"
     r"\s*[:–-]\s*"
     r"(?!.*(?<!\w)#?[a-z]{1,8}\d)(?=\S.* to \S)(.+?)", r"add \1"),
    (r"(?:and )?another(?: one| action)?\s*[:–-]\s*(?=\S.* )(.+?)", r"add \1"),
    (r"(?:(?:we|the offices?|offices?|everyone)(?: is| are|['’]re|['’]s)? )?closed"
     r" (?=.*\d)(?:from |on )?(.+)", r"settings closed \1"),
    (r"(?:(?:the|our) )?(?:(?:date of )?next (?:meeting|mtg)|donm)(?: is|['’]s| will be)?(?: on)?"
     r"(?: ?[:–-])?"
     r" (?!(?:has|had|is|was|been|be|now|mov(?:ed?|es|ing)|should|needs?|will|to)\b)(?=.*\d)(.+)",
     r"meeting \1"),
    (rf"(?:chase|nudge)(?: up)? (?:{CODE}|{NAME})(?: for (?:me|us))?", r"remind \1\2"),
    (rf"(?:stop|don['’]?t) (?:chas(?:e|ing)|remind(?:ing)?|nudg(?:e|ing)) {_A_PERSON}"
     rf"(?: ({_FOR_A_TIME}))?", r"pause \1 \2"),
    (rf"(?:put|get) {NAME} (?:down )?(?:on|for|as lead (?:on|of|for)) {LETTERED}",
     r"assign \2 to \1"),
    (rf"make {LETTERED} {NAME}['’]s", r"assign \1 to \2"),
    (rf"(?:make {NAME}(?<! the) (?:the )?lead (?:on|of|for) {LETTERED}"
     rf"|{LETTERED}:?(?: [-–])? {NAME} to lead)", r"assign \2\3 to \1\4"),
    (rf"{_MOVES}(?: (?:back|on|forward))? {_OUR_MEETING}(?: (?:time|date))?"
     r"(?: (?:back|on|forward))? (?:to|until|till) (?=.*\d|.*day)(.+?)(?:,? same time)?",
     r"meeting move to \1"),
    (rf"{_OUR_MEETING}(?: (?:time|date))?(?:['’]s| is| was| has)?(?: now)?(?: been)?(?: now)?"
     rf" (?:{_MOVED}(?: to| until| till)|(?<=now )(?:at|on)) (?=.*\d|.*day)(.+?)(?:,? same time)?",
     r"meeting move to \1"),
    (rf"{_OUR_MEETING} (?:(?:is |will )?(?:now )?(?:mov(?:es?|ing)|chang(?:es?|ing)|go(?:es|ing)?)"
     r"(?: back| on)? (?:to|until|till)|(?:(?:is|will be) now|will now be)(?: on| at)?)"
     r" (?=.*\d|.*day)(.+?)(?:,? same time)?", r"meeting move to \1"),
    (rf"(?:{_MOVES} {_OUR_MEETING}(?: back)?|{_MOVES} back {_OUR_MEETING}"
     rf"|{_OUR_MEETING}(?:['’]s| is| was| has)?(?: been)? {_MOVED})(?: by)? {_SO_LONG}",
     r"meeting move to \1 later"),
    (rf"(?:the )?({MONTH})(?:['’]s)? (?:meeting|mtg)(?: (?:is|has|was|will))?"
     rf"(?: (?:now|be|been)){{0,2}}(?: {_MOVED} (?:to|until|till)|(?<=now)(?: on)?)"
     r" (?=.*\d|.*day)(.+?)", r"meeting move \1 to \2"),
    (rf"{_MOVES}(?: back)? (?:the )?({MONTH})(?:['’]s)? (?:meeting|mtg)(?: back)?"
     r" (?:to|until|till) (?=.*\d|.*day)(.+?)", r"meeting move \1 to \2"),
    (rf"{_MOVES}(?: back)? (?:the |our )?(?:meeting|mtg) (?:(?:on|of|from) )?(?:the )?"
     r"(?=\d|\w{3,9} \d)([\w ]{3,20}?) (?:to|until|till) (?=.*\d|.*day)(.+?)",
     r"meeting move \1 to \2"),
    (rf"(?:cancel|skip|drop) (?:the )?({MONTH})(?:['’]s)? (?:meeting|mtg){_THE_NEXT}"
     rf"|(?:the )?({MONTH})(?:['’]s)? (?:meeting|mtg) {_IS_OFF}{_THE_NEXT}",
     r"meeting move \1\3 to \2\4"),
    (rf"(?:the |our )?(?:meeting|mtg) (?:on|of) (?:the )?([\w ]{{3,20}}?) {_IS_OFF}{_THE_NEXT}",
     r"meeting move \1 to \2"),
    (rf"(?:the |our )?(?:meeting|mtg) (?:on|of) (?:the )?([\w ]{{3,20}}?) {_IS_OFF}",
     r"meeting cancel \1"),
    (rf"{_OUR_MEETING}(?:['’]s| is) (?:now )?(?:at )?(\d{{1,2}}(?:[:.]\d\d)? ?(?:am|pm))"
     r"(?: now| instead)?", r"meeting move to \1"),
    (rf"we(?:['’]ve| have)? (?:cancelled|canceled|called off|scrapped) (?:the )?({MONTH})"
     r"(?:['’]?s)?(?: (?:meeting|mtg))?", r"meeting cancel \1"),
    (r"(?:the |our )?(?:meeting|mtg) (?:on|of) (?:the )?([\w ]{3,20}?)"
     rf" (?:(?:is|has|was|will|should|needs to) )?(?:(?:now|be|been) ){{0,2}}(?:{_MOVED}"
     r" (?:to|until|till)|(?<=now )(?:on|at)) (?=.*\d|.*day)(.+?)",
     r"meeting move \1 to \2"),
    (rf"(?:there is |there['’]s )?no (?:meeting|mtg) in ({MONTH})", r"meeting cancel \1"),
    (r"(?:the |our )?(?:meetings|we) (?:are|is|will be|now meet|meet)(?: now)? (?=(?:on )?(?:the )?"
     r"(?:every|each|weekly|fortnightly|monthly|quarterly|first|second|third|fourth|last)\b)([^.;]+?)",
     r"meeting \1"),
    (r"we(?:['’]ve| have| are|['’]re)? (?:now )?(?:moved|moving|switched|switching|changed|changing"
     r"|going|gone) to (?:having )?(weekly|fortnightly|monthly|quarterly) (?:meetings|mtgs)",
     r"meeting \1"),
    (rf"(?:skip|drop|cancel) (?:the )?({MONTH})(?:['’]s)? (?:meeting|mtg)"
     rf"|(?:the )?({MONTH})(?:['’]s)? (?:meeting|mtg) {_IS_OFF}", r"meeting cancel \1\2"),
    (rf"{_OUR_MEETING} {_IS_OFF}", "meeting cancel"),
    (rf"(?:push|shift|extend|delay|move)(?: back)? ({_EVERY} .+? (?:to|until|till) .+?)",
     r"move \1"),
    (rf"(?:mark|make|turn|set|rate|put) ({_EVERY} .+?) (?:(?:to|as|down) )*"
     r"(red|amber|green|complete)", r"update \1 \2"),
    (rf"(?:(?:no|cancel|stop|hold|pause|suspend) {_ALL_REMINDERS}"
     rf"|(?:don['’]?t|do not|stop) (?:chas|remind|nudg)(?:e|ing) {_ANYBODY}"
     rf"|(?:don['’]?t|do not) send(?: out)? {_ALL_REMINDERS}"
     rf"|pause {_ANYBODY})(?: (?=\w)({_FOR_A_TIME}))?", r"pause all \1"),
)  # fmt: skip
