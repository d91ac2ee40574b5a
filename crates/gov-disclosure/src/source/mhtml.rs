//! MHTML: the page of a web archive, without its pictures and styles.
//!
//! A few lines of MIME of our own: libraries for mail bring a dozen crates and descend into parts without end.

use std::borrow::Cow;

use memchr::memmem;

use crate::error::Error;
use crate::fact::Broken;
use crate::limits;
use crate::meter::Meter;

/// The page inside a web archive.
#[derive(Debug)]
pub struct Page<'a> {
    /// Its bytes: those of the archive, where they stand there as they are.
    pub content: Cow<'a, [u8]>,
    /// The encoding that the archive names for it.
    pub charset: Option<String>,
}

/// Finds the page; `None` for what is no web archive.
///
/// # Errors
/// `malformed` for an archive that holds no page, `limit-exceeded` for a page that takes more room than the limits allow.
pub fn page<'a>(bytes: &'a [u8], meter: &Meter) -> Result<Option<Page<'a>>, Error> {
    let (head, body) = Head::split(bytes);
    if head.value("mime-version").is_none() || head.value("content-type").is_none() {
        return Ok(None);
    }
    meter.work(bytes.len())?;
    let part = find(&head, body, 0).ok_or(Broken::NoPage)?;
    let decode = match part.encoding.as_str() {
        "quoted-printable" => quoted_printable,
        "base64" => base64,
        _ => return Ok(Some(Page { content: Cow::Borrowed(part.body), charset: part.charset })),
    };
    meter.hold(part.body.len())?;
    let mut content = decode(part.body);
    content.shrink_to_fit();
    meter.release(part.body.len().saturating_sub(content.len()));
    Ok(Some(Page { content: Cow::Owned(content), charset: part.charset }))
}

/// The page's part of the archive.
struct Part<'a> {
    body: &'a [u8],
    encoding: String,
    charset: Option<String>,
}

fn find<'a>(head: &Head, body: &'a [u8], depth: usize) -> Option<Part<'a>> {
    let kind = head.value("content-type").unwrap_or("").to_ascii_lowercase();
    if kind.starts_with("text/html") || kind.starts_with("application/xhtml") {
        let encoding = head.value("content-transfer-encoding").unwrap_or("").to_ascii_lowercase();
        return Some(Part { body, encoding, charset: head.parameter("charset") });
    }
    if !kind.starts_with("multipart/") || depth >= limits::MIME_DEPTH {
        return None;
    }
    let mark = format!("--{}", head.parameter("boundary").filter(|mark| !mark.is_empty())?);
    let starts = memmem::find_iter(body, mark.as_bytes()).filter(|&at| at == 0 || body.get(at - 1) == Some(&b'\n'));
    let mut starts = starts.map(|at| (at, at + mark.len())).peekable();
    while let Some((_, from)) = starts.next() {
        let to = starts.peek().map_or(body.len(), |&(next, _)| next);
        let part = body.get(from..to).unwrap_or_default();
        // The rest of the line of the mark.
        let line = memchr::memchr(b'\n', part).map_or(part.len(), |end| end + 1);
        let (head, content) = Head::split(part.get(line..).unwrap_or_default());
        if let Some(page) = find(&head, content, depth + 1) {
            return Some(page);
        }
    }
    None
}

/// The fields before a body.
struct Head(Vec<(String, String)>);

impl Head {
    /// Parts the fields from what follows the first empty line.
    fn split(bytes: &[u8]) -> (Self, &[u8]) {
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut rest = bytes;
        let most = bytes.len().min(limits::MIME_HEAD);
        while bytes.len() - rest.len() < most {
            let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
            let (line, after) = rest.split_at(end);
            rest = after;
            let text = String::from_utf8_lossy(line.get(..line.len().min(limits::MIME_HEAD)).unwrap_or(line));
            let text = text.trim_end();
            if text.is_empty() {
                if fields.is_empty() {
                    continue;
                }
                break;
            }
            if let Some((_, value)) = fields.last_mut().filter(|_| text.starts_with([' ', '\t'])) {
                value.push_str(text);
            } else if let Some((name, value)) = text.split_once(':').filter(|(name, _)| name.bytes().all(|b| b.is_ascii_graphic())) {
                fields.push((name.to_ascii_lowercase(), value.trim().to_owned()));
            } else {
                // Not a field: this is no header.
                return (Self(Vec::new()), bytes);
            }
        }
        (Self(fields), rest)
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim())
    }

    /// A parameter of the content type.
    fn parameter(&self, name: &str) -> Option<String> {
        let mut parameters = self.value("content-type")?.split(';').skip(1).filter_map(|pair| pair.split_once('='));
        let (_, value) = parameters.find(|(known, _)| known.trim().eq_ignore_ascii_case(name))?;
        Some(value.trim().trim_matches('"').to_owned())
    }
}

// Both are read as browsers read them, in archives that were cut, edited or sent through programs that put other characters in. The crates
// for them cannot do it: `quoted_printable` drops every byte beyond printable ASCII, such as Chinese that was never encoded, and the spaces at
// the ends of lines; `base64` refuses every byte that is none of its own, line ends too, so that a second copy of the page without them
// would have to be held, and what is left for it is the ten lines below.

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let digit = |b: Option<&u8>| b.and_then(|&b| char::from(b).to_digit(16));
    let mut at = 0;
    while let Some(&b) = body.get(at) {
        let ahead = body.get(at + 1..).unwrap_or_default();
        match (b, digit(ahead.first()), digit(ahead.get(1))) {
            (b'=', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            // The line goes on.
            (b'=', ..) if ahead.starts_with(b"\r\n") => at += 3,
            (b'=', ..) if ahead.starts_with(b"\n") => at += 2,
            _ => {
                out.push(b);
                at += 1;
            }
        }
    }
    out
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for &b in body {
        let value = match b {
            b'A'..=b'Z' => b - b'A',
            b'a'..=b'z' => b - b'a' + 26,
            b'0'..=b'9' => b - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive(encoding: &str, body: &str) -> String {
        format!(
            "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--x\"\r\n\r\n\
             \r\n----x\r\nContent-Type: text/css\r\n\r\na{{}}\r\n----x\r\nContent-Type: text/html; charset=\"gb2312\"\r\n\
             Content-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n----x--\r\n"
        )
    }

    #[test]
    fn the_page_is_found_and_decoded() {
        let meter = Meter::new(0);
        let read = |encoding, body| {
            let archive = archive(encoding, body);
            let page = page(archive.as_bytes(), &meter).unwrap().unwrap();
            (String::from_utf8(page.content.into_owned()).unwrap(), page.charset)
        };
        let (quoted, charset) = read("quoted-printable", "<p>=E4=B8=80 a=3Db so=\r\nft</p>");
        assert_eq!(quoted.trim_end(), "<p>一 a=b soft</p>");
        assert_eq!(charset.as_deref(), Some("gb2312"));
        assert_eq!(read("base64", "PHA+\r\nMTwvcD4=").0, "<p>1</p>");
        assert_eq!(read("8bit", "<p>1").0, "<p>1\r\n");
    }

    #[test]
    fn what_is_no_archive_is_left_alone_and_an_empty_one_is_malformed() {
        let meter = Meter::new(0);
        let page = |bytes| page(bytes, &meter);
        assert!(page("一、总体情况：MIME-Version: 1.0".as_bytes()).unwrap().is_none());
        assert!(page(b"<html>").unwrap().is_none());
        assert_eq!(page(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\n").unwrap_err().code(), "malformed");
        let deep = "Content-Type: multipart/mixed; boundary=a\n\n--a\n".repeat(10_000);
        assert!(page(format!("MIME-Version: 1.0\n{deep}").as_bytes()).is_err());
    }
}
