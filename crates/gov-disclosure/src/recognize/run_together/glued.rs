//! Labels of a header that a program wrote as one word: 本年制发件数本年废止件数现行有效件数.

use crate::form::{self, Meaning};
use crate::lex::script::is_han;

/// Bytes of two labels at least: 商业企业科研机构.
const MIN_LENGTH: usize = 24;

/// Bytes of all labels of a header at most.
const MAX_LENGTH: usize = 180;

/// Characters of the longest label of a column.
const MAX_LABEL: usize = 12;

/// The lengths of the labels that a word consists of, in bytes, but for the last; none where it is no row of labels.
pub fn columns(word: &str) -> Vec<usize> {
    let mut lengths = Vec::new();
    if word.len() < MIN_LENGTH || word.len() > MAX_LENGTH || !word.starts_with(is_han) {
        return lengths;
    }
    let mut rest = word;
    while !rest.is_empty() {
        let Some(length) = first(rest) else { return Vec::new() };
        lengths.push(length);
        rest = rest.get(length..).unwrap_or_default();
    }
    lengths.pop();
    lengths
}

/// The length of the longest label of a column that a text starts with.
fn first(text: &str) -> Option<usize> {
    let ends = text.char_indices().take(MAX_LABEL).map(|(at, c)| at + c.len_utf8());
    ends.filter(|&end| text.get(..end).is_some_and(is_column)).last()
}

fn is_column(text: &str) -> bool {
    let names_column =
        |meaning: &Meaning| matches!(meaning, Meaning::Measure(_) | Meaning::Applicant(_) | Meaning::Organisations | Meaning::Outcome(_));
    form::lookup(text).is_some_and(|meanings| meanings.iter().any(names_column))
}

#[cfg(test)]
mod tests {
    use super::columns;

    #[test]
    fn words_of_several_labels() {
        assert_eq!(columns("本年制发件数本年废止件数现行有效件数"), [18, 18]);
        assert_eq!(columns("科研机构社会公益组织其他"), [12, 18]);
        for word in ["本年制发件数", "本年收费金额（单位：万元）", "科研机构与社会公益组织", "政府信息公开工作年度报告"]
        {
            assert!(columns(word).is_empty(), "{word}");
        }
    }
}
