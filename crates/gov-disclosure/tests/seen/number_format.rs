//! What a format of numbers shows in the place of a number is what is read.

use gov_disclosure_testkit::write::package::xlsx_with;

use super::sheet::{PENALTIES, sheet};
use super::{Expected, hold};

/// Holds a number with a format, as XML writes it, against what must be read of it.
#[track_caller]
fn held(format: &str, number: &str, expected: Expected<'_>) {
    let styles = format!(
        "<styleSheet><numFmts count='1'><numFmt numFmtId='170' formatCode='{format}'/></numFmts><fonts><font/></fonts>\
         <cellXfs><xf/><xf numFmtId='170'/></cellXfs></styleSheet>"
    );
    let cell = format!("<c r='B5' s='1'><v>{number}</v></c>");
    hold(PENALTIES, &[(&cell, expected)], |cell| xlsx_with(&[("表", sheet(cell))], &[], &[("xl/styles.xml", &styles)]));
}

#[test]
fn a_format_of_white_space_shows_nothing() {
    held("0;0;&quot; &quot;", "0", ("blank", &["R024"]));
    held("0;0;&quot;  &quot;", "629", ("629", &[]));
    held("&quot; &quot;", "629", ("blank", &["R024"]));
    held("0;-0;\\ ", "0", ("blank", &["R024"]));
    held("[=0]&quot; &quot;;0", "629", ("629", &[]));
}

#[test]
fn words_in_the_place_of_a_number_are_what_is_read() {
    held("0;-0;&quot;未发生&quot;", "0", ("placeholder", &[]));
    held("0;-0;&quot;未发生&quot;", "629", ("629", &[]));
    held("[=0]&quot;无&quot;;General", "0", ("placeholder", &[]));
    held("[=0]&quot;无&quot;;General", "629", ("629", &[]));
    held("[=0]&quot;/&quot;;0&quot;件&quot;", "629", ("629", &[]));
    held("&quot;/&quot;", "0", ("placeholder", &[]));
    held("&quot;-&quot;", "629", ("placeholder", &[]));
    held("&quot;1&quot;", "0", ("1", &["R025"]));
    // As accounts write a zero.
    held("_ * #,##0_ ;_ * -#,##0_ ;_ * &quot;-&quot;_ ;_ @_ ", "0", ("0", &[]));
    held("_ * #,##0_ ;_ * -#,##0_ ;_ * &quot;-&quot;??_ ;_ @_ ", "629", ("629", &[]));
}

#[test]
fn an_exponent_that_lacks_digits_is_said() {
    held("0E+0", "62", ("62", &["R025"]));
    held("0.0E+00", "629", ("629", &["R025"]));
    held("0.00E+00", "629", ("629", &[]));
    held("0.00E+00", "6200", ("6200", &[]));
}
