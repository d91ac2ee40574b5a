//! What is at the text of a cell and is not read as part of it: struck, hidden, or no text.

use super::finding::Finding;
use crate::diagnostic::catalogue;
use crate::document::{Beside, Role};
use crate::fact::{self, Reading};
use crate::lex::hanzi;
use crate::lex::number::trim;

/// Whether a cell without text is not empty to its reader.
pub fn shows_something(beside: Beside<'_>) -> bool {
    !beside.is_empty() && [Role::NotText, Role::Struck].into_iter().any(|role| beside.with(role).next().is_some())
}

/// What to say of a cell with a name and a text, of which `read` was read: nothing where it has no text.
pub fn findings(cell: impl Fn() -> String, own: &str, beside: Beside<'_>, read: Option<&str>) -> impl Iterator<Item = Finding> {
    let mut out = Vec::new();
    if beside.is_empty() {
        return out.into_iter();
    }
    let words = |role| beside.with(role).map(|(_, text)| text).collect::<Vec<_>>().join("").trim().to_owned();
    let told = |text: String| fact::Beside { cell: cell(), text, read: read.map(str::to_owned) };
    let struck = words(Role::Struck);
    if !struck.is_empty() {
        out.push(Finding::of(&catalogue::STRUCK_TEXT, Reading::Struck(told(struck))));
    }
    let hidden = words(Role::Hidden);
    let has_number = |text: &str| text.contains(|c: char| c.is_numeric() || hanzi::is_numeral(c));
    if has_number(&hidden) && hidden != trim(own) {
        out.push(Finding::of(&catalogue::INVISIBLE_TEXT, Reading::Invisible(told(hidden))));
    }
    if beside.with(Role::NotText).next().is_some() {
        out.push(Finding::of(&catalogue::NOT_TEXT, Reading::NotText(told(words(Role::NotText)))));
    }
    let (unsure, moved) = (words(Role::Unsure), words(Role::Moved));
    // All of it moves as one.
    let is_all = || {
        beside.with(Role::Moved).count() == 1 && moved.chars().filter(|c| !c.is_whitespace()).eq(own.chars().filter(|c| !c.is_whitespace()))
    };
    if has_number(&unsure) || has_number(&moved) && !is_all() {
        out.push(Finding::of(&catalogue::NOT_TEXT, Reading::Unsure(told(if unsure.is_empty() { moved } else { unsure }))));
    }
    out.into_iter()
}
