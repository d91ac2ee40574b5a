//! Grounds, fonts and rows of a workbook that leave nothing to see, and pictures over its cells.

use gov_disclosure_testkit::write::package::xlsx_with;

use super::sheet::{PENALTIES, sheet};
use super::{Expected, hold};

const NUMBER: &str = "<c r='B5' s='1'><v>629</v></c>";

/// Styles that say nothing.
const PLAIN: [(&str, &str); 1] = [("xl/styles.xml", "<styleSheet><cellXfs><xf/></cellXfs></styleSheet>")];

/// Holds a number in these letters on this ground against what must be read of it.
#[track_caller]
fn held(font: &str, fill: &str, expected: Expected<'_>) {
    let styles = format!(
        "<styleSheet><fonts><font/><font>{font}</font></fonts><fills><fill><patternFill/></fill><fill><patternFill patternType='gray125'/></fill>\
         <fill>{fill}</fill></fills><cellStyleXfs><xf fillId='2'/></cellStyleXfs><cellXfs><xf/><xf fontId='1' fillId='2'/></cellXfs></styleSheet>"
    );
    hold(PENALTIES, &[(NUMBER, expected)], |cell| xlsx_with(&[("表", sheet(cell))], &[], &[("xl/styles.xml", &styles)]));
}

fn solid(rgb: &str) -> String {
    format!("<patternFill patternType='solid'><fgColor rgb='{rgb}'/></patternFill>")
}

fn gradient(first: &str, last: &str) -> String {
    format!("<gradientFill><stop position='0'><color rgb='{first}'/></stop><stop position='1'><color rgb='{last}'/></stop></gradientFill>")
}

#[test]
fn letters_in_the_colour_of_their_ground_are_not_seen() {
    let white = "<color rgb='FFFFFFFF'/>";
    // How much of a colour shows is not heeded, and one that is not written is black.
    held("<color rgb='00305496'/>", &solid("FF305496"), ("blank", &["R024"]));
    held("<color rgb='FF000000'/>", "<patternFill patternType='solid'/>", ("blank", &["R024"]));
    held("<sz val='11'/>", "<patternFill patternType='solid'/>", ("blank", &["R024"]));
    held("<color rgb='FFEEEEEE'/>", &gradient("FFEEEEEE", "00EEEEEE"), ("blank", &["R024"]));
    held("<color rgb='FFDDEBF7'/>", &gradient("FFDDEBF7", "FFDDEBF7"), ("blank", &["R024"]));
    held(white, "<patternFill patternType='solid'/>", ("629", &[]));
    held(white, &gradient("FF305496", "FF8EA9DB"), ("629", &[]));
    held("<sz val='11'/>", &gradient("FFDDEBF7", "FFFFFFFF"), ("629", &[]));
    held("<sz val='11'/>", &solid("00FFFF00"), ("629", &[]));
    held("<sz val='11'/>", "<patternFill/>", ("629", &[]));
}

#[test]
fn letters_that_stand_for_pictures_are_no_number() {
    held("<name val='Wingdings'/>", "<patternFill/>", ("lost", &["R025"]));
    held("<name val='Webdings'/><sz val='11'/>", "<patternFill/>", ("lost", &["R025"]));
    held("<name val='仿宋'/>", "<patternFill/>", ("629", &[]));
}

#[test]
fn nothing_is_seen_of_a_row_that_is_next_to_nothing() {
    for (row, expected) in [
        ("ht='4' customHeight='1'", ("absent", &["S202"] as &[&str])),
        ("ht='3.5' customHeight='1'", ("absent", &["S202"])),
        ("ht='9' customHeight='1'", ("629", &[])),
    ] {
        hold(PENALTIES, &[("<c r='B5'><v>629</v></c>", expected)], |cell| {
            xlsx_with(&[("表", sheet(cell).replace("<row r='5'", &format!("<row r='5' {row}")))], &[], &PLAIN)
        });
    }
}

/// Conditions that a sheet describes with formats of its own.
#[test]
fn a_condition_with_a_format_of_its_own_may_hide_a_number() {
    let own = |format: &str, cells: &str| {
        format!(
            "<extLst><ext><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type='cellIs' priority='1' operator='equal'>\
             <xm:f>629</xm:f><x14:dxf>{format}</x14:dxf></x14:cfRule><xm:sqref>{cells}</xm:sqref></x14:conditionalFormatting>\
             </x14:conditionalFormattings></ext></extLst>"
        )
    };
    for (format, cells, expected) in [
        ("<font><color rgb='FFFFFFFF'/></font>", "B5", ("629", &["R025"] as &[&str])),
        ("<font><strike/></font>", "A1 B3:C9", ("629", &["R025"])),
        ("<numFmt numFmtId='190' formatCode=';;;'/>", "B5", ("629", &["R025"])),
        ("<font><color rgb='FFFF0000'/></font>", "B5", ("629", &[])),
        ("<font><color rgb='FFFFFFFF'/></font><fill><patternFill><bgColor rgb='FFC00000'/></patternFill></fill>", "B5", ("629", &[])),
        ("<font><color rgb='FFFFFFFF'/></font>", "B6:B9", ("629", &[])),
    ] {
        hold(PENALTIES, &[("<c r='B5'><v>629</v></c>", expected)], |cell| {
            xlsx_with(&[("表", sheet(cell) + &own(format, cells))], &[], &PLAIN)
        });
    }
}

/// A picture that starts above a cell and says how large it is, not where it ends.
#[test]
fn a_picture_lies_on_the_cells_that_its_size_reaches() {
    let list = "<Relationships><Relationship Id='r1' Type='x/drawing' Target='../drawings/drawing1.xml'/></Relationships>";
    for (row, [width, height], expected) in [
        (3, [1_500_000, 500_000], ("629", &["R025"] as &[&str])),
        (2, [3_800_000, 700_000], ("629", &["R025"])),
        (2, [3_800_000, 200_000], ("629", &[])),
        (3, [300_000, 500_000], ("629", &[])),
        (6, [1_500_000, 500_000], ("629", &[])),
    ] {
        let drawing = format!(
            "<xdr:wsDr><xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row>\
             <xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx='{width}' cy='{height}'/><xdr:pic><a:ext cx='9' cy='9'/></xdr:pic>\
             </xdr:oneCellAnchor></xdr:wsDr>"
        );
        let further = [("xl/drawings/drawing1.xml", drawing.as_str()), ("xl/worksheets/_rels/sheet1.xml.rels", list)];
        hold(PENALTIES, &[("<c r='B5'><v>629</v></c>", expected)], |cell| xlsx_with(&[("表", sheet(cell))], &[], &further));
    }
}
