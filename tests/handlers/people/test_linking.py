"""Which name in the plan is which person: proposed, linked on a word, and taken back."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from handlers.asker import Answer
from handlers.finding import Sorry
from handlers.people.linking import link, may_be, unlink
from store import people
from store.database import Database, finish
from store.models import Person, Recipient
from tests.handlers.asking import add_line, asker, pressed, said
from tests.handlers.plan_files import drop, imported, press, undone


def _link(session: Session, words: str, person: str = "bev") -> Answer:
    answer = link(asker(session, person, f"link {words}"), words)
    assert answer is not None
    return answer


def _account(session: Session, name: str) -> str | None:
    person = session.scalars(select(Person).where(Person.name == name)).one()
    if person.recipient_id is None:
        return None
    return session.get_one(Recipient, person.recipient_id).external_id


def _member(session: Session, external_id: str, name: str) -> Recipient:
    workspace_id = asker(session, "bev").partnership.workspace_id
    member = Recipient(workspace_id=workspace_id, external_id=external_id, name=name)
    session.add(member)
    session.flush()
    return member


@pytest.mark.parametrize("quoted", ["“Leanne P”", "'Leanne P'", '"Leanne P" to'])
def test_a_name_may_stand_in_quotation_marks(sqlite_database: Database, quoted: str) -> None:
    with sqlite_database.writing() as session:
        add_line(session, "Draft the survey, Leanne P")
        _member(session, "leanne", "Leanne Price")
        assert "Leanne P is Leanne Price" in said(_link(session, f"{quoted} @leanne"))


@pytest.mark.parametrize(
    ("printed", "name", "alike"),
    [
        pytest.param("Leanne P", "Leanne Price", True, id="an initial"),
        pytest.param("Leanne Price", "Leanne P", True, id="an initial in the account"),
        pytest.param("Leanne P.", "leanne price", True, id="a full stop"),
        pytest.param("Leanne Prise", "Leanne Price", True, id="a slip"),
        pytest.param("Leanne Price", "Leanne Price", True, id="the same"),
        pytest.param("Leanne P", "Leanne Brown", False, id="another initial"),
        pytest.param("Leanne", "Leanne Price", False, id="a first name alone"),
        pytest.param("Anne P", "Leanne Price", False, id="another first name"),
        pytest.param("TSA", "Tess A", False, id="a body"),
        pytest.param("LP", "Leanne Price", True, id="initials"),
        pytest.param("L.P.", "Leanne Price", True, id="initials with stops"),
        pytest.param("LP", "Liam Brown", False, id="another's initials"),
        pytest.param("", "Leanne Price", False, id="nothing"),
    ],
)
def test_names_are_proposed_where_they_may_be_one_person(
    printed: str, name: str, alike: bool
) -> None:
    assert may_be(printed, name) is alike


def test_an_import_proposes_who_is_who_and_links_nobody(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        _member(session, "ruth", "Ruth Sims")
        answer = imported(session)
        shown = said(answer)
        assert "Anne B → Anne Baker" in shown
        assert "Ruth S → Ruth Sims" in shown
        assert _account(session, "Anne B") is None
        _link(session, pressed(answer, "Link").removeprefix("link "))
        assert _account(session, "Anne B") == "anne"
        assert _account(session, "Ruth S") is None


def test_an_account_of_the_very_name_is_proposed_as_that(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        _member(session, "ruth", "Ruth S")
        _member(session, "ruth2", "Ruth Sims")
        answer = imported(session)
        shown = said(answer)
        assert "Shall I link these leads to their accounts? I remind only who is linked." in shown
        assert "Ruth S · has an account of that name" in shown
        assert "Ruth S →" not in shown
        linked = _link(session, pressed(answer, "Link all 2").removeprefix("link "))
        assert said(linked).startswith("Linked: Ruth S; Anne B is Anne Baker.")
        assert _account(session, "Ruth S") == "ruth"


def test_an_account_of_the_very_name_that_two_have_is_proposed_to_nobody(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        _member(session, "ruth", "Ruth S")
        _member(session, "ruth2", "ruth s")
        assert "Not linked to anybody yet: Ruth S." in said(imported(session))


def test_all_can_be_linked_at_once_and_undone_at_once(database: Database) -> None:
    with database.writing() as session:
        _member(session, "ruth", "Ruth Sims")
        words = pressed(imported(session), "Link all 2").removeprefix("link ")
        answer = _link(session, words)
        assert said(answer).startswith("Linked: Anne B is Anne Baker and Ruth S is Ruth Sims.")
        assert (_account(session, "Anne B"), _account(session, "Ruth S")) == ("anne", "ruth")
        with pytest.raises(Sorry, match="they are linked already"):
            _link(session, words)
        undone(session, answer)
        assert (_account(session, "Anne B"), _account(session, "Ruth S")) == (None, None)


MAILED = """Ref,Action,Lead,Deadline,Email
C1,Share the data,Housing lead <Max@Riverside.uk>,30 Oct 2026,
C2,Print the leaflets,Anne Baker,30 Oct 2026,priya@riverside.uk
C3,Book the hall,Jo Hill and Gupti G,30 Oct 2026,bev@riverside.uk
"""


def test_the_same_email_is_proposed_whatever_the_names(database: Database) -> None:
    with database.writing() as session:
        workspace_id = asker(session, "bev").partnership.workspace_id
        for member in people.recipients(session, workspace_id):
            member.email = f"{member.external_id}@riverside.uk"
        session.flush()
        shown = said(imported(session, MAILED))
        assert "Housing lead → Max Member · the same email" in shown
        assert "Anne Baker → Priya Nair · the same email" in shown
        assert "Not linked to anybody yet: Jo Hill and Gupti G." in shown, "whose it is is not said"


def test_a_name_that_is_known_gets_the_address_of_a_later_file(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        imported(session, MAILED.replace("priya@riverside.uk", ""))
        _member(session, "priya2", "Priya Nair-Hall").email = "priya@riverside.uk"
        press(session, pressed(drop(session, MAILED)[0], "It's another plan"))
        person = session.scalars(select(Person).where(Person.name == "Anne Baker")).one()
        assert person.email == "priya@riverside.uk"


def test_an_address_that_a_later_file_has_otherwise_is_noted_and_undone(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        imported(session, MAILED)
        _member(session, "annie", "Annie B").email = "annie@riverside.uk"
        later = MAILED.replace("priya@riverside.uk", "annie@riverside.uk")
        message, _ = drop(session, later.replace("bev@", "di@"))
        answer = press(session, pressed(message, "Apply 2 changed"))
        person = session.scalars(select(Person).where(Person.name == "Anne Baker")).one()
        assert person.email == "annie@riverside.uk"
        assert "Anne Baker → Annie B · the same email" in said(answer)
        assert not session.scalars(select(Person).where(Person.email == "di@riverside.uk")).all()
        undone(session, answer)
        assert person.email == "priya@riverside.uk"


def test_without_addresses_all_goes_on_by_name(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        shown = said(imported(session))
        assert "Anne B → Anne Baker · [Link]" in shown
        assert "the same email" not in shown


def test_two_who_may_be_meant_are_left_to_a_person(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        _member(session, "annb", "Anne Brown")
        shown = said(imported(session))
        assert "Anne B →" not in shown
        assert "Not linked to anybody yet: Anne B and Ruth S." in shown


@pytest.mark.parametrize(
    "words",
    [
        "Anne B @anne",
        "anne b to @anne",
        "Anne B to Anne Baker",
        "Anne B <@anne>",
        "@anne Anne B",
        "<@anne|anne> is “Anne B”",
        "Anne B Anne Baker",
        "Anne B anne",
    ],
)
def test_a_name_is_linked_by_hand(sqlite_database: Database, words: str) -> None:
    with sqlite_database.writing() as session:
        imported(session)
        assert "Linked: Anne B is Anne Baker." in said(_link(session, words))
        assert _account(session, "Anne B") == "anne"


def test_linking_wakes_the_reminders_of_that_person(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        imported(session)
        anne = asker(session, "anne").recipient
        anne.next_look_at = None
        _link(session, "Anne B @anne")
        finish(session)
        session.refresh(anne)
        assert anne.next_look_at is not None


def test_a_name_alone_asks_who_it_is(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        imported(session)
        answer = _link(session, "Anne B")
        assert said(answer).startswith("Who is Anne B?")
        assert answer.message.buttons[0].label == "Anne Baker"
        _link(session, answer.message.buttons[0].text.removeprefix("link "))
        assert _account(session, "Anne B") == "anne"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param(
            "Zed Q @anne",
            "anybody called Zed Q here. “people” lists the names in the plan. Nothing was changed.",
            id="no such name",
        ),
        pytest.param("Anne B @zorro", "anybody called @zorro", id="no such person"),
        pytest.param("", "Which name", id="nothing"),
        pytest.param("all 999", "nothing left to link", id="no such proposals"),
    ],
)
def test_what_cannot_be_linked_is_said(sqlite_database: Database, words: str, says: str) -> None:
    with sqlite_database.writing() as session:
        imported(session)
        with pytest.raises(Sorry, match=says):
            _link(session, words)


def test_of_a_name_that_is_nearly_one_of_the_plan_a_button_links_that(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        imported(session)
        with pytest.raises(Sorry, match="Did you mean Anne B") as refused:
            _link(session, "Anne Baker @anne")
        _link(session, pressed(refused.value.answer, "Link Anne B").removeprefix("link "))
        assert _account(session, "Anne B") == "anne"


def test_of_an_account_that_nobody_has_chaser_asks_who_it_is(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        imported(session)
        with pytest.raises(Sorry) as refused:
            _link(session, "Anne B @zorro")
        shown = said(refused.value.answer)
        assert shown.startswith("I don't know anybody called @zorro here. Who is Anne B? Nothing")
        _link(session, pressed(refused.value.answer, "Anne Baker").removeprefix("link "))
        assert _account(session, "Anne B") == "anne"


def test_a_link_that_stands_is_said(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        imported(session)
        _link(session, "Anne B @anne")
        with pytest.raises(Sorry, match="linked to Anne Baker already"):
            _link(session, "Anne B @anne")


def test_unlink_takes_it_back(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        imported(session)
        _link(session, "Anne B @anne")
        answer = unlink(asker(session, "bev", "unlink Anne B"), "Anne B")
        assert "Anne B is no longer linked to Anne Baker" in said(answer)
        assert _account(session, "Anne B") is None
        assert answer is not None
        undone(session, answer)
        assert _account(session, "Anne B") == "anne"
        with pytest.raises(Sorry, match="Ruth S isn't linked to anybody"):
            unlink(asker(session, "bev"), "Ruth S")


def test_only_a_coordinator_links(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        add_line(session, "One, Jo Cox")
        for command in (link, unlink):
            with pytest.raises(Sorry, match=r"Only a coordinator \(Bev Hill\)"):
                command(asker(session, "anne"), "Jo Cox @anne")


def test_a_draft_of_an_import_is_no_list_of_links(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        message, draft = drop(session)
        press(session, pressed(message, "Import"))
        with pytest.raises(Sorry, match="nothing left to link"):
            _link(session, f"all {draft}")


def test_a_lead_who_is_named_in_a_line_is_offered_the_account_of_that_name(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        _member(session, "jenny", "Jenny Ford")
        answer = add_line(session, "Share the data, Jenny Ford, 2 Oct")
        assert "I remind only who is linked." in said(answer)
        assert _account(session, "Jenny Ford") is None
        _link(session, pressed(answer, "Link").removeprefix("link "))
        assert _account(session, "Jenny Ford") == "jenny"
        assert "linked" not in said(add_line(session, "Share more, Jenny Ford, 2 Oct"))


def test_a_name_that_nobody_here_bears_is_said_to_be_unlinked_when_it_is_new(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        assert "Not linked to anybody yet: Jo Cox." in said(add_line(session, "One, Jo Cox"))
        assert "linked" not in said(add_line(session, "Two, Jo Cox"))


def test_the_whole_name_of_somebody_in_the_partnership_is_theirs(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        answer = add_line(session, "Share the data, Max Member, 2 Oct")
        assert "new name" not in said(answer)
        assert _account(session, "Max Member") == "max"
