//! Word documents.

use gov_disclosure_testkit::write::package::{docx, docx_with};

use super::hold;

const PENALTIES: &str = "disclosure.penalties.decisions";

pub fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A body whose cell after the label of the penalties holds this.
pub fn body(properties: &str, content: &str) -> String {
    let tc = |content: &str| format!("<w:tc><w:tcPr/>{content}</w:tc>");
    let row = |a: &str, b: &str| format!("<w:tr>{}{b}</w:tr>", tc(&paragraph(a)));
    let head = format!("<w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{}</w:tc></w:tr>", paragraph("第二十条第（六）项"));
    let rows = row("信息内容", &tc(&paragraph("本年处理决定数量")))
        + &row("行政处罚", &format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"))
        + &row("行政强制", &tc(&paragraph("16")));
    let title = paragraph("雁屏市粮食局2022年政府信息公开工作年度报告") + &paragraph("二、主动公开政府信息情况");
    format!("{title}<w:tbl>{head}{rows}</w:tbl><w:sectPr/>")
}

pub fn run(properties: &str, text: &str) -> String {
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
        (run("", "629") + "<w:hyperlink w:anchor='_ftn1'>" + &run("", "[1]") + "</w:hyperlink>", ("629", &[])),
        ("<w:hyperlink w:anchor='biao'>".to_owned() + &run("", "629") + "</w:hyperlink>", ("629", &[])),
        ("<w:hyperlink r:id='r1'>".to_owned() + &run("", "629") + "</w:hyperlink>", ("629", &[])),
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

/// The style of a table, and what holds where no style says anything, come before those of paragraphs.
#[test]
fn styles_of_tables_and_of_the_document_hold() {
    let held = |styles: &str, run_properties: &str, expected: super::Expected<'_>| {
        let styles = format!("<w:styles>{styles}</w:styles>");
        hold(PENALTIES, &[(run_properties, expected)], |properties| {
            let content = format!("<w:p>{}</w:p>", run(properties, "629"));
            // The words of the labels are seen.
            let words = "<w:r><w:rPr><w:strike w:val='0'/><w:color w:val='000000'/></w:rPr><w:t>";
            let body = body("", &content).replace("<w:r><w:t>", words);
            let body = body.replace("<w:tbl>", "<w:tbl><w:tblPr><w:tblStyle w:val='t'/></w:tblPr>");
            docx_with(&body, &[("word/styles.xml", &styles)])
        });
    };
    let table = |properties: &str| format!("<w:style w:type='table' w:styleId='t'>{properties}</w:style>");
    held(&table("<w:rPr><w:strike/></w:rPr>"), "", ("lost", &["R023"]));
    held(&table("<w:rPr><w:color w:val='FFFFFF'/></w:rPr>"), "", ("blank", &["R024"]));
    held(&table("<w:rPr><w:strike/></w:rPr>"), "<w:strike w:val='0'/>", ("629", &[]));
    let based = "<w:style w:type='table' w:styleId='b'><w:rPr><w:strike/></w:rPr></w:style>";
    held(&(based.to_owned() + &table("<w:basedOn w:val='b'/>")), "", ("lost", &["R023"]));
    held("<w:docDefaults><w:rPrDefault><w:rPr><w:strike/></w:rPr></w:rPrDefault></w:docDefaults>", "<w:strike w:val='0'/>", ("629", &[]));
    held(&table("<w:tblStylePr w:type='lastCol'><w:rPr><w:strike/></w:rPr></w:tblStylePr>"), "", ("629", &["R025"]));
    held(&table("<w:tblStylePr w:type='firstRow'><w:rPr><w:strike/></w:rPr></w:tblStylePr>"), "", ("629", &[]));
    let head = "<w:tblStylePr w:type='band1Horz'><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:tcPr><w:shd w:val='clear' w:fill='4472C4'/></w:tcPr></w:tblStylePr>";
    held(&table(head), "", ("629", &[]));
}

/// What a style sets apart counts only where the table has it so, and what it paints only where it may be.
#[test]
fn styles_hold_for_the_parts_that_a_table_sets_apart() {
    const SHADED: &str = "<w:tcPr><w:shd w:val='clear' w:fill='4472C4'/></w:tcPr>";
    let held = |part: &str, properties: &str, look: &str, run_properties: &str, expected: super::Expected<'_>| {
        let style = format!("<w:style w:type='table' w:styleId='t'><w:tblStylePr w:type='{part}'>{properties}</w:tblStylePr></w:style>");
        let styles = format!("<w:styles>{style}</w:styles>");
        hold(PENALTIES, &[(look, expected)], |look| {
            let body = body("", &format!("<w:p>{}</w:p>", run(run_properties, "629")));
            let body = body.replace("<w:tbl>", &format!("<w:tbl><w:tblPr><w:tblStyle w:val='t'/>{look}</w:tblPr>"));
            docx_with(&body, &[("word/styles.xml", &styles)])
        });
    };
    let strike = "<w:rPr><w:strike/></w:rPr>";
    for (part, on, off) in [
        ("lastCol", "0100", "04A0"),
        ("lastRow", "0640", "0620"),
        ("band1Horz", "0420", "0600"),
        ("band2Vert", "0220", "0600"),
        ("seCell", "0640", "0600"),
    ] {
        held(part, strike, &format!("<w:tblLook w:val='{on}'/>"), "", ("629", &["R025"]));
        held(part, strike, &format!("<w:tblLook w:val='{off}'/>"), "", ("629", &[]));
    }
    held("wholeTable", strike, "<w:tblLook w:val='0600'/>", "", ("629", &["R025"]));
    held("lastCol", strike, "<w:tblLook w:val='0600' w:lastColumn='1'/>", "", ("629", &["R025"]));
    held("lastCol", strike, "<w:tblLook w:lastColumn='0'/>", "", ("629", &["R025"]));
    // White letters on what the style paints: a header, every other row, a column that is not set apart, the whole table.
    let white = "<w:color w:val='FFFFFF'/>";
    held("firstRow", SHADED, "<w:tblLook w:val='04A0'/>", white, ("blank", &["R024"]));
    held("band1Horz", SHADED, "<w:tblLook w:val='04A0'/>", white, ("629", &["R025"]));
    held("band1Horz", SHADED, "<w:tblLook w:val='06A0'/>", white, ("blank", &["R024"]));
    held("lastCol", SHADED, "<w:tblLook w:val='0600'/>", white, ("blank", &["R024"]));
    held("wholeTable", SHADED, "<w:tblLook w:val='0600'/>", white, ("629", &[]));
    // The style of tables that name none.
    let default = "<w:styles><w:style w:type='table' w:default='1' w:styleId='d'><w:rPr><w:strike/></w:rPr></w:style></w:styles>";
    let words = "<w:r><w:rPr><w:strike w:val='0'/></w:rPr><w:t>";
    let plain = body("", &format!("<w:p>{}</w:p>", run("", "629"))).replace("<w:r><w:t>", words);
    let of = |properties: &str| docx_with(&plain.replace("<w:tbl>", &format!("<w:tbl>{properties}")), &[("word/styles.xml", default)]);
    hold(PENALTIES, &[("<w:tblPr/>", ("lost", &["R023"])), ("<w:tblPr><w:tblStyle w:val='other'/></w:tblPr>", ("629", &[]))], of);
}

#[test]
fn letters_in_colours_of_the_theme_or_of_their_ground_are_hidden() {
    let with = |properties: &str| (run(properties, "7") + &run("", "629"), ("629", &["R024"] as &[&str]));
    holds(&[
        with("<w:color w:val='auto' w:themeColor='background1'/>"),
        with("<w:color w:val='000000' w:themeColor='light1'/>"),
        with("<w:color w:val='FFFF00'/><w:highlight w:val='yellow'/>"),
        with("<w:color w:val='000000'/><w:shd w:val='solid' w:color='000000' w:fill='FFFFFF'/>"),
        with("<w14:textFill><w14:solidFill><w14:srgbClr w14:val='FFFFFF'/></w14:solidFill></w14:textFill>"),
        with(
            "<w14:textFill><w14:solidFill><w14:srgbClr w14:val='000000'><w14:alpha w14:val='100000'/></w14:srgbClr></w14:solidFill></w14:textFill>",
        ),
        with("<w:color w:val='F2F2F2' w:themeColor='text1' w:themeTint='0D'/>"),
        with("<w:color w:val='F2F2F2' w:themeColor='background1' w:themeShade='F2'/>"),
        ("<w:pPr><w:ind w:left='-3000'/></w:pPr>".to_owned() + &run("", "629"), ("629", &["R025"])),
        ("<w:pPr><w:ind w:start='200' w:hanging='2000'/></w:pPr>".to_owned() + &run("", "629"), ("629", &["R025"])),
        ("<w:pPr><w:ind w:left='-105' w:right='-105'/></w:pPr>".to_owned() + &run("", "629"), ("629", &[])),
        (run("<w:color w:val='A6A6A6' w:themeColor='background1' w:themeShade='A6'/>", "629"), ("629", &[])),
        (run("<w:color w:val='4472C4' w:themeColor='accent1'/>", "629"), ("629", &[])),
        (run("<w:highlight w:val='yellow'/>", "629"), ("629", &[])),
        (run("<w:webHidden/>", "629"), ("629", &[])),
        ("<w:pPr><w:spacing w:line='20' w:lineRule='exact'/></w:pPr>".to_owned() + &run("", "629"), ("blank", &["R024"])),
        ("<w:pPr><w:spacing w:line='240' w:lineRule='exact'/></w:pPr>".to_owned() + &run("", "629"), ("629", &[])),
    ]);
}

#[test]
fn what_may_not_be_the_number_is_said() {
    let placeholder = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>".to_owned() + &run("", "629") + "</w:sdtContent></w:sdt>";
    let box_of_text = "<w:r><w:drawing><wps:wsp><wps:cNvSpPr txBox='1'/><wps:spPr><a:prstGeom prst='rect'/></wps:spPr><wps:txbx><w:txbxContent>\
        <w:p><w:r><w:t>629</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></w:drawing></w:r>";
    holds(&[
        (placeholder.clone(), ("629", &["R025"])),
        (placeholder.replace("<w:showingPlcHdr/>", ""), ("629", &[])),
        (run("<w:rFonts w:ascii='Wingdings' w:hAnsi='Wingdings'/>", "629"), ("lost", &["R025"])),
        (run("<w:rFonts w:ascii='Arial' w:hAnsi='Arial'/>", "629"), ("629", &[])),
        (run("<w:spacing w:val='-200'/>", "629"), ("629", &["R025"])),
        (run("<w:spacing w:val='-10'/>", "629"), ("629", &[])),
        (run("", "629") + "<w:r><w:pict><v:rect style='width:60pt' fillcolor='white'/></w:pict></w:r>", ("629", &["R025"])),
        (box_of_text.to_owned(), ("629", &[])),
    ]);
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

/// Word shows what the styles of the paragraph and of the characters both hide or strike out; not all programs do.
#[test]
fn what_two_styles_take_away_is_in_doubt() {
    let style = |kind: &str, id: &str, properties: &str| {
        format!("<w:style w:type='{kind}' w:styleId='{id}'><w:name w:val='{id}'/><w:rPr>{properties}</w:rPr></w:style>")
    };
    let styles = [
        style("paragraph", "p-hidden", "<w:vanish/>"),
        style("paragraph", "p-struck", "<w:strike/>"),
        style("character", "c-hidden", "<w:vanish/>"),
        style("character", "c-struck", "<w:strike/>"),
        style("character", "c-shown", "<w:vanish w:val='0'/>"),
    ];
    let styles = format!("<w:styles>{}</w:styles>", styles.concat());
    let held = |paragraph: &str, properties: &str, expected: super::Expected<'_>| {
        let content = format!("<w:p><w:pPr><w:pStyle w:val='{paragraph}'/></w:pPr>{}</w:p>", run(properties, "629"));
        hold(PENALTIES, &[(&content, expected)], |content| docx_with(&body("", content), &[("word/styles.xml", &styles)]));
    };
    held("p-hidden", "<w:rStyle w:val='c-hidden'/>", ("629", &["R025"]));
    held("p-struck", "<w:rStyle w:val='c-struck'/>", ("629", &["R025"]));
    held("p-hidden", "<w:rStyle w:val='c-hidden'/><w:vanish/>", ("blank", &["R024"]));
    held("p-hidden", "", ("blank", &["R024"]));
    held("p-struck", "", ("lost", &["R023"]));
    held("p-hidden", "<w:rStyle w:val='c-struck'/>", ("blank", &["R024"]));
    held("p-hidden", "<w:rStyle w:val='c-shown'/>", ("629", &[]));
    held("p-hidden", "<w:vanish w:val='0'/>", ("629", &[]));
    held("", "<w:rStyle w:val='c-hidden'/>", ("blank", &["R024"]));
}

#[test]
fn letters_that_are_filled_with_the_colour_of_the_page_are_not_seen() {
    let fill = |colour: &str| run(&format!("<w14:textFill><w14:solidFill>{colour}</w14:solidFill></w14:textFill>"), "7") + &run("", "629");
    holds(&[
        (fill("<w14:schemeClr w14:val='bg1'/>"), ("629", &["R024"])),
        (fill("<w14:schemeClr w14:val='lt1'/>"), ("629", &["R024"])),
        (fill("<w14:schemeClr w14:val='bg1'><w14:lumMod w14:val='98000'/></w14:schemeClr>"), ("629", &["R024"])),
        (fill("<w14:schemeClr w14:val='bg1'><w14:lumMod w14:val='50000'/></w14:schemeClr>"), ("7629", &[])),
        (fill("<w14:schemeClr w14:val='tx1'/>"), ("7629", &[])),
    ]);
}

#[test]
fn a_row_that_keeps_its_height_may_cut_off_what_is_far_down() {
    let with = |row: &str, above: usize| {
        let cell = "<w:p/>".repeat(above) + &paragraph("629");
        docx(&body("", &cell).replace(
            "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>行政处罚",
            &format!("<w:tr><w:trPr>{row}</w:trPr><w:tc><w:tcPr/><w:p><w:r><w:t>行政处罚"),
        ))
    };
    for (row, above, expected) in [
        ("<w:trHeight w:hRule='exact' w:val='280'/>", 2, ("629", &["R025"] as &[&str])),
        ("<w:trHeight w:hRule='exact' w:val='400'/>", 3, ("629", &["R025"])),
        ("<w:trHeight w:hRule='exact' w:val='280'/>", 0, ("629", &[])),
        ("<w:trHeight w:hRule='exact' w:val='900'/>", 2, ("629", &[])),
        ("<w:trHeight w:hRule='atLeast' w:val='280'/>", 2, ("629", &[])),
        ("<w:trHeight w:hRule='exact' w:val='70'/>", 0, ("absent", &["S202"])),
    ] {
        hold(PENALTIES, &[(row, expected)], |row| with(row, above));
    }
}

/// A highlight lies on a shading, and a dense pattern is nearly one colour.
#[test]
fn letters_in_the_colour_of_a_highlight_or_a_dense_pattern_are_not_seen() {
    let hidden = |properties: &str| (run("", "629") + &run(properties, "7"), ("629", &["R024"] as &[&str]));
    holds(&[
        hidden("<w:color w:val='FFFF00'/><w:highlight w:val='yellow'/><w:shd w:val='clear' w:fill='FFFFFF'/>"),
        hidden("<w:color w:val='00FF00'/><w:highlight w:val='green'/><w:shd w:val='clear' w:fill='DDEEFF'/>"),
        hidden("<w:color w:val='1F3864'/><w:shd w:val='pct95' w:color='1F3864' w:fill='FFFFFF'/>"),
        hidden("<w:color w:val='000000'/><w:shd w:val='pct90' w:color='000000' w:fill='000000'/>"),
        (run("<w:color w:val='C00000'/><w:highlight w:val='yellow'/><w:shd w:val='clear' w:fill='C00000'/>", "629"), ("629", &[])),
        (run("<w:color w:val='000000'/><w:shd w:val='pct10' w:color='000000' w:fill='FFFFFF'/>", "629"), ("629", &[])),
    ]);
}

/// Of the ways to show something, the first one that programs know.
#[test]
fn a_way_to_show_something_that_no_program_knows_is_not_taken() {
    let ways = |needs: &str, first: &str, second: &str| {
        format!(
            "<w:r><mc:AlternateContent><mc:Choice Requires='{needs}'><w:t>{first}</w:t></mc:Choice>\
             <mc:Fallback><w:t>{second}</w:t></mc:Fallback></mc:AlternateContent></w:r>"
        )
    };
    holds(&[
        (ways("zz", "7", "629"), ("629", &[])),
        (ways("wps ext9", "7", "629"), ("629", &[])),
        (ways("wps", "629", "7"), ("629", &[])),
        (ways("w14 w15", "629", "7"), ("629", &[])),
    ]);
}

#[test]
fn words_that_ask_for_a_number_are_none() {
    let asks = |text: &str| format!("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", run("", text));
    holds(&[
        (asks("单击此处输入文字。"), ("blank", &[])),
        (asks("Click here to enter text."), ("blank", &[])),
        (asks("请选择一项"), ("blank", &["R024"])),
        (asks("不适用"), ("placeholder", &[])),
        (asks("629"), ("629", &["R025"])),
        (asks("单击此处输入文字。").replace("<w:showingPlcHdr/>", ""), ("illegible", &["V301"])),
    ]);
}

/// A template may hold its labels so.
#[test]
fn a_label_in_the_place_of_what_is_to_be_filled_in_is_a_label() {
    let label =
        "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>行政处罚</w:t></w:r></w:sdtContent></w:sdt></w:p>";
    hold(PENALTIES, &[(label, ("629", &[]))], |label| docx(&body("", &paragraph("629")).replace(&paragraph("行政处罚"), label)));
}

/// Another document, which is not read, may be in a cell.
#[test]
fn a_cell_with_another_document_is_not_empty() {
    let in_cell = |content: &str| docx(&body("", content));
    hold(PENALTIES, &[("<w:altChunk r:id='r9'/><w:p/>", ("lost", &["R025"])), ("<w:p/>", ("blank", &[]))], in_cell);
}
