"""A correction later in the same message wins over what it corrects."""

import pytest

from tests.rules.replies.cases import GREEN, THREE, outcome, read, table

TAKEN_BACK = table(
    r"""
6.2, 6.4 done… sorry meant 6.4 not started => CR6.2 complete; CR6.4 not_started
6.2, 6.4 done. Sorry meant 6.4 amber => CR6.2 complete; CR6.4 amber
6.2 and 6.4 green, oops 6.4 is red => CR6.2 green; CR6.4 red + after
6.2, 6.4, 6.5 green\nCorrection: 6.5 is red => CR6.2 green; CR6.4 green; CR6.5 red + after
6.2, 6.4 and 6.5 done - actually not 6.4 => CR6.2 complete; CR6.5 complete + ask
6.2, 6.4 done oops not 6.4 => CR6.2 complete + ask
6.2 done - actually not 6.2, 6.4 => ask
6.2, 6.4 done. sorry 6.4 not done => CR6.2 complete; CR6.4 comment
6.2, 6.4 done. Sorry, 6.4 paperwork is late => CR6.2 complete; CR6.4 comment
6.2 done 6.4 done wait 6.2 is amber => CR6.2 amber; CR6.4 complete
6.2 & 6.4 done! scrap that 6.2 amber => CR6.2 amber; CR6.4 complete
6.2 done sorry 6.2 amber van broke => CR6.2 amber
6.2 done sorry no 6.2 not done => CR6.2 comment
6.2 green 6.4 green 6.5 green sorry 6.2 and 6.4 amber => CR6.2 amber; CR6.4 amber; CR6.5 green
6.2, 6.4 done. edit: 6.4 not done yet => CR6.2 complete; CR6.4 comment
6.2, 6.4 done, wrong, 6.4 red => CR6.2 complete; CR6.4 red
CR6.2 & CR6.4 complete, correction CR6.4 only => CR6.4 complete + ask
CR6.2, CR6.4 done — sorry CR6.4 only => CR6.4 complete + ask
6.2 amber 6.4 green. sorry other way round => ask
6.2 amber, 6.4 now the other way round => CR6.2 amber; CR6.4 comment
6.2 green, no sorry amber => CR6.2 amber
all done - actually not 6.4 => CR6.2 complete; CR6.5 complete + ask + after
6.2 and 6.4 both done sorry i mean 6.4 => CR6.4 complete + ask
6.2, 6.4, 6.5 done sorry only 6.2 and 6.4 => CR6.2 complete; CR6.4 complete + ask
6.2, 6.4 now end Oct sorry 6.4 end Nov => CR6.2 due 2020-10-31; CR6.4 due 2020-11-30
6.2 done sorry i meant 6.4 done => CR6.4 complete + ask
6.2 green, sorry 6.4 is late => CR6.2 green; CR6.4 comment + after
6.2 green, sorry 6.4 late, waiting on legal => CR6.2 green; CR6.4 comment + after
6.2 green... sorry, 6.4 green => CR6.4 green + ask
"""
)


@pytest.mark.parametrize(("text", "expected"), TAKEN_BACK)
def test_what_is_said_last_of_an_action_is_what_is_recorded(text: str, expected: str) -> None:
    assert outcome(read(text, THREE), THREE) == expected


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        ("6.2, 6.4 done no wait 6.4 amber, van broke", "van broke"),
        ("6.4 done, hall fitted. oops 6.4 amber", "hall fitted."),
        ("6.2, 6.4 done. sorry 6.4 not done", "not done"),
    ],
)
def test_the_word_that_takes_back_is_no_comment(text: str, comment: str) -> None:
    last = read(text, THREE).edits[-1]
    assert (THREE[last.action].code, last.comment) == ("CR6.4", comment)


RUN_ON = table(
    r"""
6.4 cracking on 6.5 awaiting sign off => CR6.5 comment + ask + after
6.2 done 6.4 going on 6.5 red => CR6.2 complete; CR6.4 comment; CR6.5 red
6.2 done 6.4 still cracking on 6.5 amber => CR6.2 complete; CR6.5 amber + ask
6.4 keen to get cracking on 6.5 next month => CR6.4 comment
"""
)


@pytest.mark.parametrize(("text", "expected"), RUN_ON)
def test_on_may_end_what_is_said_before_the_next_action(text: str, expected: str) -> None:
    assert outcome(read(text, THREE), THREE) == expected


ON_PAPER = table(
    r"""
amber waiting on paper => amber
amber waiting on paper forms => amber
amber on paper forms still => amber
amber, still on paper => amber
red, referrals stuck on paper => red
amber on paper => ask
done, on paper => comment
on paper it's amber => ask
"""
)


@pytest.mark.parametrize(("text", "expected"), ON_PAPER)
def test_on_paper_is_a_hedge_only_where_it_means_in_theory(text: str, expected: str) -> None:
    assert outcome(read(text, GREEN), GREEN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sorry that was wrong, 6.4 is green", "CR6.4 green"),
        ("6.4 green, other than that nothing to report", "CR6.4 green"),
        ("all amber, other than that nothing to report",
         "CR6.2 amber; CR6.4 amber; CR6.5 amber"),
    ],
)  # fmt: skip
def test_what_only_leads_up_to_it_or_ends_it_is_no_comment(text: str, expected: str) -> None:
    reply = read(text, THREE)
    assert outcome(reply, THREE) == expected
    assert {edit.comment for edit in reply.edits} == {""}
