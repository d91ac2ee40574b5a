//! What is in a cell beside its text, as the programs of each format write it: every role in several ways.

use super::pdf::draw::{Page, SIZE, width};
use crate::page::{Beside, Role};

/// What the rules of a web page's own style sheet say; written where a page has anything beside its texts.
pub const SHEET: &str = "<style>.zb{vertical-align:super;font-size:60%} td .old{text-decoration:line-through} #k .bak{display:none} \
    .bak{display:none} .w{color:#fefefe} b + i.n:not(.kept){visibility:hidden} @supports (color:red){[data-n='old']{display:none}}</style>";

/// A cell of a web page.
pub fn html(text: &str, beside: &[Beside]) -> String {
    let (mut before, mut shown, mut behind) = (String::new(), text.to_owned(), String::new());
    for one in beside {
        let Beside { role, text: own, way, .. } = one;
        let written = match role {
            Role::Mark => pick(
                *way,
                &[
                    format!("<sup>{own}</sup>"),
                    format!("<span style=\"font-size:60%; vertical-align:super\">{own}</span>"),
                    format!("<sub>{own}</sub>"),
                    format!("<a href=\"#zhu{own}\">[{own}]</a>"),
                    format!("<span class=\"zb\">{own}</span>"),
                    format!("<span class=MsoFootnoteReference>{own}</span>"),
                    format!("<font style='position:relative;top:-5px;font-size:8px'>{own}</font>"),
                ],
            ),
            Role::Struck => pick(
                *way,
                &[
                    format!("<del>{own}</del>"),
                    format!("<s>{own}</s>"),
                    format!("<strike>{own}</strike>"),
                    format!("<span style=\"text-decoration: line-through\">{own}</span>"),
                    format!("<u class='x old'>{own}</u>"),
                ],
            ),
            Role::Hidden => pick(
                *way,
                &[
                    format!("<span style=\"display:none\">{own}</span>"),
                    format!("<span style='visibility:hidden'>{own}</span>"),
                    format!("<font style='font-size:0'>{own}</font>"),
                    format!("<b style=\"opacity:0\">{own}</b>"),
                    format!("<font color=\"#FFFFFF\">{own}</font>"),
                    format!("<span style='position:absolute;left:-9999px'>{own}</span>"),
                    format!("<span hidden>{own}</span>"),
                    format!("<i class=bak>{own}</i>"),
                    format!("<i class=w>{own}</i>"),
                    format!("<b></b><i class=n>{own}</i>"),
                    format!("<i data-n=old>{own}</i>"),
                    format!("<span style='color:rgb(0 0 0 / 1%)'>{own}</span>"),
                    format!("<span style='mso-hide:all'>{own}</span>"),
                    format!("<details><summary></summary>{own}</details>"),
                ],
            ),
            Role::Control => {
                shown = pick(
                    *way,
                    &[
                        format!("<input value=\"{shown}\" size=4>"),
                        format!("<select><option>9</option><option selected>{shown}</option></select>"),
                        format!("<textarea>{shown}</textarea>"),
                    ],
                );
                continue;
            }
            Role::Picture => {
                shown = pick(*way, &["<img src=n.png alt=\"\">".to_owned(), "<svg><text>1</text></svg>".to_owned()]);
                continue;
            }
            Role::Unreckoned => continue,
        };
        if one.before { before += &written } else { behind += &written }
    }
    before + &shown + &behind
}

/// The runs of a paragraph of a Word document; `runs` are those of its text.
pub fn docx(runs: &str, beside: &[Beside]) -> String {
    let run = |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    let (mut before, mut shown, mut behind) = (String::new(), runs.to_owned(), String::new());
    for one in beside {
        let own = one.text.as_str();
        let properties = match one.role {
            Role::Mark => {
                pick(one.way, &["<w:vertAlign w:val='superscript'/>", "<w:vertAlign w:val='subscript'/>", "<w:position w:val='6'/>"])
            }
            Role::Struck => pick(one.way, &["<w:strike/>", "<w:dstrike w:val='true'/>"]),
            Role::Hidden => pick(
                one.way,
                &[
                    "<w:vanish/>",
                    "<w:color w:val='FFFFFF'/>",
                    "<w:sz w:val='2'/>",
                    "<w:color w:val='FDFDFD'/>",
                    "<w:color w:val='auto' w:themeColor='background1'/>",
                    "<w:color w:val='FFFF00'/><w:highlight w:val='yellow'/>",
                ],
            ),
            Role::Control => {
                let field = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> FORMTEXT </w:instrText></w:r>\
                             <w:r><w:fldChar w:fldCharType='separate'/></w:r>";
                let text = shown.replace("<w:r>", "").replace("</w:r>", "").replace("<w:t>", "").replace("</w:t>", "");
                let list = "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='9'/>";
                let code = "<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>";
                let end = "<w:r><w:fldChar w:fldCharType='end'/></w:r>";
                shown = pick(
                    one.way,
                    &[
                        format!("{field}{shown}{end}"),
                        format!("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>"),
                        format!("{list}<w:listEntry w:val='{text}'/></w:ddList></w:ffData></w:fldChar></w:r>{code}{end}"),
                    ],
                );
                continue;
            }
            Role::Picture => {
                let picture = "<w:r><w:drawing><wp:inline><pic:pic/></wp:inline></w:drawing></w:r>";
                let words = "<w:r><w:pict><v:shape><v:textpath string='1'/></v:shape></w:pict></w:r>";
                shown = pick(one.way, &[picture, words]).to_owned();
                continue;
            }
            Role::Unreckoned => continue,
        };
        let written = match (one.role, one.way % 4) {
            (Role::Mark, 3) => format!("<w:r><w:footnoteReference w:customMarkFollows='1' w:id='2'/><w:t>{own}</w:t></w:r>"),
            _ => run(properties, own),
        };
        if one.before { before += &written } else { behind += &written }
    }
    before + &shown + &behind
}

/// The styles of a workbook that hide what they are given to: white letters, and a number format that shows nothing.
pub const XLSX_STYLES: &str = "<numFmts><numFmt numFmtId='200' formatCode='0.00'/><numFmt numFmtId='201' formatCode=';;;'/></numFmts>\
    <fonts><font/><font><color rgb='FFFFFFFF'/></font></fonts>\
    <cellXfs><xf numFmtId='0'/><xf numFmtId='200'/><xf numFmtId='0' fontId='1'/><xf numFmtId='201'/></cellXfs>";

/// The style of a cell whose text is hidden, by the way.
pub fn hiding_style(way: usize) -> usize {
    2 + way % 2
}

/// The runs of a string of a workbook.
pub fn xlsx(text: &str, beside: &[Beside]) -> String {
    let run = |properties: &str, text: &str| format!("<r><rPr>{properties}</rPr><t xml:space='preserve'>{text}</t></r>");
    let (mut before, mut behind) = (String::new(), String::new());
    for one in beside {
        let properties = match one.role {
            Role::Mark => pick(one.way, &["<vertAlign val='superscript'/>", "<vertAlign val='subscript'/>"]),
            Role::Struck => "<strike/>",
            Role::Hidden => pick(one.way, &["<color rgb='FFFFFFFF'/>", "<sz val='1'/>", "<color rgb='FFFDFDFD'/>", "<color indexed='9'/>"]),
            Role::Control | Role::Picture | Role::Unreckoned => continue,
        };
        let written = run(properties, &one.text);
        if one.before { before += &written } else { behind += &written }
    }
    before + &run("<sz val='11'/>", text) + &behind
}

/// The fonts of an old workbook, by their numbers: none has the number 4.
pub const FONTS: [(u16, u16, u16, u16); 7] = [
    (220, 0, 0x7FFF, 0),
    (220, 8, 0x7FFF, 0),
    (220, 0, 9, 0),
    (220, 0, 0x7FFF, 1),
    (220, 0, 0x7FFF, 2),
    (20, 0, 0x7FFF, 0),
    (220, 0, 1, 0),
];

/// A string of an old workbook and its runs: where each starts, and its font.
pub fn xls(text: &str, beside: &[Beside]) -> (String, Vec<(usize, u16)>) {
    let font = |one: &Beside| match one.role {
        Role::Struck => 1,
        Role::Mark => pick(one.way, &[3, 5]),
        _ => pick(one.way, &[2, 6, 7]),
    };
    let (mut all, mut runs) = (String::new(), Vec::new());
    let own = |one: &&Beside| matches!(one.role, Role::Mark | Role::Struck | Role::Hidden);
    for one in beside.iter().filter(own).filter(|one| one.before) {
        runs.push((all.chars().count(), font(one)));
        all += &one.text;
    }
    runs.push((all.chars().count(), 0));
    all += text;
    for one in beside.iter().filter(own).filter(|one| !one.before) {
        runs.push((all.chars().count(), font(one)));
        all += &one.text;
    }
    (all, runs)
}

/// How wide what is beside a text is on a page, on both sides of it.
pub fn room(beside: &[Beside]) -> f64 {
    2.0 * beside.iter().map(|one| width(&one.text) + 3.0).sum::<f64>()
}

/// Draws what is beside a text on a page, the text from `left` to `right` on a base line.
pub fn pdf(page: &mut Page, (left, right, base): (f64, f64, f64), beside: &[Beside]) {
    let (mut left, mut right) = (left, right);
    for one in beside {
        let own = width(&one.text);
        let gap = if one.role == Role::Mark { 0.0 } else { 2.0 };
        let x = if one.before { left - gap - own } else { right + gap };
        match one.role {
            Role::Mark => {
                // Small letters are less wide.
                let x = if one.before { left - own * 0.6 } else { x };
                pick(
                    one.way,
                    &[&(|page: &mut Page| page.sized(x, base - 4.0, 6.0, &one.text)) as &dyn Fn(&mut Page), &|page: &mut Page| {
                        page.sized(x, base + 1.0, 6.0, &one.text)
                    }],
                )(page);
            }
            Role::Struck => {
                page.text(x, base, &one.text);
                match one.way % 2 {
                    0 => page.line((x - 1.0, base - 3.6), (x + own + 1.0, base - 3.6)),
                    _ => page.filled("0 g", [x, base - 4.0, x + own, base - 3.3]),
                }
            }
            Role::Hidden => match one.way % 4 {
                0 => {
                    page.raw("q 3 Tr");
                    page.text(x, base, &one.text);
                    page.raw("Q");
                }
                1 => {
                    page.raw("q 1 g");
                    page.text(x, base, &one.text);
                    page.raw("Q");
                }
                2 => {
                    page.text(x, base, &one.text);
                    page.filled("1 g", [x - 0.5, base - SIZE, x + own + 0.5, base + 2.0]);
                }
                _ => {
                    page.raw("q 0 0 1 1 re W n");
                    page.text(x, base, &one.text);
                    page.raw("Q");
                }
            },
            Role::Picture => {
                let (x, y, size) = ((left + right) / 2.0 - 8.0, draw_from_below(base), 8.0);
                page.raw(&format!("q 16 0 0 {size} {x} {y} cm BI /W 1 /H 1 /BPC 8 /CS /G ID \u{1} EI Q"));
            }
            Role::Control | Role::Unreckoned => {}
        }
        if one.before { left = x } else { right = x + own }
    }
}

fn draw_from_below(base: f64) -> f64 {
    super::pdf::draw::HEIGHT - base
}

fn pick<T: Clone>(way: usize, of: &[T]) -> T {
    of[way % of.len()].clone()
}
