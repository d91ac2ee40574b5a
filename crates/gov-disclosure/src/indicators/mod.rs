//! Rates, shares and stocks computed from the cells of a report; docs/indicators.md lists them.

mod definition;
mod reading;
mod reason;

pub use definition::{BREAK, Comparable, IndicatorDefinition, indicator_definitions};
pub use reason::{IndicatorReason, ReasonCode};

use std::fmt;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::form::Field;
use crate::report::{Amount, LARGEST, Report, Value};
use definition::{Operand, Parsed, Term, parsed};
use reading::{Reading, Readings};

/// What indicators need beside the report.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct IndicatorOptions<'r> {
    /// The same agency's report on the year before, for growth; [`Report::year_before`] finds it among others.
    pub previous: Option<&'r Report>,
    /// The residents of the agency's area, for numbers per resident.
    pub population: Option<u64>,
}

impl<'r> IndicatorOptions<'r> {
    /// No options.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the report on the year before.
    #[must_use]
    pub fn with_previous(mut self, previous: &'r Report) -> Self {
        self.previous = Some(previous);
        self
    }

    /// Sets the number of residents.
    #[must_use]
    pub fn with_population(mut self, population: u64) -> Self {
        self.population = Some(population);
        self
    }
}

/// What an indicator is computed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IndicatorInput {
    /// A field of the report: its id in JSON.
    Field(Field),
    /// A field of the report on the year before: `previous:` and its id.
    Previous(Field),
    /// The residents that the caller gives: `population`.
    Population,
}

impl IndicatorInput {
    /// The field, where it is one.
    pub fn field(self) -> Option<Field> {
        match self {
            Self::Field(field) | Self::Previous(field) => Some(field),
            Self::Population => None,
        }
    }
}

impl fmt::Display for IndicatorInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(field) => field.fmt(f),
            Self::Previous(field) => write!(f, "previous:{field}"),
            Self::Population => f.write_str("population"),
        }
    }
}

/// The value of an indicator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum IndicatorValue {
    /// Numerator by denominator, times what the definition says: the nearest number. A number in JSON.
    Ratio(f64),
    /// A count or an amount, exact: an integer or a decimal string in JSON.
    Exact(Value),
}

impl fmt::Display for IndicatorValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ratio(ratio) => ratio.fmt(f),
            Self::Exact(value) => value.fmt(f),
        }
    }
}

impl Serialize for IndicatorValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Ratio(ratio) => serializer.serialize_f64(*ratio),
            Self::Exact(value) => value.serialize(serializer),
        }
    }
}

/// An indicator of a report: its value with the counts that it is computed from, or why there is none.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Indicator {
    /// Its id.
    pub id: &'static str,
    /// Its name in Chinese.
    pub zh: &'static str,
    /// Its name in English.
    pub en: &'static str,
    /// The value; `None` where `reason` says why. Never 0 for what is not known.
    pub value: Option<IndicatorValue>,
    /// Its unit; `None` for a plain ratio, where 1 is the whole.
    pub unit: Option<&'static str>,
    /// The numerator, exact; `None` where one of its inputs has no value.
    pub numerator: Option<Value>,
    /// The denominator, likewise; `None` too where the indicator is no ratio.
    pub denominator: Option<Value>,
    /// What it is computed from, in the order of the formulas: the fields of this report's edition.
    pub inputs: Vec<IndicatorInput>,
    /// Those of the inputs that no file says: proved by the sums, or filled in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub derived: Vec<IndicatorInput>,
    /// The rules of the report's warnings and errors that name an input, in the order of their ids; with `previous:`
    /// where they are of the report on the year before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disputed: Vec<String>,
    /// Why there is no value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<IndicatorReason>,
    /// Across which forms it may be compared: [`IndicatorDefinition::comparability`].
    pub comparable: &'static str,
}

/// The indicators of a report, all of [`indicator_definitions`], in their order. The report is checked first, so that
/// one that was only parsed, or edited since, gives the same.
///
/// A value is exact but for the last step, the division of two integers, whose result is the nearest `f64`. Blank,
/// missing and lost cells are no zeros: without a value that the sums prove, there is a [`IndicatorReason`] and no value.
///
/// ```
/// let json = r#"{"year": 2023, "requests.received.total": 8, "requests.received.natural_person": 6}"#;
/// let report = gov_disclosure::Report::from_json(json)?;
/// let all = gov_disclosure::indicators(&report, &Default::default());
/// let of = |id: &str| all.iter().find(|indicator| indicator.id == id).unwrap();
/// assert_eq!(of("applicant_share.natural_person").value.unwrap().to_string(), "0.75");
/// assert_eq!(of("disclosure_rate").reason.as_ref().unwrap().code.as_str(), "not-observed");
/// # Ok::<(), gov_disclosure::Error>(())
/// ```
pub fn indicators(report: &Report, options: &IndicatorOptions<'_>) -> Vec<Indicator> {
    let readings = Readings { own: Reading::of(report), previous: options.previous.map(Reading::of), population: options.population };
    parsed().iter().map(|parsed| compute(parsed, &readings)).collect()
}

/// What was met on the way to a value.
#[derive(Default)]
struct Met {
    inputs: Vec<IndicatorInput>,
    derived: Vec<IndicatorInput>,
    disputed: Vec<String>,
    missing: Vec<(ReasonCode, Option<IndicatorInput>)>,
}

fn compute(parsed: &Parsed, readings: &Readings) -> Indicator {
    let definition = &parsed.definition;
    let mut met = Met::default();
    let numerator = sum(&parsed.numerator, readings, &mut met);
    let denominator = parsed.denominator.as_ref().and_then(|terms| sum(terms, readings, &mut met));
    let value = match (numerator, denominator) {
        _ if !met.missing.is_empty() => None,
        (Some(numerator), None) => Some(IndicatorValue::Exact(numerator)),
        (Some(numerator), Some(denominator)) => match quotient(numerator, denominator, definition.times) {
            Ok(ratio) => Some(IndicatorValue::Ratio(ratio)),
            Err(code) => {
                met.missing.push((code, None));
                None
            }
        },
        (None, _) => None,
    };
    let Met { inputs, derived, mut disputed, missing } = met;
    disputed.sort_unstable();
    disputed.dedup();
    let reason = missing.iter().map(|(code, _)| *code).min().map(|code| {
        let inputs = missing.iter().filter(|(other, _)| *other == code).filter_map(|(_, input)| *input);
        IndicatorReason::new(code, unique(inputs), &readings.own.report, readings.previous.as_ref().map(|previous| &previous.report))
    });
    Indicator {
        id: definition.id,
        zh: definition.zh,
        en: definition.en,
        value,
        unit: definition.unit,
        numerator,
        denominator,
        inputs: unique(inputs),
        derived: unique(derived),
        disputed,
        reason,
        comparable: definition.comparability(),
    }
}

/// Each input once.
fn unique(inputs: impl IntoIterator<Item = IndicatorInput>) -> Vec<IndicatorInput> {
    let mut seen = Vec::new();
    for input in inputs {
        if !seen.contains(&input) {
            seen.push(input);
        }
    }
    seen
}

/// The sum of some terms; `None` where one has no value.
fn sum(terms: &[Term], readings: &Readings, met: &mut Met) -> Option<Value> {
    let before = met.missing.len();
    let mut total = Decimal::ZERO;
    let mut is_money = false;
    for term in terms {
        for (value, sign) in values(term, readings, met) {
            is_money |= matches!(value, Value::Amount(_));
            match total.checked_add(value.as_decimal() * Decimal::from(sign)) {
                Some(sum) => total = sum,
                None => met.missing.push((ReasonCode::TooLarge, None)),
            }
        }
    }
    if met.missing.len() > before {
        return None;
    }
    if is_money {
        return Some(Value::Amount(Amount::new(total)));
    }
    let count = i64::try_from(total).ok().filter(|count| count.abs() <= LARGEST);
    if count.is_none() {
        met.missing.push((ReasonCode::TooLarge, None));
    }
    count.map(Value::Count)
}

/// The values that a term adds up, with its sign.
fn values(term: &Term, readings: &Readings, met: &mut Met) -> Vec<(Value, i64)> {
    if term.operand == Operand::Population {
        met.inputs.push(IndicatorInput::Population);
        let population = readings.population.ok_or(ReasonCode::PopulationNeeded);
        let population = population.and_then(|number| i64::try_from(number).ok().filter(|n| *n <= LARGEST).ok_or(ReasonCode::TooLarge));
        return match population {
            Ok(number) => vec![(Value::Count(number), term.sign)],
            Err(code) => {
                met.missing.push((code, Some(IndicatorInput::Population)));
                Vec::new()
            }
        };
    }
    let found = readings.of(term.operand).and_then(|reading| Ok((reading, reading.fields(term)?)));
    let (reading, fields) = match found {
        Ok(found) => found,
        Err(code) => {
            let inputs: Vec<IndicatorInput> = term.fields.iter().map(|field| term.operand.input(*field)).collect();
            met.missing.extend(inputs.iter().map(|input| (code, Some(*input))));
            met.inputs.extend(inputs);
            return Vec::new();
        }
    };
    let mut values = Vec::new();
    for field in fields {
        let input = term.operand.input(field);
        met.inputs.push(input);
        let prefix = if term.operand == Operand::Previous { "previous:" } else { "" };
        met.disputed.extend(reading.doubts(field).iter().map(|rule| format!("{prefix}{rule}")));
        match reading.value(field) {
            Ok((value, is_derived)) => {
                values.push((value, term.sign));
                met.derived.extend(is_derived.then_some(input));
            }
            Err(code) => met.missing.push((code, Some(input))),
        }
    }
    values
}

/// Numerator by denominator. Both are integers that `f64` holds, so that the division rounds once.
fn quotient(numerator: Value, denominator: Value, times: u32) -> Result<f64, ReasonCode> {
    let (numerator, denominator) = numerator.as_count().zip(denominator.as_count()).ok_or(ReasonCode::TooLarge)?;
    let numerator = numerator.checked_mul(times.into()).filter(|product| product.abs() <= LARGEST).ok_or(ReasonCode::TooLarge)?;
    match denominator {
        0 => Err(ReasonCode::ZeroDenominator),
        ..0 => Err(ReasonCode::NegativeDenominator),
        _ => Ok(numerator as f64 / denominator as f64),
    }
}
