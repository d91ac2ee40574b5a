//! Numbers stated in prose: counts with their lists and shares, words for zero, dated events, and what of
//! them the tables state too.

mod extent;
mod facts;
mod link;
mod lists;
mod other_year;
mod prose;
mod sentence;
mod value;
mod words;
mod zero;

use std::ops::Range;

use super::draft::{Cells, Spanned};
use super::pieces::Sequence;
use super::sections::Copy;
use crate::document::Span;
use crate::form::Subject;
use crate::lex::date;
use crate::limits;
use crate::report::{Claim, Role, Value};
use facts::Facts;
use lists::Membership;
use prose::Paragraph;
use sentence::{Number, Sentence};

/// Sections that a report numbers at most: six since 2019, seven or eight before.
const SECTIONS: usize = 12;

/// The prose of a copy, read.
#[derive(Debug, Default)]
pub struct Prose {
    /// Its claims, in order.
    pub claims: Vec<Spanned<Claim>>,
    /// The text of each section found as the file has it, by its number.
    pub texts: [String; SECTIONS],
    /// Where section one tells of another year as its own, and which.
    pub other_year: Option<(Span, u16)>,
    /// Where text is that is beyond the limits and was not read.
    pub unread_text: Option<Span>,
    /// Where numbers start that are beyond the limits and were not read.
    pub unread_numbers: Option<Span>,
}

/// Reads the prose of a copy; `year` is the report's own.
pub fn read(sequence: &Sequence<'_>, copy: &Copy, year: Option<u16>, cells: &Cells) -> Prose {
    let (paragraphs, unread_text) = prose::paragraphs(sequence, copy, cells);
    let other_year = year.and_then(|year| other_year::find(&paragraphs, year));
    let mut out = Prose { other_year, unread_text, ..Prose::default() };
    for paragraph in paragraphs {
        if let Some(text) = paragraph.section.and_then(|section| out.texts.get_mut(usize::from(section) - 1)) {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&crate::lex::fold::close_up(&paragraph.raw(0, paragraph.text.len())));
        }
        for sentence in sentence::sentences(&paragraph.text) {
            let is_full = out.claims.len() > limits::CLAIMS;
            let unread = if is_full { sentence.numbers.first().map(|number| number.start) } else { sentence.unread };
            if let Some(at) = unread.filter(|_| out.unread_numbers.is_none()) {
                out.unread_numbers = Some(paragraph.span(at, sentence.range.end));
            }
            if is_full {
                continue;
            }
            Reader { paragraph: &paragraph, sentence: &sentence, year, old: copy.old.is_some() }.read(&mut out.claims);
        }
    }
    out
}

/// A claim that is not placed yet, with its range in the paragraph.
struct Draft {
    range: Range<usize>,
    claim: Claim,
    /// The number of the sentence it is made of.
    number: Option<usize>,
}

struct Reader<'p, 's> {
    paragraph: &'p Paragraph<'p>,
    sentence: &'s Sentence<'s>,
    year: Option<u16>,
    /// Whether the report is one on 2008 to 2018.
    old: bool,
}

impl Reader<'_, '_> {
    fn read(&self, out: &mut Vec<Spanned<Claim>>) {
        let memberships = lists::memberships(self.sentence);
        let numbers = self.sentence.numbers.len();
        let mut drafts: Vec<Draft> = Vec::with_capacity(numbers);
        let mut subjects: Vec<Option<&'static Subject>> = Vec::with_capacity(numbers);
        // The subject of the last number that is no part of a list.
        let mut known = None;
        let mut facts = Facts::new(self.year, self.paragraph);
        for (i, (number, membership)) in self.sentence.numbers.iter().zip(&memberships).enumerate() {
            let label = self.label(number, *membership);
            let subject = self.subject(number, &label, *membership, &subjects, known);
            subjects.push(subject);
            let goes_on = membership.role == Role::Part || subject.is_none() && words::is_change(&label);
            known = if goes_on { known } else { subject };
            let mut draft = self.number(i, number, label, *membership, subject);
            if self.old {
                facts.note(self.sentence, number, *membership, subject, &mut draft.claim);
            }
            drafts.push(draft);
        }
        if !self.old {
            Self::sum_up(&memberships, &mut drafts);
        }
        drafts.extend(self.zeros(&facts));
        drafts.extend(self.events());
        drafts.sort_by_key(|draft| draft.range.start);
        let first = out.len();
        let mut place = vec![0; memberships.len()];
        for (k, draft) in drafts.iter().enumerate() {
            if let Some(slot) = draft.number.and_then(|number| place.get_mut(number)) {
                *slot = first + k;
            }
        }
        out.extend(drafts.into_iter().map(|Draft { range, claim, .. }| {
            let of = claim.of.and_then(|of| place.get(of as usize)).map(|place| *place as u32);
            let raw = self.paragraph.raw(range.start, range.end);
            Spanned::at(Claim { of, raw, ..claim }, self.paragraph.span(range.start, range.end))
        }));
    }

    /// Gives a total that sums up what comes before it what its first part states: 网上申请105件,快递17件,合计122件.
    fn sum_up(memberships: &[Membership], drafts: &mut [Draft]) {
        const SUMMED: [&str; 2] = ["requests.received", "text.disclosed_items_total"];
        for (total, membership) in memberships.iter().enumerate() {
            let parts = |of: usize| memberships.iter().take(of).enumerate().filter(move |(_, part)| part.of == Some(of)).map(|(at, _)| at);
            let Some(first) = parts(total).next().filter(|_| membership.list.is_some() && membership.role == Role::Total) else { continue };
            let stated = drafts.get(first).and_then(|part| part.claim.subject.clone().zip(part.claim.trust));
            let own = drafts.get_mut(total).map(|own| &mut own.claim);
            let (Some((subject, trust)), Some(own)) = (stated.filter(|(id, _)| SUMMED.contains(&id.as_str())), own) else { continue };
            if own.subject.is_none() {
                (own.subject, own.trust) = (Some(subject), Some(trust));
            }
            for part in parts(total) {
                if let Some(part) =
                    drafts.get_mut(part).filter(|part| part.claim.subject.as_deref().is_some_and(|own| SUMMED.contains(&own)))
                {
                    (part.claim.subject, part.claim.trust) = (None, None);
                }
            }
        }
    }

    /// The words a number counts. A second count is of what the first is.
    fn label(&self, number: &Number<'_>, membership: Membership) -> String {
        match (membership.role, membership.of.and_then(|of| self.sentence.numbers.get(of))) {
            (Role::Percent, _) => words::share(number),
            (Role::Alternative, Some(first)) => words::label(self.sentence, first),
            _ => words::label(self.sentence, number),
        }
    }

    fn number(&self, i: usize, number: &Number<'_>, label: String, membership: Membership, subject: Option<&'static Subject>) -> Draft {
        let quantity = &number.quantity;
        let text = self.paragraph.text.get(number.start..number.end).unwrap_or("");
        let claim = Claim {
            value: Some(value::of(quantity)),
            unit: quantity.unit.map(str::to_owned),
            approximation: quantity.blur.map(value::approximation),
            range: value::range(quantity, text),
            list: membership.list,
            trust: subject.map(|subject| words::trust(subject, number.head)),
            subject: subject.map(|subject| subject.id.to_owned()),
            ..self.claim(membership.role, membership.of, label)
        };
        Draft { range: number.start..number.end, claim, number: Some(i) }
    }

    fn claim(&self, role: Role, of: Option<usize>, label: String) -> Claim {
        Claim {
            section: self.paragraph.section,
            role,
            label,
            value: None,
            unit: None,
            approximation: None,
            range: None,
            of: of.map(|of| of as u32),
            list: None,
            subject: None,
            trust: None,
            scope: None,
            date: None,
            raw: String::new(),
            location: None,
        }
    }

    /// What a number speaks of. Numbers of another year, of growth, and shares are compared with nothing.
    fn subject(
        &self,
        number: &Number<'_>,
        label: &str,
        membership: Membership,
        before: &[Option<&'static Subject>],
        known: Option<&'static Subject>,
    ) -> Option<&'static Subject> {
        match membership.role {
            Role::Percent => return None,
            Role::Alternative => return membership.of.and_then(|of| before.get(of).copied().flatten()),
            _ => {}
        }
        // A total that sums up what comes before it says nothing of what its parts are.
        let total = membership.of.filter(|of| membership.role == Role::Part && *of < before.len());
        let of_total = total.and_then(|of| before.get(of).copied().flatten());
        let of = total.map(|_| of_total.map_or("", |total| total.id));
        let context =
            words::Context { on_requests: self.paragraph.on_requests, of, summed: membership.role == Role::Part && total.is_none() };
        let subject = words::subject(self.sentence, number, label, context, self.year, known)?;
        // A part of the requests is not all of them.
        let is_part_of_same =
            total.is_some() && (subject.id == "requests.received" || of_total.is_some_and(|total| total.id == subject.id));
        let is_carried = subject.id.starts_with("requests.carried_");
        // 许可信息2条 of 发布各类信息160条 is a class, whatever its words.
        let is_class = total.is_some() && subject.id == "text.disclosed_items_total" && !number.gap.contains("主动公开");
        // 许可信息55项,处罚3项 of what was published: how many were, not how many powers there are.
        let counts_items = || subject.id.ends_with(".decisions") && number.quantity.unit == Some("条");
        let of_items =
            || total.and_then(|of| self.sentence.numbers.get(of)).is_some_and(|whole| link::last_clause(whole.gap).contains("信息"));
        let is_published = (subject.id.ends_with(".items") || counts_items()) && (of == Some("text.disclosed_items_total") || of_items());
        // 企业71件,公益组织3件,其他组织25件: the rest of them, not all.
        let is_kind = |before: &&'static Subject| {
            ["enterprise", "research", "public_interest", "legal_service"].iter().any(|kind| before.id.ends_with(kind))
        };
        let is_rest = subject.id == "requests.received.organisations" && before.iter().flatten().any(is_kind);
        let is_part_of_same = is_part_of_same || is_class || is_published || is_rest;
        (!is_part_of_same && (is_carried || words::is_of_year(number.head, self.year))).then_some(subject)
    }

    fn zeros(&self, facts: &Facts) -> impl Iterator<Item = Draft> {
        let on_disclosure = self.paragraph.on_requests || self.paragraph.on_remedies;
        let found = zero::find(self.sentence, on_disclosure, self.year);
        found.into_iter().map(move |zero| {
            let range = zero.start + self.sentence.range.start..zero.end + self.sentence.range.start;
            let label = crate::lex::fold::close_up(zero.words);
            let mut claim = Claim {
                value: Some(Value::Count(0)),
                subject: Some(zero.subject.id.to_owned()),
                trust: Some(zero.trust),
                ..self.claim(Role::Count, None, label)
            };
            if self.old {
                facts.note_zero(zero.subject, self.sentence.text.get(..zero.end).unwrap_or(""), &mut claim);
            }
            Draft { range, claim, number: None }
        })
    }

    /// Dated events of the sections that tell of the year.
    fn events(&self) -> Vec<Draft> {
        // The date below an old report is in its last section, whatever the number of that.
        let is_date_alone = self.old && !self.sentence.text.contains('。');
        if !matches!(self.paragraph.section, Some(1..=4)) || is_date_alone {
            return Vec::new();
        }
        let dates = date::find_all(self.sentence.text, date::date);
        let events = dates.into_iter().filter(|(at, _)| words::is_event(self.sentence.text, *at));
        events
            .map(|(at, date)| {
                let start = self.sentence.range.start + at;
                let tail = self.sentence.text.get(at..).unwrap_or("");
                let end = start + date::date(tail).map_or(0, |(rest, _)| tail.len() - rest.len());
                let label = words::clause_around(self.sentence.text, at);
                Draft { range: start..end, claim: Claim { date: Some(date), ..self.claim(Role::Date, None, label) }, number: None }
            })
            .collect()
    }
}
