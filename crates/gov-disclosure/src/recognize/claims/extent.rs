//! Whether a number is of all that its words name, or of a part: one channel of several, one class, some of the agencies, cases of
//! another kind.

use super::link::{last_clause, marker};
use super::sentence::{Number, Sentence, near};
use crate::form::Phrase;
use crate::lex::quantity::Measure;
use crate::lex::script::han_in;

/// Whether a clause, with what follows its number, says which items were published, and not that all were: 公开重点项目信息219条,
/// 公开60条招标信息.
pub fn is_class(clause: &str, follows: &str) -> bool {
    let Some((_, behind)) = ["公开", "公布"].iter().filter_map(|verb| clause.rsplit_once(verb)).min_by_key(|(_, behind)| behind.len())
    else {
        return false;
    };
    // 信息公开指南2条, 信息公开30条: a class, unless the words are about the year or about all.
    let of_disclosure = clause.trim_end().ends_with("信息公开");
    let behind = if of_disclosure || !behind.trim_matches(['了', ' ']).is_empty() { behind } else { follows };
    if of_disclosure || behind.is_empty() {
        return of_disclosure && !["全年", "年度", "年", "共", "累计", "总"].iter().any(|word| clause.contains(word));
    }
    // 公开的信息包括概况信息1条
    if ["包括", "包含", "涵盖"].iter().any(|word| behind.contains(word)) {
        return true;
    }
    // 通过信息公开平台公开工作动态5条: only what the platform is called says 信息.
    let names_platform = || clause.rsplit_once("信息").is_some_and(|(_, behind)| behind.starts_with("公开"));
    let things = match behind.split_once("信息") {
        Some((things, _)) => things,
        None if names_platform() => return han_in(behind) > 1,
        None => return false,
    };
    // 公开机构职能、领导分工等各类信息, but 公开招考、任免等人事信息
    let mut rest = things.rsplit('等').next().unwrap_or(things).trim();
    // 区政府(含区政府办)各类信息
    if let Some((own, aside)) = rest.split_once("(含")
        && let Some((_, behind)) = aside.split_once(')')
        && Phrase::OfAllItems.is(own.trim())
    {
        rest = behind;
    }
    while let Some(shorter) = Phrase::OfAllItems.after(rest) {
        rest = shorter.trim_start();
    }
    han_in(rest) > 1
}

/// Whether a clause tells what was posted in one channel, and not what was disclosed: 微信公众号公开信息85条, but 微信公众号主动公开信息85条.
pub fn is_of_posts(clause: &str) -> bool {
    Phrase::Posts.is_in(clause) && !Phrase::Disclosed.is_in(clause)
}

/// Whether a clause counts what some of the agencies disclosed, and not all: 县直各单位主动公开政府信息.
pub fn is_of_some(clause: &str) -> bool {
    Phrase::OfSome.is_in(clause) && !Phrase::OfWhole.is_in(clause)
}

/// Whether a number is of one channel beside others: 学校主页公开信息560条,学院网站公开信息820条.
pub fn is_one_channel(sentence: &Sentence<'_>, number: &Number<'_>) -> bool {
    let of_channel = |number: &Number<'_>, gap: &str| {
        let clause = last_clause(gap);
        number.is_count() && Phrase::ChannelName.is_in(clause) && !Phrase::All.is_in(clause)
    };
    let beside = |first: &Number<'_>, second: &Number<'_>| {
        let between = sentence.between(first, second);
        let goes_on = between.contains([',', ';', '、']) && !between.contains('。') && marker(between).is_none();
        let is_another = first.quantity.unit == second.quantity.unit && first.quantity.value != second.quantity.value;
        goes_on && is_another && first.depth == second.depth
    };
    let is_before = || sentence.next(number).is_some_and(|next| beside(number, next) && of_channel(next, next.gap));
    let is_after = || {
        let last = sentence.numbers.iter().rfind(|last| last.end <= number.start);
        last.is_some_and(|last| beside(last, number) && of_channel(last, near(last.gap)))
    };
    of_channel(number, near(number.gap)) && (is_before() || is_after())
}

/// Whether the next number says what share this one is: 2条,占4.5%.
pub fn has_share(sentence: &Sentence<'_>, number: &Number<'_>) -> bool {
    sentence
        .next(number)
        .is_some_and(|next| next.quantity.measure == Measure::Percent && next.gap.contains('占') && !next.gap.contains(['。', ';']))
}

/// Whether a number counts cases of every kind, and only what 其中 opens after it those over disclosure: 复议、应诉12件,其中涉及信息公开2件.
pub fn is_of_all_cases(sentence: &Sentence<'_>, number: &Number<'_>) -> bool {
    let says_before = near(number.head).rsplit([';', '。']).next().is_some_and(|head| head.contains("公开"));
    let behind = sentence.behind(number).split([';', '。']).next().unwrap_or("");
    !says_before && behind.split_once("其中").is_some_and(|(head, parts)| !head.contains("公开") && parts.contains("公开"))
}

/// Whether a clause counts two outcomes of requests together: 不予处理及其他4件.
pub fn is_of_two_outcomes(clause: &str) -> bool {
    let joins = |(at, word): (usize, &str)| {
        let (before, after) = (clause.get(..at).unwrap_or(""), clause.get(at + word.len()..).unwrap_or(""));
        Phrase::Outcome.is_at_end(before.trim_end_matches("以").trim_end_matches(['”', '"']))
            && Phrase::Outcome.after(after.trim_start_matches(['“', '"'])).is_some()
    };
    ['和', '及', '与', '或'].iter().any(|word| clause.match_indices(*word).any(joins))
}

/// Whether the last that the words before a number speak of is cases, letters or licences and no requests for information.
pub fn is_after_others(head: &str) -> bool {
    let head = head.rsplit('。').next().unwrap_or("");
    let last = |words: &mut dyn Iterator<Item = &str>| words.filter_map(|word| head.rfind(word).map(|at| at + word.len())).max();
    let others = last(&mut Phrase::CarriedOther.texts());
    others.is_some() && others > last(&mut ["公开申请", "依申请", "申请公开", "公开案件"].into_iter())
}
