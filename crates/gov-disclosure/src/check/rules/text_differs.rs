//! X501 text-differs-from-table: numbers of the prose against the cells that state the same.

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use crate::check::findings::Findings;
use crate::check::stated::{Links, Stated, whole};
use crate::diagnostic::{Confidence, Diagnostic, catalogue};
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
        if let Some((outcome, zh, en)) = agreement {
            findings.claim(rule, place, outcome, zh, en);
        } else if readings.is_empty() {
            findings.claim(rule, place, Outcome::NotApplicable, "表中没有对应的单元格", "no cell of the tables states this");
        } else if let Some(open) = readings.iter().find(|reading| !matches!(reading.value, Value::Written(_))) {
            let (zh, en) = (format!("没有数值：{}", ids(&open.fields, "、")), format!("no value: {}", ids(&open.fields, ", ")));
            findings.claim(rule, place, Outcome::NotAssessable, zh, en);
        } else if claim.trust.unwrap_or(ClaimTrust::Soft) == ClaimTrust::Soft {
            findings.claim(
                rule,
                place,
                Outcome::NotApplicable,
                "文字所指可能与表格不同",
                "the words may mean something else than the table",
            );
        } else if claim.role != Role::Alternative && links.alternatives(place).next().is_some() {
            // 4大项19小项: the first count leaves the comparison to the second.
            findings.claim(rule, place, Outcome::NotApplicable, "另有一种计数与表格比较", "its other count is compared with the table");
        } else if let Some(together) = with_siblings(&links, place, claim, &readings) {
            let zh = format!("与同一列举中所指相同的其他项合计 {together}，与表格相符");
            let en = format!("with the other parts of its list that mean the same it is {together}, as in the table");
            findings.claim(rule, place, Outcome::Pass, zh, en);
        } else if agreeing.contains(&subject.id) {
            findings.claim(rule, place, Outcome::Ambiguous, "文中另有一处数值与表格相符", "another number of the text equals the table's");
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
    agreement: Option<(Outcome, String, String)>,
}

impl Compared {
    fn of(report: &Report, claim: &Claim) -> Option<Self> {
        let (subject, stated) = claim.subject.as_deref().and_then(Subject::named).zip(Stated::of(claim))?;
        let readings = readings(report, subject);
        Some(Self { subject, stated, agreement: agreement(stated, &readings), readings })
    }

    /// Whether written and empty cells agree.
    fn agrees(&self) -> bool {
        matches!(self.agreement, Some((Outcome::Pass | Outcome::PassWithBlankAsNil, ..)))
    }
}

/// The sum of the parts of one list that speak of the same cell, where it is what the cell holds: 已主动公开1件 and 同意公开3件
/// are both granted.
fn with_siblings(links: &Links<'_>, place: usize, claim: &Claim, readings: &[Reading]) -> Option<Decimal> {
    let siblings = links.parts(claim.of.filter(|_| claim.role == Role::Part)? as usize);
    let same = siblings.iter().filter(|(other, part)| *other == place || part.subject == claim.subject);
    let sum = Stated::sum_of(same.map(|(_, part)| *part));
    let agrees = matches!(agreement(sum, readings), Some((Outcome::Pass | Outcome::PassWithBlankAsNil, ..)));
    (agrees && sum.is_exact()).then_some(sum.low.normalize())
}

fn nothing_to_compare(report: &Report, findings: &mut Findings, place: usize, claim: &Claim) {
    let is_judged = claim.list.is_some() || matches!(claim.role, Role::Part | Role::Alternative | Role::Date);
    let is_share = claim.role == Role::Percent && claim.of.is_some();
    if is_judged || is_share || report.cells.is_empty() {
        return;
    }
    let own = claim.role != Role::Percent && ["不予公开", "依申请公开"].iter().any(|word| claim.label.contains(word));
    let (zh, en) = if own {
        ("所指是本机关文件的公开属性，不是申请的办理结果", "it counts the agency's own documents, not requests")
    } else {
        ("未能将这一说法与表中单元格对应", "the words were not matched with a cell of the tables")
    };
    findings.claim(&catalogue::TEXT_DIFFERS, place, Outcome::NotApplicable, zh, en);
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

/// The best reading that agrees with what is stated.
fn agreement(stated: Stated, readings: &[Reading]) -> Option<(Outcome, String, String)> {
    let is = |value: &Decimal| stated.meets(Stated { low: *value, high: Some(*value) });
    let name = |reading: &Reading| ids(&reading.fields, " + ");
    let written = readings.iter().find(|reading| matches!(&reading.value, Value::Written(value) if is(value)));
    if let Some(reading) = written {
        return Some((Outcome::Pass, format!("与 {} 相符", name(reading)), format!("equals {}", name(reading))));
    }
    let blank = readings.iter().find(|reading| matches!(&reading.value, Value::WithBlanks(value) if is(value)));
    if let Some(reading) = blank {
        let (zh, en) =
            (format!("空白按零计算，与 {} 相符", name(reading)), format!("equals {} with its empty cells as zero", name(reading)));
        return Some((Outcome::PassWithBlankAsNil, zh, en));
    }
    readings.iter().find_map(|reading| match &reading.value {
        Value::Derived(value) if is(value) => {
            let (zh, en) = (
                format!("{} 没有写出，与推算值相符", name(reading)),
                format!("{} is not written; agrees with what the sums prove", name(reading)),
            );
            Some((Outcome::NotAssessable, zh, en))
        }
        Value::Open(candidates) if candidates.iter().flatten().any(is) => {
            let (zh, en) = (
                format!("{} 丢失，与其可能的值不矛盾", name(reading)),
                format!("{} is lost; agrees with one of its candidates", name(reading)),
            );
            Some((Outcome::NotAssessable, zh, en))
        }
        _ => None,
    })
}

/// Fields by their ids.
fn ids(fields: &[Field], separator: &str) -> String {
    fields.iter().map(|field| field.id()).collect::<Vec<_>>().join(separator)
}

/// A sum of cells in Chinese and English: each by its row and column, a whole group by its heading.
fn words(fields: &[Field]) -> (String, String) {
    let group = fields.first().map_or("", |field| field.group_zh());
    let zh = if fields.len() > 3 && fields.iter().all(|field| field.group_zh() == group) && !group.is_empty() {
        format!("“{group}”各项合计")
    } else {
        fields.iter().map(|field| format!("“{}”", field.name_zh())).collect::<Vec<_>>().join("＋")
    };
    (zh, ids(fields, " + "))
}

fn difference(report: &Report, claim: &Claim, stated: Stated, readings: &[Reading]) -> Diagnostic {
    let said = |reading: &Reading| match reading.value {
        Value::Written(value) | Value::WithBlanks(value) | Value::Derived(value) => value.normalize().to_string(),
        Value::Open(_) => "?".to_owned(),
    };
    // Money is in_words in the unit that the table has.
    let is_money = |reading: &Reading| reading.fields.iter().all(|field| field.unit() == FieldUnit::TenThousandYuan);
    let in_words = |reading: &Reading| {
        let (zh, en) = words(&reading.fields);
        match reading.value {
            Value::Written(value) if is_money(reading) => {
                let value = (value / Decimal::from(10_000)).normalize();
                (format!("{zh}为 {value}万元"), format!("{en} is {value} (in 10,000 yuan)"))
            }
            _ => (format!("{zh}为 {}", said(reading)), format!("{en} is {}", said(reading))),
        }
    };
    let (in_table, in_table_en): (Vec<String>, Vec<String>) = readings.iter().map(in_words).unzip();
    let (in_table, in_table_en) = (in_table.join("，"), in_table_en.join(", "));
    // Words for zero have no number beside them.
    let is_words = claim.unit.is_none() && stated.low.is_zero() && !claim.raw.contains(char::is_numeric);
    let (said, said_en) = if is_words {
        (format!("正文称“{}”", claim.raw), format!("the text says \"{}\"", claim.raw))
    } else {
        (format!("正文“{}”为 {}", claim.label, claim.raw), format!("the text says {} for \"{}\"", claim.raw, claim.label))
    };
    let zh = format!("{said}，表中{in_table}，不相符；请核对正文与表格");
    let en = format!("{said_en}; in the tables {in_table_en}; check both");
    let confidence = if claim.trust == Some(ClaimTrust::Firm) { Confidence::Medium } else { Confidence::Low };
    let fields = readings.first().map(|reading| reading.fields.clone()).unwrap_or_default();
    let locations = report.locations(fields.iter().copied());
    let mut diagnostic = Diagnostic::new(&catalogue::TEXT_DIFFERS, zh, en).with_confidence(confidence);
    diagnostic.locations = claim.location.iter().cloned().chain(locations).collect();
    diagnostic.expected = readings.first().and_then(|reading| match reading.value {
        Value::Written(value) => whole(value),
        _ => None,
    });
    diagnostic.actual = whole(stated.low).filter(|_| stated.is_exact());
    diagnostic.with_fields(fields)
}
