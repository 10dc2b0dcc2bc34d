"""Asked how something is done here: the help for the command that does it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.asked.enquiries import read_enquiry
from handlers.rules.asked.how_to import of_how_to
from handlers.rules.asked.may_ask import may_ask
from handlers.vocabulary import COMMANDS

ASKED = """
how do I change a deadline => move
how do I change FD3's deadline => move
how do i get more time => move
how do we move an action to another theme => set
how do I rename a theme? => rename
how do I add a theme => rename
how do I add a lead => assign
how do I change the lead on FD2 => assign
how do I import a plan => import
how do I add our spreadsheet => import
how do I change the meeting => meeting
how do I cancel a meeting => meeting
how to export to word => export
how do I print the plan => export
how do I get a pdf => export
how do I post the digest => digest
how do I stop the reminders => reminders
how do I turn off these messages => reminders
how do I change when reminders go out => settings
how do I remind someone => remind
how do I chase Tom => remind
how do I say I'm on leave => leave
how do I tell you I'm away => leave
how do I set a deputy => deputy
how do I link Jo Jones => link
how do I make Tom chair => role
how do I delete a comment => redact
how do I make an action private => private
how do I undo => undo
how do I correct a mistake => undo
how do I fix what I wrote => undo
how do I mark FD3 as done => done
how do I close an action => done
what do I type to say it's done => done
how do I put FD3 on hold => hold
how do I see my actions => mine
how do I add an action => add
where do I add a new action? => add
how do I see all actions => list
how do I see what's overdue => list
how do I update FD3? => update
how do I change the colour => update
how do I add a comment to FD3 => update
can you tell me how to update an action => update
is there a way to undo => undo
how do I change the title of FD2 => set
how do I set the cost => set
how do I see the history of FD2 => history
how do I find an action => show
"""
OF_THE_WORLD = """
how do I get the key to the hall
how do we report this to the Trust
how do we close the hall
how should I tell the school
how do I get there
how can we move the session
how do we hire a van
how is FD3 going
how many are red
"""
_TOPICS = ("reminders", "colours", "privacy")


@pytest.mark.parametrize("line", ASKED.strip().splitlines())
def test_how_to_is_answered_with_the_help_for_it(line: str) -> None:
    asked, _, command = line.partition(" => ")
    assert may_ask(asked)
    assert [(each.command, each.words) for each in read_enquiry(asked)] == [("help", command)]
    assert command in (*COMMANDS, *_TOPICS)


@pytest.mark.parametrize("asked", OF_THE_WORLD.strip().splitlines())
def test_how_something_is_done_elsewhere_is_for_people(asked: str) -> None:
    assert of_how_to(asked) == ()


@given(st.text(max_size=200))
def test_any_text_is_read(what: str) -> None:
    for found in of_how_to(f"how do I {what}"):
        assert found.words in (*COMMANDS, *_TOPICS)
