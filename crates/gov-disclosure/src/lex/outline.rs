//! Outline numbering at the head of a line: 一、 （一） 1. and what damage leaves of them.

use super::hanzi;

/// The numbering that a line starts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    /// 一、 with its number.
    Top(u8),
    /// （一） with its number.
    Bracketed(u8),
    /// 1. with its number.
    Arabic(u8),
    /// `、` or `()` whose numeral was lost.
    Damaged,
}

/// Splits off the numbering of a line; leading spaces and the `?` of a lost space are passed over.
pub fn numbering(line: &str) -> (Option<Numbering>, &str) {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || c == '?' || super::fold::is_invisible(c));
    let take = |digits: fn(char) -> bool, text: &str| text.find(|c: char| !digits(c)).unwrap_or(text.len());
    if let Some(rest) = line.strip_prefix(['(', '（']) {
        let end = take(|c| hanzi::is_numeral(c) || c.is_ascii_digit() || c.is_whitespace(), rest);
        let (inner, tail) = rest.split_at(end);
        if let Some(tail) = tail.strip_prefix([')', '）']) {
            let inner = inner.trim();
            let kind = match small(inner) {
                Some(n) if !inner.is_empty() => Some(Numbering::Bracketed(n)),
                _ if inner.is_empty() => Some(Numbering::Damaged),
                _ => None,
            };
            if kind.is_some() {
                return (kind, tail.trim_start());
            }
        }
        return (None, line);
    }
    if let Some(rest) = line.strip_prefix('第') {
        let end = take(hanzi::is_numeral, rest);
        let (head, tail) = rest.split_at(end);
        if let Some(tail) = tail.strip_prefix("部分").or_else(|| tail.strip_prefix('章'))
            && let Some(n) = small(head)
        {
            return (Some(Numbering::Top(n)), tail.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '、' | '：' | ':' | '.')));
        }
    }
    let end = take(hanzi::is_numeral, line);
    let (head, tail) = line.split_at(end);
    if let Some(tail) = tail.trim_start().strip_prefix(['、', '．', '.', ',', '，', '﹑'])
        && let Some(n) = small(head)
    {
        return (Some(Numbering::Top(n)), tail.trim_start());
    }
    if let Some(tail) = line.strip_prefix('、') {
        return (Some(Numbering::Damaged), tail.trim_start());
    }
    let end = take(|c| c.is_ascii_digit() || ('０'..='９').contains(&c), line);
    let (head, tail) = line.split_at(end);
    if !head.is_empty()
        && head.chars().count() <= 2
        && let Some(tail) = tail.strip_prefix(['.', '、', '．'])
        && !tail.starts_with(|c: char| c.is_ascii_digit())
        && let Some(n) = small(head)
    {
        return (Some(Numbering::Arabic(n)), tail.trim_start());
    }
    (None, line)
}

fn small(text: &str) -> Option<u8> {
    let plain: String =
        text.chars().map(|c| char::from_u32((c as u32).wrapping_sub(0xFEE0)).filter(char::is_ascii_digit).unwrap_or(c)).collect();
    plain.parse().ok().or_else(|| u8::try_from(hanzi::parse(&plain)?).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbering_in_its_writings() {
        for (line, kind, rest) in [
            ("一、总体情况", Some(Numbering::Top(1)), "总体情况"),
            ("?六、其他", Some(Numbering::Top(6)), "其他"),
            ("（三） 不予公开", Some(Numbering::Bracketed(3)), "不予公开"),
            ("(1)概述", Some(Numbering::Bracketed(1)), "概述"),
            ("()其他处", Some(Numbering::Damaged), "其他处"),
            ("、政府信息公开", Some(Numbering::Damaged), "政府信息公开"),
            ("5.属于三类", Some(Numbering::Arabic(5)), "属于三类"),
            ("８．属于", Some(Numbering::Arabic(8)), "属于"),
            ("62.785", None, "62.785"),
            ("三类内部", None, "三类内部"),
            ("第二十条", None, "第二十条"),
            ("第一部分 总体情况", Some(Numbering::Top(1)), "总体情况"),
            ("第六部分：其他", Some(Numbering::Top(6)), "其他"),
            ("第二章、主动公开", Some(Numbering::Top(2)), "主动公开"),
        ] {
            assert_eq!(numbering(line), (kind, rest), "{line}");
        }
    }
}
