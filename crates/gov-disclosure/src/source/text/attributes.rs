//! Attributes that Markdown of pandoc writes after a text in square brackets: `[12]{lang="EN-US"}` is 12.

use std::ops::Range;

use crate::document::Text;

/// The text without attributes and the brackets they belong to.
pub fn without<'a>(text: Text<'a>) -> Text<'a> {
    let Some(kept) = kept(&text.content) else { return text };
    let mut out = Text::default();
    for range in kept {
        let source = text.part(range.clone());
        out.push(text.content.get(range).unwrap_or(""), source);
    }
    out
}

/// What is left of a text; `None` where it has no attributes.
fn kept(content: &str) -> Option<Vec<Range<usize>>> {
    if !content.contains('{') || !content.contains(']') {
        return None;
    }
    let mut kept: Vec<Range<usize>> = Vec::new();
    // Brackets that are open, by their places among what was kept.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let (mut from, mut at) = (0, 0);
    let mut is_changed = false;
    while let Some(mark) = content.get(at..).and_then(|rest| rest.find(['[', ']', '\\'])).map(|next| at + next) {
        at = mark + 1;
        match content.as_bytes().get(mark) {
            // What comes after a backslash is no bracket.
            Some(b'\\') => at = (mark + 2..=content.len()).find(|&end| content.is_char_boundary(end)).unwrap_or(content.len()),
            Some(b'[') => {
                kept.push(from..mark);
                from = mark;
                open.push((kept.len(), mark));
            }
            _ => {
                let Some((place, start)) = open.pop() else { continue };
                let Some(end) = attributes(content, at) else { continue };
                // The opening bracket is the first byte of the part that was begun at it.
                match kept.get_mut(place) {
                    Some(part) if part.start == start => part.start += 1,
                    _ if from == start => from += 1,
                    _ => continue,
                }
                kept.push(from..mark);
                (from, at) = (end, end);
                is_changed = true;
            }
        }
    }
    kept.push(from..content.len());
    kept.retain(|range| !range.is_empty());
    is_changed.then_some(kept)
}

/// The end of attributes in braces that start at a byte, white space before them; `None` where none do.
fn attributes(content: &str, at: usize) -> Option<usize> {
    let rest = content.get(at..)?;
    let open = at + (rest.len() - rest.trim_start().len());
    let inner = content.get(open..)?.strip_prefix('{')?;
    let close = inner.find(['{', '}']).filter(|&close| inner.get(close..).is_some_and(|rest| rest.starts_with('}')))?;
    let own = inner.get(..close)?.trim();
    (own.starts_with(['.', '#']) || own.contains('=')).then_some(open + close + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_go_and_other_brackets_stay() {
        for (text, bare) in [
            (r#"[12]{lang="EN-US"}"#, "12"),
            ("[ ]{lang=\"EN-US\"}[9]\n{lang=\"EN-US\"}[6]{lang=\"\nEN-US\"}", " 96"),
            (r#"[[三、收到]{.big}情况]{style="font-size:16pt"}[]{lang="EN-US"}"#, "三、收到情况"),
            ("[5](page.html){.link}", "[5](page.html){.link}"),
            ("[1] {甲} [2]", "[1] {甲} [2]"),
            (r"\[7\]{.a}", r"\[7\]{.a}"),
            ("]{a=b}", "]{a=b}"),
        ] {
            let read = without(Text::new(text, crate::document::Span::new(0, text.len())));
            assert_eq!(read.content, bare, "{text}");
        }
    }
}
