//! PDF files.

use super::{Kind, hex, kind, numbered, pdf, squared};
use crate::write::pdf::draw::{Encoding, WIDTH, of_contents, of_objects};

/// A file of one page with this content, its resources and further objects, from number 7 on.
fn one_page(content: &str, resources: &str, further: &[Vec<u8>]) -> Vec<u8> {
    let page = format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {resources} >> /Contents 4 0 R >>");
    let mut objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page.as_str()]
        .map(|object| object.as_bytes().to_vec())
        .to_vec();
    objects.extend([stream("", content), b"null".to_vec(), b"null".to_vec()]);
    objects.extend_from_slice(further);
    of_objects(&objects)
}

fn stream(entries: &str, content: &str) -> Vec<u8> {
    format!("<< {entries} /Length {} >>\nstream\n{content}\nendstream", content.len()).into_bytes()
}

/// The kinds.
pub static KINDS: &[Kind] = &[
    kind("pdf: characters", "pdf", |n| {
        let line = |i: usize| format!("BT /F 9 Tf 40 {} Td <{}> Tj ET\n", 800 - i % 760, hex("一、总体情况"));
        pdf(&numbered(n, line))
    }),
    kind("pdf: characters of one line", "pdf", |n| pdf(&format!("BT /F 9 Tf 40 700 Td <{}> Tj ET\n", hex("1 ").repeat(n)))),
    kind("pdf: lines", "pdf", |n| pdf(&numbered(n, |i| format!("0 {0} m 595 {0} l S {0} 0 m {0} 842 l S\n", i % 840)))),
    kind("pdf: short lines", "pdf", |n| pdf(&numbered(n, |i| format!("{} {} m {} {1} l S\n", i % 500, (i * 7) % 840, i % 500 + 4)))),
    kind("pdf: rectangles", "pdf", |n| {
        let text = format!("BT /F 9 Tf 40 700 Td <{}> Tj ET\n", hex("一、总体情况")).repeat(50);
        pdf(&(text + &numbered(n, |i| format!("{} {} 40 12 re S 1 g {0} {1} 3 3 re f\n", i % 500, (i * 7) % 840))))
    }),
    squared("pdf: covers over characters", "pdf", |n| {
        let one = |i: usize| format!("BT /F 9 Tf 40 {} Td <{}> Tj ET 1 g 0 0 595 842 re f 0 g\n", 800 - i % 760, hex("甲乙"));
        pdf(&numbered(n, one))
    }),
    kind("pdf: tables", "pdf", |n| {
        let one = |i: usize| {
            let (x, y) = ((i % 20) * 28, (i / 20 % 60) * 14);
            format!("{x} {y} 26 12 re S BT /F 9 Tf {x} {y} Td <0031> Tj ET\n")
        };
        pdf(&numbered(n, one))
    }),
    kind("pdf: states saved", "pdf", |n| pdf(&"q 1 0 0 1 0 0 cm Q q ".repeat(n))),
    kind("pdf: pictures that do not end", "pdf", |n| pdf(&"BI /W 1 /H 1 ID ".repeat(n))),
    kind("pdf: pages", "pdf", |n| {
        let content = format!("BT /F 9 Tf 40 700 Td <{}> Tj ET", hex("工作"));
        of_contents(&vec![content.as_bytes(); n], WIDTH, Encoding::UniGbUtf16, 0)
    }),
    squared("pdf: characters that stand for a long text", "pdf", |n| {
        let map = format!(
            "begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <01> <{}> endbfchar endcmap",
            "4e00".repeat(n)
        );
        let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 8 0 R >>";
        one_page(&format!("BT /G 9 Tf 40 700 Td <{}> Tj ET", "01".repeat(n)), "/Font << /G 7 0 R >>", &[font.into(), stream("", &map)])
    }),
    kind("pdf: fonts that are no objects of their own", "pdf", |n| {
        let font = "/Font << /G << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";
        one_page(&"BT /G 9 Tf (1) Tj ET ".repeat(n), font, &[])
    }),
    squared("pdf: one form drawn often", "pdf", |n| {
        let form = stream("/Type /XObject /Subtype /Form /BBox [0 0 595 842]", &" ".repeat(n));
        one_page(&"/X Do ".repeat(n), "/XObject << /X 7 0 R >>", &[form])
    }),
    kind("pdf: a form that draws itself", "pdf", |n| {
        let form = stream("/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 7 0 R >> >>", "/X Do");
        one_page(&"/X Do ".repeat(n), "/XObject << /X 7 0 R >>", &[form])
    }),
    squared("pdf: states of a wide dictionary", "pdf", |n| {
        let state = format!("/ExtGState << /G << {} /ca 1 >> >>", numbered(n, |i| format!("/K{i} 1 ")));
        one_page(&"/G gs ".repeat(n), &state, &[])
    }),
    kind("pdf: notes on a page", "pdf", |n| {
        let note = "<< /Type /Annot /Subtype /Widget /FT /Tx /V (12345) /Rect [0 0 100 20] >>";
        let all = format!(">> /Annots [{}] /Unused <<", "7 0 R ".repeat(n));
        one_page("BT ET", &all, &[note.into()])
    }),
    kind("pdf: text that is turned", "pdf", |n| {
        pdf(&numbered(n, |i| format!("BT /F 9 Tf 0 1 -1 0 {} {} Tm <4e00> Tj ET ", i % 595, i * 7 % 842)))
    }),
    kind("pdf: characters in one place", "pdf", |n| pdf(&"BT /F 9 Tf 40 700 Td <4e00> Tj ET ".repeat(n))),
    kind("pdf: scales without end", "pdf", |n| pdf(&"1e9 0 0 1e9 0 0 cm ".repeat(n))),
    kind("pdf: clips", "pdf", |n| pdf(&"0 0 500 800 re W n ".repeat(n))),
];
