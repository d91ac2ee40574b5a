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

/// A page with a character of a composite font, with entries of its description and a map to Unicode.
fn composite(entries: &str, map: &str) -> Vec<u8> {
    let own = format!(
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> {entries} >>"
    );
    let font = "<< /Type /Font /Subtype /Type0 /BaseFont /STSong /Encoding /Identity-H /ToUnicode 8 0 R /DescendantFonts [9 0 R] >>";
    let map = format!("begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange {map} endcmap");
    one_page("BT /G 9 Tf 40 700 Td <0001> Tj ET", "/Font << /G 7 0 R >>", &[font.into(), stream("", &map), own.into_bytes()])
}

/// Pages, each with these entries; object 3 is an empty content, object 4 what they share.
fn pages(n: usize, entries: &str, shared: &str) -> Vec<u8> {
    let kids = numbered(n, |i| format!("{} 0 R ", i + 5));
    let mut objects =
        vec![b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), format!("<< /Type /Pages /Kids [{kids}] /Count {n} >>").into_bytes()];
    objects.extend([stream("", "BT ET"), shared.as_bytes().to_vec()]);
    objects.extend(vec![format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {entries} >>").into_bytes(); n]);
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
    kind("pdf: widths of a font", "pdf", |n| composite(&format!("/W [0 [{}]]", "1 ".repeat(n)), "")),
    kind("pdf: widths of nothing", "pdf", |n| composite(&format!("/W [{}]", "1 1 1 ".repeat(n)), "")),
    kind("pdf: names of the characters of a font", "pdf", |n| {
        let font = format!("<< /Type /Font /Subtype /TrueType /BaseFont /Arial /Encoding << /Differences [0{}] >> >>", "/a".repeat(n));
        one_page("BT /G 9 Tf 40 700 Td (1) Tj ET", "/Font << /G 7 0 R >>", &[font.into_bytes()])
    }),
    kind("pdf: characters of a map, in lists", "pdf", |n| {
        composite("", &format!("1 beginbfrange {} endbfrange", "<0000> <0003> [<4e00> <4e01> <4e02> <4e03>] ".repeat(n)))
    }),
    kind("pdf: codes of a map", "pdf", |n| composite("", &format!("1 begincidrange {} endcidrange", "<00> <01> 1 ".repeat(n)))),
    kind("pdf: lists of pages in one object", "pdf", |n| of_objects(&["/Kids [ 1 0 R ".repeat(n).into_bytes()])),
    kind("pdf: resources in one object", "pdf", |n| {
        of_objects(&[format!("/Kids [ 1 0 R ] {}", "/Resources << >> ".repeat(n)).into_bytes()])
    }),
    squared("pdf: resources that all pages share", "pdf", |n| {
        let wide = numbered(n, |i| format!("/F{i} 9 0 R "));
        pages(n, "/Resources << /Font 4 0 R >> /Contents 3 0 R", &format!("<< {wide} >>"))
    }),
    squared("pdf: a list of contents that all pages share", "pdf", |n| {
        pages(n, "/Resources << >> /Contents 4 0 R", &format!("[{}]", "1 ".repeat(n)))
    }),
    squared("pdf: a list of notes that all pages share", "pdf", |n| {
        pages(n, "/Resources << >> /Contents 3 0 R /Annots 4 0 R", &format!("[{}]", "1 ".repeat(n)))
    }),
];
