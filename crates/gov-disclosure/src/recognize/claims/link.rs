//! The words between two numbers of a sentence: what opens a list, what parts its items, what ends it.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::combinator::{opt, value};
use nom::sequence::pair;
use nom::{IResult, Parser};

use crate::form::Phrase;
use crate::lex::grammar::{is_numeral, split_while};
use crate::lex::marks::{Marked, Word};
use crate::report::ListKind;

/// Whether a stretch starts to sort the whole anew.
pub fn sorts(between: &str) -> bool {
    Phrase::Sorted.is_in_marked(&Marked::new(between))
}

/// Words that open the parts of the number before them, and what they say of the parts.
fn opening(input: &str) -> IResult<&str, ListKind> {
    // 主要新闻媒体 opens nothing: 主要 needs the word that it goes with.
    let mainly =
        alt((tag("涉及"), tag("包括"), tag("包含"), tag("涵盖"), tag("集中"), tag("来自"), tag("有"), tag("是"), tag("为"), tag("分")));
    let mainly = value(ListKind::Open, pair(tag("主要"), mainly));
    let open = value(ListKind::Open, alt((tag("其中"), tag("包括"), tag("包含"), tag("涵盖"))));
    let closed = value(ListKind::Closed, alt((tag("分别"), tag("具体为"), tag("具体是"), tag("如下"))));
    alt((mainly, open, closed)).parse(input)
}

/// The kind of list that the first such word in a text opens.
pub fn marker(between: &str) -> Option<ListKind> {
    let opened = between.char_indices().find_map(|(at, _)| Some((at, opening(between.get(at..)?).ok()?.1)));
    // Seldom is one of the many words there that sort, which is seen at once.
    let text = Marked::new(between);
    let sorted = Phrase::Sorted.words().iter().filter_map(|word| text.find(word)).min();
    match (opened, sorted) {
        (Some((at, kind)), sorted) if sorted.is_none_or(|sorted| at <= sorted) => Some(kind),
        (_, sorted) => sorted.map(|_| ListKind::Open),
    }
}

/// Whether 分别 comes after things of its own clause, and no other word opens a list: 微博、微信分别发布 tells of things side by
/// side, 分别为微博 of parts.
pub fn is_only_apart(between: &str) -> bool {
    let Some((before, _)) = between.split_once("分别") else { return false };
    let things = last_clause(before);
    things.contains(['、', '和', '与', '及']) && marker(before).is_none()
}

/// Whether a bracket that opens here holds the parts of the number before it, and their kind.
pub fn in_brackets(between: &str) -> Option<ListKind> {
    let head = between.split('(').next()?;
    // A comma alone between number and bracket is a slip of punctuation.
    let opens_here = !repeats(between) && (!head.contains([',', ';']) || head.trim().trim_matches(',').is_empty());
    opens_here.then(|| kind_in_brackets(between))
}

/// Whether a bracket speaks of the same ones again: 其他的7件,(这7件因职能划转).
pub fn repeats(between: &str) -> bool {
    // (同一信息计1条) says how the items are counted.
    let aside = between.rsplit('(').next().unwrap_or("").trim_end();
    aside.ends_with('这') || ["计", "按", "计为", "算"].iter().any(|word| aside.ends_with(word)) && aside.contains("同一")
}

/// Whether a stretch opens what the number before it includes: 1233条,含规范性文件2条.
pub fn includes(between: &str) -> bool {
    [",含", ",包含", ",包括"].iter().any(|word| between.starts_with(word))
}

/// Whether an item was published elsewhere than those before it: 其中网站12条,公众号发布30条.
pub fn publishes(between: &str) -> bool {
    Phrase::Publishes.is_in(between)
}

/// Whether the last clause before a number starts with such a verb: ;发布法定内容.
pub fn starts_to_publish(between: &str) -> bool {
    let clause = between.rsplit([',', ';', ':']).next().unwrap_or("").trim_start();
    Phrase::Publishes.after(clause.trim_start_matches("其中")).is_some()
}

/// The kind of a list in brackets.
pub fn kind_in_brackets(between: &str) -> ListKind {
    if ["其中", "主要", "含", "如", "结转", "转结"].iter().any(|word| between.contains(word)) {
        ListKind::Open
    } else {
        ListKind::Closed
    }
}

/// Whether a colon directly after the number's noun opens a list.
pub fn has_colon(between: &str) -> bool {
    // 来信248封(注:含转办),办结230封: the colon is that of the remark.
    let is_in_remark = |noun: &str| noun.matches('(').count() > noun.matches(')').count();
    between.split_once(':').is_some_and(|(noun, _)| !noun.contains([',', ';', '。']) && !is_in_remark(noun))
}

/// Whether a stretch turns to another subject.
pub fn turns(between: &str) -> bool {
    Phrase::ListEnd.is_in_marked(&Marked::new(between))
}

/// Whether a stretch starts to speak of something else after a semicolon.
pub fn is_another_subject(between: &str) -> bool {
    between.rsplit_once(';').is_some_and(|(_, behind)| Phrase::OtherSubject.is_in(behind))
}

/// Whether the words before a number say that it is one of growth, or that with which is compared.
pub fn grows(gap: &str) -> bool {
    Phrase::ListGrowth.is_in(gap) || is_compared(gap)
}

/// Whether the last clause before a number compares with it: 较上年度的1987条.
pub fn is_compared(gap: &str) -> bool {
    let clause = last_clause(gap).trim_start();
    clause.starts_with(['较', '比', '与']) && clause.contains('年') && clause.ends_with(['的', '年', '(', '期', '度'])
}

/// Whether such a subject does what the first item's does: 市局收到37件;县局收到57件.
pub fn is_like_first(between: &str, first: &str) -> bool {
    let does = |gap: &str, word: &str| last_clause(gap).find(word).is_some_and(|at| at > 0);
    between.rsplit_once(';').is_some_and(|(_, behind)| Phrase::OtherSubject.texts().any(|word| does(behind, word) && does(first, word)))
}

/// Whether what comes next counts who reads, and not what was published.
pub fn counts_readers(between: &str) -> bool {
    Phrase::Readers.is_in(last_clause(between))
}

/// Whether what comes next counts what was held or handled: 开展访谈24期.
pub fn tells_of_work(between: &str) -> bool {
    Phrase::OwnSubject.after(last_clause(between).trim_start()).is_some()
}

/// Whether an item may be no part of the list before it.
pub fn may_start_anew(between: &str) -> bool {
    between.contains(';') || Phrase::OwnSubject.is_in_marked(&Marked::new(between))
}

/// The word that sums up what comes before it: 合计 of 微博320条、微信415条,合计735条.
pub fn sums_up(gap: &str) -> bool {
    let gap = gap.trim_matches(|c: char| c.is_whitespace() || ",;、".contains(c));
    let gap = ["全年", "本年度", "两项", "三项"].iter().find_map(|lead| gap.strip_prefix(lead)).unwrap_or(gap);
    let sum = |input| -> IResult<&str, Option<&str>> {
        let (rest, _) = alt((tag("合计"), tag("共计"), tag("总计"), tag("总共"), tag("一共"), tag("共"))).parse(input)?;
        opt(alt((tag("为"), tag("达"), tag("有")))).parse(rest)
    };
    sum(gap).is_ok_and(|(rest, _)| rest.is_empty())
}

/// Whether a verb with 共 sums up what comes before it, or may: 共公开, 共计发布信息.
pub fn sums_up_by_verb(gap: &str) -> bool {
    let gap = gap.trim_matches(|c: char| c.is_whitespace() || ",;、".contains(c));
    let verb = ["共计", "总共", "一共", "合计", "共"].iter().find_map(|lead| gap.strip_prefix(lead));
    verb.is_some_and(|verb| {
        ["公开", "发布", "主动公开", "公布", "推送"].iter().any(|word| verb.starts_with(word)) && !verb.contains([',', ';', '。'])
    })
}

/// Whether the words before a number say that it counts more than the report's year: 历年累计公开900条, 近3年收到.
pub fn is_cumulative(gap: &str) -> bool {
    let words = Marked::new(gap);
    let has_years = |(at, near): (usize, &str)| {
        let rest = gap.get(at + near.len()..).unwrap_or("").trim_start();
        let (number, behind) = split_while(rest, is_numeral);
        !number.is_empty() && behind.trim_start_matches('几').starts_with('年') || rest.starts_with("几年") || rest.starts_with("年来")
    };
    let years = words.contains("近") && gap.match_indices('近').any(has_years);
    const TOTAL: Word<'static> = Word::new("累计");
    let up_to_now = || words.holds(&TOTAL) && Phrase::UpToNow.is_in_marked(&words);
    let since = || words.contains("以来") && !words.contains("年以来") && !words.contains("年初以来");
    let of_year = || Phrase::OfYear.is_in_marked(&words);
    years || Phrase::OfYears.is_in_marked(&words) || (up_to_now() || since()) && !of_year()
}

/// Whether the words before a number say that it counts what is left over. 法人或其他组织 is no rest.
pub fn is_rest(gap: &str) -> bool {
    let label = gap.rsplit([',', ';', '、', '(']).next().unwrap_or("").trim().trim_start_matches(['和', '及']);
    Phrase::Rest.after(label).is_some()
}

/// Whether the sentence after the total starts with its parts.
pub fn goes_on(between: &str) -> bool {
    last_sentence(between).trim_start().starts_with("其中")
}

/// The end of the words before a number, which say of what time it is.
pub fn last_sentence(gap: &str) -> &str {
    gap.rsplit('。').next().unwrap_or(gap)
}

/// The last clause of a stretch.
pub fn last_clause(between: &str) -> &str {
    between.rsplit([',', ';', '。']).next().unwrap_or(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_open_a_list() {
        for (between, kind) in [
            (",其中网站", Some(ListKind::Open)),
            (",公开类别主要涉及机构职能", Some(ListKind::Open)),
            (";在各级主要新闻媒体共播发新闻", None),
            (",通知、意见分别为", Some(ListKind::Closed)),
            (",具体为网站", Some(ListKind::Closed)),
            (",微信", None),
        ] {
            assert_eq!(marker(between), kind, "{between}");
        }
    }

    #[test]
    fn numbers_of_more_than_the_year() {
        for (gap, expected) in [
            ("历年累计主动公开政府信息", true),
            ("近3年收到申请", true),
            ("近三年来共收到申请", true),
            ("截至2023年底,累计公开", true),
            ("截至2023年12月31日,全年累计公开", false),
            ("全年累计公开", false),
            ("自《条例》施行以来,共收到", true),
            ("今年以来,共收到", false),
            ("邻近年底收到", false),
        ] {
            assert_eq!(is_cumulative(gap), expected, "{gap}");
        }
    }
}
