//! Our tables compared with those of html5ever, the parser of a browser engine.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use crate::document::Block;
use crate::meter::Meter;
use crate::source::encoding;

type Rows = Vec<Vec<String>>;

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn name(node: &Handle) -> &str {
    match &node.data {
        NodeData::Element { name, .. } => &name.local,
        _ => "",
    }
}

fn text_of(node: &Handle, out: &mut String) {
    if let NodeData::Text { contents } = &node.data {
        out.push_str(&contents.borrow());
    }
    if !matches!(name(node), "script" | "style") {
        node.children.borrow().iter().for_each(|child| text_of(child, out));
    }
}

fn holds(node: &Handle, wanted: &str) -> bool {
    node.children.borrow().iter().any(|child| name(child) == wanted || holds(child, wanted))
}

fn rows_of(node: &Handle, out: &mut Rows) {
    for child in node.children.borrow().iter() {
        match name(child) {
            "tr" => {
                let cells = child.children.borrow();
                let cells = cells.iter().filter(|cell| matches!(name(cell), "td" | "th"));
                out.push(
                    cells
                        .map(|cell| {
                            let mut text = String::new();
                            text_of(cell, &mut text);
                            squeezed(&text)
                        })
                        .collect(),
                );
            }
            _ => rows_of(child, out),
        }
    }
}

/// The tables that hold no table and more than one column, as ours are.
fn oracle(html: &str) -> Vec<Rows> {
    fn walk(node: &Handle, out: &mut Vec<Rows>) {
        if name(node) == "table" && !holds(node, "table") {
            let mut rows = Rows::new();
            rows_of(node, &mut rows);
            if rows.iter().any(|row| row.len() > 1) {
                out.push(rows);
            }
            return;
        }
        node.children.borrow().iter().for_each(|child| walk(child, out));
    }
    let dom = html5ever::parse_document(RcDom::default(), Default::default()).one(html);
    let mut out = Vec::new();
    walk(&dom.document, &mut out);
    out
}

fn ours(html: &str) -> Vec<Rows> {
    let meter = Meter::new(html.len());
    let document = super::read(html, &meter).unwrap();
    let tables = document.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    tables.map(|table| table.rows.iter().map(|row| row.cells.iter().map(|cell| squeezed(cell.text.as_str())).collect()).collect()).collect()
}

#[test]
fn tables_of_wild_markup_are_those_of_a_browser() {
    for html in [
        "<table><tr><td>1<td>2<tr><td>3<td>4</table>",
        "<table><tbody><tr><th>a<td>&nbsp;12&nbsp;</tbody><tr><td>x</td><td><p>5</p><p>6</p></td></table>",
        "<TABLE><TR><TD COLSPAN=2>a</TD><TD>b<BR>c</TD></TR></TABLE>",
        "<table><tr><td><span>1</span><span>4</span></td><td>&#49;&#x32;</td></tr></table>",
        "<table><tr><td><table><tr><td>in</td><td>ner</td></tr></table></td><td>out</td></tr></table>",
        "<table><caption>表三</caption><thead><tr><th>a</th><th>b</th></tr></thead><tr><td>1</td><td>2</td></tr></table>",
        "<table><tr><td>a</td><!-- <td>b</td> --><td>c</td></tr></table>",
        "<table><tr><td>a<td>b</tr><td>c<td>d</table>",
        "<div><table><tr><td>a</div><td>b</table>",
        "<table><tr><td>a &lt; b</td><td>1 < 2</td></tr></table>",
        "<table><tr><td title='a>b'>x</td><td data-x=\"</td>\">y</td></tr></table>",
    ] {
        assert_eq!(ours(html), oracle(html), "{html}");
    }
}

#[test]
fn tables_of_the_examples_are_those_of_a_browser() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/reports");
    let mut pages = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "html") {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let meter = Meter::new(bytes.len());
        let page = encoding::decode(&bytes, None, None, &meter).unwrap().text;
        assert_eq!(ours(&page), oracle(&page), "{}", path.display());
        pages += 1;
    }
    assert!(pages >= 5, "{pages}");
}
