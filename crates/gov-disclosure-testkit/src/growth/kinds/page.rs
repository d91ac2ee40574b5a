//! Text, web pages and web archives, whatever they say.

use super::{Kind, TITLE, at_least, kind, numbered, page, requests};
use crate::write::container::Container;

/// The kinds.
pub static KINDS: &[Kind] = &[
    kind("text: empty lines", "txt", |n| requests(&"\n".repeat(n))),
    kind("text: one line", "txt", |n| requests(&"政".repeat(n))),
    kind("text: one line between commas", "txt", |n| requests(&"1,".repeat(n))),
    kind("text: commas in a bracket that does not close", "txt", |n| requests(&format!("（{}", "甲，".repeat(n)))),
    kind("text: spaces", "txt", |n| requests(&(" ".repeat(n) + "1\n"))),
    kind("text: GB18030", "txt", |n| encoding_rs::GB18030.encode(&(TITLE.to_owned() + &"政府信息公开工作\n".repeat(n))).0.into_owned()),
    kind("text: not quite UTF-8", "txt", |n| [TITLE.as_bytes(), &b"0123456789abcdef".repeat(n * 64), b"\xFF", &b"a".repeat(999)].concat()),
    kind("html: brackets", "html", |n| page(&"<".repeat(n))),
    kind("html: ampersands", "html", |n| page(&"&".repeat(n))),
    kind("html: references", "html", |n| page(&"&nbsp;&#48;&middot;".repeat(n))),
    kind("html: references that nobody knows", "html", |n| page(&"&abcdefghijk;".repeat(n))),
    kind("html: tags without text", "html", |n| page(&"<b>".repeat(n))),
    kind("html: paragraphs", "html", |n| page(&"<p>1</p>".repeat(n))),
    kind("html: styled paragraphs", "html", |n| {
        page(&numbered(n, |i| format!("<p style=\"color:#{:06x};font-size:{}px\">1</p>", i % 4096, i % 99)))
    }),
    kind("html: attributes of one tag", "html", |n| page(&format!("<td {}>", "a=1 ".repeat(n)))),
    kind("html: classes of one tag", "html", |n| page(&format!("<style>.a{{display:none}}</style><p class=\"{}\">1</p>", "b ".repeat(n)))),
    kind("html: hidden blocks", "html", |n| page(&"<div style=\"display:none\">1".repeat(n))),
    kind("html: raised text of one cell", "html", |n| page(&format!("<table><tr><td>自然人<td>{}</table>", "1<sup>2</sup> ".repeat(n)))),
    kind("html: raised text of one line", "html", |n| page(&"1<sup>2</sup>".repeat(n))),
    kind("html: brackets of a sheet that do not close", "html", |n| page(&format!("<style>{}</style>1", "{".repeat(n)))),
    kind("html: sheets of one rule, and elements for it", "html", |n| page(&"<style>.a{display:none}</style><p class=a>1".repeat(n))),
    kind("html: struck text of one line", "html", |n| page(&format!("<p>{}</p>", "1 <s>2</s>".repeat(n)))),
    kind("html: options of a list", "html", |n| page(&format!("<select>{}</select>", "<option>1".repeat(n)))),
    kind("html: rules of a sheet", "html", |n| {
        page(&format!("<style>{}</style><p class=a1>1</p>", numbered(n, |i| format!(".a{i}{{display:none}}"))))
    }),
    kind("html: comments and scripts", "html", |n| page(&"<!-- a --><script>1</script>".repeat(n))),
    kind("html: lines of Markdown", "html", |n| [requests(""), format!("<p>1</p>\n{}", "| 规章 | 1 |\n".repeat(n)).into_bytes()].concat()),
    kind("mhtml: quoted page", "mht", |n| {
        let page = "=E4=B8=80<br>".repeat(n);
        Container::Mhtml
            .wrap(format!("Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{page}").as_bytes())
    }),
    kind("mhtml: page in base64", "mht", |n| {
        let page = "PHA+MTwvcD4g".repeat(n);
        Container::Mhtml
            .wrap(format!("Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{page}").as_bytes())
    }),
    kind("mhtml: parts", "mht", |n| {
        Container::Mhtml
            .wrap(format!("Content-Type: text/css\r\n\r\na\r\n{}", "--x\r\nContent-Type: text/css\r\n\r\na\r\n".repeat(n)).as_bytes())
    }),
    kind("html: spans within spans", "html", |n| {
        page(&format!("<p>{}1{}", "<span style=\"color:#123456;font-size:12px\">".repeat(n), "</span>".repeat(n)))
    }),
    kind("html: ends of other elements", "html", |n| page(&format!("{}{}", "<b>".repeat(n), "</i>".repeat(n)))),
    kind("html: selectors of one rule", "html", |n| {
        page(&format!("<style>{}{{display:none}}</style><p class=a1>1", numbered(n, |i| format!(".a{i},"))))
    }),
    // The first thousand rules of a page are compared with its elements.
    at_least(
        4000,
        kind("html: rules, and elements for each", "html", |n| {
            let rules = numbered(n, |i| format!(".a{i}{{display:none}}"));
            page(&format!("<style>{rules}</style>{}", numbered(n, |i| format!("<p class=a{i}>1</p>"))))
        }),
    ),
    kind("html: elements that many rules may be for", "html", |n| {
        let paragraph = format!("<p class=\"{}{}\">1</p>", "a ".repeat(32), "b ".repeat(100));
        page(&format!("<style>{}</style>{}", ".a.z{display:none}".repeat(32), paragraph.repeat(n)))
    }),
    kind("text: UTF-16 with an odd byte", "txt", |n| {
        let text = String::from_utf8(requests(&"自然人\n1\n".repeat(n))).unwrap_or_default();
        [&b"\xFF\xFE"[..], &text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(), b"A"].concat()
    }),
    kind("text: byte order marks", "txt", |n| requests(&"\u{FEFF}1\n".repeat(n))),
    // After so many fields no page is looked for.
    at_least(
        30_000,
        kind("mhtml: fields before the page", "mht", |n| {
            let page = String::from_utf8(page("1")).unwrap_or_default();
            Container::Mhtml.wrap(format!("Content-Type: text/html; charset=utf-8\r\n{}\r\n{page}", "X-A: 1\r\n".repeat(n)).as_bytes())
        }),
    ),
    kind("text: marks between characters", "txt", |n| requests(&"自\u{200B}然\u{200B}人\u{200B}".repeat(n))),
];
