//! X501 text-differs-from-table: numbers of the prose against the cells that state the same.

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use crate::check::findings::Findings;
use crate::check::stated::{Links, Stated, labelled, whole};
use crate::diagnostic::{Confidence, Diagnostic, catalogue};
use crate::fact::{InTable, Reason, Said, Text};
use crate::form::{ClaimTrust, Field, FieldUnit, Subject};
use crate::report::{Claim, Outcome, Report, Role};

/// One way in which the tables may state the number.
struct Reading {
    fields: Vec<Field>,
    value: Value,
}

/// What the cells of a reading give.
enum Value {
    /// Every cell is written.
    Written(Decimal),
    /// Every cell is written or empty.
    WithBlanks(Decimal),
    /// Cells that are not written are proved by the sums.
    Derived(Decimal),
    /// A cell is neither; the candidates of a single lost cell.
    Open(Vec<Option<Decimal>>),
}

/// Judges every number of the prose.
pub fn assess(report: &Report, findings: &mut Findings) {
    let links = Links::of(report);
    let compared: Vec<Option<Compared>> = report.claims.iter().map(|claim| Compared::of(report, claim)).collect();
    let agreeing: FxHashSet<&str> = compared.iter().flatten().filter(|own| own.agrees()).map(|own| own.subject.id).collect();
    for (place, (claim, compared)) in report.claims.iter().zip(compared).enumerate() {
        let Some(Compared { subject, stated, readings, agreement }) = compared else {
            nothing_to_compare(report, findings, place, claim);
            continue;
        };
        let rule = &catalogue::TEXT_DIFFERS;
        if let Some(reason) = agreement {
            findings.claim(rule, place, &reason);
        } else if readings.is_empty() {
            findings.claim(rule, place, &Reason::NoCell);
        } else if let Some(open) = readings.iter().find(|reading| !matches!(reading.value, Value::Written(_))) {
            let reason = Reason::NoValueIn { fields: open.fields.clone(), more: 0 };
            findings.claim(rule, place, &reason);
        } else if claim.trust.unwrap_or(ClaimTrust::Soft) == ClaimTrust::Soft {
            findings.claim(rule, place, &Reason::OtherMeaning);
        } else if claim.role != Role::Alternative && links.alternatives(place).next().is_some() {
            // 4大项19小项: the first count leaves the comparison to the second.
            findings.claim(rule, place, &Reason::OtherCount);
        } else if let Some(together) = with_siblings(&links, place, claim, &readings) {
            findings.claim(rule, place, &Reason::WithSiblings(together));
        } else if agreeing.contains(&subject.id) {
            findings.claim(rule, place, &Reason::AnotherEquals);
        } else {
            findings.fail_claim(rule, place, difference(report, claim, stated, &readings));
        }
    }
}

/// How many numbers of the prose would differ from the tables if cells held other values; `changed` gives those that would.
pub fn against(report: &Report, changed: impl Fn(Field) -> Option<i64>) -> usize {
    let differs = |claim: &&Claim| {
        let trusted = claim.trust.is_some_and(|trust| trust != ClaimTrust::Soft);
        let subject = claim.subject.as_deref().filter(|_| trusted).and_then(Subject::named);
        let Some((subject, stated)) = subject.zip(Stated::of(claim)) else { return false };
        let mut readings = subject.readings_in(|field| report.form.of(field.table()).or(report.form.expected));
        // The first reading is what the words say; the others are what they may say.
        let Some(fields) = readings.next() else { return false };
        let value = |field: &Field| match changed(*field) {
            Some(value) => Some(Decimal::from(value)),
            None => report.cell(*field)?.value.map(|value| value.as_decimal()),
        };
        let values: Option<Vec<Decimal>> = fields.iter().map(value).collect();
        let sum = values.map(|values| values.iter().fold(Decimal::ZERO, |sum, value| sum.saturating_add(*value)));
        sum.is_some_and(|sum| !stated.meets(Stated { low: sum, high: Some(sum) }))
    };
    report.claims.iter().filter(differs).count()
}

/// A claim compared with the tables.
struct Compared {
    subject: &'static Subject,
    stated: Stated,
    readings: Vec<Reading>,
    agreement: Option<Reason>,
}

impl Compared {
    fn of(report: &Report, claim: &Claim) -> Option<Self> {
        let (subject, stated) = claim.subject.as_deref().and_then(Subject::named).zip(Stated::of(claim))?;
        let readings = readings(report, subject);
        Some(Self { subject, stated, agreement: agreement(stated, &readings), readings })
    }

    /// Whether written and empty cells agree.
    fn agrees(&self) -> bool {
        self.agreement.as_ref().is_some_and(holds)
    }
}

/// The sum of the parts of one list that speak of the same cell, where it is what the cell holds: 已主动公开1件 and 同意公开3件
/// are both granted.
fn with_siblings(links: &Links<'_>, place: usize, claim: &Claim, readings: &[Reading]) -> Option<Decimal> {
    let siblings = links.parts(claim.of.filter(|_| claim.role == Role::Part)? as usize);
    let same = siblings.iter().filter(|(other, part)| *other == place || part.subject == claim.subject);
    let sum = Stated::sum_of(same.map(|(_, part)| *part));
    let agrees = agreement(sum, readings).is_some_and(|reason| holds(&reason));
    (agrees && sum.is_exact()).then_some(sum.low.normalize())
}

fn nothing_to_compare(report: &Report, findings: &mut Findings, place: usize, claim: &Claim) {
    let is_judged = claim.list.is_some() || matches!(claim.role, Role::Part | Role::Alternative | Role::Date);
    let is_share = claim.role == Role::Percent && claim.of.is_some();
    if is_judged || is_share || report.cells.is_empty() {
        return;
    }
    let own = claim.role != Role::Percent && ["不予公开", "依申请公开"].iter().any(|word| claim.label.contains(word));
    let reason = if own { Reason::OwnDocuments } else { Reason::NotMatched };
    findings.claim(&catalogue::TEXT_DIFFERS, place, &reason);
}

fn readings(report: &Report, subject: &Subject) -> Vec<Reading> {
    let found = |fields: Vec<Field>| {
        fields.iter().any(|field| report.cell(*field).is_some()).then(|| Reading { value: value(report, &fields), fields })
    };
    subject.readings_in(|field| report.form.of(field.table()).or(report.form.expected)).filter_map(found).collect()
}

fn value(report: &Report, fields: &[Field]) -> Value {
    let (mut sum, mut blank, mut derived) = (Decimal::ZERO, false, false);
    for field in fields {
        let Some(cell) = report.cell(*field) else { return Value::Open(Vec::new()) };
        match (cell.value, &cell.derived) {
            (Some(value), _) => sum = sum.saturating_add(value.as_decimal().saturating_mul(unit(*field))),
            (None, Some(proof)) => (sum, derived) = (sum.saturating_add(proof.value.as_decimal()), true),
            (None, None) if cell.state.may_be_nil() => blank = true,
            (None, None) => {
                let candidates = cell.candidates.iter().flatten().map(|candidate| candidate.map(|value| value.as_decimal()));
                return Value::Open(if fields.len() == 1 { candidates.collect() } else { Vec::new() });
            }
        }
    }
    match (derived, blank) {
        (true, _) => Value::Derived(sum),
        (false, true) => Value::WithBlanks(sum),
        (false, false) => Value::Written(sum),
    }
}

/// What one of a field is in the units of prose, where money is in 元.
fn unit(field: Field) -> Decimal {
    if field.unit() == FieldUnit::TenThousandYuan { Decimal::from(10_000) } else { Decimal::ONE }
}

/// Whether what is stated holds, with blanks as zero or without.
fn holds(reason: &Reason) -> bool {
    matches!(reason.outcome(), Outcome::Pass | Outcome::PassWithBlankAsNil)
}

/// The best reading that agrees with what is stated.
fn agreement(stated: Stated, readings: &[Reading]) -> Option<Reason> {
    let is = |value: &Decimal| stated.meets(Stated { low: *value, high: Some(*value) });
    let written = readings.iter().find(|reading| matches!(&reading.value, Value::Written(value) if is(value)));
    if let Some(reading) = written {
        return Some(Reason::Equals(reading.fields.clone()));
    }
    let blank = readings.iter().find(|reading| matches!(&reading.value, Value::WithBlanks(value) if is(value)));
    if let Some(reading) = blank {
        return Some(Reason::EqualsWithBlanks(reading.fields.clone()));
    }
    readings.iter().find_map(|reading| match &reading.value {
        Value::Derived(value) if is(value) => Some(Reason::EqualsProved(reading.fields.clone())),
        Value::Open(candidates) if candidates.iter().flatten().any(is) => Some(Reason::EqualsCandidate(reading.fields.clone())),
        _ => None,
    })
}

fn difference(report: &Report, claim: &Claim, stated: Stated, readings: &[Reading]) -> Diagnostic {
    let in_table = |reading: &Reading| {
        // Money is given in the unit that the table has.
        let is_money = reading.fields.iter().all(|field| field.unit() == FieldUnit::TenThousandYuan);
        let (value, is_money) = match reading.value {
            Value::Written(value) if is_money => (Some(value / Decimal::from(10_000)), true),
            Value::Written(value) | Value::WithBlanks(value) | Value::Derived(value) => (Some(value), false),
            Value::Open(_) => (None, false),
        };
        InTable { fields: reading.fields.clone(), value: value.map(|value| value.normalize()), is_money }
    };
    // Words for zero have no number beside them.
    let is_words = claim.unit.is_none() && stated.low.is_zero() && !claim.raw.contains(char::is_numeric);
    let said = if is_words { Said::InWords(claim.raw.clone()) } else { Said::InDigits(labelled(claim)) };
    let fact = Text::TableDiffers { said, readings: readings.iter().map(in_table).collect() };
    let confidence = if claim.trust == Some(ClaimTrust::Firm) { Confidence::Medium } else { Confidence::Low };
    let fields = readings.first().map(|reading| reading.fields.clone()).unwrap_or_default();
    let locations = report.locations(fields.iter().copied());
    let mut diagnostic = Diagnostic::of(&catalogue::TEXT_DIFFERS, fact).with_confidence(confidence);
    diagnostic.locations = claim.location.iter().cloned().chain(locations).collect();
    diagnostic.expected = readings.first().and_then(|reading| match reading.value {
        Value::Written(value) => whole(value),
        _ => None,
    });
    diagnostic.actual = whole(stated.low).filter(|_| stated.is_exact());
    diagnostic.with_fields(fields)
}
