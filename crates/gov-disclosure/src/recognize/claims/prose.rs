//! The prose of a copy: paragraphs by section, folded, with the way back to the source.

use crate::document::Span;
use crate::form::Phrase;
use crate::lex::fold::{self, Folded};
use crate::lex::grammar::is_digit;
use crate::lex::outline::{Numbering, numbering};
use crate::limits;
use crate::recognize::draft::Cells;
use crate::recognize::meta::is_site_footer;
use crate::recognize::pieces::{Sequence, TextLine};
use crate::recognize::sections::Copy;
use crate::recognize::statistics::before_table;

/// A paragraph.
#[derive(Debug)]
pub struct Paragraph<'d> {
    /// Its section, 1 to 6.
    pub section: Option<u8>,
    /// Whether it is under a heading on requests (依申请公开).
    pub on_requests: bool,
    /// Whether its section is on reconsiderations and litigations, in a report on 2008 to 2018.
    pub on_remedies: bool,
    /// Its folded text.
    pub text: String,
    lines: Vec<Line<'d>>,
}

/// A line of a paragraph.
#[derive(Debug)]
struct Line<'d> {
    /// Where it starts in the paragraph's text.
    at: usize,
    source: TextLine<'d>,
    folded: Folded,
}

/// Bytes of a paragraph: longer ones are split at a line.
const MAX_LENGTH: usize = 60_000;

/// Characters of a line that was broken because the page was full.
const FULL: usize = 25;

impl Line<'_> {
    /// Where the part of a range of the paragraph's text is that is on this line, or after its start.
    fn span(&self, start: usize, end: usize) -> Span {
        self.source.span_of(self.folded.source(start.max(self.at) - self.at..end.max(self.at) - self.at))
    }
}

impl Paragraph<'_> {
    /// Where a range of the text is in the source.
    pub fn span(&self, start: usize, end: usize) -> Span {
        let line = |place: usize| self.lines.iter().rev().find(|line| line.at <= place);
        match (line(start), line(end.saturating_sub(1))) {
            (Some(first), Some(last)) => first.span(start, end).to(last.span(start, end)),
            _ => Span::default(),
        }
    }

    /// A range of the text as written.
    pub fn raw(&self, start: usize, end: usize) -> String {
        let mut out = String::new();
        for (k, line) in self.lines.iter().enumerate() {
            let next = self.lines.get(k + 1).map_or(self.text.len(), |next| next.at);
            let (from, to) = (start.max(line.at), end.min(next));
            if from < to {
                out.push_str(line.source.text.get(line.folded.source(from - line.at..to - line.at)).unwrap_or(""));
            }
        }
        out
    }
}

/// The paragraphs of a copy, in order, and where what is beyond the limit of prose starts. Sections two to four hold
/// tables: there, and on lines with one of the `cells`, only sentences count.
pub fn paragraphs<'d>(sequence: &Sequence<'d>, copy: &Copy, cells: &Cells) -> (Vec<Paragraph<'d>>, Option<Span>) {
    let starts = starts_outside_sections(copy, cells);
    let holds_cell = |line: Span| starts.get(starts.partition_point(|start| *start < line.start)).is_some_and(|start| *start < line.end);
    let mut out: Vec<Paragraph<'d>> = Vec::new();
    let (mut section, mut theme, mut is_open) = (None, Theme::default(), false);
    let mut headings = copy.headings.iter().peekable();
    let (mut left, mut unread) = (limits::PROSE, None);
    for index in copy.lines.clone() {
        let Some(line) = sequence.lines.get(index) else { break };
        let mut rest = copy.old.as_ref().map_or(*line, |tables| before_table(line, tables));
        if let Some(heading) = headings.next_if(|heading| heading.line == index) {
            (section, theme, is_open) = (Some(heading.number), Theme::default(), false);
            if copy.old.is_some() {
                theme = Theme::of_section(&heading.text);
            }
            // Text that runs on after the heading is prose.
            rest = behind(&rest, &heading.text);
        }
        if section >= Some(6) && is_site_footer(rest.text) {
            break;
        }
        let end = rest.text.floor_char_boundary(left);
        if end < rest.text.len() {
            unread = unread.or(Some(rest.span_of(end..rest.text.len())));
            rest = rest.part(0..end);
        }
        left -= end;
        let folded = Folded::new(rest.text);
        let mut text = folded.as_str().to_owned();
        // The words of Taiwan for 信息, as long as it is.
        if text.contains("资讯") {
            for (elsewhere, here) in ELSEWHERE {
                text = text.replace(elsewhere, here);
            }
        }
        let has_sentence = text.contains(['。', ';']);
        let is_of_table = copy.old.is_none() && matches!(section, Some(2..=4)) || holds_cell(rest.span);
        let is_prose = has_sentence || !is_of_table && (line.free || text.chars().count() >= FULL);
        let is_of_page = section.is_none() && is_of_page(&text);
        if text.trim().is_empty() || !is_prose || is_of_page {
            is_open &= text.trim().is_empty();
            continue;
        }
        let is_item = out.last().is_some_and(|last| is_next_item(&last.text, &text));
        is_open = is_item || !theme.enter(&text) && is_open;
        let goes_on = text.chars().count() >= FULL && !text.ends_with(['。', ';', ')', '!', '?', ':']);
        let piece = |at| Line { at, source: rest, folded };
        match out.last_mut().filter(|last| is_open && last.text.len() < MAX_LENGTH) {
            Some(last) => {
                last.lines.push(piece(last.text.len()));
                last.text.push_str(&text);
            }
            None => {
                let Theme { on_requests, on_remedies, .. } = theme;
                out.push(Paragraph { section, on_requests, on_remedies, lines: vec![piece(0)], text });
            }
        }
        is_open = goes_on;
    }
    (out, unread)
}

/// How Taiwan writes the words of disclosure, and how they are written here, in as many bytes.
const ELSEWHERE: [(&str, &str); 3] = [("政府资讯", "政府信息"), ("资讯公开", "信息公开"), ("公开资讯", "公开信息")];

/// Whether a line above the text is the page's own: 发布时间:2024-01-30 来源:某局 浏览:1234次.
fn is_of_page(line: &str) -> bool {
    let is_short = !line.contains('。') && line.chars().count() <= 120;
    is_short
        && (Phrase::PageCounter.is_in(line)
            || Phrase::Picture.is_at_end(line.trim_end())
            || Phrase::BesideDay.texts().filter(|word| line.contains(word)).count() > 1)
}

/// Whether a line is an item of the numbered list that the paragraph before it opens: 其中:1.机构3条; before 2.文件4条;.
fn is_next_item(before: &str, line: &str) -> bool {
    let Some(Numbering::Arabic(number)) = numbering(line).0 else { return false };
    let before = before.trim_end();
    let sentence = before.rsplit('。').next().unwrap_or("");
    let opens = || ["其中", "如下", "具体为", "包括"].iter().any(|word| sentence.contains(word)) && sentence.contains(is_digit);
    match number {
        1 => before.ends_with(':') && opens(),
        _ => before.ends_with(';') && opens() && sentence.contains(&format!("{}.", number - 1)),
    }
}

/// Where the cells of the tables start, in order; none where each table is in its own section.
fn starts_outside_sections(copy: &Copy, cells: &Cells) -> Vec<u32> {
    if (2..=4).all(|number| copy.headings.iter().any(|heading| heading.number == number)) {
        return Vec::new();
    }
    let mut starts: Vec<u32> = cells.values().filter_map(|cell| cell.span()).map(|span| span.start).collect();
    starts.sort_unstable();
    starts
}

/// What is on a heading's line after the heading.
fn behind<'d>(line: &TextLine<'d>, heading: &str) -> TextLine<'d> {
    let mut left = fold::key(heading).chars().count();
    let mut end = line.text.len();
    for (at, c) in line.text.char_indices() {
        if left == 0 {
            end = at;
            break;
        }
        left -= usize::from(!fold::key(c.encode_utf8(&mut [0; 4])).is_empty()).min(left);
    }
    let text = line.text.get(end..).unwrap_or("").trim_start_matches(|c: char| !c.is_alphanumeric());
    line.part(line.text.len() - text.len()..line.text.len())
}

/// What the headings of a section and within it speak of.
#[derive(Debug, Default)]
struct Theme {
    on_requests: bool,
    level: u8,
    /// Whether the section's own heading speaks of requests.
    of_requests: bool,
    on_remedies: bool,
}

impl Theme {
    /// Of a section of a report on 2008 to 2018.
    fn of_section(heading: &str) -> Self {
        let on_remedies = ["复议", "诉讼"].iter().any(|word| heading.contains(word));
        let on_requests = heading.contains("申请");
        Self { on_requests, level: 0, of_requests: on_requests, on_remedies }
    }

    /// Takes note of a line; whether it starts something new.
    fn enter(&mut self, text: &str) -> bool {
        /// Characters in which a heading says what it is about.
        const HEAD: usize = 16;
        let (kind, rest) = numbering(text);
        let level = match kind {
            Some(Numbering::Top(_)) => 0,
            Some(Numbering::Bracketed(_)) => 1,
            Some(Numbering::Arabic(_)) => 2,
            // A line that starts with a mark may be the rest of the one before.
            Some(Numbering::Damaged) | None => return false,
        };
        let head: String = rest.chars().take(HEAD).collect();
        if ["依申请", "申请公开", "公开申请", "申请办理"].iter().any(|word| head.contains(word)) {
            (self.on_requests, self.level) = (true, level);
        } else if level <= self.level || !self.on_requests {
            (self.on_requests, self.level) = (self.of_requests, level);
        }
        true
    }
}
