//! Which line breaks of the source end a line.

/// Which line breaks of the source end a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breaks {
    /// None: a page.
    Markup,
    /// Empty lines, and lines that start or end a Markdown table or heading: text with blocks in HTML.
    Paragraphs,
    /// All: text with tables in HTML.
    Lines,
}

impl Breaks {
    /// Those of this source.
    pub fn of(text: &str) -> Self {
        let head = text.get(..text.floor_char_boundary(1 << 16)).unwrap_or(text);
        let has = |tags: &[&str]| tags.iter().any(|tag| memchr::memmem::find(head.as_bytes(), tag.as_bytes()).is_some());
        if has(&["<html", "<HTML", "<body", "<BODY", "<head", "<HEAD", "<!DOCTYPE", "<!doctype", "<meta", "<META", "<title", "<TITLE"]) {
            Self::Markup
        } else if has(&["<p", "<P", "<div", "<DIV", "<br", "<BR", "<span", "<SPAN"]) {
            Self::Paragraphs
        } else {
            Self::Lines
        }
    }

    /// Whether the source's line break between two lines ends a line.
    pub fn counts(self, before: &str, after: &str) -> bool {
        let is_markdown = |line: &str| line.starts_with(['|', '#']);
        match self {
            Self::Markup => false,
            Self::Paragraphs => before.trim().is_empty() || after.trim().is_empty() || is_markdown(before) || is_markdown(after),
            Self::Lines => true,
        }
    }
}
