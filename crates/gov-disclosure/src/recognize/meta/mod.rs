//! Who reports on what: title, agency, year, period, dates, contact.

mod conflicts;
mod contact;
mod dates;
mod deadline;
mod title;

use std::ops::Range;

pub(super) use super::furniture::is_site_footer;
use super::sections::Copy;
use super::strip::Strip;

use conflicts::Facts;

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lex::fold::{self, Folded};
use crate::report::{Meta, Period, RawMeta};

/// A line, folded to simplified characters without annotations, `?` of lost spaces dropped.
pub(super) struct FoldedLine {
    pub text: String,
    pub heading: bool,
}

/// What the caller knows better.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// The year.
    pub year: Option<u16>,
    /// The agency.
    pub agency: Option<&'a str>,
}

/// Bytes of a line that are looked at: no title, date or contact stands behind them.
const LONGEST_LINE: usize = 6000;
/// Lines before the first section that may hold title, preface and dates.
const PREFACE: usize = 60;
/// Lines after the last section heading that may hold the signature.
const CLOSING: usize = 60;

fn folded(strip: &Strip<'_>, lines: Range<usize>) -> Vec<FoldedLine> {
    let lines = strip.lines.get(lines).unwrap_or_default().iter();
    lines
        .map(|line| {
            let text = line.text.get(..line.text.floor_char_boundary(LONGEST_LINE)).unwrap_or(line.text);
            let folded = fold::plain(text);
            let text = folded.trim_matches(|c: char| c == '?' || c.is_whitespace()).to_owned();
            FoldedLine { text, heading: line.heading }
        })
        .collect()
}

/// A name as the copy writes it, where a line holds it in one piece.
fn as_written(strip: &Strip<'_>, copy: &Copy, name: &str) -> Option<String> {
    let lines = strip.lines.get(copy.lines.clone())?.iter().take(PREFACE);
    if lines.clone().any(|line| line.text.contains(name)) {
        return None;
    }
    lines.clone().find_map(|line| {
        let folded = Folded::new(line.text);
        let at = folded.as_str().find(name)?;
        line.text.get(folded.source(at..at + name.len())).map(str::to_owned)
    })
}

/// Lines as paragraphs: a long line that ends in no punctuation goes on in the next.
fn paragraphs<'a>(lines: impl Iterator<Item = &'a FoldedLine>) -> Vec<String> {
    /// Characters of a line that was broken because the page was full.
    const FULL: usize = 25;
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for line in lines {
        match out.last_mut().filter(|_| open) {
            Some(last) => last.push_str(&line.text),
            None => out.push(line.text.clone()),
        }
        let room = out.last().is_some_and(|last| last.len() < LONGEST_LINE);
        open = room && line.text.chars().count() >= FULL && !line.text.ends_with(['。', ';', '；', ')', ']', '!', '?']);
    }
    out.iter().map(|text| tidy(text)).collect()
}

/// Reads the metadata of a copy.
pub fn read(strip: &Strip<'_>, copy: &Copy, document: &Document<'_>, known: Known<'_>, out: &mut Vec<Diagnostic>) -> Meta {
    let first = copy.headings.first().map_or(copy.lines.end.min(copy.lines.start + PREFACE), |heading| heading.line);
    let preface = folded(strip, first.saturating_sub(PREFACE).max(copy.lines.start)..first);
    let section = |number: u8| {
        let at = copy.headings.iter().position(|h| h.number == number)?;
        let start = copy.headings.get(at)?.line;
        let end = copy.headings.get(at + 1).map_or(copy.lines.end, |next| next.line);
        Some((start + 1).min(end)..end)
    };
    let overview = section(1).map(|lines| folded(strip, lines)).unwrap_or_default();
    let last = copy.headings.last().map_or(first, |heading| heading.line + 1);
    let closing = folded(strip, last.max(copy.lines.end.saturating_sub(CLOSING))..copy.lines.end);

    let found = title::find(&preface, document);
    let opening = paragraphs(preface.iter().chain(&overview));
    let period = dates::period(&opening);
    let published = dates::published(&preface);
    let signature = dates::signature(&closing);
    let prose: Vec<&FoldedLine> = preface.iter().chain(&overview).collect();
    let mut contact = contact::find(&opening);
    if contact == Default::default() {
        contact = contact::find(&paragraphs(closing.iter().take_while(|line| !is_site_footer(&line.text))));
    }
    let signer = signature.agency.clone();
    let office_agency = contact.office.as_deref().and_then(title::agency_of_office);
    let own = known.agency.map(str::to_owned);
    let agency = own.or(found.agency.clone()).or(signer.clone()).or(office_agency).or_else(|| title::agency_in_prose(&prose));
    if let (Some(office), Some(agency)) = (&contact.office, &agency) {
        contact.office = Some(title::complete(office, agency));
    }
    let period_year = period.map(|(start, _)| start.year());
    let year = known
        .year
        .or(found.year)
        .or(period_year)
        .or_else(|| dates::year_of_prose(&prose))
        .or_else(|| dates::year_before(published.or(signature.date)));

    let (agency_name, signer) = (agency.as_deref(), signer.as_deref());
    let facts = Facts { year, title_year: found.year, period, published, signed: signature.date, agency: agency_name, signer };
    conflicts::check(&facts, out);
    let written =
        |name: &Option<String>| name.as_deref().and_then(|name| as_written(strip, copy, name)).filter(|raw| Some(raw) != name.as_ref());
    let raw = RawMeta { title: written(&found.title), agency: written(&agency) };
    Meta {
        title: found.title,
        agency,
        year,
        period: period.map(|(start, end)| Period { start: start.to_string(), end: end.to_string() }),
        published: published.map(|date| date.to_string()),
        signed: signature.date.map(|date| date.to_string()),
        contact,
        raw,
    }
}

/// Folded text without spaces beside Chinese characters.
pub(super) fn tidy(text: &str) -> String {
    fold::close_up(text)
}
