//! The tags that matter to the flow of lines and tables.

use std::ops::Range;

use crate::document::Link;

/// A tag, by what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    Table,
    Row,
    Cell,
    /// thead, tbody, tfoot: rows end where they start or end.
    RowGroup,
    Caption,
    Break,
    Heading,
    /// Anything that starts a new line: p, div, li and the like.
    Block,
    Title,
    /// Raised and lowered text, and readings: they are at the text of a cell, not in it.
    Mark,
    /// Struck text.
    Struck,
    /// A field of a form: its value is what the page shows.
    Input,
    /// A block whose line breaks count.
    Preformatted,
    /// A list to choose from: the choice is what the page shows.
    Select,
    Choice,
    /// What shows its content once it is opened: details, dialog.
    Folded,
    /// What of it is shown before.
    Summary,
    /// What is shown and is not text.
    Picture,
    /// Content that is not shown: skipped up to the closing tag.
    Raw,
    /// a, button: a line that is nothing else is no text of the page.
    Link,
    /// What is not shown and has no content.
    Empty,
    /// meta: what the page says of itself.
    Metadata,
    Inline,
}

impl Tag {
    /// The tag with this name, in any case.
    pub fn of(name: &[u8]) -> Self {
        let mut lower = [0u8; 10];
        let Some(buffer) = lower.get_mut(..name.len()) else {
            return Self::Inline;
        };
        for (to, from) in buffer.iter_mut().zip(name) {
            *to = from.to_ascii_lowercase();
        }
        match &*buffer {
            b"table" => Self::Table,
            b"tr" => Self::Row,
            b"td" | b"th" => Self::Cell,
            b"thead" | b"tbody" | b"tfoot" => Self::RowGroup,
            b"caption" => Self::Caption,
            b"br" => Self::Break,
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Self::Heading,
            b"p" | b"div" | b"li" | b"ul" | b"ol" | b"dl" | b"dt" | b"dd" | b"hr" | b"body" | b"html" | b"section" | b"article"
            | b"header" | b"footer" | b"nav" | b"aside" | b"main" | b"form" | b"fieldset" | b"address" | b"center" | b"figure"
            | b"blockquote" | b"figcaption" | b"legend" | b"menu" => Self::Block,
            // What pdftotext writes around the words of a line.
            b"block" | b"line" => Self::Block,
            b"details" | b"dialog" => Self::Folded,
            b"summary" => Self::Summary,
            b"pre" => Self::Preformatted,
            b"title" => Self::Title,
            b"script" | b"style" | b"template" | b"noframes" | b"noembed" | b"noscript" | b"datalist" | b"xmp" | b"mphantom"
            | b"annotation" => Self::Raw,
            b"img" | b"svg" | b"object" | b"iframe" | b"canvas" | b"video" | b"audio" | b"embed" | b"mfrac" | b"msup" | b"msub"
            | b"msubsup" | b"mroot" | b"msqrt" | b"mtable" | b"munder" | b"mover" | b"munderover" | b"meter" | b"progress" => Self::Picture,
            b"sup" | b"sub" | b"rt" | b"rp" => Self::Mark,
            b"del" | b"s" | b"strike" => Self::Struck,
            b"input" => Self::Input,
            b"a" | b"button" => Self::Link,
            b"select" => Self::Select,
            b"option" => Self::Choice,
            b"meta" => Self::Metadata,
            b"col" | b"link" | b"base" | b"wbr" | b"area" | b"param" | b"source" | b"track" => Self::Empty,
            _ => Self::Inline,
        }
    }

    /// Whether it is a part of a line.
    pub fn is_inline(self) -> bool {
        matches!(self, Self::Inline | Self::Link | Self::Mark | Self::Struck | Self::Select)
    }

    /// Whether it starts a line or a part of a table.
    pub fn is_block(self) -> bool {
        matches!(
            self,
            Self::Block
                | Self::Folded
                | Self::Summary
                | Self::Preformatted
                | Self::Heading
                | Self::Caption
                | Self::Table
                | Self::RowGroup
                | Self::Row
                | Self::Cell
        )
    }

    /// Whether it never has an end.
    pub fn is_void(self) -> bool {
        matches!(self, Self::Break | Self::Input | Self::Picture | Self::Empty | Self::Metadata)
    }
}

/// The attributes of a tag: where the names and the values without quotes are, an empty range after the name for none.
fn attribute_ranges(text: &str) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
    let rest = move |at: usize| text.get(at..).unwrap_or("");
    let after_space = move |at: usize| text.len() - rest(at).trim_ascii_start().len();
    let mut at = 0;
    std::iter::from_fn(move || {
        at = text.len() - rest(at).trim_start_matches(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '"' | '\'' | '=')).len();
        let end = rest(at).find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/')).map_or(text.len(), |length| at + length);
        let name = at..end;
        if name.is_empty() {
            return None;
        }
        at = end;
        let equals = after_space(end);
        if !rest(equals).starts_with('=') {
            return Some((name, end..end));
        }
        let start = after_space(equals + 1);
        let value = match rest(start).chars().next().filter(|c| matches!(c, '"' | '\'')) {
            Some(quote) => match rest(start + 1).find(quote) {
                Some(length) => start + 1..start + 1 + length,
                None => start..text.len(),
            },
            None => start..rest(start).find(|c: char| c.is_ascii_whitespace()).map_or(text.len(), |length| start + length),
        };
        // What is left of a closing quote is passed over before the next name.
        at = value.end;
        Some((name, value))
    })
}

/// The attributes of a tag: names as written, values without quotes, empty for none.
pub fn attributes(text: &str) -> impl Iterator<Item = (&str, &str)> {
    attribute_ranges(text).filter_map(|(name, value)| Some((text.get(name)?, text.get(value)?)))
}

/// Where the value of an attribute is.
pub fn attribute_range(text: &str, wanted: &str) -> Option<Range<usize>> {
    attribute_ranges(text)
        .find(|(name, _)| text.get(name.clone()).is_some_and(|name| name.eq_ignore_ascii_case(wanted)))
        .map(|(_, value)| value)
}

/// The value of an attribute.
pub fn attribute<'t>(text: &'t str, wanted: &str) -> Option<&'t str> {
    attributes(text).find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value)
}

/// What a field of a form shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// Nothing, or words that are no value.
    Nothing,
    /// Text, by its place among the attributes.
    Text(Range<usize>),
    /// A box to tick, a colour, dots for a password.
    Control,
}

impl Field {
    /// The field with these attributes.
    pub fn of(text: &str) -> Self {
        let kind = attribute(text, "type").unwrap_or("text").to_ascii_lowercase();
        // Words of a button, or of a field that is not filled in, are no value; a number may be taken for one.
        let has_number = |name| attribute(text, name).is_some_and(|words| words.contains(|c: char| c.is_ascii_digit()));
        let words = |name| if has_number(name) { Self::Control } else { Self::Nothing };
        match kind.as_str() {
            "hidden" | "file" => Self::Nothing,
            "submit" | "button" | "reset" => words("value"),
            "checkbox" | "radio" | "range" | "color" | "password" | "image" => Self::Control,
            // What is no number is not shown.
            "number" if !attribute(text, "value").unwrap_or("").bytes().all(|b| b.is_ascii_digit() || b".-+eE".contains(&b)) => {
                Self::Nothing
            }
            _ => match attribute_range(text, "value") {
                Some(value) if !value.is_empty() => Self::Text(value),
                _ if has_number("placeholder") => Self::Control,
                value => value.map_or(Self::Nothing, Self::Text),
            },
        }
    }
}

/// What a link or a button leads to; `None` for the mark of a place.
pub fn link(text: &str) -> Option<Link> {
    const FILES: [&str; 11] = [".doc", ".docx", ".pdf", ".xls", ".xlsx", ".wps", ".et", ".ofd", ".zip", ".rar", ".ceb"];
    let has = |wanted: &str| attributes(text).any(|(name, _)| name.eq_ignore_ascii_case(wanted));
    let Some(target) = attribute(text, "href") else { return (has("onclick") || has("type")).then_some(Link::Page) };
    let path = target.split(['?', '#']).next().unwrap_or("").trim().to_ascii_lowercase();
    let is_file = FILES.iter().any(|ending| path.ends_with(ending));
    Some(if is_file { Link::File } else { Link::Page })
}

/// Whether a picture is there to keep a distance.
pub fn is_spacer(text: &str) -> bool {
    let small = |name| attribute(text, name).is_some_and(|size| matches!(size.trim_end_matches("px"), "0" | "1" | "2"));
    small("width") || small("height")
}

/// The columns and rows that a cell spans.
pub fn spans(text: &str) -> (u32, u32) {
    let (mut columns, mut rows) = (None, None);
    for (name, value) in attributes(text) {
        if name.eq_ignore_ascii_case("colspan") {
            columns.get_or_insert(value);
        } else if name.eq_ignore_ascii_case("rowspan") {
            rows.get_or_insert(value);
        }
    }
    (columns.map_or(1, span), rows.map_or(1, span))
}

/// The number of such an attribute, 1 where it is none.
fn span(value: &str) -> u32 {
    let value = value.trim_start();
    let end = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
    match value.get(..end) {
        Some("") | None => 1,
        // Longer than u32: clamped like any other large span.
        Some(number) => number.parse().unwrap_or(u32::MAX).max(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fields_show() {
        for (attributes, shown) in [
            (" value=12", Err("12")),
            (" type=\"text\" value='1,204' size=3", Err("1,204")),
            (" type=hidden value=9", Ok(Field::Nothing)),
            (" type=submit value=9", Ok(Field::Control)),
            (" type=submit value=查询", Ok(Field::Nothing)),
            (" placeholder=9", Ok(Field::Control)),
            (" placeholder=请输入", Ok(Field::Nothing)),
            (" placeholder=9 value=12", Err("12")),
            (" type=checkbox value=1", Ok(Field::Control)),
            (" name=a", Ok(Field::Nothing)),
            (" VALUE=12 TYPE=Text", Err("12")),
            (" TYPE=hidden value=9", Ok(Field::Nothing)),
            (" title=\"value=3\" value=4", Err("4")),
        ] {
            let found = match Field::of(attributes) {
                Field::Text(range) => Err(&attributes[range]),
                other => Ok(other),
            };
            assert_eq!(found, shown, "{attributes}");
        }
    }

    #[test]
    fn what_links_lead_to() {
        for (attributes, target) in [
            (" href=\"/a/index.htm\"", Some(Link::Page)),
            (" href=#", Some(Link::Page)),
            (" href='P0123.DOCX?v=2' title='x'", Some(Link::File)),
            (" class=b onclick=\"window.print()\"", Some(Link::Page)),
            (" name=\"_Toc12\"", None),
            ("", None),
        ] {
            assert_eq!(link(attributes), target, "{attributes}");
        }
    }

    #[test]
    fn spans_as_pages_write_them() {
        for (attributes, value) in [
            (" colspan=2", 2),
            (" COLSPAN = '3' rowspan=\"2\"", 3),
            (" style=\"x\"colspan=\"4\"", 4),
            (" data-colspan=9", 1),
            (" colspan=", 1),
            (" colspan=0", 1),
            (" colspan=99999999999", u32::MAX),
            (" colspan=\"2px\"", 2),
            ("", 1),
        ] {
            assert_eq!(spans(attributes).0, value, "{attributes}");
        }
    }
}
