//! Formats that a sheet gives to cells by their values, as far as they hide them or strike them out: white zeros. What depends on
//! other cells is not worked out.

use std::collections::HashSet;

use quick_xml::events::BytesStart;

use super::element::value;
use crate::document::Role;
use crate::error::Error;
use crate::meter::Meter;

/// Ranges of the conditions of a sheet that are worked out.
const RANGES: usize = 2048;

/// The conditions of a sheet.
#[derive(Debug, Default)]
pub struct Conditions {
    all: Vec<Condition>,
    /// The ranges of those under way: first row and column, last row and column.
    ranges: Vec<[u32; 4]>,
    /// Whether the condition under way is the last of all.
    is_kept: bool,
    in_formula: bool,
    /// How many ranges all have.
    all_ranges: usize,
    /// The formats of the conditions beyond those that are worked out.
    beyond: HashSet<usize>,
}

/// A condition and the format that it gives.
#[derive(Debug)]
struct Condition {
    ranges: Vec<[u32; 4]>,
    kind: String,
    operator: String,
    format: Option<usize>,
    formulas: Vec<String>,
    /// Those of smaller numbers come first.
    priority: u32,
    /// Whether none after it is asked where it is met.
    stops: bool,
}

/// The format of what shows a picture in the place of a number.
pub const NO_NUMBER: usize = usize::MAX;

/// What a cell is given by its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    Role(Role),
    /// A condition that was not worked out would give it one.
    Perhaps,
}

impl Conditions {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty() && self.beyond.is_empty()
    }

    /// Adds a condition whose format hides what stands in a cell.
    pub fn push(&mut self, ranges: Vec<[u32; 4]>, kind: &str, operator: &str, formulas: Vec<String>) {
        self.add(Condition { operator: operator.to_owned(), formulas, ..Condition::new(ranges, kind, Some(0)) });
    }

    /// Adds the format of a style of tables: which of the cells have it is not worked out.
    pub fn push_style(&mut self, range: [u32; 4], format: usize) {
        self.add(Condition::new(vec![range], "style", Some(format)));
    }

    /// Adds a condition that the sheet describes with its own format, which hides what is in a cell or strikes it out; whether it is
    /// met is not worked out.
    pub fn push_own(&mut self, ranges: &str, range: impl Fn(&[u8]) -> Option<[u32; 4]>) {
        let ranges = ranges.split(' ').take(RANGES + 1).filter_map(|part| range(part.as_bytes())).collect();
        self.add(Condition::new(ranges, "own", Some(NO_NUMBER)));
    }

    fn add(&mut self, condition: Condition) {
        self.is_kept = self.all_ranges + condition.ranges.len() <= RANGES;
        if self.is_kept {
            self.all_ranges += condition.ranges.len();
            self.all.push(condition);
        } else {
            self.beyond.extend(condition.format);
        }
    }

    /// Takes in the start of an element; `range` reads an address.
    pub fn start(&mut self, element: &BytesStart<'_>, range: impl Fn(&[u8]) -> Option<[u32; 4]>) {
        let value = |name: &str| value(element, name);
        match element.local_name().as_ref() {
            "conditionalFormatting" => {
                let ranges = value("sqref").unwrap_or_default();
                self.ranges = ranges.split(' ').take(RANGES + 1).filter_map(|part| range(part.as_bytes())).collect();
            }
            "cfRule" => {
                self.is_kept = false;
                let format = value("dxfId").and_then(|format| format.parse().ok());
                let stops = value("stopIfTrue").is_some_and(|stops| is_true(&stops));
                if format.is_none() && !stops {
                    return;
                }
                let (kind, operator) = (value("type").unwrap_or_default(), value("operator").unwrap_or_default());
                let priority = value("priority").and_then(|priority| priority.parse().ok()).unwrap_or(u32::MAX);
                self.add(Condition { operator, priority, stops, ..Condition::new(self.ranges.clone(), &kind, format) });
            }
            // They stand in the place of the number where they do not show it.
            "iconSet" | "dataBar" if value("showValue").is_some_and(|shows| matches!(shows.as_str(), "0" | "false")) => {
                self.add(Condition::new(self.ranges.clone(), "always", Some(NO_NUMBER)));
            }
            "formula" => {
                self.in_formula = self.is_kept;
                if let Some(last) = self.all.last_mut().filter(|last| self.is_kept && last.formulas.len() < 2) {
                    last.formulas.push(String::new());
                }
            }
            _ => {}
        }
    }

    /// Takes in the end of an element.
    pub fn end(&mut self, name: &str) {
        match name {
            "formula" => self.in_formula = false,
            "conditionalFormatting" => self.all.sort_by_key(|condition| condition.priority),
            _ => {}
        }
    }

    /// Takes in text, or a sign that is written as a reference.
    pub fn text(&mut self, text: &str) {
        if let Some(last) = self.all.last_mut().filter(|_| self.in_formula).and_then(|last| last.formulas.last_mut()) {
            last.push_str(text.trim());
        }
    }

    /// What they make of a cell, where it is no longer simply seen; `role` says so of a format. A text is greater than every number.
    /// They are paid for as they are asked.
    ///
    /// # Errors
    /// `limit-exceeded`.
    pub fn given(
        &self,
        place: (u32, u32),
        value: f64,
        meter: &Meter,
        role: impl Fn(usize) -> Option<Role>,
    ) -> Result<Option<Given>, Error> {
        meter.work(self.all_ranges + self.beyond.len())?;
        let holds = |range: &[u32; 4]| (range[0]..=range[2]).contains(&place.0) && (range[1]..=range[3]).contains(&place.1);
        let mut given = self.beyond.iter().any(|format| role(*format).is_some()).then_some(Given::Perhaps);
        // Whether one that may be met keeps the rest from being asked.
        let mut perhaps_stopped = false;
        for condition in self.all.iter().filter(|one| one.ranges.iter().any(holds)) {
            let role = condition.format.and_then(&role);
            if role.is_none() && !condition.stops {
                continue;
            }
            match (condition.is_met(place, value), role) {
                (Some(true), Some(role)) if !perhaps_stopped => return Ok(Some(Given::Role(role))),
                (Some(true), None) => break,
                (Some(true) | None, Some(_)) => given = Some(Given::Perhaps),
                (Some(false), _) | (None, None) => {}
            }
            perhaps_stopped |= condition.stops && condition.is_met(place, value).is_none();
        }
        Ok(given)
    }
}

/// The answer of a formula that compares a cell with a number, `$B4=0`, `B4>=100`, where that is the cell asked about: the formula
/// is written for `first`, the first cell of one of its ranges. `@` is the row of the cell, or the cell itself.
fn asks(formula: &str, first: (u32, u32), place: (u32, u32), value: f64) -> Option<bool> {
    let formula = formula.trim().trim_start_matches('=');
    match formula.to_ascii_uppercase().as_str() {
        "TRUE" | "TRUE()" | "1" => return Some(true),
        "FALSE" | "FALSE()" | "0" => return Some(false),
        _ => {}
    }
    let (cell, rest) = formula.split_at(formula.find(['<', '>', '='])?);
    let number = rest.trim_start_matches(['<', '>', '=']);
    let operator = rest.get(..rest.len() - number.len())?;
    let number: f64 = number.trim().parse().ok()?;
    let asked = |reference: &str| {
        if reference == "@" {
            return Some(place);
        }
        let (is_column_fixed, letters) = reference.strip_prefix('$').map_or((false, reference), |rest| (true, rest));
        let (letters, row) = letters.split_at(letters.find(|c: char| !c.is_ascii_alphabetic())?);
        let (is_row_fixed, row) = row.strip_prefix('$').map_or((false, row), |rest| (true, rest));
        let own_row = (place.0 + 1).to_string();
        let (is_row_fixed, row) = if row == "@" { (true, own_row.as_str()) } else { (is_row_fixed, row) };
        let (row, column) = super::address::place(format!("{letters}{row}").as_bytes())?;
        let moved =
            |own: u32, is_fixed: bool, first: u32, place: u32| Some(if is_fixed { own } else { (own + place).checked_sub(first)? });
        Some((
            moved(row.checked_sub(1)?, is_row_fixed, first.0, place.0)?,
            moved(column.checked_sub(1)?, is_column_fixed, first.1, place.1)?,
        ))
    };
    if asked(cell.trim())? != place {
        return None;
    }
    Some(match operator {
        "=" => value == number,
        "<>" => value != number,
        "<" => value < number,
        "<=" => value <= number,
        ">" => value > number,
        ">=" => value >= number,
        _ => return None,
    })
}

/// Whether an attribute is set.
fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true")
}

impl Condition {
    fn new(ranges: Vec<[u32; 4]>, kind: &str, format: Option<usize>) -> Self {
        let (operator, formulas) = (String::new(), Vec::new());
        Self { ranges, kind: kind.to_owned(), operator, format, formulas, priority: u32::MAX, stops: false }
    }

    /// Whether a cell meets it; `None` where that was not worked out.
    fn is_met(&self, place: (u32, u32), value: f64) -> Option<bool> {
        let number = |at: usize| self.formulas.get(at).and_then(|formula| formula.parse::<f64>().ok());
        let (first, second) = (number(0), number(1));
        let is = |test: fn(&f64, &f64) -> bool| first.map(|first| test(&value, &first));
        let within = || Some((first?.min(second?)..=first?.max(second?)).contains(&value));
        let corner = |range: &[u32; 4]| (range[0], range[1]);
        match (self.kind.as_str(), self.operator.as_str()) {
            ("cellIs", "equal") => is(f64::eq),
            ("cellIs", "notEqual") => is(f64::ne),
            ("cellIs", "lessThan") => is(f64::lt),
            ("cellIs", "lessThanOrEqual") => is(f64::le),
            ("cellIs", "greaterThan") => is(f64::gt),
            ("cellIs", "greaterThanOrEqual") => is(f64::ge),
            ("cellIs", "between") => within(),
            ("cellIs", "notBetween") => within().map(|is_within| !is_within),
            ("expression", _) => {
                let formula = self.formulas.first()?;
                self.ranges.iter().find_map(|range| asks(formula, corner(range), place, value))
            }
            ("always" | "notContainsErrors" | "notContainsBlanks", _) => Some(true),
            ("containsErrors" | "containsBlanks", _) => Some(false),
            _ => None,
        }
    }
}
