//! What holds of every answer, whatever the input: the fuzz targets and the mutation test share it.

use gov_disclosure::{Cell, Field, Location, ParseOptions, Report, State, check, decode, parse, parse_explained, rules};

/// Reads an input and holds the answer against what must be so. `None` where it is refused.
pub fn read(bytes: &[u8]) -> Option<Report> {
    let options = ParseOptions::new();
    let answer = parse(bytes, &options);
    let explained = parse_explained(bytes, &options).map(|(report, _)| report);
    assert_eq!(answer, explained, "reading twice, once with its reasons, gives the same");
    match answer {
        Ok(report) => {
            if let Ok(Some(text)) = decode(bytes, &options) {
                Lines::of(&text).hold(&report);
            }
            report.cells.iter().filter(|(_, cell)| cell.state == State::Reported).for_each(|(field, cell)| stands_there(field, cell));
            Some(judge(report))
        }
        Err(error) => {
            let message = error.message();
            assert!(!message.zh.is_empty() && !message.en.is_empty() && !error.code().is_empty(), "an error says why");
            None
        }
    }
}

/// Checks a report and holds it, before and after, against what must be so; returns it checked.
pub fn judge(report: Report) -> Report {
    is_whole(&report);
    let checked = check(report.clone());
    is_whole(&checked);
    let mut bare = checked.clone();
    bare.cells.iter_mut().for_each(|(_, cell)| cell.derived = None);
    let mut before = report;
    for ((_, cell), (_, after)) in before.cells.iter_mut().zip(bare.cells.iter()) {
        cell.derived = None;
        // Ways of splitting digits that no sum allows go.
        cell.candidates = cell.candidates.take().filter(|_| after.candidates.is_some());
    }
    assert_eq!(before.cells, bare.cells, "checking changes no cell but for what the sums prove or rule out");
    assert_eq!(check(checked.clone()), checked, "checking twice changes nothing");
    checked
}

/// What holds of a report, read or from elsewhere.
pub fn is_whole(report: &Report) {
    let json = report.to_json();
    let again = Report::from_json(&json).unwrap_or_else(|error| panic!("our own JSON is taken: {error}\n{json}"));
    assert_eq!(again.to_json(), json, "JSON comes back as it went");
    for (field, cell) in report.cells.iter() {
        assert_eq!(cell.state == State::Reported, cell.value.is_some(), "{field}: {cell:?}");
        assert!(cell.candidates.is_none() || cell.state == State::Lost, "{field}: {cell:?}");
        assert!(cell.derived.is_none() || cell.state != State::Reported, "{field}: {cell:?}");
    }
    for claim in &report.claims {
        assert!(claim.of.is_none_or(|of| (of as usize) < report.claims.len()), "{claim:?}");
    }
    for diagnostic in &report.diagnostics {
        assert!(!diagnostic.message.zh.is_empty() && !diagnostic.message.en.is_empty(), "{diagnostic:?}");
        assert!(rules().any(|rule| diagnostic.rule == rule.id), "{diagnostic:?}");
    }
}

/// A reported value is in the text of its cell; for plain counts it is that very number.
fn stands_there(field: Field, cell: &Cell) {
    let raw = cell.raw.as_deref().unwrap_or_else(|| panic!("{field}: a value without its text"));
    let folded: String = raw.chars().filter(|c| !c.is_whitespace()).map(ascii).collect();
    assert!(folded.chars().any(is_numeral), "{field}: {cell:?}");
    assert!(cell.location.is_some(), "{field}: {cell:?}");
    let is_plain = !folded.is_empty() && folded.chars().all(|c| c.is_ascii_digit() || ",+-".contains(c));
    if is_plain && !field.unit().is_money() {
        let plain: String = folded.chars().filter(|c| !"+,".contains(*c)).collect();
        assert_eq!(cell.value.map(|value| value.to_string()), plain.parse::<i64>().ok().map(|count| count.to_string()), "{field}: {raw}");
    }
}

fn ascii(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        // Radicals that PDF producers write for numerals.
        '⼀' => '一',
        '⼆' => '二',
        '⼋' => '八',
        '⼗' => '十',
        _ => c,
    }
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "〇零○一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟萬億兩".contains(c)
}

/// A text and where its lines start.
struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    fn hold(&self, report: &Report) {
        let cells = report.cells.iter().filter_map(|(_, cell)| cell.location.as_ref());
        let claims = report.claims.iter().filter_map(|claim| claim.location.as_ref());
        let findings = report.diagnostics.iter().flat_map(|diagnostic| &diagnostic.locations);
        let sections = report.sections.iter().map(|section| &section.location);
        let extras = report.extras.iter().filter_map(|extra| extra.location.as_ref());
        cells.chain(claims).chain(findings).chain(sections).chain(extras).for_each(|location| self.points_into(location));
        for (field, cell) in report.cells.iter().filter(|(_, cell)| cell.state == State::Reported) {
            let Some(Location::Text { byte: [start, end], .. }) = cell.location else { continue };
            let there = self.text.get(start as usize..end as usize).unwrap_or("");
            // A character reference may be a numeral.
            assert!(there.chars().map(ascii).any(|c| is_numeral(c) || c == '&'), "{field}: {cell:?} at {there:?}");
        }
    }

    fn points_into(&self, location: &Location) {
        let Location::Text { byte: [start, end], line, column } = *location else { panic!("{location:?} of a text") };
        let (start, end) = (start as usize, end as usize);
        assert!(start <= end, "{location:?}");
        assert!(self.text.get(start..end).is_some(), "{location:?} lies in the text, between characters");
        let known = self.starts.partition_point(|&from| from <= start);
        let from = self.starts[known - 1];
        let columns = self.text[from..start].chars().count() + 1;
        assert_eq!((line as usize, column as usize), (known, columns), "{location:?}");
    }
}
