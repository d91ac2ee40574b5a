//! Who reports on what: title, agency, year, period, dates, contact.

mod agency;
mod conflicts;
mod contact;
pub(super) mod damaged_title;
mod dates;
mod deadline;
mod evidence;
mod places;
mod tags;
pub(super) mod title;

use crate::recognize::finding::Finding;
use std::ops::Range;

pub(super) use super::furniture::is_site_footer;
use super::pieces::Sequence;
use super::sections::Copy;

use conflicts::Facts;

use crate::document::{Document, Link};
use crate::form::Phrase;
use crate::lex::fold::{self, Folded};
use crate::lex::script::is_han;
use crate::lex::{date, grammar};
use crate::report::{AgencyPlace, Meta, Period, RawMeta, agency_name};

/// A line, folded to simplified characters without annotations, `?` of lost spaces dropped.
pub(super) struct FoldedLine {
    pub text: String,
    pub heading: bool,
    pub link: Option<Link>,
}

/// What the caller knows better.
#[derive(Clone, Copy, Debug, Default)]
pub struct Overrides<'a> {
    /// The year.
    pub year: Option<u16>,
    /// The agency.
    pub agency: Option<&'a str>,
}

/// Bytes of a line that are looked at: no title, date or contact comes after them.
pub(super) const MAX_LINE_LENGTH: usize = 6000;
/// Lines before the first section that may hold title, preface and dates.
pub(super) const PREFACE: usize = 60;
/// Lines in which the year is looked for where no opening is left.
const WITHOUT_OPENING: usize = 300;
/// Lines after the last section heading that may hold the signature.
const CLOSING: usize = 60;

/// 信息 in the words of Taiwan.
const ELSEWHERE: [char; 2] = ['资', '讯'];

/// Lines as they are matched.
pub(super) fn folded(sequence: &Sequence<'_>, lines: Range<usize>) -> Vec<FoldedLine> {
    let lines = sequence.lines.get(lines.start..lines.end.min(sequence.lines.len())).unwrap_or_default().iter();
    lines
        .map(|line| {
            let text = line.text.get(..line.text.floor_char_boundary(MAX_LINE_LENGTH)).unwrap_or(line.text);
            // Markdown writes a backslash before signs that mean something to it.
            let mut folded = fold::plain(text);
            if folded.contains('\\') {
                folded = folded.replace("\\-", "-").replace("\\_", "_");
            }
            if folded.contains(ELSEWHERE[1]) {
                folded = in_words_of_here(&folded);
            }
            let text = folded.trim_matches(|c: char| c == '?' || c.is_whitespace()).to_owned();
            FoldedLine { text, heading: line.heading, link: line.link }
        })
        .collect()
}

/// 资讯公开 as 信息公开, with white space within too.
fn in_words_of_here(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(ELSEWHERE[0]) {
        let (before, own) = rest.split_at(at);
        let mut after = own.chars().filter(|c| !c.is_whitespace()).skip(1);
        let is_of_title = after.next() == Some(ELSEWHERE[1]) && after.take(2).eq("公开".chars());
        let end = own.find(ELSEWHERE[1]).filter(|_| is_of_title).map_or(ELSEWHERE[0].len_utf8(), |at| at + ELSEWHERE[1].len_utf8());
        out += before;
        out += if is_of_title { "信息" } else { own.get(..end).unwrap_or(own) };
        rest = own.get(end..).unwrap_or("");
    }
    out + rest
}

/// A name as the file writes it, where a line holds it in one piece.
fn as_written(sequence: &Sequence<'_>, copy: &Copy, name: &str) -> Option<String> {
    let lines = sequence.lines.get(copy.lines.clone())?.iter().take(PREFACE);
    if lines.clone().any(|line| line.text.contains(name)) {
        return None;
    }
    lines.clone().find_map(|line| {
        let folded = Folded::new(line.text);
        let spelled = name.replace("信息公开", "资讯公开");
        let (at, name) = [name, &spelled].into_iter().find_map(|name| Some((folded.as_str().find(name)?, name)))?;
        line.text.get(folded.source(at..at + name.len())).map(str::to_owned)
    })
}

/// A text with its brackets as the file writes them: they stay where folding makes them narrow.
fn with_brackets(sequence: &Sequence<'_>, copy: &Copy, text: String) -> String {
    if !text.contains(['(', ')']) {
        return text;
    }
    let written = |text: &str| as_written(sequence, copy, text).filter(|raw| raw.replace('（', "(").replace('）', ")") == text);
    // A title over several lines is in none of them, but each bracket is.
    written(&text).unwrap_or_else(|| {
        let mut out = String::with_capacity(text.len());
        for piece in text.split_inclusive(')') {
            let (head, bracket) = piece.find('(').map_or((piece, ""), |at| piece.split_at(at));
            out += head;
            out += written(bracket).as_deref().unwrap_or(bracket);
        }
        out
    })
}

/// Lines as paragraphs: a long line that ends in no punctuation goes on in the next.
fn paragraphs<'a>(lines: impl Iterator<Item = &'a FoldedLine>) -> Vec<String> {
    /// Characters of a line that was broken because the page was full.
    const FULL: usize = 25;
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for line in lines {
        // A number on a line of its own, in the middle of a date: 2011 / 年 / 1 / 月.
        let is_piece = |text: &str| text.len() <= 4 && grammar::is_digits(text);
        let ends_in_digit = out.last().is_some_and(|last| last.ends_with(grammar::is_digit));
        let goes_on = is_piece(&line.text) && out.last().is_some_and(|last| last.ends_with(is_han))
            || ends_in_digit && line.text.starts_with(['年', '月', '日', '号']);
        // A telephone number or an address of mail at the end of a paragraph does not go on with the year of the next.
        let ends_in_letter = out.last().is_some_and(|last| last.ends_with(|c: char| c.is_ascii_alphanumeric()));
        let is_next = ends_in_letter && date::year(&line.text).is_ok_and(|(rest, _)| rest.starts_with(['年', ',', '，']));
        match out.last_mut().filter(|_| goes_on || open && !is_next) {
            Some(last) => last.push_str(&line.text),
            None => out.push(line.text.clone()),
        }
        let room = out.last().is_some_and(|last| last.len() < MAX_LINE_LENGTH);
        open = room
            && line.text.chars().count() >= FULL
            && !line.text.ends_with(['。', ';', '；', ')', ']', '!', '?'])
            && !Phrase::PageCounter.is_in(&line.text);
    }
    out.iter().map(|text| tidy(text)).collect()
}

/// Reads the metadata of a copy.
pub fn read(sequence: &Sequence<'_>, copy: &Copy, document: &Document<'_>, known: Overrides<'_>, out: &mut Vec<Finding>) -> Meta {
    let first = copy.headings.first().map_or(copy.lines.end.min(copy.lines.start + PREFACE), |heading| heading.line);
    let preface = folded(sequence, first.saturating_sub(PREFACE).max(copy.lines.start)..first);
    let section = |number: u8| {
        let at = copy.headings.iter().position(|h| h.number == number)?;
        let start = copy.headings.get(at)?.line;
        // A heading that is printed twice, as in a table of contents, ends nothing.
        let end = copy.headings.get(at + 1..)?.iter().find(|next| next.number != number).map_or(copy.lines.end, |next| next.line);
        Some((start + 1).min(end)..end)
    };
    let overview = section(1).map(|lines| folded(sequence, lines)).unwrap_or_default();
    let last = copy.headings.last().map_or(first, |heading| heading.line + 1);
    let closing = folded(sequence, last.max(copy.lines.end.saturating_sub(CLOSING))..copy.lines.end);

    let mut found = title::find(&preface, document);
    let labels = labelled_rows(sequence, copy, first);
    let tags = tags::Tags::read(document);
    if found.title.is_none()
        && let Some(title) = title::in_rows(&labels)
    {
        found = title;
    }
    if found.title.is_none()
        && let Some(title) = tags.title()
    {
        found = title;
    }
    let opening = paragraphs(preface.iter().chain(&overview).filter(|line| line.link.is_none()));
    let stated = dates::period(&opening);
    let published = dates::published(&labels).or_else(|| dates::published(&preface)).or(tags.published);
    let mut signature = dates::signature(&closing);
    let prose: Vec<&FoldedLine> = preface.iter().chain(&overview).collect();
    let mut contact = contact::find(&opening);
    if contact == Default::default() {
        contact = contact::find(&paragraphs(closing.iter().take_while(|line| !is_site_footer(&line.text))));
    }
    let below_title = preface.get(found.lines.end..).unwrap_or_default();
    if signature.date.is_none() && found.title.is_some() {
        // What the page prints there is the day of publication.
        signature.date = dates::above_text(below_title).filter(|date| Some(*date) != published);
    }
    if signature.date.is_none() && found.title.is_none() {
        signature.date = dates::above_opening(&preface);
    }
    // The day of the document is no day of publication; where neither is printed it says when the report was signed.
    if signature.date.is_none() && published.is_none() {
        signature.date = dates::of_document(&labels).or_else(|| dates::of_document(&preface));
    }
    let named = agency::in_opening(&opening);
    // Of several years the one that is not the title's, which is reported.
    let named_year = named.years.iter().copied().find(|year| found.year.is_some_and(|own| own != *year)).or(named.years.first().copied());
    let signer = signature.agency.clone();
    let office_agency = contact.office.as_deref().and_then(agency::of_office);
    // 县大数据局 is asked for the county's report too.
    let office_agency = office_agency
        .filter(|name| agency::names_one(name) || !["省", "市", "县", "区", "旗", "州"].iter().any(|place| name.starts_with(place)));
    // 区政府办共受理2件: the office reports on itself.
    let acts = || opening.iter().any(|text| agency::office_acts(text));
    let own_office = contact.office.clone().filter(|office| {
        let government = office_agency.as_deref().filter(|name| name.ends_with("政府"));
        let rest = government.and_then(|name| office.strip_prefix(name));
        matches!(rest, Some("办公室" | "办公厅")) && acts()
    });
    let office_agency = own_office.or(office_agency);
    let is_brand = |name: &String| agency_name::is_replaced(name);
    let replaced = found.agency.clone().filter(is_brand).or_else(|| named.agency.clone().filter(is_brand));
    let replaced = replaced.or_else(|| brand_above(&preface, &found));
    let title_agency = found.agency.as_deref().filter(|_| replaced.is_none());
    // 全国海关 is whom the report is about: the one to ask reports.
    let is_scope = |name: &str| ["全国", "全省", "全市", "全县", "全区"].iter().any(|scope| name.starts_with(scope));
    let title_agency = title_agency.filter(|name| office_agency.is_none() || !is_scope(name));
    let mut places = evidence::Named::default();
    places.add(AgencyPlace::Given, known.agency);
    places.add(if found.below { AgencyPlace::BelowTitle } else { AgencyPlace::Title }, title_agency);
    places.add(AgencyPlace::Opening, named.agency.as_deref().filter(|name| !agency_name::is_replaced(name)));
    places.add(AgencyPlace::Signature, signer.as_deref());
    places.add(AgencyPlace::Office, office_agency.as_deref());
    if replaced.is_none() {
        let of_page = agency::in_label(&labels).or_else(|| agency::in_label(&preface)).filter(|name| !agency_name::is_replaced(name));
        places.add(AgencyPlace::Page, of_page.as_deref());
    }
    let sheet = sheet(document);
    places.add(AgencyPlace::Page, sheet.as_deref().and_then(agency_of_sheet).as_deref());
    if replaced.is_none() {
        places.add(AgencyPlace::Metadata, tags.agency());
    }
    let mut replaced = replaced;
    if places.agency().is_none() && replaced.is_none() {
        let of_prose = agency::in_prose(&opening, found.year.or(named_year).or(dates::year_of_prose(&prose)));
        replaced = of_prose.clone().filter(is_brand);
        places.add(AgencyPlace::Prose, of_prose.as_deref().filter(|name| !agency_name::is_replaced(name)));
    }
    if places.agency().is_none() && replaced.is_none() && found.title.is_none() {
        let rows = || labels.iter().map(|row| row.text.replace('|', ",")).collect::<Vec<_>>();
        replaced = brand_in_text(&opening).or_else(|| brand_in_text(&rows()));
    }
    let agency = places.agency().map(|name| agency::with_place(&name, &opening).filter(|_| known.agency.is_none()).unwrap_or(name));
    // The full name where the title has a short form of it.
    let agency = agency
        .map(|name| signer.clone().filter(|signer| known.agency.is_none() && agency_name::is_without_zone(&name, signer)).unwrap_or(name));
    contact.address = contact.address.take().map(|address| with_brackets(sequence, copy, address));
    if let (Some(office), Some(agency)) = (&contact.office, &agency) {
        contact.office = Some(agency::complete(office, agency));
    }
    let period = match stated {
        Some(dates::Stated::Period(start, end)) => Some((start, end)),
        _ => None,
    };
    let prose_year = dates::year_of_prose(&prose);
    let year = known
        .year
        .or(found.year)
        .or(named_year)
        .or(prose_year.filter(|_| period.is_none()))
        .or(period.map(|(start, _)| start.year()))
        .or_else(|| dates::year_before(published.or(signature.date)));
    let year = year.or_else(|| sheet.as_deref().and_then(title::year_in));
    // The text's own year rather than that of a period that is another's.
    let year = match (known.year.or(found.year).or(named_year), prose_year, period) {
        (None, Some(prose), Some((start, _))) if prose == start.year().saturating_add(1) => Some(prose),
        _ => year,
    };
    // A file without its opening speaks of its year in the other sections.
    let year = year.or_else(|| {
        let lines = folded(sequence, copy.lines.start..copy.lines.end.min(copy.lines.start + WITHOUT_OPENING));
        dates::year_of_prose(&lines.iter().collect::<Vec<_>>())
    });

    let period_of_text = period.map(|(start, end)| Period { start, end });
    let is_school = is_school(found.title.as_deref(), agency.as_deref(), period_of_text.as_ref());
    let (agency_name, signer) = (agency.as_deref(), signer.as_deref());
    let author = named.agency.as_deref().filter(|_| title_agency.is_some() && known.agency.is_none());
    let agency_evidence = agency_name.and_then(|name| places.evidence(name));
    let facts = Facts {
        year,
        title_year: found.year,
        opening_year: named_year,
        prose_year,
        period: stated,
        published,
        signed: signature.date,
        agency: agency_name,
        place: agency_evidence.as_ref().and_then(|evidence| evidence.found_in.first().copied()),
        signer,
        author,
        replaced: replaced.as_deref().filter(|_| known.agency.is_none()),
        tagged: tags.titled.as_deref().filter(|_| known.agency.is_none()),
        source: tags.source.as_deref().filter(|_| known.agency.is_none()),
        is_school,
    };
    conflicts::check(&facts, places::Places::of(sequence, copy), out);
    let written =
        |name: &Option<String>| name.as_deref().and_then(|name| as_written(sequence, copy, name)).filter(|raw| Some(raw) != name.as_ref());
    let (title, agency) =
        (found.title.map(|title| with_brackets(sequence, copy, title)), agency.map(|name| with_brackets(sequence, copy, name)));
    let raw = RawMeta { title: written(&title), agency: written(&agency) };
    Meta { title, agency, agency_evidence, year, period: period_of_text, published, signed: signature.date, contact, raw }
}

/// What is on the line above a title that names no agency, where it ends like an agency's name and is none.
fn brand_above(preface: &[FoldedLine], found: &title::Title) -> Option<String> {
    /// Characters of such a name.
    const NAME: std::ops::RangeInclusive<usize> = 4..=60;
    let above = preface.get(..found.lines.start).filter(|_| found.title.is_some() && found.agency.is_none())?;
    let line = above.iter().rev().find(|line| !line.text.is_empty())?;
    let name = tidy(&line.text);
    let is_brand = agency_name::is_brand(&name) && agency_name::ends_like_name(&name) && NAME.contains(&name.chars().count());
    is_brand.then_some(name)
}

/// What is in the place of the agency's name in a text without a title, where it is a brand: 365打水账号气象局.
fn brand_in_text(opening: &[String]) -> Option<String> {
    /// Paragraphs of an opening, and characters of such a name.
    const PARAGRAPHS: usize = 10;
    const NAME: std::ops::RangeInclusive<usize> = 4..=80;
    let signs = [',', '，', '。', ';', '；', '(', ')', '（', '）', '《', '》', '“', '”', '"', ':', '：', ' '];
    opening.iter().take(PARAGRAPHS).flat_map(|text| text.split(signs)).find_map(|clause| {
        // In a row of several it is in the place of another's name: 向人民网、某赢体育局投稿.
        let has_letters = || clause.contains('_') || clause.chars().any(|c| c.is_ascii_alphabetic());
        // 365体育备用网址某局: digits that are no year's.
        let has_number = || {
            clause.match_indices(grammar::is_digit).any(|(at, _)| {
                let behind = clause.get(at + 1..).unwrap_or("");
                ["体育", "彩票", "娱乐", "网"].iter().any(|word| behind.starts_with(word))
            })
        };
        let is_made_up = !clause.contains('、') && (has_letters() || has_number());
        let brand = Some(clause).filter(|clause| is_made_up && agency_name::is_brand(clause))?;
        let first = ["政府", "委员会", "局", "厅"].iter().filter_map(|end| brand.find(end)).min().unwrap_or(brand.len());
        let leads = ["可在", "请与", "由", "现将", "年"].iter().filter_map(|lead| brand.find(lead).map(|at| at + lead.len()));
        let start = leads.filter(|start| *start < first).min();
        let name = brand.get(start.unwrap_or(0)..)?;
        let end = ["政府", "委员会", "局", "厅", "办公室"].iter().filter_map(|end| name.find(end).map(|at| at + end.len())).min()?;
        let name = name.get(..end).filter(|name| agency_name::is_brand(name) && NAME.contains(&name.chars().count()))?;
        Some(name.to_owned())
    })
}

/// Whether a report is one of a school or a hospital, which report by rules of their own: by its title, its agency, or its school year.
pub(super) fn is_school(title: Option<&str>, agency: Option<&str>, period: Option<&Period>) -> bool {
    let is_school_year = |period: &Period| period.start.month_day() == (9, 1) && period.end.month_day() == (8, 31);
    title.is_some_and(|title| title.contains("学年")) || agency.is_some_and(agency_name::is_school) || period.is_some_and(is_school_year)
}

/// The name of the sheet that all of the report is on.
fn sheet(document: &Document<'_>) -> Option<String> {
    match document.divisions.as_slice() {
        [sheet] if sheet.is_sheet && sheet.block == 0 => Some(fold::plain(&sheet.name.content)),
        _ => None,
    }
}

/// The agency that the name of a sheet is: 水利局, 3.石桥镇.
pub(super) fn agency_of_sheet(name: &str) -> Option<String> {
    let bare = name.trim_matches(|c: char| !is_han(c));
    let is_name = (3..=40).contains(&bare.chars().count())
        && bare.chars().all(|c| is_han(c) || matches!(c, '(' | ')'))
        && (agency_name::ends_like_name(bare) || bare.ends_with(['镇', '乡', '县', '区', '市', '旗', '省']) || bare.ends_with("街道"));
    is_name.then(|| bare.to_owned())
}

/// The rows of tables above the text, which name the agency and the day: 发布机构 | X | 发布日期 | 2026-01-19.
fn labelled_rows(sequence: &Sequence<'_>, copy: &Copy, first: usize) -> Vec<FoldedLine> {
    let end = sequence.lines.get(first).map_or(copy.pieces.end, |line| line.piece);
    let mut rows: Vec<FoldedLine> = Vec::new();
    let mut row = None;
    let segments = sequence.segments.iter().filter(|segment| segment.flow.has_rows() && segment.pieces.start < end);
    for piece in segments.flat_map(|segment| sequence.pieces.get(segment.pieces.start..segment.pieces.end.min(end)).unwrap_or_default()) {
        if rows.len() > PREFACE || piece.text.len() > 400 {
            continue;
        }
        let text = fold::plain(piece.text);
        match rows.last_mut().filter(|_| row == Some(piece.row)) {
            Some(last) if last.text.len() > MAX_LINE_LENGTH => {}
            Some(last) => {
                last.text.push('|');
                last.text.push_str(&text);
            }
            None => rows.push(FoldedLine { text, heading: false, link: None }),
        }
        row = Some(piece.row);
    }
    rows
}

/// Folded text without spaces beside Chinese characters.
pub(super) fn tidy(text: &str) -> String {
    fold::close_up(text)
}
