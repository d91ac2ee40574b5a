"""The file itself, with other figures in it."""

import io
import zipfile

import pytest

import gov_disclosure as gd

TOTAL = "requests.received.total"


@pytest.mark.parametrize("target", ["docx", "xlsx"])
def test_only_the_figure_is_another(clean, target):
    draft = clean.render(target)
    corrected = gd.correct(draft, {TOTAL: 2846})
    (found,) = gd.compare(gd.parse(draft), gd.parse(corrected))
    assert (found["field"], found["a_value"], found["b_value"]) == (TOTAL, 2837, 2846)
    assert gd.parse(gd.correct(corrected, {TOTAL: None}))[TOTAL].state == "blank"


def test_changes_of_a_document_can_be_revisions(clean):
    corrected = gd.correct(clean.render("docx"), {TOTAL: "2846"}, tracked="政务公开办")
    document = zipfile.ZipFile(io.BytesIO(corrected)).read("word/document.xml").decode()
    assert document.count('w:author="政务公开办"') == 2 and ">2837</w:delText>" in document
    assert gd.parse(corrected)[TOTAL].value == 2846


def test_what_has_no_certain_place_is_refused(clean):
    with pytest.raises(gd.NotCorrectableError):
        gd.correct(clean.render("html").encode(), {TOTAL: 1})
    with pytest.raises(ValueError, match="not a field"):
        gd.correct(clean.render("docx"), {"requests.recieved.total": 1})
    with pytest.raises(TypeError, match="Decimal"):
        gd.correct(clean.render("docx"), {TOTAL: 1.5})
    with pytest.raises(ValueError, match="nothing"):
        gd.correct(clean.render("docx"))
