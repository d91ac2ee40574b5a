//! Formats that a sheet gives to cells by their values, as far as they hide them or strike them out: white zeros.

use quick_xml::events::BytesStart;

use crate::document::Role;
use crate::error::Error;
use crate::meter::Meter;

/// Conditions of a sheet that are looked at, and ranges of each.
const CONDITIONS: usize = 64;
const RANGES: usize = 64;

/// The conditions of a sheet.
#[derive(Debug, Default)]
pub struct Conditions {
    all: Vec<Condition>,
    /// The ranges of those under way: first row and column, last row and column.
    ranges: Vec<[u32; 4]>,
    in_formula: bool,
}

/// A condition and the format that it gives.
#[derive(Debug)]
struct Condition {
    ranges: Vec<[u32; 4]>,
    kind: String,
    operator: String,
    format: usize,
    formulas: Vec<String>,
}

impl Conditions {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// How many there are.
    fn len(&self) -> usize {
        self.all.len()
    }

    /// Adds a condition whose format hides what stands in a cell.
    pub fn push(&mut self, ranges: Vec<[u32; 4]>, kind: &str, operator: &str, formulas: Vec<String>) {
        if self.all.len() < CONDITIONS {
            self.all.push(Condition { ranges, kind: kind.to_owned(), operator: operator.to_owned(), format: 0, formulas });
        }
    }

    /// Takes in the start of an element; `range` reads an address.
    pub fn start(&mut self, element: &BytesStart<'_>, range: impl Fn(&[u8]) -> Option<[u32; 4]>) {
        let value = |wanted: &str| element.try_get_attribute(wanted).ok().flatten().map(|attribute| attribute.value.to_string());
        match element.local_name().as_ref() {
            "conditionalFormatting" => {
                let ranges = value("sqref").unwrap_or_default();
                self.ranges = ranges.split(' ').take(RANGES).filter_map(|part| range(part.as_bytes())).collect();
            }
            "cfRule" if self.all.len() < CONDITIONS => {
                let Some(format) = value("dxfId").and_then(|format| format.parse().ok()) else { return };
                let (kind, operator) = (value("type").unwrap_or_default(), value("operator").unwrap_or_default());
                self.all.push(Condition { ranges: self.ranges.clone(), kind, operator, format, formulas: Vec::new() });
            }
            "formula" => {
                self.in_formula = true;
                if let Some(last) = self.all.last_mut().filter(|last| last.formulas.len() < 2) {
                    last.formulas.push(String::new());
                }
            }
            _ => {}
        }
    }

    /// Takes in the end of an element.
    pub fn end(&mut self, name: &str) {
        self.in_formula &= name != "formula";
    }

    /// Takes in text, or a sign that is written as a reference.
    pub fn text(&mut self, text: &str) {
        if let Some(last) = self.all.last_mut().filter(|_| self.in_formula).and_then(|last| last.formulas.last_mut()) {
            last.push_str(text.trim());
        }
    }

    /// What they make of a number in a cell, where it is no longer simply seen; `role` says so of a format. They are paid for as they
    /// are asked.
    ///
    /// # Errors
    /// `limit-exceeded`.
    pub fn role(
        &self,
        (row, column): (u32, u32),
        value: f64,
        meter: &Meter,
        role: impl FnMut(usize) -> Option<Role>,
    ) -> Result<Option<Role>, Error> {
        meter.work(self.len())?;
        Ok(self.formats(row, column, value).find_map(role))
    }

    /// The formats that a number in a cell is given.
    fn formats(&self, row: u32, column: u32, value: f64) -> impl Iterator<Item = usize> {
        let holds = move |range: &[u32; 4]| (range[0]..=range[2]).contains(&row) && (range[1]..=range[3]).contains(&column);
        self.all.iter().filter(move |one| one.ranges.iter().any(holds) && one.is_met(value)).map(|one| one.format)
    }
}

/// The answer of a formula that compares a cell with a number: `$B4=0`, `B4>=100`.
fn asks(formula: &str, value: f64) -> Option<bool> {
    let (cell, rest) = formula.split_at(formula.find(['<', '>', '='])?);
    let number = rest.trim_start_matches(['<', '>', '=']);
    let operator = rest.get(..rest.len() - number.len())?;
    let number: f64 = number.trim().parse().ok()?;
    let is_cell = cell.trim().chars().all(|c| c == '$' || c.is_ascii_alphanumeric());
    is_cell.then_some(match operator {
        "=" => value == number,
        "<>" => value != number,
        "<" => value < number,
        "<=" => value <= number,
        ">" => value > number,
        ">=" => value >= number,
        _ => false,
    })
}

impl Condition {
    /// Whether a number meets it. A formula is taken for one that asks after the cell itself.
    fn is_met(&self, value: f64) -> bool {
        let number = |at: usize| self.formulas.get(at).and_then(|formula| formula.parse::<f64>().ok());
        let (first, second) = (number(0), number(1));
        let is = |test: fn(&f64, &f64) -> bool| first.is_some_and(|first| test(&value, &first));
        let within = || first.zip(second).is_some_and(|(first, second)| (first.min(second)..=first.max(second)).contains(&value));
        match (self.kind.as_str(), self.operator.as_str()) {
            ("cellIs", "equal") => is(f64::eq),
            ("cellIs", "notEqual") => is(f64::ne),
            ("cellIs", "lessThan") => is(f64::lt),
            ("cellIs", "lessThanOrEqual") => is(f64::le),
            ("cellIs", "greaterThan") => is(f64::gt),
            ("cellIs", "greaterThanOrEqual") => is(f64::ge),
            ("cellIs", "between") => within(),
            ("cellIs", "notBetween") => !within(),
            ("expression", _) => self.formulas.first().and_then(|formula| asks(formula, value)).unwrap_or(false),
            ("notContainsErrors" | "notContainsBlanks", _) => true,
            _ => false,
        }
    }
}
