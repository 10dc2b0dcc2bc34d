"""The words of a comment are found however they were quoted, and nothing else is taken."""

from xml.etree import ElementTree
from xml.sax.saxutils import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.rules.redacting import REDACTED, Redaction
from handlers.rules.sentences import shorten

SECRET = "Mrs Shah of 4 Mill Lane complained about the van & its driver"
VAN = Redaction(SECRET)


def test_the_words_are_taken_out_of_the_middle_of_a_text() -> None:
    assert VAN.in_text(f"FD3 red {SECRET.upper()}, now Oct") == "FD3 red [redacted], now Oct"
    assert VAN.in_text(f"“{SECRET.replace(' ', chr(10))}”") == "“[redacted]”"


def test_a_quotation_that_was_cut_off_is_known_by_its_beginning() -> None:
    for most in range(30, len(SECRET)):
        assert "Shah" not in VAN.in_text(f"FD3: {shorten(SECRET, most)} was said")
    assert VAN.in_text("Mrs Shah… and others") == "Mrs Shah… and others"
    assert VAN.in_text("Waiting… then Mr Shah came…") == "Waiting… then Mr Shah came…"


def test_other_texts_stay_as_they_are() -> None:
    for text in ("", "Mrs Shah", "…", "the van & its driver", f"x{SECRET}"):
        assert VAN.in_text(text) == text


def test_few_words_go_only_where_they_stand_as_a_quotation() -> None:
    late = Redaction("late")
    assert late.in_text("“late” (12 Jun)") == "“[redacted]” (12 Jun)"
    assert late.in_text("12 Jun: late") == "12 Jun: [redacted]"
    assert late.in_text("late") == REDACTED
    assert late.in_text("The late bus is late again") == "The late bus is late again"


def test_values_of_any_depth_are_gone_through_and_keys_kept() -> None:
    kept = {"comment": ["", SECRET], SECRET: {"n": 3, "none": None}}
    assert VAN.in_json(kept) == {"comment": ["", REDACTED], SECRET: {"n": 3, "none": None}}


def test_in_a_document_tags_between_the_words_stay_balanced() -> None:
    words = escape(SECRET).replace(" of ", " of</t></r><r><t>")
    found = VAN.in_xml(f"<p><r><t>12 Jun: {words}</t></r></p>")
    assert "".join(ElementTree.fromstring(found).itertext()) == "12 Jun: [redacted]"
    assert Redaction("late").in_xml("<t>late</t><t>too late</t>") == (
        "<t>[redacted]</t><t>too late</t>"
    )


def test_in_a_csv_file_quotation_marks_are_doubled() -> None:
    assert Redaction('he said "never again"').in_text('1,"he said ""never again"""') == (
        '1,"[redacted]"'
    )


@given(st.text(max_size=40), st.text(min_size=1, max_size=60), st.text(max_size=40))
@settings(deadline=None, max_examples=150)
def test_nothing_of_a_quotation_is_left(before: str, words: str, after: str) -> None:
    words = " ".join(words.split())
    if not words:
        return
    found = Redaction(words).in_text(f"{before}\n{words}\n{after}")
    assert REDACTED in found
    assert Redaction(words).in_text(found.replace(REDACTED, "")).count(REDACTED) == 0


@given(st.text(min_size=3, max_size=60))
@settings(deadline=None, max_examples=100)
def test_the_probe_stands_in_every_text_that_has_the_words(words: str) -> None:
    assert Redaction(words).probe in words
