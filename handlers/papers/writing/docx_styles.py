"""The ground of a Word paper: page, styles, language, title and page numbers."""

from datetime import datetime
from typing import Any

from handlers.papers.writing.looks import FONT, HEADER, writable

_SIZES = {"Title": 22, "Heading 1": 15, "Heading 2": 12}
_LANGUAGE = "en-GB"


def begin(title: str, as_of: str, made_at: datetime | None = None) -> Any:
    """An empty document on A4 laid on its side, with its styles and its footer."""
    from docx import Document

    document = Document()
    _page(document.sections[0])
    _styles(document)
    _language(document)
    document.core_properties.title = writable(title)
    document.core_properties.language = _LANGUAGE
    document.core_properties.author = "Chaser"
    document.core_properties.comments = ""
    _own(document, made_at)
    _footer(document.sections[0], as_of)
    return document


def _own(document: Any, made_at: datetime | None) -> None:
    """Its own day in place of the template's, no picture of that, and Word's ways of today.

    Without the last Word names it “Compatibility Mode”.
    """
    from docx.oxml.ns import qn

    if made_at is not None:
        document.core_properties.created = document.core_properties.modified = made_at
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    relations = document.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype.endswith("/thumbnail")]:
        del relations[key]


def _page(section: Any) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin = section.bottom_margin = Mm(15)
    section.footer_distance = Mm(8)  # so that no table stands right upon it


def _styles(document: Any) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    normal = document.styles["Normal"]
    normal.font.size = Pt(10)
    _font(normal)
    for name, size in _SIZES.items():
        style = document.styles[name]
        style.font.size, style.font.bold = Pt(size), True
        style.font.color.rgb = RGBColor.from_string(HEADER[0])
        _font(style)
        style.paragraph_format.space_before = Pt(0 if name == "Title" else 12)
        style.paragraph_format.space_after = Pt(4)
        style.paragraph_format.keep_with_next = True
    _no_line_under(document.styles["Title"])
    for name, size, after in (("Cover", 10, 4), ("Table Text", 9, 0), ("After Table", 4, 4)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.font.size = Pt(size)
        style.paragraph_format.space_after = Pt(after)


def _font(style: Any) -> None:
    """One typeface for all scripts; the template's styles name a theme's instead."""
    from docx.oxml.ns import qn

    style.font.name = FONT
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for side in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(side), FONT)


def _no_line_under(style: Any) -> None:
    from docx.oxml.ns import qn

    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def _language(document: Any) -> None:
    """British English, in the defaults and wherever the template says otherwise."""
    from docx.oxml.ns import qn

    for part in (document.styles.element, document.settings.element):
        for lang in (*part.iter(qn("w:lang")), *part.iter(qn("w:themeFontLang"))):
            lang.set(qn("w:val"), _LANGUAGE)


def _footer(section: Any, as_of: str) -> None:
    paragraph = section.footer.paragraphs[0]
    paragraph.style = "Cover"
    paragraph.add_run(f"{writable(as_of)}  ·  page " if as_of else "Page ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Any, code: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def of_word(run: Any, fill: str, ink: str) -> None:
    """Put a fill behind a word in running text, and write it in an ink that stands out."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    run.font.color.rgb = RGBColor.from_string(ink)
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), fill)
    run._r.get_or_add_rPr().append(shade)
