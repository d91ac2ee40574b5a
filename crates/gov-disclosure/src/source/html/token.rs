//! Tags and text of a page, with their places. Never fails: what is no tag is text.

use super::tag::{Tag, attribute, is_hidden, shown_value};
use crate::document::Role;

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// Text between tags, references not yet resolved.
    Text { text: &'a str, start: usize },
    /// An opening tag.
    Open { tag: Tag, attributes: &'a str },
    /// A closing tag.
    Close { tag: Tag },
    /// An element beside the text: its content, with its tags.
    Aside { role: Role, content: &'a str, start: usize },
}

/// The tokens of a page.
#[derive(Debug)]
pub struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Moves past the next `needle`, or to the end.
    fn skip_past(&mut self, needle: &[u8]) {
        let found = memchr::memmem::find(self.rest().as_bytes(), needle);
        self.at = found.map_or(self.text.len(), |i| self.at + i + needle.len());
    }

    /// Moves past the closing tag of a raw element, or to the end.
    fn skip_raw(&mut self, name: &str) {
        let bytes = self.text.as_bytes();
        let closes = |at: usize| {
            let rest = bytes.get(at + 2..).unwrap_or_default();
            rest.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()))
                && rest.get(name.len()).is_none_or(|b| !b.is_ascii_alphanumeric())
        };
        let end = memchr::memmem::find_iter(self.rest().as_bytes(), b"</").map(|i| self.at + i).find(|&at| closes(at));
        match end {
            Some(at) => {
                self.at = at;
                self.skip_past(b">");
            }
            None => self.at = self.text.len(),
        }
    }

    /// The name of the tag at byte `at`, which is a `<`, and whether it closes.
    fn name_at(&self, at: usize) -> (&'a str, bool) {
        let rest = self.text.get(at + 1..).unwrap_or("");
        let (rest, closing) = rest.strip_prefix('/').map_or((rest, false), |rest| (rest, true));
        let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        (rest.get(..length).unwrap_or(""), closing)
    }

    /// Moves past an element inside a line, the closing tag of which may be missing: a block ends it too.
    fn skip_phrase(&mut self, name: &str) {
        let mut depth = 1u32;
        while let Some(found) = memchr::memchr(b'<', self.rest().as_bytes()) {
            let at = self.at + found;
            let (other, closing) = self.name_at(at);
            let same = other.eq_ignore_ascii_case(name);
            if !same
                && !other.is_empty()
                && (!matches!(Tag::of(other.as_bytes()), Tag::Inline | Tag::Link | Tag::Aside | Tag::Input) || other == "ruby")
            {
                self.at = at;
                return;
            }
            self.at = at + 1;
            self.skip_past(b">");
            depth = if !same {
                depth
            } else if closing {
                depth - 1
            } else {
                depth + 1
            };
            if depth == 0 {
                return;
            }
        }
        self.at = self.text.len();
    }

    /// Whether nothing but the opening of a cell or block stands before byte `at`: what follows is content.
    fn opens_block(&self, at: usize) -> bool {
        let head = self.text.get(..at).unwrap_or("").trim_end();
        let before =
            head.get(head.len().saturating_sub(400)..).or_else(|| head.get(head.ceil_char_boundary(head.len().saturating_sub(400))..));
        let tag =
            before.filter(|text| text.ends_with('>')).and_then(|text| text.rfind('<')).map(|i| head.len() - before.map_or(0, str::len) + i);
        tag.is_some_and(|tag| {
            let (name, closing) = self.name_at(tag);
            !closing && matches!(Tag::of(name.as_bytes()), Tag::Cell | Tag::Block | Tag::Row)
        })
    }

    /// The end of a tag whose name ends at `from`: the next `>` outside quotes. `None` where the text
    /// ends first.
    fn tag_end(&self, from: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = from;
        loop {
            at += memchr::memchr3(b'>', b'"', b'\'', bytes.get(at..)?)?;
            match bytes.get(at) {
                Some(b'>') => return Some(at),
                Some(&quote) => {
                    // A quote only opens a value behind an equals sign; a stray one is passed over.
                    let opens = bytes.get(from..at)?.trim_ascii_end().ends_with(b"=");
                    let limit = bytes.get(at + 1..)?;
                    at += 1;
                    if opens && let Some(end) = memchr::memchr(quote, limit) {
                        at += end + 1;
                    }
                }
                None => return None,
            }
        }
    }

    fn markup(&mut self) -> Option<Token<'a>> {
        let rest = self.rest();
        if rest.starts_with("<!--") {
            match rest.get(4..) {
                Some(inner) if inner.starts_with('>') => self.at += 5,
                _ => self.skip_past(b"-->"),
            }
            return None;
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            self.skip_past(b">");
            return None;
        }
        let closing = rest.starts_with("</");
        let name_start = self.at + 1 + usize::from(closing);
        let tail = self.text.get(name_start..).unwrap_or("");
        let length = tail.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b':' | b'-')).count();
        let name = tail.get(..length).unwrap_or("");
        let Some(end) = self.tag_end(name_start + length) else {
            self.at = self.text.len();
            return None;
        };
        let attributes = self.text.get(name_start + length..end).unwrap_or("");
        self.at = end + 1;
        let tag = Tag::of(name.as_bytes());
        if closing {
            return Some(Token::Close { tag });
        }
        if tag == Tag::Raw {
            if !attributes.ends_with('/') {
                self.skip_raw(name);
            }
            return None;
        }
        // Blocks may be shown by a click; a hidden word inside a line is not part of it.
        let aside = tag == Tag::Aside && !self.opens_block(name_start - 1);
        let hidden = matches!(tag, Tag::Inline | Tag::Link) && !attributes.is_empty() && is_hidden(attributes);
        if aside || hidden {
            self.skip_phrase(name);
            let role = match name.to_ascii_lowercase().as_str() {
                _ if hidden => Role::Hidden,
                "del" | "s" | "strike" => Role::Struck,
                _ => Role::Mark,
            };
            return self.text.get(end + 1..self.at).map(|content| Token::Aside { role, content, start: end + 1 });
        }
        if name.eq_ignore_ascii_case("img") {
            let content = attribute(attributes, "alt").unwrap_or("");
            return Some(Token::Aside { role: Role::NotText, content, start: end + 1 });
        }
        if tag == Tag::Input {
            let value = shown_value(attributes)?;
            let start = value.as_ptr() as usize - self.text.as_ptr() as usize;
            return Some(Token::Text { text: value, start });
        }
        Some(Token::Open { tag, attributes })
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        while self.at < self.text.len() {
            let start = self.at;
            let bytes = self.text.as_bytes();
            let mut end = start;
            // A `<` that no name, slash, `!` or `?` follows is text.
            loop {
                match memchr::memchr(b'<', bytes.get(end..).unwrap_or_default()) {
                    None => end = self.text.len(),
                    Some(i) => {
                        end += i;
                        let next = bytes.get(end + 1).copied().unwrap_or(b' ');
                        let after = bytes.get(end + 2).copied().unwrap_or(b' ');
                        let is_markup =
                            next.is_ascii_alphabetic() || matches!(next, b'!' | b'?') || (next == b'/' && after.is_ascii_alphabetic());
                        if !is_markup {
                            end += 1;
                            continue;
                        }
                    }
                }
                break;
            }
            if end > start {
                self.at = end;
                return self.text.get(start..end).map(|text| Token::Text { text, start });
            }
            if let Some(token) = self.markup() {
                return Some(token);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> Vec<String> {
        Tokens::new(html)
            .map(|token| match token {
                Token::Text { text, .. } => text.to_owned(),
                Token::Open { tag, attributes } => format!("<{tag:?}{attributes}>"),
                Token::Close { tag } => format!("</{tag:?}>"),
                Token::Aside { role, .. } => format!("<{role:?}>"),
            })
            .collect()
    }

    #[test]
    fn tags_text_and_what_is_skipped() {
        assert_eq!(
            shown("<!doctype html><TD colspan='2' title=\"a>b\">1 < 2<!-- <td>9</td> --><script>if(a<b)'</td>'</script>3</td>"),
            ["<Cell colspan='2' title=\"a>b\">", "1 < 2", "3", "</Cell>"]
        );
        assert_eq!(shown("<td>12<td"), ["<Cell>", "12"]);
        assert_eq!(shown("a</ b<td x='1>2"), ["a</ b", "<Cell x='1>", "2"]);
    }

    #[test]
    fn asides_are_skipped_to_their_own_end() {
        let text = |html: &str| shown(html).into_iter().filter(|t| !t.starts_with('<')).collect::<String>();
        assert_eq!(text("<td>34<s><span>1</span><span>2</span></s>5</td>"), "345");
        assert_eq!(text("<td>34<span style='display:none'><span>1</span><span>2</span></span>5</td>"), "345");
        assert_eq!(text("<td>34<sup>1<td>5</td>"), "345");
        assert_eq!(text("<ruby>公<rt>gong</ruby>开"), "公开");
        assert_eq!(text("<td><sup>12</sup></td>"), "12");
    }

    #[test]
    fn text_knows_its_place() {
        let html = "<p>一</p>二";
        let starts: Vec<usize> =
            Tokens::new(html).filter_map(|t| if let Token::Text { start, .. } = t { Some(start) } else { None }).collect();
        assert_eq!(starts, [3, 10]);
    }
}
