//! Style of a page that covers, moves, turns or strikes numbers, in the words in which style may say so.

use super::html::{PENALTIES, page};
use super::{Expected, hold};

/// Each with a sheet, the cells after the label and what a browser shows of them.
fn holds(cases: &[(&str, &str, Expected<'_>)]) {
    for (sheet, cells, expected) in cases {
        hold(PENALTIES, &[(cells, *expected)], |cells| page(&format!("<style>{sheet}</style>"), cells));
    }
}

#[test]
fn what_lies_on_a_whole_cell_is_said() {
    holds(&[
        (
            "td.n{position:relative} td.n::after{content:'';position:absolute;inset:0;background:#fff}",
            "<td class=n>629</td>",
            ("629", &["R025"]),
        ),
        (".o{position:absolute;left:0;top:0;width:100%;height:100%;background:#eee}", "<td>629<b class=o></b></td>", ("629", &["R025"])),
        ("td.n::before{content:'';position:absolute;inset:0;background:#fff;z-index:-1}", "<td class=n>629</td>", ("629", &[])),
        ("td.n::after{content:'';position:absolute;inset:0}", "<td class=n>629</td>", ("629", &[])),
        (
            "td.n::after{content:'';position:absolute;left:0;bottom:0;width:100%;height:1px;background:#c00}",
            "<td class=n>629</td>",
            ("629", &[]),
        ),
        ("td.n::after{content:'';position:absolute;inset:0;background:#fff;opacity:0}", "<td class=n>629</td>", ("629", &[])),
    ]);
}

#[test]
fn a_field_is_seen_as_its_own_style_says() {
    holds(&[
        (".w{color:#fff}", "<td><input class=w value=629></td>", ("blank", &["R024"])),
        ("", "<td><input value=629 style='text-decoration:line-through'></td>", ("lost", &["R023"])),
        ("", "<td><input style='width:3ch' value='629118'></td>", ("629118", &["R025"])),
        ("", "<td><input type=number value='629件'></td>", ("blank", &[])),
        ("", "<td><input type=number value=629 style='width:80px;position:relative;top:3px'></td>", ("629", &[])),
        ("", "<td><input style='width:100%;border:0;color:#333' value='629'></td>", ("629", &[])),
        ("", "<td><select><option disabled>7</option><option>629</option></select></td>", ("629", &[])),
        ("", "<td><select><option disabled selected>629</option><option>7</option></select></td>", ("629", &[])),
    ]);
}

#[test]
fn what_stands_for_something_else_is_no_text() {
    holds(&[
        ("", "<td>629<math><mphantom><mn>7</mn></mphantom></math></td>", ("629", &[])),
        ("", "<td><math><semantics><mn>629</mn><annotation>7</annotation></semantics></math></td>", ("629", &[])),
        ("", "<td><xmp>629</xmp></td>", ("lost", &["R025"])),
        ("", "<td><div><template shadowrootmode=open>629</template>7</div></td>", ("6297", &["R025"])),
        ("", "<td><div><template shadowrootmode=open>629</template></div></td>", ("629", &[])),
        ("td.n::after{content:var(--next)}", "<td class=n style='--next:\"9\"'>62</td>", ("62", &["R025"])),
    ]);
}

#[test]
fn digits_that_are_turned_or_moved_are_said() {
    holds(&[
        ("td.n{direction:rtl;unicode-bidi:bidi-override}", "<td class=n>926</td>", ("629", &[])),
        ("td.n{direction:rtl} td.n i{display:inline-block}", "<td class=n><i>62</i><i>9</i></td>", ("629", &["R025"])),
        ("td.n{direction:rtl}", "<td class=n>629</td>", ("629", &[])),
        (".a,.b{position:relative} .a{left:1ch} .b{left:-1ch}", "<td><i class=a>6</i><i class=b>29</i></td>", ("629", &["R025"])),
        (".a{position:relative} .b{left:1ch}", "<td><i class=a>6</i><i class=b>29</i></td>", ("629", &[])),
        ("td.n{transform:translateX(60px)}", "<td class=n>629</td>", ("629", &["R025"])),
        ("tr{display:flex} td.n{order:9}", "<td class=n>629</td>", ("629", &["R025"])),
        ("td.n:hover{transform:translateX(60px)}", "<td class=n>629</td>", ("629", &[])),
        ("", "<td style='letter-spacing:-1ch'>629</td>", ("629", &["R025"])),
        ("", "<td style='letter-spacing:-.5px'>629</td>", ("629", &[])),
        ("", "<td><i style='display:inline-block;height:.6em;border-bottom:1px solid #000'>629</i></td>", ("629", &["R025"])),
        ("", "<td style='height:10px;border-bottom:1px solid #000'>629</td>", ("629", &[])),
    ]);
}

#[test]
fn style_is_read_however_it_is_written() {
    holds(&[
        (
            "@layer low,high; @layer high{.old{display:none}} @layer low{.old{display:inline}}",
            "<td>629<i class=old>7</i></td>",
            ("629", &["R024"]),
        ),
        ("@layer high{.old{display:none}} @layer low{.old{display:inline}}", "<td>62<i class=old>9</i></td>", ("629", &[])),
        ("@layer high{.old{display:none}} .old{display:inline}", "<td>62<i class=old>9</i></td>", ("629", &[])),
        ("@media (prefers-color-scheme: light){.old{display:none}}", "<td>629<i class=old>7</i></td>", ("629", &["R024"])),
        ("@media (prefers-color-scheme: dark){.old{display:none}}", "<td>62<i class=old>9</i></td>", ("629", &[])),
        ("*|*.old{display:none}", "<td>629<i class=old>7</i></td>", ("629", &["R024"])),
        ("*|i{display:none}", "<td>629<i>7</i></td>", ("629", &["R024"])),
        (".old{d\\69splay:none}", "<td>629<i class=old>7</i></td>", ("629", &["R024"])),
        (".old{display:n\\6fne}", "<td>629<i class=old>7</i></td>", ("629", &["R024"])),
        (".old{display:inline\\9}", "<td>62<i class=old>9</i></td>", ("629", &[])),
        (".old{display:inline-block;margin-inline-start:-9999px}", "<td>629<i class=old>7</i></td>", ("629", &["R024"])),
        (".old{background:currentColor}", "<td>629<i class=old>7</i></td>", ("629", &["R024"])),
        (".old{border-color:currentColor}", "<td>62<i class=old>9</i></td>", ("629", &[])),
    ]);
    let linked = |sheet: &str| format!("<link rel=stylesheet href=\"data:text/css,{sheet}\">");
    for (sheet, expected) in [
        (".old{display:none}", ("629", &["R024"] as &[&str])),
        ("%2Eold%7Bdisplay%3Anone%7D", ("629", &["R024"])),
        (".new{display:none}", ("6297", &[])),
    ] {
        hold(PENALTIES, &[("<td>629<i class=old>7</i></td>", expected)], |cells| page(&linked(sheet), cells));
    }
}
