//! The words around a number: what it counts, and whether that may be compared with the tables.

use std::borrow::Cow;

use super::extent::{has_share, is_after_others, is_class, is_of_all_cases, is_of_posts, is_of_some, is_of_two_outcomes, is_one_channel};
use super::link::{is_cumulative, last_clause};
use super::sentence::{Number, Sentence, Topic, near, tail};
use crate::form::{ClaimTrust, Phrase, Subject, Words};
use crate::lex::date;
use crate::lex::fold::close_up;
use crate::lex::grammar::is_digit;
use crate::lex::marks::Marked;
use crate::lex::script::han_in;

/// Characters of a label.
const MAX_LENGTH: usize = 40;

fn trim(mut text: &str, words: Phrase, at_end: bool) -> &str {
    loop {
        let trimmed = text.trim_matches(|c: char| {
            matches!(c, ' ' | ',' | ';' | '、' | ':' | '"' | '“' | '”' | '(' | '*' | '#' | '-' | '_' | '|') || c.is_whitespace()
        });
        let shorter = if at_end { words.before(trimmed) } else { words.after(trimmed) };
        match shorter {
            Some(shorter) => text = shorter,
            None => return trimmed,
        }
    }
}

/// Bytes before a number in which its year is looked for.
const YEAR_NEAR: usize = 1000;

/// Text without the words that only lead to a number or follow from one.
fn bare(text: &str) -> &str {
    trim(trim(text, Phrase::LabelStart, false), Phrase::LabelEnd, true)
}

fn says(text: &&str) -> bool {
    han_in(text) > 1 && !Phrase::LabelTime.is(text)
}

/// The signs between the clauses around numbers.
const BETWEEN_CLAUSES: [char; 7] = [',', ';', '、', ':', '(', ')', '。'];

/// What comes directly before a number, in its own clause; empty where the number comes first.
fn before<'t>(number: &Number<'t>) -> &'t str {
    let gap = near(number.gap).trim_end();
    let start = |text: &str| text.len() - text.rsplit(BETWEEN_CLAUSES).next().unwrap_or("").len();
    let (head, own) = gap.split_at_checked(start(gap)).unwrap_or(("", gap));
    // 公开区政府(含区政府办)各类信息9条: the bracket says only what is meant.
    let before_aside = || {
        let (head, aside) = head.strip_suffix(')')?.rsplit_once('(')?;
        (aside.starts_with('含') && !aside.contains(is_digit)).then_some(head)
    };
    // 公开政策文件、工作动态、行政处罚等信息18条: the verb before the row of things.
    if let Some(row) = head.strip_suffix('、').filter(|_| own.contains('等') && own.contains("信息")) {
        let clause = row.rsplit([',', ';', ':', '(', ')', '。']).next().unwrap_or("");
        return gap.get(row.len() - clause.len()..).unwrap_or(own);
    }
    // 接到公民、法人和其他组织申请公开的信息6例: one row of those who ask.
    let before_persons = || head.strip_suffix("公民、").filter(|_| own.starts_with("法人"));
    // 行政复议、行政诉讼5件 counts both.
    let is_second = || ["行政诉讼", "诉讼", "提起诉讼", "提起行政诉讼", "被提起"].iter().any(|word| own.starts_with(word));
    let before_both = || head.strip_suffix('、').filter(|first| first.ends_with("复议") && is_second());
    match before_aside().or_else(before_persons).or_else(before_both) {
        Some(head) => gap.get(start(head)..).unwrap_or(own),
        None => own,
    }
}

/// What comes directly after a number, up to the next mark or number.
fn behind<'t>(sentence: &Sentence<'t>, number: &Number<'_>) -> &'t str {
    let rest = sentence.behind(number);
    let ends = |at: usize, c: char| ",;、。:()".contains(c) || is_digit(c) && !is_in_year(rest, at);
    let end = rest.char_indices().find(|(at, c)| ends(*at, *c)).map_or(rest.len(), |(at, _)| at);
    rest.get(..end).unwrap_or("")
}

/// Whether a digit is one of a year: 结转到2024年办理.
fn is_in_year(text: &str, at: usize) -> bool {
    let start = text.get(..at).unwrap_or("").trim_end_matches(is_digit).len();
    let behind = text.get(start..).unwrap_or("");
    let digits = behind.len() - behind.trim_start_matches(is_digit).len();
    digits == 4 && behind.get(digits..).is_some_and(|rest| rest.starts_with('年'))
}

/// The words that a number counts: the thing it is listed apart from; the last of its clause; where the number
/// comes first the words after it; else those of the clause before, if it has no number of its own.
pub fn label(sentence: &Sentence<'_>, number: &Number<'_>) -> String {
    let own = || Some(bare(before(number))).filter(says);
    let follows = || Some(bare(behind(sentence, number))).filter(says);
    let mut parts: Vec<&str> = near(number.gap).split(BETWEEN_CLAUSES).collect();
    let is_first = number.head.len() == number.gap.len();
    // What comes directly after the number before is that number's noun.
    if !is_first && parts.len() > 1 {
        parts.remove(0);
    }
    let earlier = || parts.iter().rev().skip(1).copied().map(bare).find(says);
    let whole = || (number.depth == 0 && is_first).then(|| bare(clause(number))).filter(says);
    let out = number.named.map(bare).or_else(own).or_else(follows).or_else(earlier).or_else(whole).unwrap_or("");
    let start = out.char_indices().rev().nth(MAX_LENGTH - 1).map_or(0, |(at, _)| at);
    close_up(out.get(start..).unwrap_or(out))
}

/// The words around a share, without those that say it is one: 答复总数 of 占答复总数的12%, nothing of 占12%; with 占
/// between, where it is named what has the share: 主动公开信息占 of 主动公开信息占比12%.
pub fn share(number: &Number<'_>) -> String {
    let last = number.gap.rsplit([',', ';', '。', '(']).next().unwrap_or("");
    let whole = |words: &str| close_up(trim(trim(words, Phrase::ShareStart, false), Phrase::LabelEnd, true));
    match last.rsplit_once('占') {
        Some((part, named)) if says(&bare(part)) => format!("{}占{}", close_up(bare(part)), whole(named)),
        Some((_, named)) => whole(named),
        None => whole(last.rsplit('、').next().unwrap_or("")),
    }
}

/// The clause that ends with the number; with the one before where it says nothing by itself.
fn clause<'t>(number: &Number<'t>) -> &'t str {
    let head = near(number.head);
    let mut start = head.len();
    while let Some(at) = head.get(..start).unwrap_or("").rfind([',', ';', '(']) {
        let own = head.get(at + 1..).unwrap_or("");
        if han_in(bare(own)) > 2 {
            return own;
        }
        start = at;
    }
    head
}

/// The subject of a number, by the words before it and after it, its clause, and the sentence around it.
/// `label` is the number's own, `known` the subject of the number before.
pub fn subject(
    sentence: &Sentence<'_>,
    number: &Number<'_>,
    label: &str,
    context: Context<'_>,
    year: Option<u16>,
    known: Option<&Subject>,
) -> Option<&'static Subject> {
    let unit = number.quantity.unit.unwrap_or("");
    let mut topic = number.topic;
    // 收到申请15件,…;办结14件: what was received is closed.
    let own = before(number);
    let closes = ["办结", "已办结", "共办结", "答复"].iter().any(|word| own.trim_start().starts_with(word));
    topic.requests |= closes && known.is_some_and(|known| matches!(known.id, "requests.received" | "requests.carried_in"));
    // 引发行政复议6件;行政诉讼3件: over disclosure too.
    let goes_on = Phrase::RemedyStart.after(own.trim_start()).is_some();
    topic.disclosure |= goes_on && known.is_some_and(|known| known.id.starts_with("remedies."));
    let is_of_more = is_cumulative(near(number.gap).rsplit([';', '。']).next().unwrap_or(""));
    let find = |clause: &str| {
        let clause = relative(clause, year);
        let clause = without_row(&clause).unwrap_or(clause);
        let is_other = || Phrase::Compared.is_in_marked(&Marked::new(&clause)) || is_of_more;
        Subject::of(words(topic, &clause, unit, context), label).filter(|_| !is_other())
    };
    if is_former(sentence, number) {
        return None;
    }
    let follows = behind(sentence, number);
    // 发出收费通知2件,金额200元: of the notices.
    if unit == "元" && known.is_some_and(|known| known.id == "text.processing_fee.notices") && bare(own) == "金额" {
        return Subject::named("text.processing_fee.amount_noticed");
    }
    // 许可事项由原来的30项精简为11项: the clause is that of the former number.
    if let Some(subject) = former_before(sentence, number).map(before).and_then(find) {
        return Some(subject);
    }
    let found = match number.named {
        Some(thing) => find(thing),
        // What follows a row of things refers to all of them: 重复申请1件不予处理 after 信访类申请2件、.
        None if says(&bare(own)) => {
            let is_in_row = number.gap.trim_start().starts_with(['、', '和', '及', '与']);
            // 这3起事项均未发生行政复议 counts no reviews.
            let is_of_none = says_none(follows);
            let whole = || (!is_in_row && !is_of_none).then(|| find(&format!("{own}{follows}"))).flatten();
            // 收到和处理12件政府信息公开申请: the verbs alone say nothing of whose.
            let is_noun_behind = follows.contains("申请") && !own.contains("申请");
            if is_noun_behind { whole().or_else(|| find(own)) } else { find(own).or_else(whole) }
        }
        None if says(&bare(follows)) => find(follows).filter(|_| !says_none(follows)),
        // 收到政府信息公开申请,共计12件.
        None => {
            let part = near(number.gap).rsplit([',', ';', '(']).find(|part| says(&bare(part)));
            // 无上年结转,共计701件: what there is none of is not counted.
            part.filter(|part| !Phrase::NoneOf.is_in(part)).and_then(find)
        }
    };
    // 行政复议案件4件,行政复议机关维持3件: what became of those before the comma.
    let outcome = || {
        let known = known.filter(|known| !number.gap.contains(['。', ';']) && is_last_named(near(number.head), known.id))?;
        let of_known = words(topic, own, unit, Context { of: Some(known.id), ..context });
        Subject::of(of_known, label).filter(|found| found.id.strip_prefix(known.id).is_some_and(|rest| rest.starts_with('.')))
    };
    let found = found.or_else(outcome);
    // 制发规范性文件18件,废止9件: the noun carries over.
    let noun = known.and_then(|known| match known.id {
        id if id.starts_with("disclosure.normative_documents.") => Some("规范性文件"),
        id if id.starts_with("disclosure.rules.") => Some("规章"),
        _ => None,
    });
    let found = found.or_else(|| noun.and_then(|noun| find(&format!("{own}{noun}"))));
    let is_class = |subject: &&Subject| subject.id == "text.disclosed_items_total" && (is_class(own, follows) || is_of_posts(own));
    let is_other = |subject: &&Subject| match subject.id {
        id if id.starts_with("remedies.") => !context.on_requests && is_of_all_cases(sentence, number),
        // 申请人缴纳1份 counts notices.
        "text.processing_fee.amount_received" => unit != "元" && !number.quantity.value.is_zero(),
        // 网站公开信息2条,占4.5% is a part, whatever of.
        "text.disclosed_items_total" => {
            !own.contains("主动公开") && has_share(sentence, number)
                || is_of_some(last_clause(number.head))
                || !context.summed && is_one_channel(sentence, number)
        }
        "requests.denied"
        | "requests.unavailable"
        | "requests.not_processed"
        | "requests.other_handling"
        | "requests.granted"
        | "requests.partly_granted" => is_of_two_outcomes(own),
        // 行政复议5件(上年结转1件) of no requests.
        id if id.starts_with("requests.carried_") => {
            let of_requests = context.on_requests || known.is_some_and(|known| known.id.starts_with("requests."));
            !of_requests && is_after_others(near(number.head))
        }
        _ => false,
    };
    found.filter(|subject| speaks_of(subject, own, label, known, number) && !is_class(subject) && !is_other(subject))
}

/// Whether the kind of cases that the words before a number name last is the one called `id`.
fn is_last_named(head: &str, id: &str) -> bool {
    let reconsideration = head.rfind("复议");
    let litigation = head.rfind("诉讼").max(head.rfind("应诉"));
    match id.strip_prefix("remedies.") {
        Some("reconsideration") => reconsideration > litigation,
        Some("litigation") => litigation > reconsideration,
        _ => false,
    }
}

/// Whether the words after a number say that there was none of something: 3件均未发生复议, but not 3件无法提供 and 1件未审结.
fn says_none(follows: &str) -> bool {
    let counts = |rest: &str| ["无法", "未审结", "未结"].iter().any(|word| rest.starts_with(word));
    let denies = |word| follows.match_indices(word).any(|(at, _)| !follows.get(at..).is_some_and(counts));
    Phrase::NoneOf.is_in(follows) && Phrase::NoneOf.texts().any(denies)
}

/// Whether a label says only how documents were changed: what was counted before goes on after it.
pub fn is_change(label: &str) -> bool {
    ["修改", "修订", "修正", "失效", "宣布失效"].contains(&label)
}

/// A clause without the row of things between a verb and the word for all of them: 公开政策文件、行政处罚等信息 as 公开等信息.
fn without_row(clause: &str) -> Option<Cow<'static, str>> {
    let (row, all) = clause.rsplit_once('等').filter(|(row, all)| row.contains('、') && all.contains("信息"))?;
    let at = ["公开", "公布"].iter().filter_map(|verb| row.rfind(verb).map(|at| at + verb.len())).max()?;
    let (head, things) = row.split_at(at);
    things.contains('、').then(|| format!("{head}等{all}").into())
}

/// Whether a number says what there was before a change: 由原来的30项精简合并为11项, 从30项减至11项.
fn is_former(sentence: &Sentence<'_>, number: &Number<'_>) -> bool {
    sentence.next(number).is_some_and(|next| changes(number, sentence.between(number, next)))
}

fn changes(former: &Number<'_>, between: &str) -> bool {
    let turns = between.trim_end().ends_with(['为', '至', '到', '成']) && !between.contains([',', ';', '。', '(']);
    turns && last_clause(former.gap).contains(['由', '从', '原'])
}

/// The number from which a change leads to this one.
fn former_before<'s, 't>(sentence: &'s Sentence<'t>, number: &Number<'_>) -> Option<&'s Number<'t>> {
    let former = sentence.numbers.iter().rev().find(|former| former.end <= number.start)?;
    changes(former, sentence.between(former, number)).then_some(former)
}

/// Answers are the requests' where the words say so or the number before counts requests: licences and letters
/// are answered too.
fn speaks_of(subject: &Subject, own: &str, label: &str, known: Option<&Subject>, number: &Number<'_>) -> bool {
    let is_first = number.head.len() == number.gap.len();
    let of_requests = own.contains("申请") || label.contains("申请");
    subject.id != "requests.handled" || of_requests || is_first || known.is_some_and(|known| known.id.starts_with("requests."))
}

/// A clause with the years beside the report's called by their relation to it, where something is carried over.
fn relative(clause: &str, year: Option<u16>) -> Cow<'_, str> {
    match year {
        // 2023年以来 of a report on 2023 is the year.
        Some(year) if clause.contains("年以来") && clause.contains(&format!("{year}年以来")) => {
            clause.replace(&format!("{year}年以来"), &format!("{year}年")).into()
        }
        Some(year) if clause.contains(is_digit) && clause.contains(['结', '转']) => {
            let (next, last) = (format!("{}年", i32::from(year) + 1), format!("{}年", i32::from(year) - 1));
            clause.replace(&next, "下年").replace(&last, "上年").into()
        }
        _ => clause.into(),
    }
}

/// What the text around a number speaks of.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// Whether it is under a heading on requests.
    pub on_requests: bool,
    /// The subject of the total whose part the number is; `None` for a number that is no part.
    pub of: Option<&'a str>,
    /// Whether a total after it sums it up with others.
    pub summed: bool,
}

/// The words of a clause in its sentence.
pub fn words<'t>(topic: Topic, clause: &'t str, unit: &'t str, context: Context<'t>) -> Words<'t> {
    // The parts of a list are requests if its total is: own documents are sorted by the same words.
    let requests = match context.of {
        Some("") => topic.outcomes,
        Some(total) => total.starts_with("requests."),
        None => topic.requests,
    };
    let (requests, remedies) = (context.on_requests || requests, context.on_requests || topic.disclosure);
    Words { clause, unit, of: context.of.unwrap_or(""), requests, remedies, fees: topic.fees }
}

/// How much a number's difference from its subject says, given the words before it.
pub fn trust(subject: &Subject, head: &str) -> ClaimTrust {
    if subject.trust == ClaimTrust::Soft {
        return ClaimTrust::Soft;
    }
    let last = near(head).rsplit([';', '。']).next().unwrap_or("");
    let of_month = last.split_once("月份").is_some_and(|(before, _)| before.ends_with(is_digit));
    if of_month || Phrase::Narrowed.is_in_marked(&Marked::new(last)) { ClaimTrust::Soft } else { subject.trust }
}

/// Whether the last year that the words name, if any, is the report's.
pub fn is_of_year(head: &str, year: Option<u16>) -> bool {
    let head = tail(head, YEAR_NEAR);
    let named = date::find_all(head, date::year).into_iter().rev();
    let is_own = |at: usize| {
        let (before, rest) = head.split_at_checked(at).unwrap_or((head, ""));
        rest.chars().nth(4) == Some('年') && !is_of_law(rest) && !is_aside(before, rest)
    };
    let mut named = named.filter(|(at, _)| is_own(*at));
    let last = named.next().map(|(_, year)| year);
    year.is_none_or(|year| last.is_none_or(|last| last == year))
}

/// Whether a year is named to compare with it, or for what was carried over from it: 较2022年增加5件, 含2022年结转的3件.
fn is_aside(before: &str, rest: &str) -> bool {
    let behind = rest.trim_start_matches(is_digit).trim_start_matches(['年', '度', '末', '底']);
    before.trim_end().ends_with(['比', '较', '与', '同']) || ["结转", "转结"].iter().any(|word| behind.starts_with(word))
}

/// Whether a date is the day of a law: 2019年5月15日起施行.
fn is_of_law(date: &str) -> bool {
    let behind = date.trim_start_matches(|c: char| is_digit(c) || "年月日".contains(c));
    ["起施行", "起正式施行", "起实施", "起正式实施", "施行", "公布的", "修订的"].iter().any(|word| behind.starts_with(word))
}

/// Whether a date is that of an event, and not of a law, a document or a period.
pub fn is_event(sentence: &str, at: usize) -> bool {
    let (before, rest) = sentence.split_at(at);
    let before = near(before);
    let behind: String = rest.chars().skip_while(|c| is_digit(*c) || "年月日-/. ".contains(*c)).take(8).collect();
    let quoted = |open: char, close: char| before.rfind(open) > before.rfind(close);
    let is_law = ["施行", "实施", "起", "至", "到", "始", "止", "印发", "公布", "修订", "通过", "以来", "前", "后", "-", "—"]
        .iter()
        .any(|word| behind.starts_with(word));
    let is_period = ["自", "至", "截止", "截止到", "截至到"].iter().any(|word| before.trim_end().ends_with(word));
    // What is compared with, and what is planned, did not happen in the year.
    let clause = clause_around(sentence, at);
    let is_aside = ["较", "相比", "同期", "同比", "上年", "去年", "计划", "预计", "将于", "拟于"].iter().any(|word| clause.contains(word));
    !is_law && !is_aside && !is_period && !quoted('《', '》') && !quoted('(', ')') && !quoted('〔', '〕')
}

/// The clause around a place, shortened.
pub fn clause_around(sentence: &str, at: usize) -> String {
    let (before, behind) = sentence.split_at(at);
    let start = before.rfind([',', ';', '。']).map_or(0, |at| at + 1);
    let end = at + behind.find([';', '。']).unwrap_or(behind.len());
    let text = close_up(sentence.get(start..end).unwrap_or(""));
    text.chars().take(MAX_LENGTH).collect()
}
