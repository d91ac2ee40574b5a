//! Tags and text of a page, with their places. Never fails: what is no tag is text.

use super::tag::{self, Tag};

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// Text between tags, references not yet resolved.
    Text { text: &'a str, start: usize },
    /// An opening tag, with the place of its attributes and where its content starts.
    Open { tag: Tag, name: &'a str, attributes: &'a str, at: usize, content: usize },
    /// A closing tag.
    Close { tag: Tag, name: &'a str },
    /// A style sheet, and the media that it is for.
    Sheet { text: &'a str, media: &'a str },
}

/// Whether a picture has no content, and so no closing tag.
fn has_no_end(name: &str) -> bool {
    name.eq_ignore_ascii_case("img") || name.eq_ignore_ascii_case("embed")
}

/// Whether the tag of a cell lost its end before a number: `<td1862</td>`.
fn is_cell_without_end(name: &str) -> bool {
    let is_cell = |name: &str| name.eq_ignore_ascii_case("td") || name.eq_ignore_ascii_case("th");
    name.split_at_checked(2).is_some_and(|(tag, rest)| is_cell(tag) && rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Where the text of a cell starts within its tag, whose end is lost or comes after the first of its digits:
/// `<td colspan="3"286407</td>`, `<td colspan="3"2>86407</td>`. Text that cannot be distinguished from an attribute takes that with it.
fn text_in_cell_tag(attributes: &str, behind: &str) -> Option<usize> {
    /// Columns of the widest table of the form, with its label.
    const COLUMNS: usize = 16;
    if attributes.is_empty() {
        return None;
    }
    let is_closing = |at: &usize| attributes.get(..*at).is_some_and(|before| !before.trim_end().ends_with('='));
    let quote = attributes.rfind(['"', '\'']).filter(is_closing).map(|at| at + 1);
    let from = quote.unwrap_or(0);
    let tail = attributes.get(from..)?;
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if quote.is_some() && (tail.contains('<') || is_digits(tail)) {
        return Some(from);
    }
    if tail.contains('<') {
        let before = tail.split_once('<').map_or(tail, |(before, _)| before);
        return Some(from + before.trim_end().rfind(|c: char| c.is_ascii_whitespace()).map_or(0, |at| at + 1));
    }
    // <td colspan=31>862</td>
    if !behind.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let spans = tail.rsplit_once('=').filter(|(name, _)| name.trim_end().to_ascii_lowercase().ends_with("colspan"));
    let is_wide = spans.is_some_and(|(_, value)| is_digits(value) && value.parse::<usize>().map_or(true, |span| span > COLUMNS));
    is_wide.then(|| attributes.len() - 1)
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

    /// Where the next one starts.
    pub fn at(&self) -> usize {
        self.at
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Moves past the next `>`, or to the end.
    fn skip_tag(&mut self) {
        self.at = memchr::memchr(b'>', self.rest().as_bytes()).map_or(self.text.len(), |i| self.at + i + 1);
    }

    /// Moves past a comment, whose content starts `from` here: to its `-->` or `--!>`, at once for `<!-->` and `<!--->`.
    fn skip_comment(&mut self, from: usize) {
        let inner = self.text.as_bytes().get(from..).unwrap_or_default();
        let closes = |at: &usize| {
            let before = inner.get(..*at).unwrap_or_default();
            matches!(before, b"" | b"-") || before.ends_with(b"--") || before.ends_with(b"--!")
        };
        self.at = memchr::memchr_iter(b'>', inner).find(closes).map_or(self.text.len(), |at| from + at + 1);
    }

    /// Moves past the closing tag of a raw element, or to the end.
    fn skip_raw(&mut self, name: &str) {
        let bytes = self.text.as_bytes();
        let closes = |at: usize| {
            let rest = bytes.get(at + 2..).unwrap_or_default();
            rest.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()))
                && rest.get(name.len()).is_some_and(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'))
        };
        let end = memchr::memmem::find_iter(self.rest().as_bytes(), b"</").map(|i| self.at + i).find(|&at| closes(at));
        match end {
            Some(at) => {
                self.at = at;
                self.skip_tag();
            }
            None => self.at = self.text.len(),
        }
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
                    // A quote only opens a value after an equals sign; a stray one is passed over.
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
            self.skip_comment(self.at + 4);
            return None;
        }
        if rest.starts_with("<!") || rest.starts_with("<?") || rest.starts_with("</>") {
            self.skip_tag();
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
        let at = name_start + length;
        let attributes = self.text.get(at..end).unwrap_or("");
        self.at = end + 1;
        let mut tag = Tag::of(name.as_bytes());
        // What an element shows in its place.
        if name.eq_ignore_ascii_case("template") && (closing || tag::attribute(attributes, "shadowrootmode").is_some()) {
            tag = Tag::Inline;
        }
        if closing {
            return Some(Token::Close { tag, name });
        }
        if is_cell_without_end(name) && attributes.contains('<') {
            self.at = name_start + 2;
            return Some(Token::Open { tag: Tag::Cell, name: "td", attributes: "", at: self.at, content: self.at });
        }
        if tag == Tag::Cell
            && let Some(start) = text_in_cell_tag(attributes, self.rest())
        {
            self.at = at + start;
            return Some(Token::Open { tag, name, attributes: attributes.get(..start).unwrap_or(""), at, content: self.at });
        }
        let content = end + 1;
        if tag == Tag::Raw || tag == Tag::Picture && !has_no_end(name) {
            if !attributes.ends_with('/') {
                self.skip_raw(name);
            }
            if name.eq_ignore_ascii_case("style") {
                let text = self.text.get(content..self.at).unwrap_or("");
                let text = text.rsplit_once("</").map_or(text, |(text, _)| text);
                return Some(Token::Sheet { text, media: tag::attribute(attributes, "media").unwrap_or("") });
            }
        }
        if tag == Tag::Raw {
            // A page shows it, tags and all.
            let is_shown = name.eq_ignore_ascii_case("xmp");
            return is_shown.then_some(Token::Open { tag: Tag::Picture, name, attributes, at, content });
        }
        Some(Token::Open { tag, name, attributes, at, content })
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        while self.at < self.text.len() {
            let start = self.at;
            let bytes = self.text.as_bytes();
            let mut end = start;
            // A `<` that no name, `!`, `?`, `/>` or slash and name follows is text.
            loop {
                match memchr::memchr(b'<', bytes.get(end..).unwrap_or_default()) {
                    None => end = self.text.len(),
                    Some(i) => {
                        end += i;
                        let next = bytes.get(end + 1).copied().unwrap_or(b' ');
                        let after = bytes.get(end + 2).copied().unwrap_or(b' ');
                        let is_markup = next.is_ascii_alphabetic()
                            || matches!(next, b'!' | b'?')
                            || (next == b'/' && (after.is_ascii_alphabetic() || after == b'>'));
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
                Token::Open { tag, attributes, .. } => format!("<{tag:?}{attributes}>"),
                Token::Close { tag, .. } => format!("</{tag:?}>"),
                Token::Sheet { text, .. } => format!("{{{text}}}"),
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
        assert_eq!(shown("1<!-->2<!--->3<!-- a --!>4<!-- b -- > c --->5<!--6"), ["1", "2", "3", "4", "5"]);
        assert_eq!(shown("a</ b<td x='1>2"), ["a</ b", "<Cell x='1>", "2"]);
    }

    #[test]
    fn sheets_and_pictures_are_whole() {
        assert_eq!(
            shown("<style type=a>td{x}</style >1<svg><td>2</svg>3<img alt=4>5"),
            ["{td{x}}", "1", "<Picture>", "3", "<Picture alt=4>", "5"]
        );
    }

    #[test]
    fn text_knows_its_place() {
        let html = "<p>一</p>二";
        let starts: Vec<usize> =
            Tokens::new(html).filter_map(|t| if let Token::Text { start, .. } = t { Some(start) } else { None }).collect();
        assert_eq!(starts, [3, 10]);
    }
}
