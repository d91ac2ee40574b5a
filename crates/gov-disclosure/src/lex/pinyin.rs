//! Pinyin annotations that some converters leave after a character: 統(tǒng), 公(gong)(gong).

/// Letters that carry a tone mark in pinyin.
const TONED: &str = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜêńňǹḿ";
const INITIALS: [&str; 24] =
    ["zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y", "w", ""];
const FINALS: [&str; 39] = [
    "a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong", "er", "i", "ia", "ie", "iao", "iu", "ian", "in", "iang", "ing",
    "iong", "u", "ua", "uo", "uai", "ui", "uan", "un", "uang", "ueng", "v", "ve", "ue", "van", "vn", "io", "ê",
];

/// The length in bytes of the annotation that `text` starts with: one or more brackets, each
/// holding one valid syllable in lower case. `None` where it starts with none.
///
/// Call it only after a Chinese character.
pub fn annotation(text: &str) -> Option<usize> {
    let mut length = 0;
    while let Some(one) = bracket(text.get(length..)?) {
        length += one;
    }
    (length > 0).then_some(length)
}

/// Characters between the brackets of a syllable, and the closing one.
const MAX_LENGTH: usize = 9;

fn bracket(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('(').or_else(|| text.strip_prefix('（'))?;
    let opening = text.len() - rest.len();
    let end = rest.char_indices().take(MAX_LENGTH).find(|(_, c)| matches!(c, ')' | '）')).map(|(end, _)| end).filter(|&end| end > 0)?;
    let closing = rest.get(end..)?.chars().next()?.len_utf8();
    is_syllable(rest.get(..end)?).then_some(opening + end + closing)
}

fn is_syllable(text: &str) -> bool {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'a'..='z' => plain.push(c),
            'ü' => plain.push('v'),
            _ if TONED.contains(c) => plain.push(base(c)),
            _ => return false,
        }
    }
    INITIALS.iter().any(|initial| plain.strip_prefix(initial).is_some_and(|rest| FINALS.contains(&rest)))
}

fn base(c: char) -> char {
    match c {
        'ā' | 'á' | 'ǎ' | 'à' => 'a',
        'ē' | 'é' | 'ě' | 'è' | 'ê' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
        'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'v',
        'ń' | 'ň' | 'ǹ' => 'n',
        _ => 'm',
    }
}

/// How many annotations `text` holds.
pub fn count(text: &str) -> usize {
    memchr::memchr_iter(b'(', text.as_bytes())
        .filter(|&at| {
            let before = text.get(..at).and_then(|head| head.chars().next_back());
            let follows = before.is_some_and(super::script::is_han);
            follows && text.get(at..).and_then(annotation).is_some()
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_annotations_and_other_brackets_are_not() {
        assert_eq!(annotation("(tǒng)計"), Some("(tǒng)".len()));
        assert_eq!(annotation("(gong)(gong)開"), Some("(gong)(gong)".len()));
        assert_eq!(annotation("（lǜ）師"), Some("（lǜ）".len()));
        for text in ["(IPv6)", "(1)", "(b)", "(kg)", "()", "(tong", "tong"] {
            assert_eq!(annotation(text), None, "{text}");
        }
    }

    #[test]
    fn counting_needs_a_character_before() {
        assert_eq!(count("統(tǒng)計 (an) 發(fā)"), 2);
    }
}
