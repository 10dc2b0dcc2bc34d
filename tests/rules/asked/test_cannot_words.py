"""Wishes that can't be granted are known as such, and news like them is news."""

import pytest

from handlers.rules.asked.cannot_words import cannot_at_all, cannot_of_one

OF_CODES = """
merge FD2 and FD3 => I don't merge actions | FD2 FD3
fix the typo in FD2: lightning not lighting => Type “set {0} title” | FD2
correct FD2's title => -
FD2 is a duplicate of FD3 => I don't merge actions | FD2 FD3
FD2 duplicates FD3 => I don't merge actions | FD2 FD3
FD2 is the same as FD3 => I don't merge actions | FD2 FD3
FD2 duplicate payments came in => -
FD2 same as FD3 => -
please combine FD2 with FD3 => I don't merge actions | FD2 FD3
split VO3 into two => I don't split actions | VO3
copy FD2 => I don't copy actions | FD2
can you duplicate FD2 please => I don't copy actions | FD2
lock FD2 => I have nothing of that kind | FD2
clear the deadline on FD2 => A deadline can be moved | FD2
FD2 no longer has a deadline => A deadline can be moved | FD2
reset FD2 to not rated => A colour that was said stays | FD2
hide the comment on FD2 => The comment on {0} can stay out | FD2
delete FD2's comment => The comment on {0} can stay out | FD2
FD2 remove comment => The comment on {0} can stay out | FD2
wrong comment on FD2, please remove => The comment on {0} can stay out | FD2
don't print the comment on FD2 => The comment on {0} can stay out | FD2
make the comment on FD2 private => The comment on {0} can stay out | FD2
the comment on FD2 names a child, take it out => The comment on {0} can stay out | FD2
the comment on FD2 was useful => -
insert after FD2: Pantry vouchers => A new action stands | FD2
make FD2 a sub-action of FD3 => Which action belongs under which | FD2 FD3
merged FD2 and FD3 in the budget => -
FD2 split into two lots => -
split FD2 costs between us => -
copy FD2 report sent to the Trust => -
lock FD2 gates at night => -
the deadline on FD2 is tight => -
"""
AT_ALL = """
add a theme Transport => A theme comes with its first action
create a new section called Health and housing => A theme comes with its first action
delete the theme Food => I don't delete themes
add a column Cost => A column comes with its first value
add a note to the digest => A comment is about an action
add a new lead Jane Smith => A lead comes with an action
delete everything => I don't delete actions
delete all the food actions => I don't delete actions
archive the plan => A new plan begins with its file
start a new plan => A new plan begins with its file
attach the minutes => I keep the plan and no other files
post the digest on Wednesday => I post the digest by itself
let everyone know the meeting is at 3 => I carry no messages
add apologies from Tom => I keep no apologies
chase legal and finance for the contract => -
add a theme night at the museum => -
add a theme night, Tom, Oct => -
add Lead a workshop on damp => -
add a lead officer for the market, Tom, Oct => -
add Comment cards at the library, Tom, Oct => -
add a note on FD2 that the hall is booked => -
start a new plan for the garden => -
tell the board about FD2 => I carry no messages
delete all the litter from the towpath => -
"""


@pytest.mark.parametrize("line", OF_CODES.strip().splitlines())
def test_of_actions_it_says_why_not_and_what_instead(line: str) -> None:
    text, _, expected = line.partition(" => ")
    says, _, codes = expected.partition(" | ")
    found = cannot_of_one(text)
    assert (found.says if found else "-").startswith(says)
    assert " ".join(found.codes if found else ()) == codes


@pytest.mark.parametrize("line", AT_ALL.strip().splitlines())
def test_of_the_plan_it_says_why_not_and_what_instead(line: str) -> None:
    text, _, expected = line.partition(" => ")
    found = cannot_at_all(text)
    assert (found.says if found else "-").startswith(expected)
