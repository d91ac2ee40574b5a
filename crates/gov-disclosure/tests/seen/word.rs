//! Word documents.

use gov_disclosure_testkit::write::package::{docx, docx_with};

use super::hold;

const PENALTIES: &str = "disclosure.penalties.decisions";

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A body whose cell after the label of the penalties holds this.
fn body(properties: &str, content: &str) -> String {
    let tc = |content: &str| format!("<w:tc><w:tcPr/>{content}</w:tc>");
    let row = |a: &str, b: &str| format!("<w:tr>{}{b}</w:tr>", tc(&paragraph(a)));
    let head = format!("<w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{}</w:tc></w:tr>", paragraph("第二十条第（六）项"));
    let rows = row("信息内容", &tc(&paragraph("本年处理决定数量")))
        + &row("行政处罚", &format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"))
        + &row("行政强制", &tc(&paragraph("16")));
    let title = paragraph("雁屏市粮食局2022年政府信息公开工作年度报告") + &paragraph("二、主动公开政府信息情况");
    format!("{title}<w:tbl>{head}{rows}</w:tbl><w:sectPr/>")
}

fn run(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
}

const STYLES: &str = "<w:styles>\
    <w:style w:type='character' w:styleId='zb'><w:name w:val='注标'/><w:rPr><w:vertAlign w:val='superscript'/></w:rPr></w:style>\
    <w:style w:type='character' w:styleId='zb2'><w:name w:val='注标二'/><w:basedOn w:val='zb'/></w:style>\
    <w:style w:type='character' w:styleId='jiu'><w:name w:val='旧值'/><w:rPr><w:strike/></w:rPr></w:style>\
    <w:style w:type='paragraph' w:styleId='yin'><w:name w:val='隐'/><w:rPr><w:vanish/></w:rPr></w:style>\
    <w:style w:type='table' w:styleId='shen'><w:name w:val='深'/><w:tcPr><w:shd w:fill='305496'/></w:tcPr></w:style></w:styles>";

/// Each case is the content of a paragraph in the cell.
fn holds(cases: &[(String, super::Expected<'_>)]) {
    let cases: Vec<_> = cases.iter().map(|(content, expected)| (content.as_str(), *expected)).collect();
    hold(PENALTIES, &cases, |content| docx_with(&body("", &format!("<w:p>{content}</w:p>")), &[("word/styles.xml", STYLES)]));
}

#[test]
fn raised_and_lowered_runs_are_marks() {
    let with = |properties: &str| (run("", "629") + &run(properties, "4"), ("629", &[] as &[&str]));
    holds(&[
        with("<w:vertAlign w:val='superscript'/>"),
        with("<w:vertAlign w:val='subscript'/>"),
        with("<w:rStyle w:val='zb'/>"),
        with("<w:rStyle w:val='zb2'/>"),
        with("<w:position w:val='6'/>"),
        with("<w:position w:val='-6'/>"),
        (run("<w:vertAlign w:val='superscript'/>", "4") + &run("", "629"), ("629", &[])),
        (run("", "629") + "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='2'/><w:t>4</w:t></w:r>", ("629", &[])),
        (run("", "62") + &run("<w:vertAlign w:val='baseline'/>", "9"), ("629", &[])),
        (run("", "62") + &run("<w:position w:val='0'/>", "9"), ("629", &[])),
        (run("<w:position w:val='6'/>", "629"), ("629", &[])),
    ]);
}

#[test]
fn struck_runs_are_left_out_and_said() {
    let with = |properties: &str| (run(properties, "7") + &run("", "629"), ("629", &["R023"] as &[&str]));
    holds(&[
        with("<w:strike/>"),
        with("<w:dstrike/>"),
        with("<w:strike w:val='true'/><w:sz w:val='24'/>"),
        with("<w:rStyle w:val='jiu'/>"),
        (run("<w:rStyle w:val='jiu'/><w:strike w:val='0'/>", "629"), ("629", &[])),
        (run("<w:strike w:val='false'/>", "629"), ("629", &[])),
        (run("<w:strike/>", "629"), ("lost", &["R023"])),
        ("<w:del><w:r><w:delText>7</w:delText></w:r></w:del>".to_owned() + &run("", "629"), ("629", &[])),
    ]);
}

#[test]
fn hidden_runs_are_left_out_and_said() {
    let with = |properties: &str| (run(properties, "7") + &run("", "629"), ("629", &["R024"] as &[&str]));
    holds(&[
        with("<w:vanish/>"),
        with("<w:color w:val='FFFFFF'/>"),
        with("<w:color w:val='FDFEFD'/>"),
        with("<w:color w:val='C00000'/><w:shd w:val='clear' w:fill='C00000'/>"),
        with("<w:sz w:val='2'/>"),
        with("<w:w w:val='1'/>"),
        with("<w14:textFill><w14:noFill/></w14:textFill>"),
        ("<w:pPr><w:pStyle w:val='yin'/></w:pPr>".to_owned() + &run("", "7") + &run("<w:vanish w:val='0'/>", "629"), ("629", &["R024"])),
        (run("<w14:textOutline><w14:noFill/></w14:textOutline>", "629"), ("629", &[])),
        (run("<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='C00000'/>", "629"), ("629", &[])),
        (run("<w:color w:val='FFFFFF'/><w:highlight w:val='blue'/>", "629"), ("629", &[])),
        (run("<w:color w:val='auto'/><w:shd w:val='clear' w:fill='000000'/>", "629"), ("629", &[])),
        (run("<w:color w:val='F0F0F0'/>", "629"), ("629", &[])),
        (run("<w:color w:val='FFFFFF'/>", "629"), ("blank", &["R024"])),
    ]);
    let white = format!("<w:p>{}</w:p>", run("<w:color w:val='FFFFFF'/>", "629"));
    hold(
        PENALTIES,
        &[
            ("<w:shd w:val='clear' w:fill='00B050'/>", ("629", &[])),
            ("<w:shd w:val='clear' w:fill='auto'/>", ("blank", &["R024"])),
            ("<w:shd w:val='clear' w:fill='FEFEFE'/>", ("blank", &["R024"])),
        ],
        |properties| docx(&body(properties, &white)),
    );
    let green = format!("<w:p>{}</w:p>", run("<w:color w:val='00B050'/>", "629"));
    hold(
        PENALTIES,
        &[("<w:shd w:val='clear' w:fill='00B050'/>", ("blank", &["R024"])), ("<w:shd w:val='clear' w:fill='C00000'/>", ("629", &[]))],
        |properties| docx(&body(properties, &green)),
    );
    hold(PENALTIES, &[("<w:tblPr><w:tblStyle w:val='shen'/></w:tblPr>", ("629", &[]))], |properties| {
        docx_with(&body("", &white).replace("<w:tbl>", &format!("<w:tbl>{properties}")), &[("word/styles.xml", STYLES)])
    });
}

/// A field, its data and its code, without a result of its own.
fn field(data: &str, code: &str) -> String {
    format!(
        "<w:r><w:fldChar w:fldCharType='begin'>{data}</w:fldChar></w:r><w:r><w:instrText> {code} </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
}

#[test]
fn a_field_is_what_it_shows() {
    let list = |choice: &str| {
        let entries = "<w:listEntry w:val='7'/><w:listEntry w:val='629'/><w:listEntry w:val='8'/>";
        field(&format!("<w:ffData><w:ddList>{choice}{entries}</w:ddList></w:ffData>"), "FORMDROPDOWN")
    };
    let result = |code: &str, text: &str| {
        field("", code).replace(
            "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
            &format!("<w:r><w:fldChar w:fldCharType='separate'/></w:r>{}<w:r><w:fldChar w:fldCharType='end'/></w:r>", run("", text)),
        )
    };
    holds(&[
        (list("<w:result w:val='1'/>"), ("629", &[])),
        (list("<w:default w:val='1'/>"), ("629", &[])),
        (list(""), ("7", &[])),
        (result("= 600+29", "629"), ("629", &[])),
        (result("FORMTEXT", "629"), ("629", &[])),
        (field("", "EQ \\f(6,29)"), ("lost", &["R025"])),
        (field("", "SYMBOL 54"), ("lost", &["R025"])),
        (field("", "TC \"x\"") + &run("", "629"), ("629", &[])),
        (field("<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>", "FORMCHECKBOX"), ("illegible", &["V301"])),
        ("<w:fldSimple w:instr='EQ \\o(6,29)'/>".to_owned(), ("lost", &["R025"])),
    ]);
}

#[test]
fn what_is_not_text_is_no_empty_cell() {
    holds(&[
        ("<w:r><w:pict><v:shape><v:textpath string='629'/></v:shape></w:pict></w:r>".to_owned(), ("lost", &["R025"])),
        ("<w:r><w:pict><v:shape><v:imagedata r:id='r1'/></v:shape></w:pict></w:r>".to_owned(), ("lost", &["R025"])),
        ("<w:r><w:drawing><wp:inline><wp:docPr descr='629'/><pic:pic/></wp:inline></w:drawing></w:r>".to_owned(), ("lost", &["R025"])),
        ("<w:r><w:object/></w:r>".to_owned(), ("lost", &["R025"])),
        ("<w:r><w14:contentPart r:id='r1'/></w:r>".to_owned(), ("lost", &["R025"])),
        // A line drawn through the number.
        (
            "<w:r><w:drawing><wps:spPr><a:prstGeom prst='line'/></wps:spPr></w:drawing></w:r>".to_owned() + &run("", "629"),
            ("629", &["R025"]),
        ),
        (run("", "629") + "<w:r><w:pict><v:line from='0,0' to='20,9'/></w:pict></w:r>", ("629", &["R025"])),
        ("<m:oMath><m:f><m:num><m:r><m:t>6</m:t></m:r></m:num><m:den/></m:f></m:oMath>".to_owned(), ("lost", &["R025"])),
        ("<m:oMath><m:r><m:t>629</m:t></m:r></m:oMath>".to_owned(), ("629", &[])),
        ("<w:sdt><w:sdtContent>".to_owned() + &run("", "629") + "</w:sdtContent></w:sdt>", ("629", &[])),
        ("<w:bdo w:val='rtl'>".to_owned() + &run("", "926") + "</w:bdo>", ("629", &[])),
        (String::new(), ("blank", &[])),
    ]);
}

#[test]
fn a_row_too_low_to_be_seen_is_not_there() {
    let low = |height: &str| {
        let content = body("", &paragraph("629"));
        docx(&content.replace(
            "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>行政处罚",
            &format!("<w:tr><w:trPr>{height}</w:trPr><w:tc><w:tcPr/><w:p><w:r><w:t>行政处罚"),
        ))
    };
    hold(
        PENALTIES,
        &[
            ("<w:trHeight w:hRule='exact' w:val='1'/>", ("absent", &["S202"])),
            ("<w:trHeight w:hRule='atLeast' w:val='1'/>", ("629", &[])),
            ("<w:trHeight w:hRule='exact' w:val='300'/>", ("629", &[])),
            ("<w:trHeight w:val='1'/>", ("629", &[])),
        ],
        low,
    );
}
