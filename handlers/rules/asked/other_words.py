"""Commands in the words that people use for them: "post the digest", "chase everyone"."""

from __future__ import annotations

from handlers.rules.asked.coordinating_words import OF_COORDINATORS
from handlers.rules.command_words import CODE, LETTERED, NAME, PLS, TA, Commands
from handlers.rules.dates.words import SHORT_MONTH

LONGEST = 400  # characters
_DIGEST = r"(?:(?:the|our|a|latest|new) )*(?:rag )?digest"
_MINE = r"(?:all )?(?:of )?my (?:actions?|stuff|things|work|tasks|ones|lot|bits)"
_ABOUT = rf" (?:on|for|to|about|against|in|under) {CODE}"
_SAYING = r"(?: ?[:,–-] ?| (?:that|saying|to say)(?: that)? )"
_DATE = r"(?:due )?(?:date|deadline)"
_A_DATE = (
    rf"(?=.{{0,30}}(?:\d|\b{SHORT_MONTH}))"
    r"(.{2,40}?)(?:,? \(?not .{2,30})?"
)
_GET = r"(?:send|give|get|e-?mail|print|show|have|see|export|download)(?: me| us)?"
_PLAN = (
    r"(?:(?:the|a|an|our|this|whole|full|latest|current|action) )*"
    r"(?:plan|list|spreadsheet|tracker|copy|file|version|actions"
    r"|pack|papers?|report|it)"
)
_KIND = (
    r"(excel|xlsx?|word|docx?|csv|pdf)"
    r"(?: (?:copy|version|file|doc(?:ument)?|sheet|papers?|report|plan|one))?"
)
_FOR = r"(?: (?:for|before|by) (?:(?:the|our|next|this) )*(?:meeting|mtg|board|\w{3,6}day))?"
_CHASING = (
    r" ?(?:chas(?:e|ing|ers?)|remind(?:ing|ers?)?|nudg(?:e|es|ing)|ask(?:ing)?|bother(?:ing)?)"
)
_STATUS = r"(?:colou?r|status|rag(?: status| rating)?|rating)"
_FROM = r"(?: from (?:red|amber|green|complete|not rated))?"
_POST_IT = (
    rf"(?:(?:post|publish|send out|share) {_DIGEST}(?: (?:in|to) the channel)?"
    rf"|send {_DIGEST} to the channel)"
)

_WORDS = Commands(
    # What is posted can't be taken back: whoever only wonders sees it first, with a button.
    (rf"(?:can|could|may|might|shall|should) (?:we|i) (?:please )?{_POST_IT}", "digest preview"),
    (_POST_IT, "digest post"),
    (rf"(?:{_GET} )?(?:(?:the|our) )?last digest", "digest last"),
    (rf"{_GET} {_DIGEST}", "digest"),
    (r"((?:digest|list|mine|brief|people|meetings|export|home|due)(?: [^,.;?!]{1,60}?)?)"
     rf"(?:[ ,]+(?:now|{PLS}|{TA}|asap))+", r"\1"),
    (r"ask (?:me|us)(?: again)?(?: about (?:this|it|these|them))?"
     r" ((?:on|in|after|from|next|this|tomorrow|mon|tues?|wed|thu|fri|sat|sun|when)\b.{0,60}"
     r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.{0,40})", r"remind me \1"),
    (r"undo (?:(?:the|my) )?last (?:two|three|four|five|few|couple(?: of)?|[2-9])"
     r"(?: (?:things|changes|updates|ones))?|undo (?:both|them all|all of (?:that|them|it))",
     "history"),
    (r"undo(?: (?:that|it|this|(?:the |my )?last(?: (?:one|thing|update|change|bit))?))", "undo"),
    (r"(?:list|show)(?: me| us)?(?: all)?(?: the| our)? (?:people|members|leads|names)", "people"),
    (r"/?(?:who(?:['’]?s| is| else is)|people)(?: currently| all)?"
     r" (?:on (?:leave|holiday|hols|a/?l)|away|off)"
     r"(?: (?:this|next) week| in \w{3,9}| at the moment| soon)?", "leave"),
    (r"(?:list|show)(?: me| us)?(?: all)?(?: the| our)? (?:meetings|mtgs)", "meetings"),
    (r"(?:list|show)(?: me| us)?(?: all)?(?: the| our)? (?:themes|headings|sections)", "themes"),
    (rf"{_GET} (?:everything|all(?: of)?(?: the| our)? actions|(?:the|our) (?:whole|full|entire)"
     r" (?:action )?(?:plan|list)|every action)", "list"),
    (rf"(?:{_GET} )?{_PLAN}{_FOR} (?:in|as|to) (?:an? )?{_KIND}{_FOR}", r"export \1"),
    (rf"(?:{_GET} (?:(?:the|a|an|our) )|the ){_KIND}{_FOR}", r"export \1"),
    (rf"{_KIND} of (?:the|our) (?:action )?(?:plan|report|papers?|list|tracker)", r"export \1"),
    (r"(?:(?:a|the) )?print(?:able|ed)?(?: version| copy)"
     r"(?: of (?:it|this|the (?:plan|report|list)))?", "export word"),
    (r"print(?: off| out)? (?:(?:the|our|a copy of the) )+(?:action )?(?:plan|paper|list)",
     "export word"),
    (rf"(?:(?:i|we) (?:need|want) |{_GET} )?{_PLAN}{_FOR} (?:in|as) (?:an? )?spread ?sheet{_FOR}"
     rf"|{_GET} (?:(?:the|a|our) )?spread ?sheet{_FOR}", "export excel"),
    (rf"(excel|word|csv) (?:copy|version|file|papers?|report){_FOR}", r"export \1"),
    (rf"(?:close|tick off|cross off)(?: off)? {LETTERED}(?: off)?", r"done \1"),
    (rf"{LETTERED}(?:{_SAYING}| )(?:close|shut)(?: (?:it|this))?(?: down)?[,;:–-]+ ?(.+?)",
     r"update \1 close it, \2"),
    (rf"(?:close|cancel) {LETTERED}(?: down)?,?"
     r" (as|because|since|now that|due to) (.+?)", r"update \1 close it, \2 \3"),
    (rf"(?:drop|bin|scrap|discontinue) {LETTERED}(?: ?[:,;–-]+ ?| (?=(?:it|its|they|we|no|not|never"
     r"|too|as|because|since|superseded|replaced|duplicates?|funding|out of)\b))(.+?)",
     r"update \1 discontinued, \2"),
    (rf"(?:drop|bin|scrap) {LETTERED}", r"update \1 discontinued"),
    (rf"(?:put|place|pop|stick|get|have) {LETTERED} on hold(?:[,:;–-]? (?!and\b)(.+?))?",
     r"hold \1 \2"),
    (rf"(?:stop|don['’]?t|no (?:more )?){_CHASING}(?: me| us)? (?:about|for|on|re) {LETTERED}",
     r"hold \1"),
    (rf"(?:take )?{LETTERED} off (?:of )?hold|(?:un-?hold|off hold|un-?pause) {CODE}"
     rf"|{LETTERED} (?:is |has come )?(?:now )?(?:off (?:of )?hold|(?:no longer|not) on hold)"
     r"(?: any ?more| now)?", r"resume \1\2\3"),
    (rf"(?:mark|set|make|put|change) {LETTERED}(?:['’]s)?(?: (?:due )?(?:date|deadline))?"
     r" (?:down )?(?:as|to) (?:an? )?(ongoing|tbc|rolling|continuous)(?: action)?",
     r"move \1 to \2"),
    (rf"(?:comment|note) {LETTERED}(?: ?[:,–-] ?| )(.+?)", r"update \1 \2"),
    (r"(?:chase|nudge|remind)(?: up)? (?:everyone|everybody|all(?: the)? leads)"
     r"(?: (?:for|before|about) [\w ]{2,20})?", "remind everyone"),
    (rf"hold {_DIGEST}(?: (?:until|till?|while|for) .{{1,60}}?)?", "digest hold"),
    (rf"(?:hide {LETTERED}(?: from (?:the )?(?:digest|papers?|report))?"
     rf"|(?:keep|leave) {LETTERED} out of (?:the )?(?:digest|papers?|report)"
     rf"|(?:drop|take) {LETTERED} (?:from|off|out of) (?:the )?(?:digest|papers?|report))",
     r"private \1\2\3"),
    (rf"{LETTERED} (?:is|should be|must be|needs to be|has to be|to be)(?: kept)?"
     rf" (?:strictly )?(?:confidential|private)|(?:make|mark|keep|set) {LETTERED} (?:as )?"
     r"(?:confidential|private)", r"private \1\2"),
    (rf"(?:suspend|park|shelve) {LETTERED}(?:,? ((?:until|till?|because)\b.+?))?", r"hold \1 \2"),
    (rf"(?:re-?open|restore|reinstate|revive|un-?complete|un-?close|bring back) {LETTERED}"
     rf"|bring {LETTERED} back", r"update \1\2"),
    (r"(?:change|correct|amend|set|edit) (?:the )?(?:title|name|wording|description) (?:of|on|for)"
     rf" {LETTERED} to (.+?)", r"set \1 title \2"),
    (rf"(?:change|set|turn) (?:the )?{_STATUS} (?:of|on|for) {LETTERED}{_FROM} to (.+?)"
     rf"|(?:change|set|turn) {LETTERED}(?:['’]s)? {_STATUS}{_FROM} to (.+?)",
     r"update \1\3 \2\4"),
    (rf"change {LETTERED}(?:['’]s)? (?:lead|owner)s? to (.+?)", r"assign \1 to \2"),
    (rf"(?:set|change) (?:the )?(priority|cost|target|outcome|impact|baseline|position|budget)"
     rf" (?:of|on|for) {LETTERED} to (.+?)", r"set \2 \1 \3"),
    (rf"{LETTERED}:?(?: [-–])? change (?:the )?title to (.+?)", r"set \1 title \2"),
    (rf"add {NAME} as (?:an? |the )?(?:co-?|joint |second )?lead (?:on|of|for|to) {LETTERED}",
     r"assign \2 to \1 as well"),
    (r"cancel (?:(?:the|our|next) )+(?:meeting|mtg)((?: on)? [\w ]*\d[\w ]*?)?",
         r"meeting cancel\1"),
    (r"(?:(?:(?:i|we) )?(?:(?:need|want|would like)|['’]d like) to )?"
     r"(?:(?:add )?(?:a )?new action|add (?:an? |another )?(?:action|something|one))"
     r"\s*[:,–-]\s*(.+?)", r"add \1"),
    (rf"change (?:the )?leads? (?:of|on|for) {CODE} to (.+?)", r"assign \1 to \2"),
    (r"(?:re-?schedule|postpone|push back|put back"
     rf"|(?:change (?:the )?|new )(?:due )?(?:date|deadline) (?:of|for|on)) {CODE}", r"move \1"),
    (r"(?:(?:can|could|may|might) (?:i|we) (?:please )?(?:have|get)|(?:i|we) (?:will |would )?need"
     r"|(?:i|we)['’]ll need|(?:give|get) me)(?: (?:some|a bit|a little|a bit of|a little bit))?"
     rf" (?:more time|an extension|longer) (?:on|for|with) {LETTERED}", r"move \1"),
    (rf"(?:change|move|set|push|put) {LETTERED}(?:['’]s) (?:due )?(?:date|deadline)(?: back)?"
     r" (?:to|until|till?) (.+?)", r"move \1 to \2"),
    (rf"(?:(?:you|chaser|u)(?:['’]ve| have)? (?:got|recorded|put|wrote|written|read)|it has)"
     rf" {LETTERED} (?:down )?(?:wrong|incorrectly|mixed up)", r"history \1"),
    (r"(?:(?:tell|show|give) me )?(?:more|(?:more )?details?|some more) (?:on|about|of|for)"
     rf" {LETTERED}", r"show \1"),
    (rf"show(?: me| us)? (?:all|every|everything|the)(?: the| in the)? (?:columns?|fields?)"
     rf"(?: (?:for|of|on|in) {LETTERED})", r"show \1"),
    (rf"{LETTERED}[:,]? (?:why|how come)(?: (?:is|'s|has|was|it|this|that|still|so|now|been|gone"
     r"|marked))* (?:red|amber|green|late|overdue)", r"show \1"),
    (rf"{LETTERED}[:,]? (?:is )?(?:still )?(?:red|amber|late|overdue)[,:]? ?(?:[-–] ?)?"
     r"(?:why|how come)\b.{0,60}", r"show \1"),
    (rf"how (?:many times|often) (?:has|did|have) {LETTERED} (?:been )?(?:moved?|slip(?:ped)?"
     r"|changed?)", r"history \1"),
    (r"how (?:do|can|would) (?:i|we) (?:print|export|download|save|get a copy of)"
     r" (?:this|it|the (?:plan|papers?|list|digest)|our plan)", "help export"),
    (rf"(?:rename|retitle) {CODE} (?:(?:to|as) )?(.+?)", r"set \1 title \2"),
    (rf"set {CODE} (?:to |as )?((?:red|amber|green|complete)\b.*?)", r"update \1 \2"),
    (rf"(?:drop|lower|raise|bump|downgrade|upgrade|knock|take) {LETTERED} (?:(?:back|down|up) )?"
     r"(?:to|from (?:red|amber|green) to) ((?:red|amber|green)\b.*?)", r"update \1 \2"),
    (rf"(?:give|hand|pass|transfer|reassign)(?: over)? (?=\S*[a-z.]){CODE}(?: over)? to"
     rf" {NAME}",
     r"assign \1 to \2"),
    (r"(?:can|could) (?!(?:we|you|u|i|he|she|they|it|this|that|someone|somebody|anyone|anybody)\b)"
     rf"{NAME} (?:do|take(?: over| on)?|have|lead|own|pick up) {LETTERED}(?: on| over)?"
     r"(?: from now on| instead)?", r"assign \2 to \1"),
    (rf"{LETTERED}(?:['’]?s)?:? (?:due )?(?:date|deadline) (?:is|['’]s) (?:wrong|incorrect|out)"
     r"[,.;–-]?(?: it)? (?:should be|should say|needs to be) (?=.*\d|.*[a-z]{3})(.+?)",
     r"move \1 to \2"),
    (rf"{LETTERED}(?:['’]?s)?:? {_DATE} (?:(?:means|should (?:read|say|mean)) {_A_DATE}"
     rf"|(?:should be|is meant to be|is supposed to be) (?=[^;]{{1,40}} not ){_A_DATE})",
     r"move \1 to \2\3"),
    (rf"{LETTERED}:? (?:(?:is|it['’]?s|its) )?(?:on )?(?:the )?(\d{{1,2}}(?:st|nd|rd|th))"
     r"(?: of \w{3,9})?,? not (?:the )?(\d{1,2}(?:st|nd|rd|th))",
     r"update \1 deadline should be the \2 not the \3"),
    (rf"(?:correct|fix|amend) (?:the )?{_DATE} (?:of|for|on) {LETTERED} to {_A_DATE}",
     r"move \1 to \2"),
    (rf"(?:correct|fix|amend) {LETTERED}(?:['’]?s)? {_DATE} to {_A_DATE}", r"move \1 to \2"),
    (r"(?:just )?(?:checking|did)(?: that| if)? (?:you|u)(?:['’]ve)?"
     rf" (?:get|got|have|received?|saw|see) my {LETTERED}"
     r" (?:update|reply|answer|message|comment)", r"history \1"),
    (r"(?:i (?:can|do|am|won)\b[^,.;]{0,40}[,.;]+ )?(?:so )?(?:give|hand|pass|transfer)(?: over)?"
     rf" {_MINE}(?: over)? to {NAME}", r"hand over my actions to \1"),
    (rf"(?:all (?:of )?mine|everything of mine|{_MINE})(?: (?:should|can|now|please|must))?"
     r"(?: (?:go(?:es)?|pass(?:es)?|over))* to (?!(?:red|amber|green|complete)\b)(?=@|(?-i:[A-Z]))"
     rf"{NAME}", r"hand over my actions to \1"),
    (rf"(?:a |my |this )?(?:comment|note){_ABOUT}{_SAYING}(.+?)", r"update \1 \2"),
    (r"(?:add|put|make|leave|log|record|pop|stick) (?:an? |my |this )?(?:quick )?"
     rf"(?:comment|note|update){_ABOUT}(?:{_SAYING}| )(.+?)", r"update \1 \2"),
    (rf"(?:(?:change|edit|correct|amend|fix|reword) (?:the |my )?(?:comment|note)(?: on| for| of)"
     rf" {CODE} to(?: say| read)?|(?:the|my) (?:comment|note) (?:on|for|of) {CODE}"
     rf" should (?:say|read|be)|{CODE}(?:['’]s)?:? (?:the )?(?:comment|note)"
     r" should (?:say|read|be))(?: ?:)? [\"“'‘]?(.+?)[\"”'’]?", r"update \1\2\3 \4"),
    (rf"(?:add|note|log|record|write)(?: this)?{_ABOUT}{_SAYING}(.+?)", r"update \1 \2"),
    (r"(?:(?:send|show|give|get)(?: me| us)?|(?:i|we)(?:['’]d like| need| want)) (?:the |our )?"
     rf"(?:meeting )?papers?(?: for (?:(?:the|our|next) )?\w{{3,9}}['’]?s? (?:meeting|mtg)|{_FOR})",
     "export word"),
)  # fmt: skip


def as_command(text: str, *, coordinates: bool = False) -> str:
    """The command that the words mean; "" where they are none of these.

    `coordinates`: whether whoever says them coordinates, and may mean what others don't.
    """
    if len(text) > LONGEST or "\n" in text:
        return ""
    for said, command in (*_WORDS.shapes, *(OF_COORDINATORS.shapes if coordinates else ())):
        if found := said.fullmatch(text):
            return " ".join(found.expand(command).split())
    return ""
