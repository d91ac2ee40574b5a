//! Our tokens compared with those that the html5lib suite expects of a browser. `tests/html5lib` has the suite of
//! github.com/html5lib/html5lib-tests, but for its named references, which `entity.rs` compares with those of the standard, and
//! for what is to become of a page as XML.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::Value;

use super::entity;
use super::tag::attributes;
use super::token::{Token, Tokens};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/html5lib");

fn resolved(text: &str) -> String {
    let mut out = String::new();
    entity::each(text, |part, _| out.push_str(part));
    out
}

/// A token as one text: `"text"`, `<name a="b">`, `</name>`.
fn shown(tokens: impl Iterator<Item = Piece>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut after_text = false;
    for token in tokens {
        let is_text = matches!(token, Piece::Text(_));
        match (token, out.last_mut()) {
            (Piece::Text(more), Some(text)) if after_text => text.push_str(&more),
            (Piece::Text(text), _) => out.push(text),
            (Piece::Open(name, attributes), _) => {
                let attributes = attributes.iter().map(|(name, value)| format!(" {name}={value:?}"));
                out.push(format!("<{name}{}>", attributes.collect::<String>()));
            }
            (Piece::Close(name), _) => out.push(format!("</{name}>")),
        }
        after_text = is_text;
    }
    out
}

enum Piece {
    Text(String),
    Open(String, Vec<(String, String)>),
    Close(String),
}

fn ours(html: &str) -> Vec<String> {
    shown(Tokens::new(html).filter_map(|token| match token {
        Token::Text { text, .. } => Some(Piece::Text(resolved(text))),
        Token::Close { name, .. } => Some(Piece::Close(name.to_ascii_lowercase())),
        Token::Sheet { .. } => None,
        Token::Open { name, attributes: text, .. } => {
            let mut known: Vec<(String, String)> = Vec::new();
            for (name, value) in attributes(text) {
                let name = name.to_ascii_lowercase();
                if known.iter().all(|(other, _)| *other != name) {
                    known.push((name, resolved(value)));
                }
            }
            known.sort();
            Some(Piece::Open(name.to_ascii_lowercase(), known))
        }
    }))
}

/// What the suite expects, without comments and document types, which hold nothing that is read.
fn expected(output: &Value) -> Vec<String> {
    shown(output.as_array().unwrap().iter().filter_map(|token| {
        let text = |at: usize| unescaped(token[at].as_str().unwrap());
        match token[0].as_str().unwrap() {
            "Character" => Some(Piece::Text(text(1))),
            "StartTag" => {
                let mut known: Vec<(String, String)> = token[2]
                    .as_object()
                    .unwrap()
                    .iter()
                    .map(|(name, value)| (unescaped(name), unescaped(value.as_str().unwrap())))
                    .collect();
                known.sort();
                Some(Piece::Open(text(1), known))
            }
            "EndTag" => Some(Piece::Close(text(1))),
            _ => None,
        }
    }))
}

/// `\uXXXX`, as tests marked `doubleEscaped` write characters once more.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |out, part| {
        let code = part.get(..4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        match code {
            Some(code) => out + &String::from(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)) + &part[4..],
            None => out + "\\u" + part,
        }
    })
}

/// A test of the suite, with the raw element that its input is in, if any.
struct Case {
    file: String,
    element: Option<&'static str>,
    input: String,
    output: Value,
}

/// The tests of the suite: those of text, and those of elements whose content is raw.
fn cases() -> Vec<Case> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(FOLDER).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "test") {
            continue;
        }
        let suite: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        for test in suite["tests"].as_array().unwrap() {
            let states: Vec<&str> = match test.get("initialStates") {
                Some(states) => states.as_array().unwrap().iter().map(|state| state.as_str().unwrap()).collect(),
                None => vec!["Data state"],
            };
            for state in states {
                let element = match state {
                    "Data state" => None,
                    "RAWTEXT state" => Some("xmp"),
                    "Script data state" => Some("script"),
                    // PLAINTEXT, RCDATA and CDATA: no page of a report has the first and the last, and the tags in titles and text areas
                    // are read as tags, since pages forget to close them.
                    _ => continue,
                };
                let last = test.get("lastStartTag").and_then(Value::as_str);
                if element.is_some() && last.is_some_and(|last| Some(last) != element) {
                    continue;
                }
                let input = unescaped(test["input"].as_str().unwrap()).replace("\r\n", "\n").replace('\r', "\n");
                out.push(Case {
                    file: path.file_name().unwrap().to_str().unwrap().to_owned(),
                    element,
                    input,
                    output: test["output"].clone(),
                });
            }
        }
    }
    out
}

impl Case {
    fn ours(&self) -> Vec<String> {
        match self.element {
            Some(element) => {
                let own = format!("<{element}>");
                ours(&format!("{own}{}", self.input)).into_iter().skip_while(|token| *token == own).collect()
            }
            None => ours(&self.input),
        }
    }

    /// What follows the content of a raw element, which is not read, or all there is.
    fn expected(&self) -> Vec<String> {
        let tokens = expected(&self.output);
        let Some(element) = self.element else { return tokens };
        let end = format!("</{element}>");
        tokens.into_iter().skip_while(|token| *token != end).skip(1).collect()
    }
}

/// Whether the name of one of the tags has a character of these.
fn has_in_name(input: &str, is: impl Fn(char) -> bool) -> bool {
    input.match_indices('<').any(|(at, _)| {
        let name = input[at + 1..].split(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).next().unwrap();
        name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.contains(&is)
    })
}

type Kind = (&'static str, usize, fn(&Case) -> bool);

/// Where our tokens are not those of a browser, how often in the suite, and why that is meant. Where it is in doubt, text that may hold
/// a figure is kept and flagged, not dropped. A test is of the first kind that it fits.
const DIFFERENCES: [Kind; 6] = [
    // What is in a script is not read. One that quotes a script within a comment ends where the quoted one does: then a browser shows less
    // than is read.
    ("scripts quoted in scripts", 7, |case| case.element.is_some()),
    // A page may have lost the name of a tag, `<td>12</1>`.
    ("no name after `</`", 25, |case| {
        case.input.match_indices("</").any(|(at, _)| !case.input[at + 2..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '>'))
    }),
    // A page may have lost the end of a tag, `<td1862</td>`: names end where no name of HTML goes on.
    ("other characters in the name of a tag", 19, |case| {
        has_in_name(&case.input, |c| !c.is_ascii_alphanumeric() && !matches!(c, ':' | '-'))
    }),
    // Nothing that is read has such a name.
    ("quotes and `=` in the name of an attribute", 19, |case| {
        expected(&case.output)
            .iter()
            .any(|token| token.contains([' ']) && (token.contains(" \"") || token.contains(" '") || token.contains(" =")))
    }),
    // They stay as they are, and so are in no name and no value that is looked for.
    ("zero bytes", 9, |case| case.input.contains('\0')),
    // Of the attributes only those are resolved that are shown as text; in text all of these are references.
    ("references without `;` in attributes", 9, |case| {
        case.input.contains("=&") || case.input.contains("='&") || case.input.contains("=\"&")
    }),
];

#[test]
fn tokens_are_those_of_the_html5lib_suite_but_for_what_is_meant() {
    let cases = cases();
    let mut counts = [0; DIFFERENCES.len()];
    for case in &cases {
        let (ours, expected) = (case.ours(), case.expected());
        if ours != expected {
            let kind = DIFFERENCES.iter().position(|(_, _, is)| is(case));
            let kind = kind.unwrap_or_else(|| panic!("{} {:?}: {ours:?}, expected {expected:?}", case.file, case.input));
            counts[kind] += 1;
        }
    }
    assert_eq!(cases.len(), 2635);
    for ((name, count, _), found) in DIFFERENCES.iter().zip(counts) {
        assert_eq!(found, *count, "{name}");
    }
}
