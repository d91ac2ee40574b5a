//! What numbers of reports on 2008 to 2018 state: of the year, or of the years up to it.

use super::extent;
use super::lists::Membership;
use super::prose::Paragraph;
use super::sentence::{Number, Sentence};
use crate::form::{ClaimTrust, Fact, Phrase, Subject, Wording};
use crate::lex::fold::close_up;
use crate::lex::grammar::{is_digit, is_numeral};
use crate::lex::script::is_han;
use crate::report::{Claim, Role, Scope};

/// What such a number may count.
const TAKEN: &[&str] = &["text.press", "text.interviews", "text.training", "text.staff_full", "text.staff_part"];

/// The numbers of a sentence before this one: what each states.
#[derive(Debug)]
pub struct Facts {
    year: Option<u16>,
    on_requests: bool,
    on_remedies: bool,
    before: Vec<Option<(&'static Fact, Scope)>>,
}

impl Facts {
    /// Before the first number of a sentence of a report on a year.
    pub fn new(year: Option<u16>, paragraph: &Paragraph<'_>) -> Self {
        Self { year, on_requests: paragraph.on_requests, on_remedies: paragraph.on_remedies, before: Vec::new() }
    }

    /// Notes on a claim what its number states.
    pub fn note(
        &mut self,
        sentence: &Sentence<'_>,
        number: &Number<'_>,
        membership: Membership,
        subject: Option<&Subject>,
        claim: &mut Claim,
    ) {
        (claim.subject, claim.trust) = (None, None);
        let found = if matches!(membership.role, Role::Percent | Role::Alternative) {
            None
        } else {
            self.of(sentence, number, membership, subject, claim)
        };
        self.before.push(found.map(|(fact, scope, _)| (fact, scope)));
        if let Some((fact, scope, trust)) = found {
            (claim.subject, claim.scope, claim.trust) = (Some(fact.id.to_owned()), Some(scope), Some(trust));
        }
    }

    fn of(
        &self,
        sentence: &Sentence<'_>,
        number: &Number<'_>,
        membership: Membership,
        subject: Option<&Subject>,
        claim: &Claim,
    ) -> Option<(&'static Fact, Scope, ClaimTrust)> {
        let own = clause(number.gap);
        let follows = sentence.behind(number);
        let is_of_ways = Phrase::Ways.after(follows).is_some();
        if Phrase::FactGrowth.is_in(&own)
            || Phrase::Average.is_in(&own)
            || is_quoted(follows)
            || is_of_ways
            || claim.unit.is_none() && is_ordinal(follows)
        {
            return None;
        }
        let whole = own;
        let own = after_heading(&whole).to_owned();
        let total = membership.of.filter(|_| membership.role == Role::Part).map(|of| self.before.get(of).copied().flatten());
        let scope = self.scope(number, total.flatten());
        let of = total.map(|total| total.map_or("", |(fact, _)| fact.id));
        // 接到13项政府信息公开申请: what was received comes after the number.
        let is_received = ["收到", "接到", "受理"].iter().any(|word| own.ends_with(word));
        // 3名全职工作人员和2名兼职工作人员: what comes before the second number is the noun of the first.
        let own = if is_noun_before(number) { String::new() } else { own };
        let behind = sentence.behind(number).split([',', ';', '。', ':', '、', '(']).next().filter(|_| is_received).unwrap_or("");
        let behind: String = behind.chars().take_while(|c| !is_digit(*c)).take(14).collect();
        let label = if is_noun_before(number) { "" } else { after_heading(&claim.label) };
        let named = format!("{own}{label}{behind}").replace("各类", "");
        let text = without_channels(&named)?;
        let known = self.before.iter().rev().flatten().next();
        let topic = number.topic;
        let requests = self.on_requests && text.contains("申请")
            || text.contains("申请") && topic.disclosure
            || self.on_requests && text.contains("答复")
            || known.is_some_and(|(fact, _)| fact.id.starts_with("text.requests") || fact.id == "text.answered");
        let of_others = ["投诉", "咨询", "信访", "热线", "提案", "建议", "许可", "审批"].iter().any(|word| number.head.contains(word));
        let requests = requests && (!of_others || text.contains("申请"));
        // 受理审批事项117件,办结171件: nothing says that these are requests for information.
        let is_other = of_others && !number.head.contains("公开") && !text.contains("申请");
        // 依申请公开收费为0: money, and no requests.
        let is_fee = ["收费", "费用", "减免"].iter().any(|word| own.contains(word));
        let is_of_requests = |subject: &Subject| subject.id.starts_with("requests.");
        let subject = subject.filter(|subject| !(is_noun_before(number) || (is_other || is_fee) && is_of_requests(subject)));
        let unit = claim.unit.as_deref().unwrap_or("");
        let remedies = self.on_remedies || known.is_some_and(|(fact, _)| matches!(fact.id, "text.reviews" | "text.suits"));
        let wording = Wording { text, unit, subject: subject.map(|subject| subject.id), of, requests, remedies };
        let mut fact = Fact::of(wording).filter(|fact| fact.id != "text.disclosed" || !extent::is_of_some(&own));
        // 通过网站公开43条,通过报刊、电视等形式公开285条: each is one way of several.
        let is_one_way = own.contains("通过") && sentence.text.matches("通过").count() > 1 && !Phrase::TotalVerb.is_in(&own);
        fact = fact.filter(|fact| fact.id != "text.disclosed" || !is_one_way);
        let has_noun = || Phrase::FactNoun.after(follows).is_some() || Phrase::Taking.is_at_end(&own);
        if fact.is_none() && of.is_none() && has_noun() {
            fact = Fact::of(Wording { text: &noun(follows), subject: None, ..wording }).filter(|fact| TAKEN.contains(&fact.id));
        }
        // The heading tells what its first number counts if the sentence does not.
        if fact.is_none() && of.is_none() && own.len() < whole.len() && !is_noun_before(number) {
            fact = Fact::of(Wording { text: &whole, subject: None, ..wording }).filter(|fact| fact.id != "text.disclosed");
        }
        fact = fact.filter(|fact| fact.id != "text.fee" || !is_other);
        // 依申请公开政府信息9条,其中当面申请4条: requests. Without channels they are the agency's own documents.
        if fact.is_some_and(|fact| fact.id == "text.on_request_kind") && of.is_none() {
            let behind: String = sentence.behind(number).chars().take_while(|c| *c != '。').take(20).collect();
            fact = if Phrase::Channel.is_in(&behind) { Fact::named("text.requests") } else { fact };
        }
        // 受理申请2件,历年累计7件: what the number before counts.
        let says_only_when = !own.is_empty() && own.chars().all(|c| !is_han(c) || "历年累计共为数量达到目前至今总其中".contains(c));
        if fact.is_none() && says_only_when && scope == Scope::Cumulated {
            fact = known.map(|(fact, _)| *fact);
        }
        let fact = fact?;
        let is_channel_alone = fact.id.starts_with("text.ch.") && of.is_none();
        // What is on one website in all may be less than the table counts, or more.
        let is_of_place = fact.id == "text.disclosed" && own.contains(['网', '台']) && Phrase::TotalVerb.is_in(&own);
        Some((fact, scope, if is_channel_alone || is_of_place { ClaimTrust::Soft } else { fact.trust }))
    }

    /// Of when a number is: its own words, those of the total whose part it is, those of the sentence before it, else of the year.
    fn scope(&self, number: &Number<'_>, total: Option<(&'static Fact, Scope)>) -> Scope {
        if let Some(own) = scope_of(number.gap, self.year) {
            return own;
        }
        if let Some((_, scope)) = total {
            return scope;
        }
        let before = || self.before.iter().flatten().map(|(_, scope)| *scope);
        if before().any(|scope| scope == Scope::Year) {
            return Scope::Year;
        }
        before().next().or_else(|| scope_of(number.head, self.year)).unwrap_or(Scope::Year)
    }

    /// Notes on a claim that says zero in words what there was none of.
    pub fn note_zero(&self, subject: &Subject, words: &str, claim: &mut Claim) {
        let wording = Wording { text: "", unit: "", subject: Some(subject.id), of: None, requests: false, remedies: false };
        let fact = Fact::of(wording);
        claim.subject = fact.map(|fact| fact.id.to_owned());
        claim.trust = claim.trust.filter(|_| fact.is_some());
        claim.scope = fact.map(|_| scope_of(words, self.year).unwrap_or(Scope::Year));
    }
}

/// Whether a number is within the name of something: 解读“创业富民30条”.
fn is_quoted(behind: &str) -> bool {
    behind.starts_with(['”', '’', '"', '\'', '》'])
}

/// Whether what comes before a number is the noun of the number before it: 3名全职工作人员和2名.
fn is_noun_before(number: &Number<'_>) -> bool {
    let gap = number.gap.trim();
    let follows_number = number.head.len() > number.gap.len();
    follows_number
        && !gap.contains([',', ';', '。', ':'])
        && gap.chars().next().is_some_and(is_han)
        && gap.ends_with(['和', '及', '与', '、'])
        && gap.chars().count() > 1
}

/// The words directly after a number, up to the next mark or number.
fn noun(follows: &str) -> String {
    follows.chars().take_while(|c| !",;。:、(".contains(*c) && !is_digit(*c)).take(14).collect()
}

/// Whether a number numbers what follows it: 1.门户网站 after a heading that runs on.
fn is_ordinal(behind: &str) -> bool {
    let mut chars = behind.trim_start().chars();
    chars.next().is_some_and(|c| matches!(c, '.' | '、' | ')')) && chars.next().is_some_and(is_han)
}

/// A clause without the heading that runs into it.
fn after_heading(clause: &str) -> &str {
    let mut signs = clause.match_indices('年').filter_map(|(at, _)| at.checked_sub(4));
    let ends = |at: &usize| {
        let is_year = clause.get(*at..*at + 4).is_some_and(|year| year.chars().all(is_digit));
        // 支出情况 tells of an amount what its sentence does not.
        let is_heading = |before: &str| Phrase::HeadingEnd.is_at_end(before) && !before.contains("支出");
        is_year && clause.get(..*at).is_some_and(is_heading)
    };
    signs.find(ends).and_then(|at| clause.get(at..)).unwrap_or(clause)
}

/// Words without those that name the channels of a number of all: 通过网站、公告栏等形式主动公开. `None` where channels are named and the
/// number is one of them alone: 通过宣传车、公开栏等方式公开.
fn without_channels(text: &str) -> Option<&str> {
    /// Bytes between 等 and the words of what was done: 等多种形式,.
    const WAYS: usize = 30;
    // 依托门户网站累计主动公开: the channel is where, and 累计 means that it is all.
    if let Some(at) = Phrase::TotalVerb.texts().find_map(|word| text.rfind(word)) {
        return text.get(at..);
    }
    let Some(start) = ["通过", "利用", "采取", "采用", "借助"].iter().filter_map(|word| text.find(word)).min() else {
        return Some(text);
    };
    let behind = text.get(start..).unwrap_or("");
    let Some(end) = behind.find('等') else { return Some(text) };
    let channels = behind.get(..end).unwrap_or("");
    if !channels.contains(['、', '和', '及']) || ["公开信息", "公开政府", "公开动态", "公开各"].iter().any(|word| channels.contains(word))
    {
        return Some(text);
    }
    let rest = behind.get(end..).unwrap_or("");
    let is_near = |word: &&str| rest.find(*word).is_some_and(|at| at <= WAYS);
    let done = ["主动公开", "公开"].iter().find(|word| is_near(word)).copied();
    match done {
        // The label says it once more.
        Some("主动公开") => text.rfind("主动公开").and_then(|at| text.get(at..)),
        Some(_) => None,
        None => Some(text),
    }
}

/// The clause that leads to a number.
fn clause(gap: &str) -> String {
    close_up(gap.rsplit([',', ';', '。', ':', '(', ')']).next().unwrap_or(""))
}

/// Of when the last words of a text speak that say so.
fn scope_of(text: &str, year: Option<u16>) -> Option<Scope> {
    let end_of = |word: &str| text.rfind(word).map(|at| at + word.len());
    let last = |phrase: Phrase| phrase.texts().filter_map(end_of).max();
    let named = years(text).last().map(|(end, own)| (end, if year.is_none_or(|year| own == year) { Scope::Year } else { Scope::Other }));
    let of_year = last(Phrase::FactYear).map(|end| (end, Scope::Year));
    let all = last(Phrase::FactYears).or_else(|| text.rfind("累计").filter(|_| of_year.is_none() && named.is_none()));
    let all = all.map(|end| (end, Scope::Cumulated));
    let other = last(Phrase::FactOtherYears)
        .or_else(|| end_of("截至").max(end_of("截止")).filter(|_| all.is_none()))
        .into_iter()
        .chain(last_years(text))
        .max();
    let other = other.map(|end| (end, Scope::Other));
    // 年度 of 上年度 is none of the report's: of two that end together the one of other years counts.
    [of_year, named, all, other].into_iter().flatten().enumerate().max_by_key(|(rank, (end, _))| (*end, *rank)).map(|(_, (_, scope))| scope)
}

/// The years of four digits that a text names, with the byte after each; those of dates and of ends of years are none.
fn years(text: &str) -> impl Iterator<Item = (usize, u16)> {
    text.match_indices('年').filter_map(|(at, sign)| {
        let end = at + sign.len();
        let own = text.get(at.checked_sub(4)?..at)?.parse().ok()?;
        let next = text.get(end..)?.chars().next();
        // 2010年度 is of 2010, and 年度 adds nothing.
        let end = end + if next == Some('度') { '度'.len_utf8() } else { 0 };
        next.is_none_or(|c| !is_digit(c) && !"底末初".contains(c)).then_some((end, own))
    })
}

/// Where a text speaks of the last years: 近3年, 近几年, 三年来.
fn last_years(text: &str) -> Option<usize> {
    let (at, near) = text.rmatch_indices('近').next()?;
    let rest = text.get(at + near.len()..)?;
    let digits = rest.trim_start().trim_start_matches(|c: char| is_numeral(c) || c == '几');
    (digits.starts_with('年') && digits.len() < rest.len() || rest.starts_with("年来")).then_some(at + near.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_run_into_a_clause() {
        for (text, expected) in [
            ("主动公开政府信息的数量2012年制作、获取政府信息总数", "2012年制作、获取政府信息总数"),
            ("依申请公开情况2013年收到申请", "2013年收到申请"),
            ("2012年主动公开政府信息", "2012年主动公开政府信息"),
            ("我局2012年主动公开政府信息", "我局2012年主动公开政府信息"),
            ("数量情况年度公开", "数量情况年度公开"),
        ] {
            assert_eq!(after_heading(text), expected);
        }
    }

    #[test]
    fn of_the_year_of_all_years_or_of_others() {
        for (text, scope) in [
            ("2017年我局主动公开政府信息", Some(Scope::Year)),
            ("2017年累计主动公开政府信息", Some(Scope::Year)),
            (",历年累计", Some(Scope::Cumulated)),
            (",累计", Some(Scope::Cumulated)),
            ("截至2017年12月31日,累计公开", Some(Scope::Cumulated)),
            ("截至2017年底,全年累计公开", Some(Scope::Year)),
            ("截止2017年12月25日,主动公开", Some(Scope::Other)),
            ("近3年共收到申请", Some(Scope::Other)),
            ("上年度公开", Some(Scope::Other)),
            ("2016年公开", Some(Scope::Other)),
            ("2016年度主动公开", Some(Scope::Other)),
            ("2017年度主动公开", Some(Scope::Year)),
            ("2017年度累计主动公开", Some(Scope::Year)),
            ("历年累计公开1568条,其中2017年主动公开", Some(Scope::Year)),
            ("到目前累计公开", Some(Scope::Cumulated)),
            (",信函申请", None),
        ] {
            assert_eq!(scope_of(text, Some(2017)), scope, "{text}");
        }
    }
}
