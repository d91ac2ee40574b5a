//! Finds the number to which each share of a sentence refers.

use super::Membership;
use crate::form::Phrase;
use crate::lex::quantity::Measure;
use crate::recognize::claims::link::last_clause;
use crate::recognize::claims::sentence::{Number, Sentence};
use crate::report::Role;

/// Gives each share its number: the one that its words name, else the one before it, or one each of the list
/// before shares in a row.
pub fn bind(sentence: &Sentence<'_>, memberships: &mut [Membership]) {
    let numbers = &sentence.numbers;
    let mut i = 0;
    while let Some(number) = numbers.get(i) {
        let says = |words: &[&str]| words.iter().any(|word| number.gap.contains(word));
        // A share of several numbers together is none of the last.
        let of_several = says(&["两者", "二者", "三者", "合计占", "共占", "以上"]);
        // 文件解读比例100% is a rate of what was done.
        let clause = number.gap.rsplit([',', ';', '。', '(', '、']).next().unwrap_or("");
        let is_rate = clause.split_once("比例").is_some_and(|(thing, _)| thing.trim().chars().count() > 2 && !thing.contains('占'));
        let is_share =
            number.quantity.measure == Measure::Percent && says(&["占", "比例", "比重"]) && !of_several && !is_rate && !is_weight(clause);
        if !is_share {
            i += 1;
            continue;
        }
        let row = numbers.iter().skip(i).enumerate().take_while(|(k, n)| {
            *k == 0 || n.quantity.measure == Measure::Percent && n.gap.trim().trim_matches(['、', ',', '和', '及']).is_empty()
        });
        let row = row.count();
        /// Numbers before a share that it may be of.
        const BEFORE: usize = 40;
        let counts = |membership: &Membership| !matches!(membership.role, Role::Percent | Role::Alternative);
        // 公开867条,比上年增加102条,其中政策占6.3%: of all, and not of the growth.
        let grows = |before: usize| numbers.get(before).is_some_and(|number| Phrase::ListGrowth.is_in(last_clause(number.gap)));
        let before = (0..i).rev().filter(|&b| memberships.get(b).is_some_and(counts) && !grows(b));
        let before: Vec<usize> = before.take(BEFORE.max(row)).collect();
        // 子站信息30条(机关10条、直属20条),占15%: of the number before the bracket.
        let outside = before.iter().copied().find(|&b| numbers.get(b).is_some_and(|part| part.depth <= number.depth));
        for k in 0..row {
            let named = || before.iter().copied().find(|&b| numbers.get(b).is_some_and(|part| names(number, part)));
            let of = if row > 1 {
                row.checked_sub(k + 1).and_then(|k| before.get(k)).copied()
            } else {
                named().or(outside).or(before.first().copied())
            };
            if let (Some(of), Some(membership)) = (of, memberships.get_mut(i + k)) {
                membership.of = Some(of);
            }
        }
        i += row.max(1);
    }
}

/// Whether a clause tells what counts how much in an assessment: 分值占4%.
fn is_weight(clause: &str) -> bool {
    ["分值", "权重", "考核"].iter().any(|word| clause.contains(word))
}

/// Whether the words of a share name what a number counts: 主动公开的政府信息占44.4% of 主动公开政府信息200条.
fn names(share: &Number<'_>, part: &Number<'_>) -> bool {
    /// Characters of a name that say which.
    const NAME: usize = 4;
    let clause = share.gap.rsplit([',', ';', '。', '、', '(']).next().unwrap_or("");
    let Some((name, _)) = clause.split_once('占') else { return false };
    let name: String = name.chars().filter(|c| *c != '的' && !c.is_whitespace()).take(NAME).collect();
    let label = part.gap.rsplit([',', ';', '。', '、', '(']).next().unwrap_or("");
    name.chars().count() == NAME && label.contains(&name)
}
