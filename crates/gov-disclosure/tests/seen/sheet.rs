//! Workbooks.

use gov_disclosure::parse;
use gov_disclosure_testkit::write::package::{xlsx_calculated, xlsx_with};

use super::{Expected, hold, reported};

pub const PENALTIES: &str = "disclosure.penalties.decisions";

/// Plain, white, white on green, struck, and numbers that are not shown; the last one shows no zeros.
const STYLES: &str = "<styleSheet><numFmts count='2'><numFmt numFmtId='170' formatCode=';;;'/><numFmt numFmtId='171' formatCode='0;-0;;@'/></numFmts>\
    <fonts><font/><font><color rgb='FFFFFFFF'/></font><font><strike/></font></fonts>\
    <fills><fill><patternFill patternType='none'/></fill><fill><patternFill patternType='gray125'/></fill>\
    <fill><patternFill patternType='solid'><fgColor rgb='FF00B050'/></patternFill></fill></fills>\
    <cellXfs><xf/><xf fontId='1'/><xf fontId='1' fillId='2'/><xf fontId='2'/><xf numFmtId='170'/><xf numFmtId='171'/></cellXfs></styleSheet>";

fn text(at: &str, text: &str) -> String {
    format!("<c r='{at}' t='inlineStr'><is><t>{text}</t></is></c>")
}

/// A sheet whose cell B5 is this.
pub fn sheet(cell: &str) -> String {
    let rows = [
        text("A1", "雁屏市粮食局2022年政府信息公开工作年度报告"),
        text("A2", "二、主动公开政府信息情况"),
        text("A3", "第二十条第（六）项"),
        text("A4", "信息内容") + &text("B4", "本年处理决定数量"),
        text("A5", "行政处罚") + cell,
        text("A6", "行政强制") + "<c r='B6'><v>16</v></c>",
    ];
    let rows: String = rows.iter().enumerate().map(|(i, cells)| format!("<row r='{}'>{cells}</row>", i + 1)).collect();
    format!("<sheetData>{rows}</sheetData>")
}

fn holds(cases: &[(&str, Expected<'_>)]) {
    hold(PENALTIES, cases, |cell| xlsx_with(&[("表", sheet(cell))], &[], &[("xl/styles.xml", STYLES)]));
}

#[test]
fn runs_of_a_string_are_marks_or_struck_or_hidden() {
    let run = |properties: &str, text: &str| format!("<r><rPr>{properties}</rPr><t>{text}</t></r>");
    let inline = |runs: &str| format!("<c r='B5' t='inlineStr'><is>{runs}</is></c>");
    let plain = run("<sz val='11'/>", "629");
    let cases = [
        (inline(&(plain.clone() + &run("<vertAlign val='superscript'/>", "4"))), ("629", &[] as &[&str])),
        (inline(&(plain.clone() + &run("<vertAlign val='subscript'/>", "4"))), ("629", &[])),
        (inline(&(run("<strike/>", "7") + &plain)), ("629", &["R023"])),
        (inline(&(run("<strike val='0'/>", "7") + &plain)), ("7629", &[])),
        (inline(&(run("<color rgb='FFFFFFFF'/>", "7") + &plain)), ("629", &["R024"])),
        (inline(&(run("<color theme='0'/>", "7") + &plain)).replace("<c ", "<c s='2' "), ("7629", &[])),
        (inline(&run("<strike/>", "629")), ("lost", &["R023"])),
        (inline(&(run("<color rgb='FFFEFEFE'/>", "7") + &plain)), ("629", &["R024"])),
        // A run that says itself how it looks, in a cell that is struck out or white; one that does not.
        (inline(&(plain.clone() + "<r><t>7</t></r>")).replace("<c ", "<c s='3' "), ("629", &["R023"])),
        (inline(&(plain.clone() + "<r><t>7</t></r>")).replace("<c ", "<c s='1' "), ("629", &["R024"])),
        (inline(&run("<vertAlign val='superscript'/>", "629")), ("629", &[])),
    ];
    let cases: Vec<_> = cases.iter().map(|(cell, expected)| (cell.as_str(), *expected)).collect();
    holds(&cases);
}

#[test]
fn shared_strings_keep_their_runs() {
    let strings = "<sst><si><t>7629</t></si><si><r><rPr><strike/></rPr><t>7</t></r><r><t>629</t></r></si>\
                   <si><t xml:space='preserve'>3</t></si><si><r><t>629</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>4&amp;5</t></r></si></sst>";
    let read = |cell: &str| {
        let further = [("xl/styles.xml", STYLES), ("xl/sharedStrings.xml", strings)];
        let bytes = xlsx_with(&[("空", "<sheetData/>".to_owned()), ("表", sheet(cell))], &[], &further);
        reported(&parse(&bytes, &Default::default()).unwrap(), PENALTIES)
    };
    let is = |value: &str, rules: &[&str]| (value.to_owned(), rules.iter().map(|&rule| rule.to_owned()).collect::<Vec<_>>());
    assert_eq!(read("<c r='B5' t='s'><v>0</v></c>"), is("7629", &[]));
    assert_eq!(read("<c r='B5' t='s'><v>1</v></c>"), is("629", &["R023"]));
    assert_eq!(read("<c r='B5' t='s'><v>2</v></c>"), is("3", &[]));
    assert_eq!(read("<c r='B5' t='s'><v>3</v></c>"), is("629", &[]));
}

#[test]
fn a_cell_is_what_its_style_shows() {
    holds(&[
        ("<c r='B5' s='1'><v>629</v></c>", ("blank", &["R024"])),
        ("<c r='B5' s='2'><v>629</v></c>", ("629", &[])),
        ("<c r='B5' s='3'><v>629</v></c>", ("lost", &["R023"])),
        ("<c r='B5' s='4'><v>629</v></c>", ("blank", &["R024"])),
        ("<c r='B5' s='5'><v>629</v></c>", ("629", &[])),
        ("<c r='B5' s='5'><v>0</v></c>", ("blank", &["R024"])),
        ("<c r='B5' s='5'/>", ("blank", &[])),
    ]);
}

/// White letters, a format of white letters, one colour for letters and ground, and what conditions give: all of them by the
/// hand of those who want no zeros to be seen.
#[test]
fn a_cell_whose_letters_have_the_colour_of_its_ground_is_empty() {
    const STYLES: &str = "<styleSheet><numFmts count='1'><numFmt numFmtId='170' formatCode='[White]0'/></numFmts>\
        <fonts><font/><font><color rgb='FFFEFEFE'/></font><font><color rgb='FFFFC000'/></font></fonts>\
        <fills><fill><patternFill patternType='none'/></fill><fill><patternFill patternType='gray125'/></fill>\
        <fill><patternFill patternType='solid'><fgColor rgb='FFFFC000'/></patternFill></fill></fills>\
        <cellXfs><xf/><xf fontId='1'/><xf fontId='2' fillId='2'/><xf fontId='2'/><xf numFmtId='170'/></cellXfs>\
        <dxfs><dxf><font><color rgb='FFFFFFFF'/></font></dxf><dxf><font><color rgb='FF9C0006'/></font></dxf>\
        <dxf><font><strike/></font><fill/></dxf></dxfs></styleSheet>";
    let held = |cases: &[(&str, Expected<'_>)], condition: &str| {
        hold(PENALTIES, cases, |cell| xlsx_with(&[("表", sheet(cell) + condition)], &[], &[("xl/styles.xml", STYLES)]));
    };
    let unseen = ("blank", &["R024"] as &[&str]);
    held(
        &[
            ("<c r='B5' s='1'><v>629</v></c>", unseen),
            ("<c r='B5' s='2'><v>629</v></c>", unseen),
            ("<c r='B5' s='3'><v>629</v></c>", ("629", &[])),
            ("<c r='B5' s='4'><v>629</v></c>", unseen),
        ],
        "",
    );
    let zeros = |rule: &str| format!("<conditionalFormatting sqref='A9 B2:B6'>{rule}</conditionalFormatting>");
    let (zero, other) = ("<c r='B5'><v>0</v></c>", "<c r='B5'><v>629</v></c>");
    for rule in [
        "<cfRule type='cellIs' dxfId='0' priority='1' operator='equal'><formula>0</formula></cfRule>",
        "<cfRule type='cellIs' dxfId='0' priority='1' operator='lessThan'><formula>1</formula></cfRule>",
        "<cfRule type='cellIs' dxfId='0' priority='1' operator='between'><formula>-1</formula><formula>1</formula></cfRule>",
        "<cfRule type='expression' dxfId='0' priority='1'><formula>$B2=0</formula></cfRule>",
        "<cfRule type='expression' dxfId='0' priority='1'><formula>B2&lt;1</formula></cfRule>",
        "<cfRule type='expression' dxfId='0' priority='1'><formula>$B2 &lt;= 0</formula></cfRule>",
        "<cfRule type='expression' dxfId='0' priority='1'><formula>B2&lt;&gt;629</formula></cfRule>",
        "<cfRule type='cellIs' dxfId='0' priority='1' operator='notEqual'><formula>629</formula></cfRule>",
    ] {
        held(&[(zero, unseen), (other, ("629", &[]))], &zeros(rule));
    }
    let red = "<cfRule type='cellIs' dxfId='1' priority='1' operator='equal'><formula>0</formula></cfRule>";
    held(&[(zero, ("0", &[]))], &zeros(red));
    let struck = "<cfRule type='cellIs' dxfId='2' priority='1' operator='greaterThan'><formula>600</formula></cfRule>";
    held(&[(zero, ("0", &[])), (other, ("lost", &["R023"]))], &zeros(struck));
}

#[test]
fn a_condition_paints_a_cell_in_the_colour_of_its_letters() {
    const STYLES: &str = "<styleSheet><fonts><font/><font><color rgb='FFFFC000'/></font><font/></fonts>\
        <fills><fill><patternFill patternType='none'/></fill><fill><patternFill patternType='gray125'/></fill>\
        <fill><patternFill patternType='solid'><fgColor rgb='FF00B050'/></patternFill></fill></fills>\
        <cellXfs><xf/><xf fontId='1'/><xf fillId='2'/></cellXfs>\
        <dxfs><dxf><fill><patternFill><bgColor rgb='FFFFC000'/></patternFill></fill></dxf>\
        <dxf><font><color rgb='FF00B050'/></font><fill><patternFill patternType='solid'><bgColor rgb='FF00B050'/></patternFill></fill></dxf>\
        <dxf><font><color rgb='FF00B050'/></font></dxf><dxf><fill><patternFill><bgColor rgb='FF000000'/></patternFill></fill></dxf>\
        <dxf><font><color rgb='FFFFFFFF'/></font><fill><patternFill><bgColor rgb='FFFFFFFF'/></patternFill></fill></dxf>\
        <dxf><fill><patternFill><bgColor rgb='FFFFC000'/></patternFill></fill><border><left style='thin'><color rgb='FFFFC000'/></left></border></dxf>\
        </dxfs></styleSheet>";
    let unseen = ("blank", &["R024"] as &[&str]);
    for (style, format, expected) in [
        (0, 0, ("629", &[] as &[&str])),
        (1, 0, unseen),
        (0, 1, unseen),
        (0, 2, ("629", &[])),
        (2, 2, unseen),
        (0, 3, unseen),
        (1, 3, ("629", &[])),
        (0, 4, unseen),
        (0, 5, ("629", &[])),
    ] {
        let cell = format!("<c r='B5' s='{style}'><v>629</v></c>");
        let rule = format!("<cfRule type='cellIs' dxfId='{format}' priority='1' operator='greaterThan'><formula>600</formula></cfRule>");
        let condition = format!("<conditionalFormatting sqref='B5'>{rule}</conditionalFormatting>");
        hold(PENALTIES, &[(&cell, expected)], |cell| xlsx_with(&[("表", sheet(cell) + &condition)], &[], &[("xl/styles.xml", STYLES)]));
    }
}

/// What depends on another cell, or on what is not worked out, is said and not guessed.
#[test]
fn conditions_on_other_cells_are_in_doubt() {
    const STYLES: &str = "<styleSheet><dxfs><dxf><font><color rgb='FFFFFFFF'/></font></dxf></dxfs></styleSheet>";
    let held = |rule: &str, cell: &str, expected: Expected<'_>| {
        let sheet = |cell: &str| sheet(cell) + &format!("<conditionalFormatting sqref='B5'>{rule}</conditionalFormatting>");
        hold(PENALTIES, &[(cell, expected)], |cell| xlsx_with(&[("表", sheet(cell))], &[], &[("xl/styles.xml", STYLES)]));
    };
    let number = "<c r='B5'><v>629</v></c>";
    let formula = |formula: &str| format!("<cfRule type='expression' dxfId='0' priority='1'><formula>{formula}</formula></cfRule>");
    for other in ["$B$6=16", "$B$6=17", "A5=0", "ISNUMBER(B5)", "AND(B5&gt;0,B6&gt;0)", "MOD(ROW(),2)=1", "0&lt;B5"] {
        held(&formula(other), number, ("629", &["R025"]));
    }
    for (own, expected) in [
        ("B5&gt;0", ("blank", &["R024"] as &[&str])),
        ("$B5=629", ("blank", &["R024"])),
        ("TRUE", ("blank", &["R024"])),
        ("B5=0", ("629", &[])),
        ("FALSE", ("629", &[])),
    ] {
        held(&formula(own), number, expected);
    }
    let reference = "<cfRule type='cellIs' dxfId='0' priority='1' operator='greaterThan'><formula>$B$6</formula></cfRule>";
    held(reference, number, ("629", &["R025"]));
    held("<cfRule type='top10' dxfId='0' priority='1' rank='1'/>", number, ("629", &["R025"]));
    let text = "<c r='B5' t='inlineStr'><is><t>629</t></is></c>";
    held(&formula("B5=0"), text, ("629", &[]));
    held("<cfRule type='containsText' dxfId='0' priority='1' operator='containsText' text='6'/>", text, ("629", &["R025"]));
    let bars = "<cfRule type='dataBar' priority='1'><dataBar showValue='0'><cfvo type='min'/></dataBar></cfRule>";
    held(bars, number, ("blank", &["R024"]));
    held(&bars.replace(" showValue='0'", ""), number, ("629", &[]));
}

/// Conditions are asked in the order of their priorities, and one that is met may keep the rest from being asked.
#[test]
fn a_condition_that_stops_keeps_later_ones_from_hiding_a_number() {
    const STYLES: &str = "<styleSheet><dxfs><dxf><font><color rgb='FFFFFFFF'/></font></dxf>\
        <dxf><font><b/></font></dxf></dxfs></styleSheet>";
    let rule = |operator: &str, attributes: &str| {
        format!("<cfRule type='cellIs' operator='{operator}' {attributes}><formula>600</formula></cfRule>")
    };
    let stop = |priority: u8| format!("dxfId='1' priority='{priority}' stopIfTrue='1'");
    let hides = rule("greaterThan", "dxfId='0' priority='5'");
    let in_doubt = "<cfRule type='expression' priority='1' stopIfTrue='1'><formula>$B$6=16</formula></cfRule>";
    let number = "<c r='B5'><v>629</v></c>";
    for (rules, expected) in [
        (rule("greaterThan", &stop(1)) + &hides, ("629", &[] as &[&str])),
        (hides.clone() + &rule("greaterThan", &stop(1)), ("629", &[])),
        (rule("greaterThan", "priority='1' stopIfTrue='true'") + &hides, ("629", &[])),
        (rule("greaterThan", &stop(6)) + &hides, ("blank", &["R024"])),
        (rule("lessThan", &stop(1)) + &hides, ("blank", &["R024"])),
        (rule("greaterThan", "dxfId='1' priority='1'") + &hides, ("blank", &["R024"])),
        (in_doubt.to_owned() + &hides, ("629", &["R025"])),
    ] {
        let condition = format!("<conditionalFormatting sqref='B5'>{rules}</conditionalFormatting>");
        hold(PENALTIES, &[(number, expected)], |cell| xlsx_with(&[("表", sheet(cell) + &condition)], &[], &[("xl/styles.xml", STYLES)]));
    }
}

#[test]
fn rows_columns_and_zeros_that_are_not_shown_are_not_there() {
    let of = |change: &dyn Fn(String) -> String, cell: &str, expected: Expected<'_>| {
        hold(PENALTIES, &[(cell, expected)], |cell| xlsx_with(&[("表", change(sheet(cell)))], &[], &[("xl/styles.xml", STYLES)]));
    };
    let (number, zero) = ("<c r='B5'><v>629</v></c>", "<c r='B5'><v>0</v></c>");
    let row = |attributes: &'static str| move |sheet: String| sheet.replace("<row r='5'>", &format!("<row r='5' {attributes}>"));
    of(&row("hidden='1'"), number, ("absent", &["S202"]));
    of(&row("ht='0' customHeight='1'"), number, ("absent", &["S202"]));
    of(&row("hidden='0' ht='14.5'"), number, ("629", &[]));
    of(&row("ht='0.75' customHeight='1'"), number, ("absent", &["S202"]));
    of(&row("ht='6' customHeight='1'"), number, ("629", &[]));
    let column = |attributes: &'static str| move |sheet: String| format!("<cols><col min='2' max='2' {attributes}/></cols>{sheet}");
    of(&column("hidden='1'"), number, ("blank", &["R024"]));
    of(&column("width='0' customWidth='1'"), number, ("blank", &["R024"]));
    of(&column("width='0.1' customWidth='1'"), number, ("blank", &["R024"]));
    of(&column("width='9'"), number, ("629", &[]));
    // It shows as ###: nothing else is seen in its place.
    of(&column("width='1.5' customWidth='1'"), number, ("629", &[]));
    let zeros = |sheet: String| format!("<sheetViews><sheetView showZeros='0' workbookViewId='0'/></sheetViews>{sheet}");
    of(&zeros, zero, ("blank", &["R024"]));
    of(&zeros, number, ("629", &[]));
}

/// As LibreOffice lays out a page of HTML: columns of a few pixels, over which most cells are merged.
#[test]
fn a_merged_cell_is_seen_where_any_of_its_rows_and_columns_is() {
    let of = |sheet: &dyn Fn(&str) -> String, expected: Expected<'_>| {
        hold(PENALTIES, &[("<c r='B5'><v>629</v></c>", expected)], |cell| {
            xlsx_with(&[("表", sheet(cell))], &[], &[("xl/styles.xml", STYLES)])
        });
    };
    let merged = |ranges: &[&str]| ranges.iter().map(|range| format!("<mergeCell ref='{range}'/>")).collect::<String>();
    let columns = |narrow: &'static str| {
        move |cell: &str| {
            let merges = merged(&["B4:D4", "B5:D5", "B6:D6"]);
            format!("<cols>{narrow}</cols>{}<mergeCells>{merges}</mergeCells>", sheet(cell))
        }
    };
    of(&columns("<col min='2' max='2' width='0.47'/>"), ("629", &[]));
    of(&columns("<col min='2' max='2' width='0.47'/><col min='3' max='3' width='0.2'/>"), ("629", &[]));
    of(&columns("<col min='2' max='4' hidden='1'/>"), ("blank", &["R024"]));
    of(&columns("<col min='4' max='4' hidden='1'/><col min='2' max='3' hidden='1'/>"), ("blank", &["R024"]));
    let rows = |hidden: &'static [&str]| {
        move |cell: &str| {
            let sheet = sheet(cell).replace("<row r='6'><", "<row r='6'/><row r='7'><").replace("A6", "A7").replace("B6", "B7");
            let sheet =
                hidden.iter().fold(sheet, |sheet, row| sheet.replace(&format!("<row r='{row}'"), &format!("<row r='{row}' hidden='1'")));
            format!("{sheet}<mergeCells>{}</mergeCells>", merged(&["A5:A6", "B5:B6"]))
        }
    };
    of(&rows(&[]), ("629", &[]));
    of(&rows(&["5"]), ("629", &[]));
    of(&rows(&["6"]), ("629", &[]));
    of(&rows(&["5", "6"]), ("absent", &["S202"]));
}

/// More than are worked out, of a format that hides: the last one may be met.
#[test]
fn conditions_beyond_those_that_are_worked_out_are_in_doubt() {
    let held = |letters: &str, expected: Expected<'_>| {
        let styles = format!("<styleSheet><dxfs><dxf><font><color rgb='{letters}'/></font></dxf></dxfs></styleSheet>");
        let rule = "<cfRule type='cellIs' dxfId='0' priority='1' operator='equal'><formula>0</formula></cfRule>";
        let one = format!("<conditionalFormatting sqref='H9'>{rule}</conditionalFormatting>");
        let sheet = |cell: &str| sheet(cell) + &one.repeat(2050) + &one.replace("H9", "B5");
        hold(PENALTIES, &[("<c r='B5'><v>629</v></c>", expected)], |cell| {
            xlsx_with(&[("表", sheet(cell))], &[], &[("xl/styles.xml", &styles)])
        });
    };
    held("FFFFFFFF", ("629", &["R025"]));
    held("FF9C0006", ("629", &[]));
}

/// A rule that gives no format, or one beyond those that are worked out, leaves the formulas of the one before it as they are.
#[test]
fn formulas_belong_to_their_own_conditions() {
    const STYLES: &str = "<styleSheet><dxfs><dxf><font><color rgb='FFFFFFFF'/></font></dxf></dxfs></styleSheet>";
    let rules = "<cfRule type='cellIs' dxfId='0' priority='1' operator='between'><formula>0</formula></cfRule>\
                 <cfRule type='expression' priority='2' stopIfTrue='1'><formula>700</formula></cfRule>";
    let sheet = |cell: &str| sheet(cell) + &format!("<conditionalFormatting sqref='B5'>{rules}</conditionalFormatting>");
    let read = |cell: &str| xlsx_with(&[("表", sheet(cell))], &[], &[("xl/styles.xml", STYLES)]);
    // Between 0 and nothing: not worked out.
    hold(PENALTIES, &[("<c r='B5'><v>629</v></c>", ("629", &["R025"]))], read);
}

#[test]
fn formats_that_write_digits_of_their_own_are_in_doubt() {
    let held = |format: &str, cell: &str, expected: Expected<'_>| {
        let styles = format!(
            "<styleSheet><numFmts count='1'><numFmt numFmtId='170' formatCode='{format}'/></numFmts><fonts><font/></fonts>\
             <cellXfs><xf/><xf numFmtId='170'/></cellXfs></styleSheet>"
        );
        hold(PENALTIES, &[(cell, expected)], |cell| xlsx_with(&[("表", sheet(cell))], &[], &[("xl/styles.xml", &styles)]));
    };
    let number = "<c r='B5' s='1'><v>629</v></c>";
    held("&quot;7&quot;0", number, ("7629", &["R025"]));
    held("[&gt;600]&quot;7&quot;;0", number, ("7", &["R025"]));
    held("-0", number, ("629", &["R025"]));
    held("**", number, ("blank", &["R024"]));
    held("0", number, ("629", &[]));
    held("[h]", number, ("629", &["R025"]));
    held("0-0", number, ("629", &["R025"]));
    held("0*0", number, ("629", &["R025"]));
    held("General&quot;件&quot;", number, ("629", &[]));
    held("[DBNum1][$-804]General", number, ("629", &[]));
    held("[Blue][&lt;0]0;[White]0", number, ("blank", &["R024"]));
    held("#,##0", "<c r='B5' s='1'><v>0</v></c>", ("0", &[]));
    held("#,###", "<c r='B5' s='1'><v>0</v></c>", ("blank", &["R024"]));
    held("#,###", number, ("629", &[]));
}

/// What a condition formats may be another number; a cell that is filled repeats its digits.
#[test]
fn digits_that_are_shown_otherwise_are_in_doubt() {
    let held = |format: &str, expected: Expected<'_>| {
        let styles = format!("<styleSheet><dxfs><dxf><numFmt numFmtId='190' formatCode='{format}'/></dxf></dxfs></styleSheet>");
        let rule = "<cfRule type='cellIs' dxfId='0' priority='1' operator='greaterThan'><formula>600</formula></cfRule>";
        let sheet = |cell: &str| sheet(cell) + &format!("<conditionalFormatting sqref='B5'>{rule}</conditionalFormatting>");
        hold(PENALTIES, &[("<c r='B5'><v>629</v></c>", expected)], |cell| {
            xlsx_with(&[("表", sheet(cell))], &[], &[("xl/styles.xml", &styles)])
        });
    };
    held("&quot;7&quot;0", ("629", &["R025"]));
    held("0,", ("629", &["R025"]));
    held("0%", ("629", &["R025"]));
    held("0&quot;件&quot;", ("629", &[]));
    held("#,##0", ("629", &[]));
    held(";;;", ("blank", &["R024"]));
    let filled = |horizontal: &str| {
        let styles = format!(
            "<styleSheet><fonts><font/></fonts><cellXfs><xf/><xf applyAlignment='1'><alignment horizontal='{horizontal}'/></xf></cellXfs></styleSheet>"
        );
        reported(
            &parse(&xlsx_with(&[("表", sheet("<c r='B5' s='1'><v>4</v></c>"))], &[], &[("xl/styles.xml", &styles)]), &Default::default())
                .unwrap(),
            PENALTIES,
        )
    };
    assert_eq!(filled("fill"), ("4".to_owned(), vec!["R025".to_owned()]));
    assert_eq!(filled("center"), ("4".to_owned(), Vec::new()));
}

/// A style of tables that the workbook makes itself.
#[test]
fn a_style_of_tables_that_hides_is_in_doubt() {
    let list = "<Relationships><Relationship Id='r1' Type='x/table' Target='../tables/table1.xml'/></Relationships>";
    let cases: [(&str, &str, Expected<'_>); 6] = [
        ("<font><color rgb='FFFFFFFF'/></font>", "wholeTable", ("629", &["R025"])),
        ("<font><strike/></font>", "lastColumn", ("629", &["R025"])),
        ("<font><color theme='1' tint='1'/></font>", "firstRowStripe", ("629", &["R025"])),
        ("<font><color rgb='FFFFFFFF'/></font>", "headerRow", ("629", &[])),
        (
            "<font><color rgb='FFFFFFFF'/></font><fill><patternFill><bgColor rgb='FF4472C4'/></patternFill></fill>",
            "wholeTable",
            ("629", &[]),
        ),
        ("<font><b/></font>", "wholeTable", ("629", &[])),
    ];
    for (format, part, expected) in cases {
        let read = |name: &str, range: &str| {
            let styles = format!(
                "<styleSheet><dxfs><dxf><font><i/></font></dxf><dxf>{format}</dxf></dxfs><tableStyles><tableStyle name='示例'>\
                 <tableStyleElement type='{part}' dxfId='1'/></tableStyle></tableStyles></styleSheet>"
            );
            let table = format!("<table ref='{range}'><tableStyleInfo name='{name}' showRowStripes='1'/></table>");
            let further = [
                ("xl/styles.xml", styles.as_str()),
                ("xl/tables/table1.xml", table.as_str()),
                ("xl/worksheets/_rels/sheet1.xml.rels", list),
            ];
            reported(
                &parse(&xlsx_with(&[("表", sheet("<c r='B5'><v>629</v></c>"))], &[], &further), &Default::default()).unwrap(),
                PENALTIES,
            )
        };
        let (value, rules) = read("示例", "A4:B6");
        assert_eq!((value.as_str(), rules.iter().map(String::as_str).collect::<Vec<_>>().as_slice()), expected, "{format} {part}");
        assert_eq!(read("TableStyleDark1", "A4:B6").1, Vec::<String>::new());
        assert_eq!(read("示例", "D4:E6").1, Vec::<String>::new());
    }
}

#[test]
fn runs_in_colours_of_the_palette_or_of_the_ground_are_not_seen() {
    const STYLES: &str = "<styleSheet><fonts><font/></fonts><fills><fill/><fill/>\
        <fill><patternFill patternType='solid'><fgColor rgb='FF00B050'/></patternFill></fill></fills>\
        <cellXfs><xf/><xf fillId='2'/></cellXfs></styleSheet>";
    let held = |style: u8, colour: &str, expected: Expected<'_>| {
        let runs = format!("<is><r><rPr><color {colour}/></rPr><t>7</t></r><r><rPr><sz val='11'/></rPr><t>629</t></r></is>");
        let cell = format!("<c r='B5' s='{style}' t='inlineStr'>{runs}</c>");
        hold(PENALTIES, &[(&cell, expected)], |cell| xlsx_with(&[("表", sheet(cell))], &[], &[("xl/styles.xml", STYLES)]));
    };
    held(0, "indexed='9'", ("629", &["R024"]));
    held(0, "indexed='1'", ("629", &["R024"]));
    held(0, "indexed='65'", ("629", &["R024"]));
    held(0, "theme='1' tint='1'", ("629", &["R024"]));
    held(0, "theme='0' tint='-0.05'", ("629", &["R024"]));
    held(0, "rgb='FFF2F2F2'", ("629", &["R024"]));
    held(0, "indexed='8'", ("7629", &[]));
    held(0, "theme='0' tint='-0.5'", ("7629", &[]));
    held(0, "theme='1' tint='0.5'", ("7629", &[]));
    held(1, "rgb='FF00B050'", ("629", &["R024"]));
    held(0, "rgb='FF00B050'", ("7629", &[]));
}

#[test]
fn a_calculation_without_its_result_is_lost() {
    holds(&[
        ("<c r='B5'><f>600+29</f></c>", ("lost", &["R025"])),
        ("<c r='B5'><f>600+29</f><v></v></c>", ("lost", &["R025"])),
        ("<c r='B5' t='str'><f>A9</f><v/></c>", ("lost", &["R025"])),
        ("<c r='B5'><f>600+29</f><v>629</v></c>", ("629", &[])),
        ("<c r='B5'/>", ("blank", &[])),
    ]);
}

/// As openpyxl and XlsxWriter leave it, which calculate nothing: what is stored is not what a workbook shows.
#[test]
fn a_result_that_is_calculated_anew_is_in_doubt() {
    const ANEW: &str = "calcId='124519' fullCalcOnLoad='1'";
    let held = |cell: &str, properties: &str, expected: Expected<'_>| {
        hold(PENALTIES, &[(cell, expected)], |cell| xlsx_calculated(&sheet(cell), properties));
    };
    let formula = "<c r='B5'><f>600+29</f><v>0</v></c>";
    held(formula, ANEW, ("0", &["R025"]));
    held(formula, "calcCompleted='0'", ("0", &["R025"]));
    held("<c r='B5' t='str'><f>A9&amp;A8</f><v>629</v></c>", ANEW, ("629", &["R025"]));
    held("<c r='B5'><f t='shared' si='0'/><v>629</v></c>", "fullCalcOnLoad='true'", ("629", &["R025"]));
    held("<c r='B5'><v>629</v></c>", ANEW, ("629", &[]));
    held("<c r='B5'><f>600+29</f></c>", ANEW, ("lost", &["R025"]));
    held(formula, "calcId='191029'", ("0", &[]));
    held(formula, "fullCalcOnLoad='0' calcCompleted='1'", ("0", &[]));
    // A sheet that shows `=600+29`.
    let shows = |cell: &str| format!("<sheetViews><sheetView showFormulas='1' workbookViewId='0'/></sheetViews>{}", sheet(cell));
    hold(PENALTIES, &[(formula, ("0", &["R025"])), ("<c r='B5'><v>629</v></c>", ("629", &[]))], |cell| {
        xlsx_calculated(&shows(cell), "calcId='191029'")
    });
}

#[test]
fn a_picture_on_a_cell_is_no_empty_cell() {
    let drawing = |content: &str| {
        format!(
            "<xdr:wsDr><xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>4</xdr:row></xdr:from>\
             {content}</xdr:twoCellAnchor></xdr:wsDr>"
        )
    };
    let list = "<Relationships><Relationship Id='r1' Type='x/drawing' Target='../drawings/drawing1.xml'/></Relationships>";
    let cases: [(&str, Expected<'_>); 7] = [
        ("<xdr:pic><xdr:nvPicPr><xdr:cNvPr id='2' descr='629'/></xdr:nvPicPr></xdr:pic>", ("lost", &["R025"])),
        ("<xdr:sp><xdr:txBody><a:p><a:r><a:t>629</a:t></a:r></a:p></xdr:txBody></xdr:sp>", ("lost", &["R025"])),
        ("<xdr:graphicFrame/>", ("lost", &["R025"])),
        ("<xdr:cxnSp/>", ("lost", &["R025"])),
        ("<xdr:sp><xdr:spPr><a:solidFill/></xdr:spPr></xdr:sp>", ("lost", &["R025"])),
        ("<xdr:sp><xdr:spPr><a:noFill/><a:ln><a:solidFill/></a:ln></xdr:spPr></xdr:sp>", ("blank", &[])),
        ("<xdr:sp/>", ("blank", &[])),
    ];
    hold(PENALTIES, &cases, |content| {
        let drawing = drawing(content);
        let further =
            [("xl/styles.xml", STYLES), ("xl/drawings/drawing1.xml", drawing.as_str()), ("xl/worksheets/_rels/sheet1.xml.rels", list)];
        xlsx_with(&[("表", sheet("<c r='B5'/>"))], &[], &further)
    });
}

/// A picture may start in the cell before and end in the one behind; one that ends where a cell begins is not on it.
#[test]
fn a_picture_over_several_cells_is_on_each_of_them() {
    let list = "<Relationships><Relationship Id='r1' Type='x/drawing' Target='../drawings/drawing1.xml'/></Relationships>";
    let drawing = |from: [u32; 2], to: [u32; 4]| {
        let [left, top] = from;
        let [right, by, bottom, down] = to;
        format!(
            "<xdr:wsDr><xdr:twoCellAnchor><xdr:from><xdr:col>{left}</xdr:col><xdr:colOff>9</xdr:colOff><xdr:row>{top}</xdr:row>\
             <xdr:rowOff>9</xdr:rowOff></xdr:from><xdr:to><xdr:col>{right}</xdr:col><xdr:colOff>{by}</xdr:colOff><xdr:row>{bottom}</xdr:row>\
             <xdr:rowOff>{down}</xdr:rowOff></xdr:to><xdr:pic/></xdr:twoCellAnchor></xdr:wsDr>"
        )
    };
    let read = |cell: &str, from, to| {
        let drawing = drawing(from, to);
        let further =
            [("xl/styles.xml", STYLES), ("xl/drawings/drawing1.xml", drawing.as_str()), ("xl/worksheets/_rels/sheet1.xml.rels", list)];
        reported(&parse(&xlsx_with(&[("表", sheet(cell))], &[], &further), &Default::default()).unwrap(), PENALTIES)
    };
    let is = |value: &str, rules: &[&str]| (value.to_owned(), rules.iter().map(|&rule| rule.to_owned()).collect::<Vec<_>>());
    let (empty, full) = ("<c r='B5' s='5'/>", "<c r='B5'><v>629</v></c>");
    assert_eq!(read(empty, [0, 3], [2, 100, 5, 100]), is("lost", &["R025"]));
    assert_eq!(read(full, [0, 3], [2, 100, 5, 100]), is("629", &["R025"]));
    assert_eq!(read(empty, [0, 4], [1, 50, 4, 50]), is("lost", &["R025"]));
    // Over the label alone, and above the row.
    assert_eq!(read(empty, [0, 4], [1, 0, 5, 0]), is("blank", &[]));
    assert_eq!(read(empty, [1, 3], [2, 0, 4, 0]), is("blank", &[]));
}

#[test]
fn a_control_on_a_cell_is_no_empty_cell() {
    let list = "<Relationships><Relationship Id='r1' Type='x/vmlDrawing' Target='../drawings/vmlDrawing1.vml'/></Relationships>";
    let cases: [(&str, Expected<'_>); 4] =
        [("Button", ("lost", &["R025"])), ("Checkbox", ("lost", &["R025"])), ("Drop", ("lost", &["R025"])), ("Note", ("blank", &[]))];
    hold(PENALTIES, &cases, |kind| {
        let control = format!(
            "<xml><v:shape><v:textbox><div><br>629</div></v:textbox><x:ClientData ObjectType='{kind}'>\
             <x:Anchor>1, 0, 4, 0, 2, 0, 5, 0</x:Anchor></x:ClientData></v:shape></xml>"
        );
        let further =
            [("xl/styles.xml", STYLES), ("xl/drawings/vmlDrawing1.vml", control.as_str()), ("xl/worksheets/_rels/sheet1.xml.rels", list)];
        xlsx_with(&[("表", sheet("<c r='B5'/>"))], &[], &further)
    });
}
