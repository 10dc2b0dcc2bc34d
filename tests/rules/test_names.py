"""The names in a Lead cell, as people write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.rules.names.kinds import is_placeholder, looks_like_person
from handlers.rules.names.reading import read_leads
from handlers.rules.names.splits import split_names
from handlers.rules.names.variants import alike
from tests.growth import grows_with_the_length


def told(text: str) -> list[str]:
    """Each lead on one line: name, then what stands beside it; groups in brackets."""
    out = []
    for lead in read_leads(text):
        name = lead.name if lead.kind == "person" else f"[{lead.name}]"
        out.append(" | ".join(part for part in (name, lead.organisation, lead.post) if part))
    return out


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        # One person, plain or with initials, title, post or body.
        ("Leanne P", ["Leanne P"]),
        ("Bev Headman-Fearon", ["Bev Headman-Fearon"]),
        ("J. Smith", ["J. Smith"]),
        ("Cllr Ann Fox & Bob Day (lead)", ["Bob Day | lead", "Cllr Ann Fox"]),
        ("JJ", ["JJ"]),
        ("Cllr Jo O'Neill", ["Cllr Jo O'Neill"]),
        ("Insp. Jane Doe (Cheshire Police)", ["Insp. Jane Doe | Cheshire Police"]),
        ("PC 1234 Smith", ["PC 1234 Smith"]),
        ("Jo Jones (CW&C)", ["Jo Jones | CW&C"]),
        ("Nadia Ali(CAMCC)", ["Nadia Ali | CAMCC"]),
        ("Jo Smith, CW&C", ["Jo Smith | CW&C"]),
        ("Jo Smith CW&C", ["Jo Smith | CW&C"]),
        ("Jobcentre Plus (Mo Khan)", ["Mo Khan | Jobcentre Plus"]),
        ("Jobcentre Plus and College", ["[Jobcentre Plus]", "[College]"]),
        ("Jo Jones plus Al Roe", ["Jo Jones", "Al Roe"]),
        ("Mark Gale (The Gateway)", ["Mark Gale | The Gateway"]),
        ("Ian Turner – Head of Human Resources", ["Ian Turner | Head of Human Resources"]),
        ("Steve Andrew - Programme Manager", ["Steve Andrew | Programme Manager"]),
        ("Kath Rees, Lead Commissioner", ["Kath Rees | Lead Commissioner"]),
        ("Sally Lewis Commissioning Officer", ["Sally Lewis | Commissioning Officer"]),
        ("Jo Jones (Head of Service)", ["Jo Jones | Head of Service"]),
        ("Fabian Toner – AMPS", ["Fabian Toner | AMPS"]),
        ("Ian Turner - Head of Housing and Payroll", ["Ian Turner | Head of Housing and Payroll"]),
        ("Jo Smith <jo.smith@x.gov.uk>", ["Jo Smith"]),
        ("jo.smith@x.gov.uk", ["jo.smith@x.gov.uk"]),
        ("Lead: Jo Jones", ["Jo Jones"]),
        ("Jo Jones (JJ)", ["Jo Jones"]),
        ("• Jo Jones", ["Jo Jones"]),
        ("Head of Housing – Jo Smith", ["Jo Smith | Head of Housing"]),
        ("Police: Jenny Ford", ["Jenny Ford | Police"]),
        ("CVA (Carol Berry)", ["Carol Berry | CVA"]),
        ("1. Jo Jones", ["Jo Jones"]),
        # A post stands for whoever holds it.
        ("Chief Executive", ["Chief Executive"]),
        ("Head of Housing and Health", ["Head of Housing and Health"]),
        ("Community Safety Manager", ["Community Safety Manager"]),
        # Several.
        ("Ann Lee (CW&C) / Carol Berry (CVA)", ["Ann Lee | CW&C", "Carol Berry | CVA"]),
        ("Jo Jones (CW&C) and Jenny Ford (Police)", ["Jo Jones | CW&C", "Jenny Ford | Police"]),
        ("Anne Lancaster/Third Sector Assembly", ["Anne Lancaster", "[Third Sector Assembly]"]),
        ("Jo Jones / Elaine Dunn\nJo Jones / Elaine Dunn", ["Jo Jones", "Elaine Dunn"]),
        ("Jo, Sam and Priya", ["Jo", "Sam", "Priya"]),
        ("Jo Jones, Carol Berry & Sgt Khan", ["Jo Jones", "Carol Berry", "Sgt Khan"]),
        ("JJ/AL", ["JJ", "AL"]),
        ("Richard H + Bev H", ["Richard H", "Bev H"]),
        ("Cllrs Shah & Lee", ["Cllr Shah", "Cllr Lee"]),
        ("Cllrs Shah, Lee and O'Neill", ["Cllr Shah", "Cllr Lee", "Cllr O'Neill"]),
        ("Ruth S; Gupti G", ["Ruth S", "Gupti G"]),
        ("Ian Turner - Head of Housing and Jo Smith", ["Ian Turner | Head of Housing", "Jo Smith"]),
        ("Fabian Toner - AMPS and commissioners", ["Fabian Toner | AMPS", "[commissioners]"]),
        ("Consortium with Jo Berry as Lead Officer", ["[Consortium]", "Jo Berry | Lead Officer"]),
        ("Lead: Jo Jones; Support: Sam Lee", ["Jo Jones", "Sam Lee | Support"]),
        ("Ruth S and team", ["Ruth S", "[team]"]),
        # As a chat calls them.
        ("@jo.hill", ["@jo.hill"]),
        ("@jo and @AnneBell", ["@jo", "@AnneBell"]),
        ("jo.hill, Anne B", ["jo.hill", "Anne B"]),
        ("Jo Hill (@jo.hill)", ["Jo Hill"]),
        ("@police-team", ["[@police-team]"]),
        ("@channel", ["[@channel]"]),
        ("@TSA", ["[@TSA]"]),
        # Groups.
        ("All", ["[All]"]),
        ("All partners", ["[All partners]"]),
        ("Commissioners\nLEOs", ["[Commissioners]", "[LEOs]"]),
        ("Lead Commissioners", ["[Lead Commissioners]"]),
        ("TSA", ["[TSA]"]),
        ("HR", ["[HR]"]),
        ("Housing, Police and Health", ["[Housing]", "[Police]", "[Health]"]),
        ("Gloucester City Council", ["[Gloucester City Council]"]),
        ("Children and Young People's Service", ["[Children and Young People's Service]"]),
        ("Health & Wellbeing Board", ["[Health & Wellbeing Board]"]),
        ("Citizens Advice", ["[Citizens Advice]"]),
        ("Fire (To be agreed)", ["[Fire]"]),
        ("tbc (Police)", ["[Police]"]),
        # Police ranks with a stroke in them, and bodies of two words.
        ("T/Insp Mo Khan / PC Lee", ["T/Insp Mo Khan", "PC Lee"]),
        ("D/Sgt Lee", ["D/Sgt Lee"]),
        ("Ch/Supt Dale", ["Ch/Supt Dale"]),
        ("Chief Supt. D. O'Neil (Police)", ["Chief Supt. D. O'Neil | Police"]),
        ("Fire & Rescue", ["[Fire & Rescue]"]),
        ("Fire and Rescue, Police", ["[Fire and Rescue]", "[Police]"]),
        ("Task & Finish Group", ["[Task & Finish Group]"]),
        ("Police & Fire", ["[Police]", "[Fire]"]),
        # Surname first, where that is plain.
        ("Smith, John; Lee, Ann", ["John Smith", "Ann Lee"]),
        ("Jo Hill (lead), Al Roe (support)", ["Jo Hill | lead", "Al Roe | support"]),
        ("Zainab Roe (NHS), Ngozi Obi (CVS)", ["Zainab Roe | NHS", "Ngozi Obi | CVS"]),
        ("Jo Hill [until Sept], then Al Roe", ["Jo Hill | until Sept", "Al Roe"]),
        ("Police – Sgt Lee\nHealth – tbc", ["Sgt Lee | Police", "[Health]"]),
        ("NHS Kent & Medway ICB", ["[NHS Kent & Medway ICB]"]),
        ("NHS Kent and Jo Hill", ["[NHS Kent]", "Jo Hill"]),
        ("Jo Hill\nAl Roe\n(job share)", ["Jo Hill", "Al Roe"]),
        # What reaches somebody is no name.
        ("Jo Hill\njo.hill@x.gov.uk\n01234 567890", ["Jo Hill"]),
        ("Al Roe (al@x.org) ext 4412", ["Al Roe"]),
        ("Al Roe, tel: 0161 496 0000", ["Al Roe"]),
        ("Jo Hill 01234 567890 / Al Roe", ["Jo Hill", "Al Roe"]),
        ("Jo Hill\njo@x.org\nAl Roe\nal@x.org", ["Jo Hill", "Al Roe"]),
        ("Jo Hill\njo@x.org\nAl Roe", ["Jo Hill", "Al Roe"]),
        ("Jo Hill\nAl Roe\njo@x.org", ["Jo Hill", "Al Roe", "jo@x.org"]),
        ("Okoro, Mel; Patel, Ash", ["Mel Okoro", "Ash Patel"]),
        # As SharePoint gives those of a list, with its own numbers or without.
        ("Okoro, Mel;#Patel, Ash", ["Mel Okoro", "Ash Patel"]),
        ("Patel, Ash;#41;#Jo Hill;#7", ["Ash Patel", "Jo Hill"]),
        ("Patel, Ash;#41", ["Ash Patel"]),
        # A person in two lines or three.
        ("Nia Price\nTeam Manager, Housing Options\nAdur DC",
         ["Nia Price | Adur DC | Team Manager, Housing Options"]),
        ("Jo Hill\nHead of Parks\nAl Roe\nYouth Officer",
         ["Jo Hill | Head of Parks", "Al Roe | Youth Officer"]),
        ("Jo Hill\nNHS", ["Jo Hill", "[NHS]"]),
        ("Jo Hill\nHead of Parks – Al Roe", ["Jo Hill", "Al Roe | Head of Parks"]),
        ("Jo Hill - Chair\nHead of Parks", ["Jo Hill | Chair", "Head of Parks"]),
        ("Adur DC / Jo Hill", ["[Adur DC]", "Jo Hill"]),
        ("Dawn French-Smith & Co.", ["Dawn French-Smith & Co"]),
        ("Brown & Sons Ltd", ["[Brown & Sons Ltd]"]),
        ("Refuge (Dee Marsh)", ["Dee Marsh | Refuge"]),
        ("Sovereign (Anne Bell)", ["Anne Bell | Sovereign"]),
        ("Jo (Anne Bell)", ["Jo | Anne Bell"]),
        ("Smith, John (NHS)\nLee, Ann", ["John Smith | NHS", "Ann Lee"]),
        ("SMITH, John", ["John SMITH"]),
        ("Smith, John", ["Smith", "John"]),
        ("Ann, Bob; Carl, Gwen", ["Ann", "Bob", "Carl", "Gwen"]),
        ("Housing, Health; Police, Fire", ["[Housing]", "[Health]", "[Police]", "[Fire]"]),
        # Parts in the work, days and telephone numbers beside a name.
        ("Jo Jones with support from Al Roe", ["Jo Jones", "Al Roe"]),
        ("Lead: Jo Jones Support: Al Roe", ["Jo Jones", "Al Roe | Support"]),
        ("Lead – Jo Jones; Support – Al Roe", ["Jo Jones", "Al Roe | Support"]),
        ("Jo Jones - 01234 567890", ["Jo Jones"]),
        ("Jo Jones from 1/9/26", ["Jo Jones"]),
        ("Jo Jones, 12/7", ["Jo Jones"]),
        ("Jo Jones*", ["Jo Jones"]),
        ("Housing (Jo Jones and Al Roe)", ["Jo Jones | Housing", "Al Roe | Housing"]),
        # Nobody.
        ("", []), ("tbc", []), ("TBC", []), ("T.B.C.", []), ("to be confirmed", []), ("n/a", []),
        ("-", []), ("?", []), ("Vacant", []), ("Vacancy", []), ("To be agreed", []), ("None", []),
        ("No lead yet", []), ("not yet assigned", []),
    ],
)  # fmt: skip
def test_a_cell_names_these_leads(text: str, leads: list[str]) -> None:
    assert told(text) == leads


@pytest.mark.parametrize(
    ("text", "emails"),
    [
        ("Jo Smith <Jo.Smith@x.gov.uk>", ["jo.smith@x.gov.uk"]),
        ("Jo Smith (jo@x.uk); Anne B", ["jo@x.uk", ""]),
        ("jo.smith@x.gov.uk", ["jo.smith@x.gov.uk"]),
        ("Jo Smith mailto:jo@x.uk", ["jo@x.uk"]),
        ("Jo Smith", [""]),
    ],
)
def test_an_address_beside_a_name_is_kept(text: str, emails: list[str]) -> None:
    assert [lead.email for lead in read_leads(text)] == emails


def test_a_name_is_one_with_its_address_or_without() -> None:
    assert len(read_leads("Jo Smith <jo@x.uk>\nJo Smith")) == 1


def test_prose_is_not_picked_apart_for_names() -> None:
    assert read_leads("Jo Jones will lead. " * 200) == ()


@pytest.mark.parametrize("text", ["tbc", "To be confirmed", "Vacant", "n/a", "TBA"])
def test_a_placeholder_names_nobody(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["", "Jo", "Police", "Tobe Confirmed-Smith"])
def test_a_name_and_a_blank_are_no_placeholders(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    "text", ["Ruth S", "Jo Jones", "JJ", "Cllr Lee", "Anne-Marie O'Neill", "Jo"]
)
def test_a_persons_name_looks_like_one(text: str) -> None:
    assert looks_like_person(text)


@pytest.mark.parametrize(
    "text", ["All", "Police", "HR", "TSA", "Head of Housing", "Lead", "the team", ""]
)
def test_a_body_or_post_does_not_look_like_a_person(text: str) -> None:
    assert not looks_like_person(text)


@pytest.mark.parametrize(
    "names",
    [
        ("Steve Andrew", "Steve Andrews"),
        ("Kath Rees", "Kathryn Rees"),
        ("Leanne P", "Leanne Purnell"),
        ("JJ", "Jo Jones"),
        ("J Smith", "Jo Smith"),
        ("Cllr Jo Lee", "Jo Lee"),
        ("Bev Headman-Faeron", "Bev Headman-Fearon"),
        ("RICHARD HOLMES", "Richard Holmes"),
    ],
)
def test_spellings_of_one_name_are_offered_together(names: tuple[str, str]) -> None:
    assert alike(names) == [names]


@pytest.mark.parametrize(
    "names",
    [
        ("Jo Jones", "Jo Smith"),
        ("Ruth S", "Ruth P"),
        ("Jo", "Jo Smith"),
        ("Anne Berry", "Carol Berry"),
        ("Sam Lee", "Tom Lee"),
        ("JJ", "AL"),
    ],
)
def test_names_of_different_people_are_not(names: tuple[str, str]) -> None:
    assert alike(names) == []


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=120))
def test_any_text_is_read_and_no_lead_is_blank(text: str) -> None:
    for lead in read_leads(text):
        assert lead.name.strip()
        assert lead.name == lead.name.strip()


@pytest.mark.parametrize("seed", [" ", "Jo and ", "Jo &  "])
def test_a_long_line_is_cut_in_good_time(seed: str) -> None:
    assert grows_with_the_length(split_names, seed)


@pytest.mark.parametrize("seed", [" ", "Jo from ", "lead ", "Support : ", "Jo, ", "A;", "(Jo and "])
def test_a_long_cell_is_read_in_good_time(seed: str) -> None:
    assert grows_with_the_length(read_leads.__wrapped__, seed)


def test_an_address_below_is_that_of_the_name_above_where_that_is_plain() -> None:
    leads = read_leads("Jo Hill\njo@x.org\nAl Roe\nal@x.org")
    assert [(lead.name, lead.email) for lead in leads] == [
        ("Jo Hill", "jo@x.org"), ("Al Roe", "al@x.org")
    ]  # fmt: skip
