//! Tags of the parts of office files, with their places: what a change of some characters needs, and no tree.

use std::ops::Range;

use memchr::memchr;

/// A tag.
#[derive(Clone, Debug)]
pub struct Tag<'t> {
    /// Its name with its prefix.
    pub name: &'t str,
    /// What follows the name.
    attributes: &'t str,
    /// Whether it ends an element.
    pub is_end: bool,
    /// Whether it is an element of its own.
    pub is_empty: bool,
    /// Its bytes.
    pub at: Range<usize>,
}

impl Tag<'_> {
    /// The value of an attribute, as it is written.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut rest = self.attributes;
        loop {
            let (head, tail) = rest.split_once('=')?;
            let tail = tail.trim_start();
            let quote = tail.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
            let (value, after) = tail.get(1..)?.split_once(quote)?;
            if head.trim() == name {
                return Some(value);
            }
            rest = after;
        }
    }
}

/// The tags of a text, in order; comments, declarations and CDATA are passed over.
pub fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + memchr(b'<', text.as_bytes().get(at..)?)?;
            let rest = text.get(start..)?;
            let passed = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")];
            if let Some((_, end)) = passed.iter().find(|(begin, _)| rest.starts_with(begin)) {
                at = start + rest.find(end)? + end.len();
                continue;
            }
            let length = end_of_tag(rest)?;
            at = start + length;
            let inside = rest.get(1..length - 1)?;
            let (is_end, inside) = inside.strip_prefix('/').map_or((false, inside), |inside| (true, inside));
            let (is_empty, inside) = inside.strip_suffix('/').map_or((false, inside), |inside| (true, inside));
            let name = inside.split(char::is_whitespace).next().unwrap_or_default();
            return Some(Tag { name, attributes: inside.get(name.len()..).unwrap_or_default(), is_end, is_empty, at: start..at });
        }
    })
}

/// Bytes up to the end of the tag at the start of a text; a `>` in quotes is none.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// Text as the content of an element.
pub fn escaped(text: &str) -> String {
    quick_xml::escape::partial_escape(text).into_owned()
}

/// Text as the value of an attribute.
pub fn quoted(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}

/// The content of an element as text; what is no entity stays.
pub fn plain(content: &str) -> String {
    quick_xml::escape::unescape(content).map_or_else(|_| content.to_owned(), std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_their_names_attributes_and_places() {
        let text = "<?xml a='>'?><!-- <x> --><w:p w:a = \"1>2\" w:b='3'/><w:t>4 &lt; 5</w:t>";
        let found: Vec<_> = tags(text).collect();
        let names: Vec<_> = found.iter().map(|tag| (tag.name, tag.is_end, tag.is_empty)).collect();
        assert_eq!(names, [("w:p", false, true), ("w:t", false, false), ("w:t", true, false)]);
        assert_eq!((found[0].attribute("w:a"), found[0].attribute("w:b"), found[0].attribute("b")), (Some("1>2"), Some("3"), None));
        assert_eq!(plain(&text[found[1].at.end..found[2].at.start]), "4 < 5");
    }
}
