//! Words that say zero: 未收到政府信息公开申请, 无行政复议.

use std::cell::LazyCell;

use super::sentence::{Sentence, Topic};
use super::words::{self, Context};
use crate::form::{ClaimTrust, Phrase, Subject};

/// A clause that says zero of something the tables hold.
#[derive(Debug)]
pub struct Zero<'t> {
    /// Its place in the sentence.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
    /// The clause.
    pub words: &'t str,
    /// What there is none of.
    pub subject: &'static Subject,
    /// How much a difference says.
    pub trust: ClaimTrust,
}

/// The clauses of a sentence that say zero without a number.
pub fn find<'t>(sentence: &Sentence<'t>, on_requests: bool, year: Option<u16>) -> Vec<Zero<'t>> {
    let mut out = Vec::new();
    let mut start = 0;
    let topic = LazyCell::new(|| Topic::of(sentence.text));
    for clause in sentence.text.split_inclusive([',', ';', '。']) {
        let (at, end) = (start, start + clause.len());
        start = end;
        // 这2起均未发生行政复议: the number repeats what was counted before.
        let counts = |place: &usize| !sentence.text.get(..*place).is_some_and(|before| before.ends_with(['这', '该']));
        let places = sentence.numbers.iter().map(|number| number.start - sentence.range.start);
        let has_number = places.filter(|place| (at..end).contains(place)).any(|place| counts(&place));
        let text = clause.trim_end_matches([',', ';', '。']);
        let Some((negation, behind)) = negated(text).filter(|_| !has_number) else { continue };
        let head = sentence.text.get(..at + negation).unwrap_or("");
        let subject = Subject::of(words::words(*topic, behind, "", Context { on_requests, of: None, summed: false }), "");
        // 未收到政府信息公开申请、行政复议等: of the first at least.
        let first = behind.split_once('、').map(|(first, _)| first);
        let of_first =
            || first.and_then(|first| Subject::of(words::words(*topic, first, "", Context { on_requests, of: None, summed: false }), ""));
        let subject = subject.or_else(of_first);
        // Without a unit nothing says that items are meant and not cases.
        // Complaints, incidents and charges that there are none of are no items disclosed.
        let is_counted = |subject: &&Subject| !subject.id.ends_with(".items") && subject.id != "text.disclosed_items_total";
        // 未发生依申请公开信息收费: no fees, and nothing of requests.
        let is_of_fees = ["收费", "费用", "减免", "处理费"].iter().any(|fee| behind.contains(fee));
        let fits = |subject: &&Subject| !is_of_fees || subject.id.contains("fee");
        // 未收取依申请公开信息处理费
        let fee = || Subject::named("text.processing_fee.amount_received").filter(|_| behind.contains("处理费") && behind.contains("收取"));
        // 未接到关于不予公开的咨询: no questions, and nothing of requests.
        let is_of_others = ["咨询", "来信", "来访"].iter().any(|word| behind.contains(word)) && !behind.contains("申请");
        let fits_what = |subject: &&Subject| !is_of_others || !subject.id.starts_with("requests.");
        // 未收到“依申请公开”“不予公开”政府信息公开申请: none of any kind.
        let is_of_all = behind.contains("依申请公开") && behind.contains("不予公开") && behind.trim_end().ends_with("申请");
        let all = || Subject::named("requests.received").filter(|_| is_of_all);
        let subject = subject.filter(|subject| !is_of_all || subject.id != "requests.denied").or_else(all);
        let subject = subject.filter(fits).filter(fits_what).or_else(fee);
        let subject = subject.filter(|subject| is_counted(subject) && words::is_of_year(head, year));
        // 未收到政府信息公开申请、行政复议等情况 says both.
        if let (Some(requests), Some(first)) = (of_first().filter(|own| own.id == "requests.received"), first)
            && subject.is_some_and(|own| own.id.starts_with("remedies."))
        {
            let (trust, end) = (words::trust(requests, head), text.len() - behind.len() + first.len());
            out.push(Zero {
                start: at + negation,
                end: at + end,
                words: text.get(negation..end).unwrap_or(text),
                subject: requests,
                trust,
            });
        }
        if let Some(subject) = subject {
            let trust = words::trust(subject, head);
            out.push(Zero { start: at + negation, end: at + text.len(), words: text.get(negation..).unwrap_or(text), subject, trust });
        }
    }
    out
}

/// Where the negation of a clause starts, and what it negates.
fn negated(clause: &str) -> Option<(usize, &str)> {
    for (at, _) in clause.char_indices().filter(|(_, c)| matches!(c, '尚' | '没' | '未' | '无' | '不' | '零')) {
        let rest = clause.get(at..)?;
        let Some(behind) = Phrase::Negation.after(rest) else { continue };
        let thing = behind.trim_start_matches(['有', '新', '过', ' ']);
        if Phrase::Negated.after(thing).is_some() {
            return Some((at, behind));
        }
    }
    None
}
