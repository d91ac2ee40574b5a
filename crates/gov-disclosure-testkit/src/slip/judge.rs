//! What a slip may change in the reading of a text.

use std::fmt;
use std::ops::Range;

use gov_disclosure::{Field, Location, ParseOptions, Report, State, TableId, check, parse};

use super::{Change, Slip, Unit};

/// A value that nothing in the text bears out, and no warning names.
#[derive(Clone, Debug)]
pub struct Fault {
    /// The slip.
    pub slip: Slip,
    /// The cell.
    pub field: Field,
    /// What the text says.
    pub truth: String,
    /// What was read.
    pub read: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Slip { unit, change, at, .. } = &self.slip;
        write!(f, "{unit:?} {change:?} at byte {}: {}: {}, the text has {}", at.start, self.field, self.read, self.truth)
    }
}

/// A text as it is read without a slip: tests/gold.rs holds it against what people confirmed.
pub struct Reading<'t> {
    text: &'t str,
    report: Report,
    /// Each cell that was read, with its bytes.
    cells: Vec<(Field, Range<usize>)>,
}

fn read(text: &str) -> Option<Report> {
    parse(text.as_bytes(), &ParseOptions::new().with_encoding("utf-8")).ok().map(check)
}

fn value(report: &Report, field: Field) -> Option<String> {
    report.cell(field)?.value.map(|value| value.to_string())
}

impl<'t> Reading<'t> {
    /// Reads a text; `None` where it is refused.
    pub fn of(text: &'t str) -> Option<Self> {
        let report = read(text)?;
        let place = |(field, cell): (Field, &gov_disclosure::Cell)| match cell.location {
            Some(Location::Text { byte: [start, end], .. }) => Some((field, start as usize..end as usize)),
            _ => None,
        };
        let cells = report.cells.iter().filter_map(place).collect();
        Some(Self { text, report, cells })
    }

    /// Every value that a slip makes the reading say, and that neither is in the text nor has a warning.
    pub fn faults(&self, slip: &Slip) -> Vec<Fault> {
        let Some(slipped) = slip.applied(self.text) else { return Vec::new() };
        let Some(report) = read(&slipped) else { return Vec::new() };
        let fault = |(field, cell): (Field, &gov_disclosure::Cell)| {
            let truth = value(&self.report, field);
            let is_loud = || report.is_flagged(field);
            let text_of = |value: &gov_disclosure::Value| value.to_string();
            let read = match cell.state {
                State::Reported => {
                    // An amount whose unit is not known is given as written, and says that it has none.
                    let is_as_written = |read: &String| cell.unit_of(field).is_none() && self.has_digits_of(field, read);
                    let is_own = |read: &String| truth.as_ref() == Some(read) || self.says(slip, field, read) || is_as_written(read);
                    cell.value.as_ref().map(text_of).filter(|read| !is_own(read))
                }
                State::Blank | State::Placeholder => {
                    let was_read = truth.is_some() && !self.touches(slip, field) && !self.exchanges_heads(slip);
                    was_read.then(|| cell.state.as_str().to_owned())
                }
                State::Lost => {
                    // A slip that changes a value changes what the sums leave for others.
                    let candidates: Vec<String> =
                        cell.candidates.iter().flatten().map(|value| value.as_ref().map_or_else(String::new, text_of)).collect();
                    let has_truth = truth.as_ref().is_none_or(|truth| candidates.is_empty() || candidates.contains(truth));
                    (!has_truth && !self.touches_value(slip)).then(|| format!("candidates {}", candidates.join(" ")))
                }
                _ => None,
            };
            let derived = cell.derived.as_ref().map(|derived| derived.value.to_string());
            let is_proof_of_text = self.touches_value(slip) || self.exchanges_heads(slip);
            let proved = derived.filter(|derived| truth.as_ref().is_some_and(|truth| truth != derived) && !is_proof_of_text);
            let read = read.or(proved.map(|derived| format!("derived {derived}")))?;
            (!is_loud()).then(|| Fault { slip: slip.clone(), field, truth: truth.unwrap_or_else(|| "no value".to_owned()), read })
        };
        report.cells.iter().filter_map(fault).collect()
    }

    fn bytes(&self, field: Field) -> Option<Range<usize>> {
        self.cells.iter().find(|(own, _)| *own == field).map(|(_, bytes)| bytes.clone())
    }

    /// Whether the slip changes the text of a field's cell.
    fn touches(&self, slip: &Slip, field: Field) -> bool {
        let swaps = slip.change == Change::Swapped;
        self.bytes(field).is_some_and(|bytes| overlap(&bytes, &slip.at) || swaps && overlap(&bytes, &slip.next))
    }

    /// Whether the slip changes the text of any value: what the sums prove then is of the changed text.
    fn touches_value(&self, slip: &Slip) -> bool {
        self.cells.iter().any(|(field, _)| self.touches(slip, *field))
    }

    /// Whether a value has the digits of a field's own, in whatever unit.
    fn has_digits_of(&self, field: Field, read: &str) -> bool {
        value(&self.report, field).is_some_and(|value| digits(&value) == digits(read))
    }

    /// Whether the text itself, as it is after the slip, has this value in the field's cell.
    fn says(&self, slip: &Slip, field: Field, read: &str) -> bool {
        // Without 万, or with 万 twice, the unit is another one.
        let is_unit = |range: &Range<usize>| ["万", "萬", "元"].contains(&&self.text[range.clone()]);
        if field.unit().is_money() && (is_unit(&slip.at) || slip.change == Change::Swapped && is_unit(&slip.next)) {
            return self.has_digits_of(field, read);
        }
        match slip.unit {
            Unit::Character => {
                // What is no plain figure, such as 十四, may become any other.
                let is_plain = self.bytes(field).is_none_or(|bytes| figure(&self.text[bytes]).is_some());
                // An amount in 万元 is the same digits in 元.
                let is_read = |figure: &String| figure == read || field.unit().is_money() && digits(figure) == digits(read);
                !is_plain && self.touches(slip, field) || self.figures_changed(slip, field).iter().any(is_read)
            }
            _ if slip.change == Change::Swapped => self.exchanged(slip, field).iter().any(|figure| figure == read),
            _ => false,
        }
    }

    /// What a field's figure is after digits were removed, doubled or swapped within it, or went over to the figure beside it.
    fn figures_changed(&self, slip: &Slip, field: Field) -> Vec<String> {
        let Some(bytes) = self.bytes(field) else { return Vec::new() };
        let within = |range: &Range<usize>| bytes.start <= range.start && range.end <= bytes.end;
        let swaps = slip.change == Change::Swapped;
        let mut figures = Vec::new();
        if within(&slip.at) && (!swaps || within(&slip.next)) && !matches!(slip.change, Change::Broken | Change::Parted) {
            let own =
                Slip { at: slip.at.start - bytes.start..slip.at.end - bytes.start, next: shifted(&slip.next, bytes.start), ..slip.clone() };
            figures.extend(own.applied(&self.text[bytes.clone()]).and_then(|text| figure(&text)));
        } else if swaps && slip.next.start == bytes.start && self.text[slip.at.clone()].ends_with('>') {
            // `<p>186` to `<p1>86`: what is seen has one digit less.
            figures.extend(figure(&self.text[slip.next.end..bytes.end]));
        } else if swaps && slip.next.end == bytes.start && self.text[slip.next.clone()].ends_with('>') {
            // `colspan=3>186` to `colspan=>3186`: what is seen has one digit more.
            figures.extend(figure(&[&self.text[slip.at.clone()], &self.text[bytes.clone()]].concat()));
        } else if swaps && self.is_between_values(slip) {
            // `3 17` to `31 7`: both are figures still, and the text has no other.
            let slipped = slip.applied(self.text).unwrap_or_default();
            let seam = slip.at.start + slip.next.len();
            figures.extend([slip.at.start, seam, slip.next.end].iter().filter_map(|&at| run_of_digits(&slipped, at)));
        }
        figures
    }

    /// Whether a digit changes places with the separator between two cells that hold values or nothing.
    fn is_between_values(&self, slip: &Slip) -> bool {
        let near = |at: usize| self.cells.iter().any(|(_, bytes)| bytes.start <= at && at <= bytes.end);
        // Spaces beside the separator part no figure from it.
        let spaces = self.text[slip.next.end..].chars().take_while(|c| *c == ' ').count();
        near(slip.at.start) && (near(slip.next.end) || near(slip.next.end + spaces))
    }

    fn has_words(&self, range: &Range<usize>) -> bool {
        let own = &self.text[range.clone()];
        own.chars().any(is_word) && !own.trim_matches(['|', '\t', '\n', ' ']).chars().all(is_numeral)
    }

    /// Whether two labels of a table whose cells are in columns change places.
    fn exchanges_heads(&self, slip: &Slip) -> bool {
        let holds_value = |range: &Range<usize>| self.cells.iter().any(|(_, bytes)| overlap(bytes, range));
        let has_columns = self.text[slip.at.clone()].ends_with(['|', '\t', '>']);
        let are_labels = [&slip.at, &slip.next].iter().all(|range| self.has_words(range) && !holds_value(range));
        slip.unit == Unit::Cell && slip.change == Change::Swapped && has_columns && are_labels
    }

    /// The values that are in the places of a field's own when two lines or cells change places.
    fn exchanged(&self, slip: &Slip, field: Field) -> Vec<String> {
        let inside = |range: &Range<usize>| -> Vec<Field> {
            let mut own: Vec<_> = self.cells.iter().filter(|(_, bytes)| range.start <= bytes.start && bytes.end <= range.end).collect();
            own.sort_by_key(|(_, bytes)| bytes.start);
            own.into_iter().map(|(field, _)| *field).collect()
        };
        let (first, second) = (inside(&slip.at), inside(&slip.next));
        let has_words = |range: &Range<usize>| self.has_words(range);
        if has_words(&slip.at) && has_words(&slip.next) {
            // Two headers of a grid: each value is in the other's column, as the text says.
            let is_head = first.is_empty() && second.is_empty() && slip.unit == Unit::Cell;
            // The blocks of Table IV are in one row.
            let is_beside =
                |other: &Field| other.table() == field.table() && (other.row_id() == field.row_id() || field.table() == TableId::Remedies);
            let row = gov_disclosure::fields().filter(|other| is_head && is_beside(other));
            return row.filter_map(|other| value(&self.report, other)).collect();
        }
        if has_words(&slip.at) || has_words(&slip.next) || first.len() != second.len() {
            return Vec::new();
        }
        let pairs = first.iter().zip(&second);
        let other = pairs.flat_map(|(a, b)| [(a, b), (b, a)]).find(|(own, _)| **own == field);
        other.and_then(|(_, other)| value(&self.report, *other)).into_iter().collect()
    }
}

/// The digits of a figure, in whatever unit.
fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect::<String>().trim_matches('0').to_owned()
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

fn shifted(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start.saturating_sub(by)..range.end.saturating_sub(by)
}

/// Characters of words; those of units are with figures.
fn is_word(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c) && !UNITS.contains(&c)
}

/// Chinese numerals: 十四 is a value.
fn is_numeral(c: char) -> bool {
    "〇零一二三四五六七八九十百千".contains(c)
}

const UNITS: [char; 7] = ['元', '万', '萬', '件', '条', '个', '项'];

/// A figure as the JSON has it; `None` where the text is more than digits, a sign, a point and a unit.
fn figure(text: &str) -> Option<String> {
    let plain: String = text.trim_end_matches(UNITS).chars().map(half_width).filter(|c| !c.is_whitespace() && *c != ',').collect();
    let (sign, rest) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
    let (whole, part) = rest.split_once('.').unwrap_or((rest, ""));
    if whole.is_empty() || !whole.chars().chain(part.chars()).all(|c| c.is_ascii_digit()) {
        return None;
    }
    let (whole, part) = (whole.trim_start_matches('0'), part.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") })
}

fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// The figure around a byte.
fn run_of_digits(text: &str, at: usize) -> Option<String> {
    let is_part = |c: &char| half_width(*c).is_ascii_digit() || ".,-".contains(half_width(*c));
    let before = text.get(..at)?.chars().rev().take_while(is_part).map(char::len_utf8).sum::<usize>();
    let behind = text.get(at..)?.chars().take_while(is_part).map(char::len_utf8).sum::<usize>();
    figure(text.get(at - before..at + behind)?)
}
