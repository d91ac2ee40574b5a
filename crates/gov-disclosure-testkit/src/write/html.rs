//! Web pages: plain ones, and what content management systems make.

use super::seen;
use super::text::{self, Layout};
use crate::page::{Block, Row, has_beside, joined};

/// How the page is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// Tables with their spans.
    Plain,
    /// Spans that do not line up between rows.
    Crooked,
    /// No tables: a paragraph for each cell.
    Paragraphs,
    /// The report inside tables that only lay it out.
    LayoutTables,
    /// The text in a `pre`, one cell per line.
    Preformatted,
    /// A site around it, spans and styles inside of every cell.
    Site,
}

/// The page.
pub fn write(blocks: &[Block], markup: Markup) -> String {
    let sheet = if has_beside(blocks) { seen::SHEET } else { "" };
    let body = |style| sheet.to_owned() + &joined(blocks, |rows, _| table(rows, style), paragraph);
    match markup {
        Markup::Plain => format!("<html><body>{}</body></html>", body(Style::Plain)),
        Markup::Crooked => format!("<html><body>{}</body></html>", body(Style::Crooked)),
        Markup::Paragraphs => {
            let cell = |text: &str| format!("<p>{}</p>\n", if text.is_empty() { "&nbsp;".to_owned() } else { broken(text) });
            let table = |rows: &[Row]| rows.iter().flatten().map(|c| cell(&c.text)).collect();
            format!("<html><body>{}</body></html>", joined(blocks, |rows, _| table(rows), paragraph))
        }
        Markup::LayoutTables => format!(
            "<html><body><table width=100%><tr><td colspan=2>青岫市人民政府门户网站</td></tr><tr><td width=20%>\
             <table><tr><td>机构职能</td></tr><tr><td>法定主动公开内容</td></tr></table></td><td>\n<table><tr><td>\n{}\
             </td></tr></table></td></tr><tr><td colspan=2>主办单位：青岫市人民政府办公室</td></tr></table></body></html>",
            body(Style::Plain)
        ),
        Markup::Preformatted => format!("<html><body><pre>\n{}</pre></body></html>", text::write(blocks, Layout::Lines)),
        Markup::Site => site(&body(Style::Site)),
    }
}

/// The chrome of a site: navigation, a line of facts, a footer with numbers of its own.
fn site(body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html><head><meta charset=utf-8><title>政府信息公开年报_青岫市人民政府</title><style>td{{border:1px}}</style>\
         <script>var n = [\"<td>9</td>\", 12];</script></head><body><ul><li><a href=/>首页</a></li><li><a href=/zwgk>政务公开</a></li></ul>\
         <div class=wz>当前位置：<a href=/>首页</a> &gt; <a href=/nb>政府信息公开年报</a></div>\n<div id=zoom>{body}</div>\n\
         <div class=footer><p>主办：青岫市人民政府办公室　联系电话：0846-5570001</p><p>青ICP备05000001号 网站标识码：3300000012</p></div>\
         </body></html>"
    )
}

/// A paragraph of HTML.
pub fn paragraph(text: &str) -> String {
    format!("<p>{}</p>\n", broken(text))
}

fn broken(text: &str) -> String {
    text.replace('\n', "<br>")
}

/// How cells are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Their text and nothing else.
    Plain,
    /// As plain, with spans that do not line up.
    Crooked,
    /// Paragraphs and spans around the text.
    Site,
}

/// A table of HTML.
pub fn table(rows: &[Row], style: Style) -> String {
    let mut out = "<table border=1>\n".to_owned();
    for row in rows {
        out.push_str("<tr>");
        for cell in row {
            let columns = if style != Style::Crooked || cell.columns == 1 { cell.columns } else { cell.columns + 1 };
            let (text, height) = (seen::html(&broken(&cell.text), &cell.beside), cell.rows);
            match style {
                Style::Site => {
                    let text = if text.is_empty() { "&nbsp;" } else { &text };
                    out.push_str(&format!(
                        "<td colspan=\"{columns}\" rowspan=\"{height}\" style=\"width:9%\">\n<p align=\"center\"><span>{text}</span></p>\n</td>\n"
                    ));
                }
                _ => out.push_str(&format!("<td colspan={columns} rowspan={height}>{text}</td>")),
            }
        }
        out.push_str("</tr>\n");
    }
    out + "</table>\n"
}
