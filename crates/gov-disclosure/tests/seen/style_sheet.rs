//! Style sheets of web pages, read as browsers read them.

use super::html::{PENALTIES, page};
use super::{Expected, hold};

const OLD: &str = "<td><i class=old>7</i>629</td>";
const READ: Expected<'_> = ("629", &["R024"]);
const WHOLE: Expected<'_> = ("7629", &[]);

/// Holds sheets against what must be read of a cell.
fn hold_sheets(cells: &str, cases: &[(&str, Expected<'_>)]) {
    for (sheet, expected) in cases {
        hold(PENALTIES, &[(*sheet, *expected)], |sheet| page(&format!("<style>{sheet}</style>"), cells));
    }
}

#[test]
fn a_sheet_is_for_the_whole_page_wherever_it_is() {
    let sheet = "<style>.old{display:none}</style>";
    let text = String::from_utf8(page("", OLD)).unwrap();
    for (place, with) in [
        ("</table>", format!("</table>{sheet}")),
        ("</body>", format!("{}</body>", sheet.to_uppercase().replace("OLD", "old"))),
        ("<table", format!("<div>{sheet}</div><table")),
        ("</i>", format!("</i>{sheet}")),
        ("</table>", "</table><style media=print>.x{}</style><style>td > .old:first-child{display:none}</style>".to_owned()),
        ("</table>", "</table><style>.old{display:var(--d)}</style><style>:root{--d:none}</style>".to_owned()),
    ] {
        hold(PENALTIES, &[(&with, READ)], |with| text.replacen(place, with, 1).into_bytes());
    }
    for with in ["<!-- <style>.old{display:none}</style> -->", "<script>'<style>.old{display:none}<\\/style>'</script>"] {
        hold(PENALTIES, &[(with, WHOLE)], |with| text.replace("</table>", &format!("</table>{with}")).into_bytes());
    }
    let named = |cells: &str| page("<style>:root{--d:none}</style>", cells);
    hold(PENALTIES, &[("<td><i style='display:var(--d)'>7</i>629</td>", READ)], named);
}

#[test]
fn comments_are_no_part_of_a_sheet() {
    hold_sheets(
        OLD,
        &[
            (".old{display:none/* x */}", READ),
            ("/* c */.old/* d */{display:none}", READ),
            (".old{/* it's */display/**/:/**/none}", READ),
            (".old{display:none/*;display:inline*/}", READ),
            ("@media/**/screen{.old{display:none}}", READ),
            (".old{/*display:none*/}", WHOLE),
            (".old{display:no/**/ne}", WHOLE),
        ],
    );
    hold(PENALTIES, &[("<td><i style='display:/**/none'>7</i>629</td>", READ)], |cells| page("", cells));
}
