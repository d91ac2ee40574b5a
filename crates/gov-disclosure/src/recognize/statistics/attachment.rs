//! A report whose table is in a file of its own.

use crate::document::{Block, Document};
use crate::lex::fold;

/// Endings of files that hold tables.
const ENDINGS: &[&str] = &[".xls", ".xlsx", ".doc", ".docx", ".pdf", ".et", ".wps", ".rar", ".zip"];

/// Characters that no file's name has, or that come before it.
const APART: &[char] = &[' ', ':', '：', '，', ',', '。', '\n', '“', '”', '"', '【', '】', '|', '>', '<', '　', '/'];

/// The name of a file that the text names as an attachment: one with 统计 or 附表 in its name, else the first.
pub fn name(document: &Document<'_>) -> Option<String> {
    let mut first = None;
    let lines = document.blocks.iter().flat_map(|block| match block {
        Block::Line(line) => vec![line.text.content.as_ref()],
        Block::Table(table) => table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.content.as_ref()).collect(),
    });
    for line in lines {
        for word in line.split(APART).filter(|word| word.len() < 300) {
            let lower = word.to_ascii_lowercase();
            let Some(end) = ENDINGS.iter().filter_map(|ending| Some(lower.find(ending)? + ending.len())).max() else { continue };
            let Some(name) = word.get(..end).filter(|name| !name.starts_with('.')) else { continue };
            let folded = fold::plain(name);
            if folded.contains("统计") || folded.contains("附表") || folded.contains("情况表") {
                return Some(name.to_owned());
            }
            first = first.or_else(|| Some(name.to_owned()));
        }
    }
    first
}
