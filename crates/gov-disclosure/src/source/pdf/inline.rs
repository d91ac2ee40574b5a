//! Pictures that are within the content of a page, between BI and EI: what is around them.
//!
//! Their bytes may look like anything. They are passed over here, in one go, because a reader of operators would look
//! for the end of each of them through all that follows.

use memchr::{memchr2, memmem};

/// Bytes after the end of a picture that are text: operators are there, and no bytes of a picture do for long.
const TEXT_BEHIND: usize = 16;

/// The stretches of a content before, between and after its pictures, in order.
pub fn parts(content: &[u8]) -> Parts<'_> {
    Parts { rest: Some(content), is_endless: false }
}

/// See [`parts`].
pub struct Parts<'a> {
    rest: Option<&'a [u8]>,
    /// No picture in the rest ends.
    is_endless: bool,
}

impl<'a> Iterator for Parts<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let rest = self.rest?;
        let Some(start) = picture(rest) else {
            self.rest = None;
            return Some(rest);
        };
        let behind = rest.get(start + b"BI".len()..).unwrap_or_default();
        self.rest = Some(self.behind_picture(behind));
        rest.get(..start)
    }
}

impl<'a> Parts<'a> {
    /// What comes after a picture; after its BI where nothing says where it ends.
    fn behind_picture(&mut self, behind: &'a [u8]) -> &'a [u8] {
        let mut tokens = Tokens { bytes: behind, at: 0 };
        while let Some((_, token)) = tokens.next() {
            match token {
                b"ID" if self.is_endless => break,
                b"ID" => {
                    let data = behind.get(tokens.at..).unwrap_or_default();
                    let end = memmem::find_iter(data, b"EI").find(|&at| is_end(data, at));
                    self.is_endless = end.is_none();
                    return end.and_then(|end| data.get(end + b"EI".len()..)).unwrap_or(data);
                }
                b"BI" | b"EI" => break,
                _ => {}
            }
        }
        behind
    }
}

/// Whether the EI at a place ends the data of a picture.
fn is_end(data: &[u8], at: usize) -> bool {
    let behind = data.get(at + 2..).unwrap_or_default();
    let near = behind.iter().take(TEXT_BEHIND).take_while(|byte| **byte != b'(');
    behind.first().is_none_or(u8::is_ascii_whitespace) && near.clone().all(|byte| byte.is_ascii_whitespace() || byte.is_ascii_graphic())
}

/// Where the first BI is that is an operator.
fn picture(content: &[u8]) -> Option<usize> {
    memmem::find(content, b"BI")?;
    let mut tokens = Tokens { bytes: content, at: 0 };
    std::iter::from_fn(|| tokens.next()).find(|(_, token)| token == b"BI").map(|(at, _)| at)
}

/// Operators and numbers of a content, and the names of its dictionaries; strings are passed over.
struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    fn next(&mut self) -> Option<(usize, &'a [u8])> {
        loop {
            let start = self.at;
            let first = *self.bytes.get(start)?;
            self.at += 1;
            match first {
                b'(' => self.pass_string(),
                b'<' if self.bytes.get(self.at) != Some(&b'<') => self.pass(|rest| memchr::memchr(b'>', rest)),
                b'%' => self.pass(|rest| memchr2(b'\n', b'\r', rest)),
                b'/' | 0 => {
                    self.at += usize::from(first == b'/') * self.regular();
                }
                _ if is_regular(first) => {
                    self.at += self.regular();
                    return Some((start, self.bytes.get(start..self.at)?));
                }
                _ => {}
            }
        }
    }

    /// How many of the next bytes belong to one word.
    fn regular(&self) -> usize {
        self.bytes.get(self.at..).unwrap_or_default().iter().take_while(|byte| is_regular(**byte)).count()
    }

    fn pass(&mut self, find: impl Fn(&[u8]) -> Option<usize>) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at += find(rest).map_or(rest.len(), |at| at + 1);
    }

    fn pass_string(&mut self) {
        let mut depth = 1usize;
        while let Some(&byte) = self.bytes.get(self.at).filter(|_| depth > 0) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
        }
    }
}

fn is_regular(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && !matches!(byte, 0 | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

#[cfg(test)]
mod tests {
    fn parts(content: &[u8]) -> Vec<String> {
        super::parts(content).map(|part| String::from_utf8_lossy(part).trim().to_owned()).collect()
    }

    #[test]
    fn what_stands_around_pictures_is_kept() {
        assert_eq!(parts(b"q (BI) Tj /BI gs 1 w"), ["q (BI) Tj /BI gs 1 w"]);
        let two = b"q BI /W 1 /H 1 /F [/A85 /Fl] ID \xFFEI\xE0 EI Q\x90 ~>EI Q (\xB2\\)BI) Tj BI /W 9 ID x EI\nET";
        assert_eq!(parts(two), ["q", "Q (\u{FFFD}\\)BI) Tj", "ET"]);
        // A comment and a hexadecimal string hold no operators.
        assert_eq!(parts(b"% BI ID EI \nq <42 BI> Tj"), ["% BI ID EI \nq <42 BI> Tj"]);
    }

    #[test]
    fn what_stands_behind_a_picture_without_an_end_is_content() {
        assert_eq!(parts(b"q BI /W 1 ID BT (12) Tj ET"), ["q", "BT (12) Tj ET"]);
        assert_eq!(parts(b"BI BI 1 w"), ["", "", "1 w"]);
    }
}
