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

#[test]
fn what_no_browser_knows_is_dropped() {
    hold_sheets(
        OLD,
        &[
            (".old{display:none;display:-moz-box2}", READ),
            (".old{display:none;display:inline\\9}", READ),
            (".old{display:none;display:block!ie}", READ),
            (".old{color:#fff;color:nocolor}", READ),
            (".old{color:#fff} .old{color:#12}", READ),
            (".old{opacity:0;opacity:abc}", READ),
            (".old{visibility:hidden;visibility:shown}", READ),
            (".old{font-size:0;font-size:12foo}", READ),
            (".old{font-size:0} .old{font-size:-3px}", READ),
            (".old{text-decoration:line-through;text-decoration:nothing}", ("629", &["R023"])),
            (".old{color:#fff;background:nocolor}", READ),
            (".old{display:none;display:inline-block}", WHOLE),
            (".old{display:none;display:-webkit-inline-box}", WHOLE),
            (".old{opacity:0;opacity:100%}", WHOLE),
            (".old{color:#fff;color:tomato}", WHOLE),
            (".old{color:#fff;color:windowtext}", WHOLE),
            (".old{font-size:0;font-size:medium}", WHOLE),
            (".old{visibility:hidden;visibility:initial}", WHOLE),
        ],
    );
}

#[test]
fn sizes_may_be_calculated() {
    hold_sheets(
        OLD,
        &[
            (".old{font-size:calc(0px)}", READ),
            (".old{font-size:min(0px, 1em)}", READ),
            (".old{font-size:clamp(0px, 1em, 0px)}", READ),
            (".old{display:inline-block;height:calc(1px - 1px);overflow:hidden}", READ),
            (".old{font-size:calc(1rem + 2px)}", WHOLE),
            (".old{font-size:clamp(1rem, 2vw, 2rem)}", WHOLE),
        ],
    );
}

#[test]
fn letters_are_filled_with_a_colour() {
    hold_sheets(
        OLD,
        &[
            (".old{-webkit-text-fill-color:#fff}", READ),
            (".old{-webkit-text-fill-color:white;color:#333}", READ),
            (".old{-webkit-text-fill-color:transparent}", READ),
            ("td{background:#eef} .old{-webkit-text-fill-color:#eef}", READ),
            (".old{color:#fff;-webkit-text-fill-color:#333}", WHOLE),
            (".old{-webkit-text-fill-color:currentcolor}", WHOLE),
        ],
    );
}

/// Letters of which nothing says a colour are black.
#[test]
fn a_black_bar_over_letters() {
    hold_sheets(
        OLD,
        &[
            (".old{background:black}", READ),
            (".old{background-color:#000;color:#000}", READ),
            ("td{color:#000} .old{background:#010101}", READ),
            (".old{background:#111;color:#0a0a0a}", READ),
            (".old{background:black;color:#fff}", WHOLE),
            ("td{color:#fff;background:#036} .old{background:black}", WHOLE),
            (".old{background:#ccc}", WHOLE),
            // The lines between white cells.
            ("table{background:black}", WHOLE),
        ],
    );
    let bar = "<td><span style='background:black;mso-highlight:black'>7</span>629</td>";
    hold(PENALTIES, &[(bar, READ)], |cells| page("", cells));
    hold(PENALTIES, &[(bar, READ)], |cells| page("", &cells.replace("background:black", "color:black;background:black")));
}

#[test]
fn a_box_without_room_shows_nothing() {
    hold_sheets(
        OLD,
        &[
            (".old{display:inline-block;height:0;overflow:auto}", READ),
            (".old{display:inline-block;height:1px;overflow:hidden}", READ),
            (".old{display:inline-block;block-size:0;overflow:clip}", READ),
            (".old{display:inline-block;max-inline-size:0;overflow:scroll}", READ),
            (".old{display:inline-block;line-height:0;overflow:hidden}", READ),
            (".old{display:inline-block;height:20px;overflow:hidden}", WHOLE),
            (".old{display:inline-block;height:0}", WHOLE),
            (".old{display:inline-block;height:0;height:auto;overflow:hidden}", WHOLE),
            // A cell takes the room that it needs.
            ("td{height:1px;overflow:hidden}", WHOLE),
        ],
    );
}

#[test]
fn digits_that_a_box_cuts_off_are_said() {
    let held = |style: &str, expected: Expected<'_>| {
        hold(PENALTIES, &[(style, expected)], |style| {
            page("", &format!("<td><span style='display:inline-block;{style}'>62947</span></td>"))
        });
    };
    const CUT: Expected<'_> = ("62947", &["R025"]);
    held("width:3ch;overflow:hidden;white-space:nowrap", CUT);
    held("width:20px;overflow:hidden", CUT);
    held("max-width:2em;overflow:clip;text-overflow:ellipsis", CUT);
    held("width:60px;overflow:hidden", ("62947", &[]));
    held("width:3ch", ("62947", &[]));
    held("width:100%;overflow:hidden", ("62947", &[]));
    let cell = "<td style='max-width:3ch;overflow:hidden;white-space:nowrap;padding:0'>62947</td>";
    hold(PENALTIES, &[(cell, CUT)], |cells| page("", cells));
}

/// `4` and `77` on two lines, or with a gap between them, are not 477.
#[test]
fn what_a_page_puts_apart_is_no_one_number() {
    const ONE: Expected<'_> = ("629", &[]);
    let parts = "<td><div class=d><span class=a>6</span><span class=b>29</span></div></td>";
    let blocks = "<td><div class=d><p class=a>6</p><p class=b>29</p></div></td>";
    let held = |cells: &str, sheet: &str| {
        let report = gov_disclosure::parse(&page(&format!("<style>{sheet}</style>"), cells), &Default::default()).unwrap();
        super::reported(&report, PENALTIES)
    };
    // As a table of blocks is read.
    let (state, rules) = held(blocks, "");
    for sheet in [
        ".a{display:block}",
        ".b{display:list-item}",
        "span{display:flex}",
        ".d{display:flex;flex-direction:column}",
        ".d{display:flex;flex-flow:column wrap}",
    ] {
        assert_eq!(held(parts, sheet), (state.clone(), rules.clone()), "{sheet}");
    }
    for sheet in [
        ".d{display:flex;gap:30px}",
        ".d{display:grid}",
        ".d{display:inline-flex;justify-content:space-between}",
        ".b{padding-left:40px}",
        ".a{margin:0 2em 0 0}",
        ".a{display:inline-block;width:5em}",
    ] {
        assert_ne!(held(parts, sheet).0, "629", "{sheet}");
        assert_eq!(held("<td>6 29</td>", sheet), held(parts, sheet), "{sheet}");
    }
    hold_sheets(
        parts,
        &[
            (".d{display:flex}", ONE),
            (".a,.b{display:inline-block;padding:0 1px}", ONE),
            (".a,.b{display:inline}", ONE),
            (".a{padding-left:40px} .b{padding-right:40px}", ONE),
            (".d{padding:20px;margin:20px;display:block}", ONE),
            ("td,div.a,p{padding:10px}", ONE),
            (".a{display:block} .d .a{display:inline}", ONE),
        ],
    );
    hold_sheets("<td><span class=a>629</span></td>", &[(".a{display:block;padding:9px}", ONE), ("td{display:grid;gap:9px}", ONE)]);
}

#[test]
fn small_letters_that_are_no_longer_on_the_line_are_marks_or_in_doubt() {
    const PARTS: &str = "<td><div class=d>629<span class=a>1</span></div></td>";
    hold_sheets(
        PARTS,
        &[
            (".a{display:inline-block;translate:0 -.4em;font-size:60%}", ("629", &[])),
            (".d{display:flex;align-items:flex-start}.a{font-size:8px}", ("6291", &["R025"])),
            (".d{display:inline-flex;align-items:end}.a{font-size:.6em}", ("6291", &["R025"])),
            (".d{display:flex}.a{font-size:14px}", ("6291", &[])),
            (".a{font-size:8px}", ("6291", &[])),
        ],
    );
}

#[test]
fn selectors_as_browsers_read_them() {
    hold_sheets(
        OLD,
        &[
            ("[class=\"OLD\" i]{display:none}", READ),
            ("i[class^=OL I]{display:none}", READ),
            ("[class='OLD']{display:none}", WHOLE),
            ("[class='old' s]{display:none}", READ),
            (".\\6f ld{display:none}", READ),
            (".\\00006Fld{display:none}", READ),
            ("td .o\\6c d{display:none}", READ),
            (".\\61 ld{display:none}", WHOLE),
            ("@layer x{.old{display:none!important}} .old{display:inline!important}", READ),
            ("@layer x{i.old{display:none}} .old{display:inline}", WHOLE),
            (".old{display:none} @layer x{td i.old{display:inline}}", READ),
        ],
    );
    let inputs = "<td><input disabled value=7><input value=629></td>";
    hold_sheets(inputs, &[("input:disabled{display:none}", ("629", &[])), ("input:checked{display:none}", WHOLE)]);
}
