//! The words of a report's title where some of their characters are wrong, lost or replaced by their pinyin: 年度bao告, 年度报吿.

use crate::lex::date;
use crate::report::agency_name;

/// The words that titles end with.
const WORDS: [&str; 6] = [
    "政府信息公开工作年度报告",
    "政府信息公开年度报告",
    "信息公开工作年度报告",
    "政务公开工作年度报告",
    "政府信息公开工作报告",
    "政府信息公开年报",
];

/// Characters that may be wrong, lost or too many. Letters in place of some count apart.
const MAX_EDITS: usize = 2;

/// Shares of the words, in percent, that must be intact.
const ENOUGH: usize = 60;

/// Characters of the words that letters may replace in one place.
const MAX_REPLACED: usize = 3;

/// What a line ends with, from its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Char(char),
    /// So many letters, which may be pinyin.
    Letters(usize),
}

/// Whether a line may end with the words of a title, whole or damaged: what most lines are passed over by.
pub fn may_end(line: &str) -> bool {
    let line = line.trim_end();
    let is_end = |c: char| matches!(c, '报' | '報' | '告' | '吿') || is_letter(c);
    line.ends_with(is_end) && ['公', '信', '政', '度'].iter().filter(|c| line.contains(**c)).nth(1).is_some()
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && c < '\u{2E80}'
}

/// A folded line that is no title, with the words of one as they should be; `None` where it does not end with them.
pub fn mended(line: &str) -> Option<String> {
    /// Tokens that are compared: the longest words and what may be too many.
    const TOKENS: usize = 14;
    if !may_end(line) || WORDS.iter().any(|word| line.ends_with(word)) {
        return None;
    }
    let tokens = tokens(line, TOKENS);
    // A plan, a table or a notice ends otherwise.
    let is_end = |(token, _): &(Token, usize)| matches!(token, Token::Char('报' | '告') | Token::Letters(_));
    if !tokens.iter().take(2).any(is_end) {
        return None;
    }
    let fits = |word: &'static str| Some((fit(&tokens, word)?, word));
    let ((_, start), word) = WORDS.into_iter().filter_map(fits).min_by_key(|((edits, _), word)| (*edits, std::cmp::Reverse(word.len())))?;
    let before = line.get(..start)?.trim_end();
    let is_titled = !date::find_all(before, date::year).is_empty() || agency_name::ends_like_name(before);
    is_titled.then(|| format!("{before}{word}"))
}

/// The last tokens of a line, from its end, with the byte that each starts at.
fn tokens(line: &str, count: usize) -> Vec<(Token, usize)> {
    let mut tokens: Vec<(Token, usize)> = Vec::new();
    for (at, c) in line.char_indices().rev().filter(|(_, c)| !c.is_whitespace()) {
        let is_full = tokens.len() == count;
        match tokens.last_mut() {
            Some((Token::Letters(letters), start)) if is_letter(c) => (*letters, *start) = (*letters + 1, at),
            _ if is_full => break,
            _ => tokens.push((if is_letter(c) { Token::Letters(1) } else { Token::Char(c) }, at)),
        }
    }
    tokens
}

/// How many characters of a word the tokens have otherwise, and the byte that they start at; `None` where too many.
fn fit(tokens: &[(Token, usize)], word: &str) -> Option<(usize, usize)> {
    let chars: Vec<char> = word.chars().rev().collect();
    // For each number of characters of the word: edits, and characters that letters replace, of the tokens so far.
    let mut costs: Vec<Option<(usize, usize)>> = (0..=chars.len()).map(|lost| Some((lost, 0))).collect();
    let mut best: Option<((usize, usize), usize)> = None;
    for (token, start) in tokens {
        let before = costs.clone();
        let after = |at: usize, edits, replaced| before.get(at).copied().flatten().map(|(e, r): (usize, usize)| (e + edits, r + replaced));
        let mut last = None;
        for (at, cost) in costs.iter_mut().enumerate() {
            // One too many, or one lost.
            let mut least = [after(at, 1, 0), last.map(|(e, r): (usize, usize)| (e + 1, r))].into_iter().flatten().min();
            let mut take = |way: Option<(usize, usize)>| least = [least, way].into_iter().flatten().min();
            match token {
                Token::Char(c) => {
                    if let Some(own) = at.checked_sub(1).and_then(|last| chars.get(last)) {
                        take(after(at - 1, usize::from(own != c), 0));
                    }
                }
                Token::Letters(letters) => {
                    let syllables = 1..=MAX_REPLACED.min(letters.div_ceil(2)).min(at);
                    syllables.for_each(|count| take(after(at - count, 0, count)));
                }
            }
            *cost = least;
            last = least;
        }
        if let Some(cost) = costs.last().copied().flatten().filter(|cost| best.is_none_or(|(known, _)| *cost < known)) {
            best = Some((cost, *start));
        }
    }
    let ((edits, replaced), start) = best?;
    let intact = chars.len().saturating_sub(edits + replaced);
    (edits <= MAX_EDITS && intact * 100 >= chars.len() * ENOUGH).then_some((edits, start))
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn the_words_of_a_title_are_known_by_most_of_their_characters() {
        for (line, whole) in [
            ("枫溪县水利局2023年政府信息公开工作年度bao告", "枫溪县水利局2023年政府信息公开工作年度报告"),
            ("枫溪县水利局2023年政府信息gongkai工作年度baogao", "枫溪县水利局2023年政府信息公开工作年度报告"),
            ("枫溪县水利局2023年政府信息公工作年度报告", "枫溪县水利局2023年政府信息公开工作年度报告"),
            ("2023年枫溪县水利局政府倍息公开工作年度报", "2023年枫溪县水利局政府信息公开工作年度报告"),
            ("枫溪县水利局2023年度政府信息公开工 作年度bào告", "枫溪县水利局2023年度政府信息公开工作年度报告"),
            ("2023年政府信息公kai年度报告", "2023年政府信息公开年度报告"),
        ] {
            assert_eq!(mended(line).as_deref(), Some(whole), "{line}");
        }
    }

    #[test]
    fn other_lines_are_no_titles() {
        for line in [
            "枫溪县水利局2023年政府信息公开工作要点",
            "枫溪县水利局2023年政府信息公开工作年度计划",
            "枫溪县水利局2023年政府信息公开指南",
            "枫溪县水利局2023年政府工作报告",
            "枫溪县水利局2023年法治政府建设年度报告",
            "枫溪县水利局关于2023年度财政收支的公告",
            "公开工作年度报告",
            "政府信息公开工作年度bao告",
            "2.其他法律行政法规禁止公开",
            "信息",
            "",
        ] {
            assert_eq!(mended(line), None, "{line}");
        }
    }
}
