//! Where another report starts: a title of another agency or another year, and the sections or tables start over below it.

use std::ops::Range;

use super::furniture;
use super::meta::{self, Overrides, damaged_title, title};
use super::pieces::{Kind, Sequence, TextLine};
use super::sections::{Copy, Heading};
use crate::document::{Division, Document, Span, Start};
use crate::error::Error;
use crate::form::{self, Meaning};
use crate::lex::fold;
use crate::limits;
use crate::meter::Meter;
use crate::report::agency_name;

/// A report of the file.
#[derive(Debug)]
pub struct Part {
    /// What it is called where others are listed.
    pub name: String,
    /// Where it starts in the document.
    pub start: Start,
    /// Whether it is an annex of the report before, and no report of the file's own.
    pub is_annex: bool,
}

/// What a file holds.
#[derive(Debug, Default)]
pub struct Parts {
    /// The reports after the first one's title; none where the file holds one report.
    pub parts: Vec<Part>,
    /// A title of another agency below which the sections go on.
    pub doubtful: Option<(String, Span)>,
}

/// Whose report it is.
#[derive(Clone, Debug, Default)]
struct Owner {
    title: Option<String>,
    agency: Option<String>,
    year: Option<u16>,
    /// Whether the title names the agency, which others leave out of their contact or write in short.
    titled: bool,
}

impl Owner {
    /// Whether both are known and not the same.
    fn is_other(&self, other: &Self) -> bool {
        self.is_other_agency(other) || self.year.zip(other.year).is_some_and(|(a, b)| a != b)
    }

    fn is_other_agency(&self, other: &Self) -> bool {
        let (Some(a), Some(b)) = (&self.agency, &other.agency) else { return false };
        if agency_name::is_masked(a) || agency_name::is_masked(b) {
            return false;
        }
        if agency_name::is_romanised(a) || agency_name::is_romanised(b) {
            return !agency_name::is_same_but_for_pinyin(a, b);
        }
        if self.titled && other.titled { !agency_name::is_same_reporter(a, b) } else { !agency_name::is_same(a, b) }
    }
}

/// A line that may be the title of a report, or a sheet or page that has a name.
struct Titled {
    owner: Owner,
    /// Its lines.
    lines: Range<usize>,
    /// Its first piece.
    piece: usize,
    /// The division of the document that starts here, where there is one.
    division: Option<Start>,
    is_sheet: bool,
    is_annex: bool,
}

/// A section's heading or the first row of a table, by piece.
#[derive(Clone, Copy, Debug)]
struct Mark {
    piece: usize,
    number: u8,
}

/// The report that is being walked through.
struct Current {
    owner: Owner,
    /// The first and the last mark.
    marks: Option<(u8, u8)>,
    /// Whether the text of a report follows its title.
    opened: bool,
    is_annex: bool,
}

/// Finds the reports in a document.
///
/// # Errors
/// `limit-exceeded` where there is more to look at than the limits allow.
pub fn find(sequence: &Sequence<'_>, copies: &[Copy], document: &Document<'_>, meter: &Meter) -> Result<Parts, Error> {
    let mut titles = titles(sequence, copies, meter)?;
    let mut found = Parts::default();
    let differs = |(a, b): (&Titled, &Titled)| a.owner.is_other(&b.owner);
    let mut is_several = titles.iter().zip(titles.iter().skip(1)).any(differs);
    // Of a file that goes on in one way nothing more is asked.
    let marks = if document.divisions.len() > 1 || !document.divisions.is_empty() && document.title.is_some() {
        let marks = marks(sequence, copies, meter)?;
        let divisions = divisions(sequence, document, &mut titles, &marks);
        is_several |= !divisions.is_empty() || titles.iter().zip(titles.iter().skip(1)).any(differs);
        titles.extend(divisions);
        titles.sort_by_key(|titled| titled.piece);
        Some(marks)
    } else {
        None
    };
    let untitled = untitled(sequence, copies, document, &titles, meter)?;
    if is_several || !titles.is_empty() && !untitled.is_empty() || untitled.len() > 1 {
        titles.extend(untitled);
        titles.sort_by_key(|titled| titled.piece);
        let marks = marks.map_or_else(|| self::marks(sequence, copies, meter), Ok)?;
        walk(sequence, &marks, titles, &mut found);
    }
    // One annex belongs to its report; of several, each is one.
    if found.parts.iter().filter(|part| part.is_annex).count() > 1 {
        found.parts.iter_mut().for_each(|part| part.is_annex = false);
    }
    Ok(found)
}

fn walk(sequence: &Sequence<'_>, marks: &[Mark], all: Vec<Titled>, found: &mut Parts) {
    let first = all.first().map_or(0, |titled| titled.piece);
    let marks_before = extent(marks, 0..first);
    let mut current = Current { owner: Owner::default(), marks: marks_before, opened: false, is_annex: false };
    let ends = all.iter().skip(1).map(|titled| (titled.piece, titled.lines.start));
    let ends: Vec<_> = ends.chain([(sequence.pieces.len(), sequence.lines.len())]).collect();
    let mut floor = 0;
    for (titled, (end, next)) in all.into_iter().zip(ends) {
        let own = extent(marks, titled.piece..end);
        let text = sequence.lines.get(titled.lines.end..next).unwrap_or_default();
        let opens = opens_report(text);
        let is_untouched = current.marks.is_none() && !current.opened;
        let is_next = if titled.is_sheet { is_next_sheet(&current, &titled, own) } else { current.owner.is_other(&titled.owner) };
        if is_untouched && (current.owner.agency.is_none() || titled.owner.titled) {
            current = Current { owner: titled.owner, marks: own, opened: opens, is_annex: titled.is_annex };
        } else if !is_next {
            current.marks = joined(current.marks, own);
            current.opened |= opens;
            if current.owner.agency.is_none() {
                current.owner = titled.owner;
            }
        } else if titled.is_sheet || starts(&current, &titled, own, opens, own.is_none() && holds_rows(sequence, titled.piece..end), text) {
            let top = top(sequence, titled.lines.start, floor);
            let at = titled.division.or_else(|| sequence.lines.get(top).map(|line| line.start));
            let is_new = at.is_some_and(|at| found.parts.last().map_or(Start::default(), |part| part.start) < at);
            if let Some(start) = at.filter(|_| is_new) {
                let is_annex = titled.is_annex && !current.is_annex && found.parts.is_empty();
                found.parts.push(Part { name: titled.owner.name(), start, is_annex });
                current = Current { owner: titled.owner, marks: own, opened: opens, is_annex: titled.is_annex };
            } else {
                found.doubt(sequence, &titled);
                current.marks = joined(current.marks, own);
            }
        } else {
            if own.is_some() && titled.owner.is_other_agency(&current.owner) {
                found.doubt(sequence, &titled);
            }
            current.marks = joined(current.marks, own);
        }
        floor = titled.lines.end;
    }
}

/// Whether a sheet holds another report than the sheets before it: the form starts over, and nothing says that it is of the
/// same agency and year. After a report with a title a sheet that says neither may hold a second copy, whose differences are reported.
fn is_next_sheet(current: &Current, sheet: &Titled, own: Option<(u8, u8)>) -> bool {
    let (Some((start, last)), Some((first, _))) = (current.marks, own) else { return false };
    if current.owner.titled && sheet.owner.agency.is_none() && sheet.owner.year.is_none() {
        return false;
    }
    let is_other = current.owner.is_other(&sheet.owner);
    let is_same = current.owner.agency.is_some() && sheet.owner.agency.is_some() && !is_other;
    first <= if is_other { last } else { start } && !is_same
}

impl Owner {
    /// What the name of a sheet says: 水利局, 2023年.
    fn of_sheet(sheet: &Division<'_>) -> Self {
        let name = fold::plain(&sheet.name.content);
        Self { agency: meta::agency_of_sheet(&name), year: title::year_in(&name), title: Some(name), titled: false }
    }

    /// What the own title of a page says, where it is a report's.
    fn of_page(page: &Division<'_>) -> Option<Self> {
        let title = title::of_page(&page.name)?;
        let agency = title.agency.filter(|name| is_reporter(name, title.year))?;
        Some(Self { title: title.title, agency: Some(agency), year: title.year, titled: true })
    }

    fn name(&self) -> String {
        match (&self.title, &self.agency) {
            (Some(title), Some(agency)) if !title.contains(agency.as_str()) => format!("{agency}{title}"),
            (Some(title), _) => title.clone(),
            (None, Some(agency)) => agency.clone(),
            (None, None) => String::new(),
        }
    }
}

impl Parts {
    fn doubt(&mut self, sequence: &Sequence<'_>, titled: &Titled) {
        if self.doubtful.is_none() {
            let line = sequence.lines.get(titled.lines.start).filter(|_| !titled.is_sheet).map(|line| line.span);
            let span = line.or_else(|| sequence.piece(titled.piece).map(|piece| piece.span));
            self.doubtful = span.map(|span| (titled.owner.name(), span));
        }
    }
}

/// Whether a report starts below a title of another owner.
fn starts(current: &Current, titled: &Titled, own: Option<(u8, u8)>, opens: bool, holds_rows: bool, text: &[TextLine<'_>]) -> bool {
    let Some((first, _)) = own else {
        if holds_rows {
            return true;
        }
        // A text without a section: cut, or a list with its summaries. The report before goes on where its own name follows.
        let signs = |line: &&TextLine<'_>| line.free && line.link.is_none() && agency_name::is_name(line.text);
        let names: Vec<Owner> =
            text.iter().filter(signs).map(|line| Owner { agency: Some(fold::plain(line.text)), ..Owner::default() }).collect();
        let is_own = |name: &Owner| !name.is_other_agency(&current.owner) && name.is_other_agency(&titled.owner);
        return opens && !names.iter().any(is_own);
    };
    match current.marks {
        None => true,
        Some((_, last)) if titled.owner.is_other_agency(&current.owner) => first <= last,
        // The title of another year is on pages of the same report too.
        Some((start, _)) => first <= start,
    }
}

/// Whether the text of a report opens here: it names the Regulation in a sentence.
fn opens_report(text: &[TextLine<'_>]) -> bool {
    /// Bytes of a sentence that says more than a summary in a list.
    const LENGTH: usize = 90;
    /// Lines that are looked at.
    const LINES: usize = 30;
    let is_opening = |line: &TextLine<'_>| {
        line.link.is_none()
            && line.text.len() >= LENGTH
            && line.text.contains('。')
            && (line.text.contains("条例") || line.text.contains("條例"))
    };
    text.iter().take(LINES).any(is_opening)
}

/// Whether rows of the form stand among some pieces, whose headings and first rows are gone: labels, and the values of a row.
fn holds_rows(sequence: &Sequence<'_>, pieces: Range<usize>) -> bool {
    /// Labels and values of rows, which no list of titles has.
    const LABELS: usize = 3;
    const VALUES: usize = 7;
    /// Bytes of a label.
    const LENGTH: usize = 120;
    let own = sequence.pieces.get(pieces).unwrap_or_default();
    let is_row = |text: &str| form::lookup(&fold::key(text)).is_some_and(|own| own.iter().any(|own| matches!(own, Meaning::Row(_))));
    let mut labels = own.iter().filter(|piece| piece.kind == Kind::Word && piece.text.len() <= LENGTH && is_row(piece.text));
    own.iter().filter(|piece| piece.kind.is_value()).nth(VALUES - 1).is_some() && labels.nth(LABELS - 1).is_some()
}

fn joined(a: Option<(u8, u8)>, b: Option<(u8, u8)>) -> Option<(u8, u8)> {
    match (a, b) {
        (Some((first, _)), Some((_, last))) => Some((first, last)),
        (a, b) => a.or(b),
    }
}

/// The first and the last mark among some pieces.
fn extent(marks: &[Mark], pieces: Range<usize>) -> Option<(u8, u8)> {
    let from = marks.partition_point(|mark| mark.piece < pieces.start);
    let to = marks.partition_point(|mark| mark.piece < pieces.end);
    let own = marks.get(from..to)?;
    Some((own.first()?.number, own.last()?.number))
}

/// The first row of Table III, in the words of either side of the strait.
const FIRST_REQUESTS: [&str; 2] = ["本年新收政府信息公开申请", "本年新收政府资讯公开申请"];

/// Headings, and the rows that tables begin with, in their order.
fn marks(sequence: &Sequence<'_>, copies: &[Copy], meter: &Meter) -> Result<Vec<Mark>, Error> {
    meter.work(sequence.pieces.len() * limits::MARK_STEPS)?;
    let of_heading = |heading: &Heading| sequence.lines.get(heading.line).map(|line| Mark { piece: line.piece, number: heading.number });
    let mut marks: Vec<Mark> = copies.iter().flat_map(|copy| &copy.headings).filter_map(of_heading).collect();
    for (piece, own) in sequence.pieces.iter().enumerate().filter(|(_, piece)| piece.kind == Kind::Word && piece.text.len() < 120) {
        if own.text.contains("新收") && FIRST_REQUESTS.iter().any(|words| fold::key(own.text).contains(words)) {
            marks.push(Mark { piece, number: 3 });
        } else if own.text.contains("二十") && fold::key(own.text).contains("第二十条第一项") {
            marks.push(Mark { piece, number: 2 });
        }
    }
    marks.sort_by_key(|mark| mark.piece);
    Ok(marks)
}

/// Lines above and below the last of a title that may belong to it.
const ABOVE: usize = 6;
const BELOW: usize = 5;

/// Bytes of the last line of a title.
const MAX_LENGTH: usize = 300;

/// The lines that are titles of an agency's report and stand for themselves; the heading of a section is none.
fn titles(sequence: &Sequence<'_>, copies: &[Copy], meter: &Meter) -> Result<Vec<Titled>, Error> {
    // Headings ascend over the copies too.
    let headings: Vec<usize> = copies.iter().flat_map(|copy| &copy.headings).map(|heading| heading.line).collect();
    let is_heading = |at: usize| headings.binary_search(&at).is_ok();
    let may_end = |line: &TextLine<'_>| {
        line.link.is_none()
            && line.text.len() <= MAX_LENGTH
            && !line.text.contains('。')
            && (["报", "報", "情况", "情況"].iter().any(|word| line.text.contains(word)) || damaged_title::may_end(line.text))
            && !line.text.trim_start().starts_with(['《', '〈', '“'])
    };
    let mut found: Vec<Titled> = Vec::new();
    for (at, line) in sequence.lines.iter().enumerate().filter(|(at, line)| may_end(line) && !is_heading(*at)) {
        if furniture::is_furniture(line) || !meta::folded(sequence, at..at + 1).first().is_some_and(title::may_end_on) {
            continue;
        }
        let floor = at.saturating_sub(ABOVE).max(found.last().map_or(0, |last| last.lines.end)).min(at);
        let around = sequence.lines.get(floor..(at + BELOW).min(sequence.lines.len())).unwrap_or_default();
        let length: usize = around.iter().map(|line| line.text.len().min(meta::MAX_LINE_LENGTH)).sum();
        meter.work(length * limits::OPENING_STEPS)?;
        let window = meta::folded(sequence, floor..at + BELOW);
        let Some(title) = title::ending_on(&window, at - floor) else { continue };
        let Some(agency) = title.agency.filter(|name| is_reporter(name, title.year)) else { continue };
        let lines = title.lines.start + floor..at + 1;
        let is_annex = is_annex(sequence, lines.start);
        let owner = Owner { title: title.title, agency: Some(agency), year: title.year, titled: true };
        let piece = sequence.lines.get(lines.start).map_or(0, |line| line.piece);
        found.push(Titled { owner, lines, piece, division: None, is_sheet: false, is_annex });
    }
    Ok(found)
}

/// The sheets, and the pages whose own title is that of a report, where no line before their sections names the agency; a title
/// that does takes the start of its sheet or page.
fn divisions(sequence: &Sequence<'_>, document: &Document<'_>, titles: &mut [Titled], marks: &[Mark]) -> Vec<Titled> {
    let places = || sequence.divisions.iter().zip(&document.divisions);
    let nexts = places().skip(1).map(|((piece, _), _)| *piece).chain([sequence.pieces.len()]);
    let mut found = Vec::new();
    for ((&(piece, line), division), next) in places().zip(nexts) {
        let mark = marks.get(marks.partition_point(|mark| mark.piece < piece)).map_or(next, |mark| mark.piece.min(next));
        let start = Some(Start { block: division.block, ..Start::default() });
        let own = titles.partition_point(|titled| titled.piece < piece)..titles.partition_point(|titled| titled.piece <= mark);
        let own = titles.get_mut(own).unwrap_or_default();
        for titled in own.iter_mut() {
            titled.division = start;
            let year = titled.owner.year.or_else(|| title::year_in(&division.name.content).filter(|_| division.is_sheet));
            titled.owner.year = year;
        }
        if !own.is_empty() || piece == next {
            continue;
        }
        let owner = if division.is_sheet { Some(Owner::of_sheet(division)) } else { Owner::of_page(division) };
        let titled = |owner| Titled { owner, lines: line..line, piece, division: start, is_sheet: division.is_sheet, is_annex: false };
        found.extend(owner.map(titled));
    }
    found
}

/// Whether a title names the agency that reports, rather than many or none.
fn is_reporter(name: &str, year: Option<u16>) -> bool {
    const MANY: [&str; 12] = ["全市", "全县", "全区", "全省", "我市", "我县", "我区", "本", "各", "部门", "历年", "往年"];
    !MANY.iter().any(|word| name.starts_with(word))
        && (!agency_name::is_replaced(name) || agency_name::is_romanised(name))
        && (year.is_some() || agency_name::ends_like_name(name) || name.ends_with(['省', '市', '县', '区', '旗', '镇', '乡']))
}

/// Whether a title is that of an annex: 附件1：…, or 附件 on the line above.
fn is_annex(sequence: &Sequence<'_>, line: usize) -> bool {
    let starts = |line: Option<&TextLine<'_>>, is_alone: bool| {
        line.is_some_and(|line| {
            let text = fold::plain(line.text);
            let text = text.trim_start();
            ["附件", "附录", "附:", "附："].iter().any(|word| text.starts_with(word)) && (!is_alone || text.chars().count() <= 6)
        })
    };
    starts(sequence.lines.get(line), false) || starts(line.checked_sub(1).and_then(|above| sequence.lines.get(above)), true)
}

/// Copies without a title of their own that another agency signs, with the first where it has none either.
fn untitled(
    sequence: &Sequence<'_>,
    copies: &[Copy],
    document: &Document<'_>,
    titles: &[Titled],
    meter: &Meter,
) -> Result<Vec<Titled>, Error> {
    let mut found = Vec::new();
    let none = Document::default();
    for (number, copy) in copies.iter().enumerate() {
        let first = copy.headings.first().map_or(copy.lines.end, |heading| heading.line);
        let before = if number == 0 { 0 } else { copies.get(number - 1).and_then(|copy| copy.headings.last()).map_or(0, |last| last.line) };
        if is_titled_above(copies, titles, copy, first) {
            continue;
        }
        if titles.iter().any(|titled| (before..=first).contains(&titled.lines.start)) || copies.len() < 2 && titles.is_empty() {
            continue;
        }
        copy.pay_for_opening(sequence, meter)?;
        let own = if number == 0 { document } else { &none };
        if let Some(owner) = owner(sequence, copy, own) {
            let start = if number == 0 { 0 } else { title_above(sequence, before + 1..first) };
            let piece = sequence.lines.get(start).map_or(0, |line| line.piece);
            found.push(Titled { owner, lines: start..start, piece, division: None, is_sheet: false, is_annex: false });
        }
    }
    Ok(found)
}

/// Whether a title stands above the first heading of a copy, with nothing between them but the sections before it: a report that
/// lacks one of them starts over where the report before it does.
fn is_titled_above(copies: &[Copy], titles: &[Titled], copy: &Copy, first: usize) -> bool {
    let (Some(own), Some(title)) = (copy.headings.first(), titles.iter().rev().find(|titled| titled.lines.start <= first)) else {
        return false;
    };
    let between = copies.iter().flat_map(|copy| &copy.headings).filter(|heading| (title.lines.start..first).contains(&heading.line));
    let mut last = 0;
    let ascends = |heading: &Heading| std::mem::replace(&mut last, heading.number) < heading.number;
    between.into_iter().all(ascends) && last < own.number
}

/// Where the title is that names no agency, else the first heading.
fn title_above(sequence: &Sequence<'_>, lines: Range<usize>) -> usize {
    let from = lines.start.max(lines.end.saturating_sub(meta::PREFACE));
    let window = meta::folded(sequence, from..lines.end);
    let ends = (0..window.len()).rev();
    ends.filter_map(|end| title::ending_on(&window, end)).map(|title| title.lines.start + from).next().unwrap_or(lines.end)
}

/// Who a file says that it is of.
fn owner(sequence: &Sequence<'_>, copy: &Copy, document: &Document<'_>) -> Option<Owner> {
    let meta = meta::read(sequence, copy, document, Overrides::default(), &mut Vec::new());
    meta.agency.is_some().then_some(Owner { title: meta.title, agency: meta.agency, year: None, titled: false })
}

/// The first line of a page whose report has its title here: lines that say who published it and when are above.
fn top(sequence: &Sequence<'_>, title: usize, floor: usize) -> usize {
    /// Lines of such a block.
    const MAX_COUNT: usize = 12;
    const LABELS: [&str; 16] = [
        "索引号",
        "发布机构",
        "发布单位",
        "发布日期",
        "发布时间",
        "公开日期",
        "成文日期",
        "生成日期",
        "发文机关",
        "文号",
        "主题",
        "来源",
        "信息来源",
        "信息名称",
        "附件",
        "附录",
    ];
    let is_label = |line: &TextLine<'_>| {
        let text = fold::key(line.text);
        line.text.len() <= 240 && !line.text.contains('。') && LABELS.iter().any(|label| text.starts_with(label))
    };
    let mut top = title;
    while top > floor && title - top < MAX_COUNT && sequence.lines.get(top - 1).is_some_and(is_label) {
        top -= 1;
    }
    top
}
