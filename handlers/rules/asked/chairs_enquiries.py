"""What chairs ask in set words of how the plan moves: what is new, who is behind, what next."""

from __future__ import annotations

from handlers.rules.dates.words import MONTH, WEEKDAY

_WHO = (
    r"(?!(?:i|we|you|he|she|it|they|this|that|the|a|an|each|any\w*|some\w*|every\w*)\b)"
    r"([^\W\d_][\w'-]*(?: (?!(?:not|need|have|say|do)\b)[^\W\d_][\w'-]*)?)"
)
_ONES = r"(?: (?:actions?|ones?|items?|things))?"
_LAST = (
    r"(?:last (?:time|meeting|month|quarter|year|digest|report)|(?:the|our) last (?:time|meeting"
    r"|digest|report|quarter|one)|before|the previous (?:meeting|one|quarter|month))"
)
_SINCE = rf"(?: (?:since|from|on) {_LAST})?"
_ANSWER = (
    r"(?:repl(?:y|ied)|answer(?:ed)?|respond(?:ed)?|report(?:ed)?(?: back)?|updated?"
    r"|sen[dt] (?:an? |any |their )?updates?|given (?:an? |any )?updates?)"
)
_LATELY = (
    r"(today|yesterday|this (?:week|month|morning|afternoon)|last (?:week|month)"
    rf"|in the (?:last|past) (?:\w+ )?(?:days?|weeks?|months?)|since (?:{WEEKDAY}|\d.{{1,12}}"
    rf"|{MONTH}))"
)
_SPAN = r"((?:a|an|one|two|three|four|six|\d{1,2}) (?:days?|weeks?|fortnights?|months?))"
_MORE = r"(?:more than|over|longer than|at least)"
_DUE = r"(?:due|finish(?:ed|ing)?|end(?:ing)?|complet(?:ed?|ing)|done|delivered)"
_ANY = r"(?:what|which|(?:(?:is|are) there )?any)"
_HAS_ANY = (
    rf"(?:(?:has|have|is|are)(?: there)? )?(?:what|which|any(?:thing)?){_ONES}"
    r"(?: (?:is|are|has|have|dates?|deadlines?)){0,2}"
)
_DATES = r"(?:(?:what|which|any|all)(?: the)? |the |have any )(?:deadlines?|due dates?|dates?)"
_HAVE = r"(?:(?:has|have|had) )?(?:been )?"
_MOVED = r"moved|slipped|changed|revised|extended|pushed back|put back"
_OFTEN = r"(?:more than once|twice|several times|again and again|many times|(?:a )?lot)"
OF_CHAIRS = (
    (rf"who (?:has|have|is) (?:already )?{_ANSWER}(?: so far| already| yet)?"
     rf"|(?:what|which){_ONES} (?:has|have) (?:been )?(?:updated|answered|reported(?: on)?)",
     "list updated by lead"),
    (rf"(?:(?:what|which){_ONES}(?: is| are)? )?(?:the )?(?:(?:longest|most|worst|furthest|oldest)"
     rf" (?:overdue|late){_ONES}|(?:overdue|late){_ONES} (?:the )?longest)",
     "list overdue by deadline"),
    (r"(?:what|which|how many)(?: are)?(?: the| our)? (?:themes|headings|sections)"
     r"(?: are there| do we have| have we(?: got)?)?", "themes"),
    (rf"(?:(?:what did|show (?:me|us)|see) )?(?:the )?({MONTH})(?:'s)? digest(?: say| please)?",
     r"digest \1"),
    (rf"{_WHO}'s (reds?|ambers?|greens?|overdue|late)(?: ones?| actions?)?"
     r"|(?:show (?:me|us) |list )([^\W\d_]+)'s (reds?|ambers?|greens?|overdue|late)"
     r"(?: ones?| actions?)?", r"list lead \1\3 \2\4"),
    (r"who (?:still )?owes (?:me|us|you)(?: (?:an? |their )?updates?)?"
     r"(?: (?:for|before|by) .{2,30})?", "list no update by lead"),
    (rf"what (?:does|do) {_WHO} (?:still )?owe(?: (?:me|us|you))?", r"list no update lead \1"),
    (rf"who (?:has|have|is|did) ?(?:not|n't) (?:yet )?{_ANSWER}(?: anything)?"
     r"(?: since (?:the |our )?last (?:meeting|digest|time)| this (?:month|week|time|cycle)"
     rf"|(?: yet)? (?:about|for|before|ahead of|on) (?:the |our )?(?:{MONTH}(?:'s)?|next)"
     r"(?: (?:meeting|mtg|digest|report))?)",
     "list no update by lead"),
    (rf"(?:is |are there |do we have )(?:anything|any){_ONES}(?: is| are)?(?: kept| marked)?"
     rf" (?:private|confidential)|(?:what|which){_ONES} (?:is|are) (?:private|confidential)",
     "list private"),
    (rf"{_ANY}{_ONES} (?:has|have|is|are|do not have|does not have|without|with)"
     r"(?: got)?(?: no| without)?(?: an?| any)? (?:lead|leads|owner|owners)"
     rf"|(?:what|which){_ONES} (?:is|are) (?:un-?assigned|not assigned)", "list no lead"),
    (rf"{_ANY}{_ONES} (?:has|have|is|are|do not have|does not have|without|with)"
     r"(?: got)?(?: no| without)?(?: an?| any)? (?:date|dates|deadline|deadlines|due date)",
     "list no date"),
    (rf"(?:how many|what|which|show me|list){_ONES}(?: is| are| have been)? (?:overdue|late)"
     rf"(?: by)? {_MORE} {_SPAN}", r"list overdue by more than \1"),
    (rf"(?:how many|what|which){_ONES}(?: is| are) {_MORE} {_SPAN} (?:overdue|late)",
     r"list overdue by more than \1"),
    (rf"what (?:did we (?:agree|decide)|was (?:agreed|decided)) (?:at |in )?{_LAST}"
     rf"|what happened (?:at |in )?{_LAST}"
     r"|(?:(?:can (?:i|we) )?(?:see|have)|(?:show|send|give) (?:me|us))? ?"
     r"(?:last (?:time|month|quarter|meeting)'s|the (?:last|previous) meeting's) digest"
     r"|(?:(?:show|send|give) (?:me|us) )?(?:the )?(?:last|previous) (?:minutes|report|rag report)",
     "digest last"),
    (rf"are (?:we|things) (?:doing |getting )?(?:any )?(?:better|worse)(?: or (?:better|worse))?"
     rf"(?: (?:than|since) {_LAST})?", "digest"),
    (rf"(?:(?:show|list|give) (?:me|us )? ?)?{_DATES}(?: that)? {_HAVE}(?:{_MOVED}) {_OFTEN}"
     rf"|(?:what|which){_ONES} {_HAVE}(?:{_MOVED}) {_OFTEN}", "list moved more than once"),
    (rf"(?:(?:show|list|give) (?:me|us )? ?)?{_DATES}(?: that)? {_HAVE}(?:{_MOVED})"
     r"|(?:show (?:me |us )?)?(?:the )?(?:slippage|slips|moved (?:deadlines|dates))"
     rf"|(?:what|which){_ONES} {_HAVE}(?:slipped|been (?:re-?scheduled|put back|pushed back))",
     "list moved"),
    (r"(?:show (?:me|us) )?(?:everything|anything|all|those|the ones)"
     r"(?: (?:that(?:'s)?|which|who))?(?: is| are| has| have)?(?: been)?"
     rf" (?:slipped|moved|changed|slipping){_SINCE}"
     rf"|{_HAS_ANY} (?:been )?(?:new|changed|moved|slipped|different)"
     rf"{_SINCE}"
     rf"|(?:what are |show (?:me|us) )?(?:the )?changes{_SINCE}", "list changed"),
    (rf"(?:compare|how (?:does|do) (?:this|we|it|things) compare) (?:it |this |us )?"
     rf"(?:with|to|against) {_LAST}|how did we do {_LAST}"
     r"|(?:what is |show me )?(?:the )?(?:trend|direction of travel)s?", "digest"),
    (rf"(?:what|which){_ONES} (?:is|are|has|have)(?: been)? (?:completed|finished|done)"
     rf" since {_LAST}", "list complete changed"),
    (rf"{_HAS_ANY} ?(?:getting |gone |got |been )?"
     rf"(?:worse|worsen(?:ed|ing)|backwards|downhill|deteriorat(?:ed|ing)){_SINCE}"
     rf"|{_HAS_ANY} (?:gone|went|turned) (?:to )?(?:from green to )?(?:red|amber) since {_LAST}",
     "list worse"),
    (rf"{_HAS_ANY} ?(?:getting |gone |got |been )?(?:better|improv(?:ed|ing)){_SINCE}",
     "list better"),
    (r"(?:what|which ones?|which actions) (?:did we|have we|has been|have been|was|were)(?: been)?"
     r" (?:finish(?:ed)?|completed?|clos(?:e|ed)) (?:this|last) (?:week|month|quarter|year)",
     "list complete"),
    (rf"what (?:is|has|have|was)?(?: been| we)? ?(?:new|changed?|happened|updated|done) {_LATELY}"
     rf"|who (?:has )?(?:updated|replied|answered|reported)(?: anything)? {_LATELY}"
     rf"|(?:have there been |were there )?any (?:changes|updates|news|activity) {_LATELY}"
     rf"|(?:show (?:me|us) )?(?:all )?(?:the )?(?:changes|updates|activity|comments) {_LATELY}",
     r"history \1\2\3\4"),
    (rf"(?:show (?:me|us)|give me|tell me|what do (?:you|we) (?:have|know))"
     rf"(?: everything| all)?(?: there is)? (?:about|on|for) {_WHO}"
     rf"|what (?:did|has) {_WHO} (?:say|said)(?: last| so far)?"
     rf"|what (?:does|should|must) {_WHO} (?:need to |have to )?(?:do|finish|deliver)(?: next)?"
     r"|what is ([^\W\d_]+(?: [^\W\d_]+)?)'s (?:record|position|progress)(?: like)?",
     r"list lead \1\2\3\4"),
    (rf"(?:list|show (?:me|us)) (?:everything|all|all the actions)(?: that)? {_WHO}"
     r" (?:does|is doing|leads|has|owns)", r"list lead \1"),
    (r"how many(?: actions)? (?:does|has) (?:each|every) (?:lead|person|one|partner)"
     r"(?: (?:have|got|lead))?|who has (?:got )?(?:the )?most(?: actions| to do)?", "list by lead"),
    (r"who (?:has|is) (?:got )?(?:the )?most (?:overdue|late)(?: actions| ones)?"
     r"|who is (?:letting (?:us|the side) down|dragging (?:their|its) feet|not delivering"
     r"|(?:the )?(?:worst|furthest behind|most behind))", "list overdue by lead"),
    (r"(?:what do (?:i|we) (?:need|have) to (?:sign off|approve|agree|decide)"
     r"|(?:is there )?any(?:thing|one)? (?:waiting (?:for|on)|for) me(?: to (?:approve|decide"
     r"|sign off|agree))?|any decisions(?: for (?:me|us))?"
     r"|what is (?:waiting|awaiting|outstanding|up) (?:for )?(?:my |our )?(?:approval|a decision"
     r"|decision|me)|(?:what is on )?(?:the |our )?agenda"
     r"|(?:what (?:is|are) )?(?:the |my |our )?(?:top|main|biggest|key) (?:\w+ )?"
     r"(?:concerns?|risks?|worries|worry|issues?|priorities)"
     r"|(?:any |the |our )?decisions"
     r"|what decisions (?:do (?:we|i) (?:need|have)(?: to (?:make|take))?"
     r"|are (?:needed|outstanding|waiting|there))"
     r"|(?:give me )?(?:\w+ )?(?:things|points|questions)"
     r" (?:to|i should) (?:raise|ask)(?: (?:on|at|for) [\w ]{2,20})?)", "brief"),
    (r"(?:what|which)(?: actions?| ones?| things?)? (?:has|have) (?:not |n't )?(?:not )?"
     r"(?:moved|changed|budged|been touched|had any movement) (?:in|for|since) "
     r"(?:weeks|months|ages|a (?:while|long time|month))"
     rf"|(?:what|which){_ONES}(?: of these)? (?:has|have|with|is|are)(?: had)? (?:no|not had any)"
     rf" (?:movement|change|progress|news)(?: (?:since|in|for) (?:{_LAST}|{MONTH}|weeks|months|ages"
     r"|a (?:while|long time|month)))?", "list no update"),
    (rf"{_ANY}{_ONES} (?:was|were) green {_LAST} (?:and|but)(?: (?:is|are))?(?: not|n't)"
     rf"(?: green)?(?: any more| now)?|what (?:was|were) green {_LAST}", "list worse"),
    (rf"(?:(?:have|do) we (?:have |got )?|is there |are there |have we got )?any(?:thing)?{_ONES}"
     rf"(?: that is| that are)? (?:overdue|late)(?: by)? (?:{_MORE} )?{_SPAN}",
     r"list overdue by more than \1"),
    (r"(?:(?:show|give|send) (?:me|us) )?(?:the digest|the list|everything|it all|the plan)"
     r" without (?:the )?greens?(?: ones)?", "list red amber"),
    (r"(?:(?:show|give|send) (?:me|us) )?(?:just )?(?:one|a) line (?:per|for each|for every) theme"
     r"|(?:a )?theme[ -]by[ -]theme(?: summary)?|(?:summary|overview|summarise) by theme",
     "digest"),
    (r"when did we last meet(?:,? and what did we (?:agree|decide))?", "digest last"),
    (r"who (?:has|have) (?:done|said|reported|sent) nothing(?: yet| at all| so far)?",
     "list no update by lead"),
    (r"what (?:has|is|have) (?:been |we )?(?:completed?|finished|done) (?:so far )?"
     r"(?:this|in the last) (?:year|month|quarter)", "list complete"),
    (r"(?:only|just) (?:the )?exceptions|(?:the )?exceptions(?: only)?"
     r"|(?:the )?latest (?:on|for|about) (?:everything|all|all the) (?:that is )?(?:red|reds)",
     "list red amber"),
    (r"who (?:is|are) (?:not|n't) linked|who (?:has|have) no (?:account|login)", "people"),
    (rf"(?:what|which){_ONES} (?:(?:will|wo) not|(?:is|are) not going to|will miss)"
     r" (?:make it|(?:make )?(?:their|its|the) (?:date|deadline)s?)", "brief"),
    (rf"(?:what|which){_ONES} is (?:the )?worst(?: one| action)?", "list red"),
    (r"what is (?:the )?(?:worst|biggest (?:worry|problem|risk|concern)|most worrying)"
     r"(?: thing| one)?(?: (?:on|in) (?:here|the plan|this))?", "brief"),
    (r"(?:what|which)(?: ones| actions)? (?:is|are) (?:stuck|blocked|stalled|in trouble)"
     r"|(?:what are |any |are there any |show me )?(?:the )?(?:blockers|risks|blockages|sticking"
     r" points|problem (?:ones|actions))", "list red amber"),
    (r"when (?:do|does|will|is|are) (?:the |our )?(?:next )?(?:rag )?(?:digest|papers?|report)"
     r"(?: be)? (?:come out|coming out|go out|going out|out|sent(?: out)?|posted|published|due)"
     r"|(?:(?:what|when) is )?(?:the )?(?:deadline|cut-?off|closing date|last day) for"
     r" (?:the )?(?:papers?|updates?|digest|report)",
     "meetings"),
    (r"(?:what is (?:the )?)?(?:per ?cent(?:age)?|%) (?:of )?"
     r"(?:complete|done|finished|on track|green|amber|red)"
     r"|(?:(?:show|send|give) (?:me|us) )?(?:a |the )?(?:rag )?(?:chart|graph|pie chart|dashboard)"
     r"|(?:(?:send|give|show) (?:me|us) )?(?:a |the )?(?:one|1|single)[- ]page(?:r)?"
     r"(?: summary| report| overview)?", "digest"),
    (rf"(?:(?:(?:what|which) )?actions|which ones|what)"
     rf"(?: (?:that )?(?:is|are|must|should|will|need to|has to|have to)(?: be)?)? ?{_DUE}"
     r" (?:before|by) (?!(?:the |our )?(?:next )?(?:meeting|mtg))(.{2,30})", r"list due by \1"),
    (r"(?:show (?:me|us) |list |what is )?(?:(?:everything|all|anything)(?: that is)? )?due"
     r" (?:before|by) (?:the |our )?(?:next )?(?:meeting|mtg)", "list due"),
    (r"(?:(?:just )?(?:give|show|send|tell) (?:me|us) )?(?:just |only )?(?:all )?(?:the )?"
     r"(red|amber|green|overdue)s?(?: ones| actions)?(?:,? (?:with|and) (?:who|why|leads?|owners?"
     r"|(?:the )?reasons?|who leads(?: them)?))+", r"list \1"),
    (r"when is (?:the |our )?next (?:meeting|mtg),? and .{3,40}", "meetings"),
    (r"what (?:will|should|must|is to|needs to) be (?:finished|done|completed?|ready|delivered)"
     r" (?:by|before) (?:the |our )?(?:next )?(?:meeting|mtg)", "list due"),
)  # fmt: skip
