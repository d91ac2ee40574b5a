//! The form's structure in the file: which edition each table is of, what is missing, what is out of order.

use super::draft::Cells;
use super::finding::Finding;
use super::lacking::{Lack, Lacking};
use super::pieces::{Kind, Sequence};
use super::sections::Heading;
use super::tables::Rows;
use super::tables::row::Row;
use crate::diagnostic::{Confidence, Hint, Severity, catalogue};
use crate::document::Span;
use crate::fact::Structure;
use crate::form::{Edition, Field, Group, RowId, TableId, fields};
use crate::lex::fold;
use crate::report::{FormEditions, Meta, State, agency_name};

/// The edition of each table that is found.
pub fn editions(sequence: &Sequence<'_>, rows: &Rows, expected: Option<Edition>) -> FormEditions {
    let found = |table: TableId| rows.has(table);
    let votes = |edition| rows.measures.iter().filter(|measure| measure.edition() == Some(edition)).count();
    let is_of_2019 = |row: RowId| row.table() == TableId::Disclosure && !row.is_in(Edition::Y2021);
    let old = votes(Edition::Y2019) + rows.rows.iter().filter_map(|row| row.name.form()).filter(|&row| is_of_2019(row)).count();
    let new = votes(Edition::Y2021);
    let disclosure = found(TableId::Disclosure).then(|| match old.cmp(&new) {
        std::cmp::Ordering::Greater => Some(Edition::Y2019),
        std::cmp::Ordering::Less => Some(Edition::Y2021),
        std::cmp::Ordering::Equal => None,
    });
    let form = |row: &Row| row.name.form().filter(|row| row.table() == TableId::Requests);
    let split = rows.rows.iter().filter_map(form).any(|row| row.group() == Some(Group::OtherHandling));
    let is_group = |row: &&Row| form(row).is_some_and(|row| row.id() == Group::OtherHandling.id());
    let holds_cells =
        |row: &Row| row.cells.iter().any(|&at| sequence.piece(at).is_some_and(|p| p.kind.is_value() || p.kind == Kind::Blank));
    let single = rows.rows.iter().filter(is_group).any(holds_cells);
    let requests = found(TableId::Requests).then_some(match (split, single) {
        (true, _) => Some(Edition::Y2021),
        (false, true) => Some(Edition::Y2019),
        _ => None,
    });
    let fallback = requests.flatten().or(disclosure.flatten()).or(expected);
    let disclosure = disclosure.map(|own| own.or(expected).or(fallback).unwrap_or(Edition::Y2021));
    let requests = requests.map(|own| own.or(expected).or(fallback).unwrap_or(Edition::Y2021));
    let remedies = found(TableId::Remedies).then(|| requests.or(disclosure).or(expected)).flatten();
    FormEditions { expected, disclosure, requests, remedies, statistics: None }
}

/// What is missing of the tables, and which are in the form of another year.
pub fn tables(form: &FormEditions, cells: &Cells, has_rows: bool, deduplicated: bool, lacking: &mut Lacking, out: &mut Vec<Finding>) {
    for table in [TableId::Disclosure, TableId::Requests, TableId::Remedies] {
        let Some(edition) = form.of(table) else {
            lacking.push(Lack::Table(table));
            continue;
        };
        let absent = |field: Field| cells.get(&field).is_some_and(|cell| cell.state == State::Absent);
        let missing: Vec<Field> = fields().filter(|f| f.table() == table && f.is_in(edition) && absent(*f)).collect();
        if !missing.is_empty() && !deduplicated {
            lacking.push(Lack::Cells(table, missing));
        }
    }
    let Some(expected) = form.expected else { return };
    let deviating: Vec<TableId> = [TableId::Disclosure, TableId::Requests]
        .into_iter()
        .filter(|table| form.of(*table).is_some_and(|edition| edition != expected))
        .collect();
    if !deviating.is_empty() {
        let form = if expected == Edition::Y2021 { Edition::Y2019 } else { Edition::Y2021 };
        let fact = Structure::OtherForm { tables: deviating.clone(), form, expected };
        let deviates = |f: &Field| deviating.contains(&f.table()) && !f.is_in(expected);
        let printed = fields().filter(deviates).filter(|f| cells.get(f).is_some_and(|cell| cell.state != State::Absent));
        let found = Finding::of(&catalogue::OTHER_FORM, fact).with_fields(printed);
        out.push(if expected == Edition::Y2021 { found.with_hint(Hint::Convert) } else { found });
    }
    let mixed = fields().filter(|f| form.of(f.table()).is_some_and(|own| !f.is_in(own)) && cells.contains_key(f));
    let mixed: Vec<Field> = mixed.collect();
    if !mixed.is_empty() && has_rows {
        out.push(Finding::of(&catalogue::OTHER_FORM, Structure::MixedForm(mixed.len())).with_fields(mixed).with_severity(Severity::Info));
    }
}

/// What is missing, repeated, out of order or worded otherwise among the sections.
pub fn sections(headings: &[Heading], spans: impl Fn(&Heading) -> Span, lacking: &mut Lacking, out: &mut Vec<Finding>) {
    let names = [
        "总体情况",
        "主动公开政府信息情况",
        "收到和处理政府信息公开申请情况",
        "政府信息公开行政复议、行政诉讼情况",
        "存在的主要问题及改进情况",
        "其他需要报告的事项",
    ];
    for (number, name) in (1u8..).zip(names) {
        let mut own = headings.iter().filter(|h| h.number == number);
        let Some(first) = own.next() else {
            lacking.push(Lack::Section { number, name });
            continue;
        };
        if !first.exact {
            let fact = Structure::Wording { number, name, text: first.text.clone() };
            out.push(Finding::of(&catalogue::SECTION_WORDING, fact).at(spans(first)));
        }
        if let Some(second) = own.next() {
            out.push(Finding::of(&catalogue::SECTION_TWICE, Structure::Twice { number }).at(spans(second)));
        }
    }
    if let Some(pair) = headings.windows(2).find(|pair| matches!(pair, [a, b] if a.number > b.number))
        && let [before, after] = pair
    {
        let fact = Structure::Order { before: before.number, after: after.number };
        out.push(Finding::of(&catalogue::SECTION_ORDER, fact).at(spans(after)));
    }
}

/// What the law and the notice of 2021 ask of the text: its length, and of a government the results of appraisal.
pub fn text(texts: &[String], meta: &Meta, expected: Option<Edition>, overview: Option<Span>, out: &mut Vec<Finding>) {
    /// Characters of section one, and how many more are let pass: the notice says 原则上.
    const OVERVIEW: usize = 1000;
    const LET_PASS: usize = 100;
    const APPRAISAL: [&str; 8] = ["考核", "评议", "测评", "责任追究", "追究责任", "追责", "问责", "评估"];
    let overlong = |text: &String| {
        // Annotations are no text of the report.
        let length = (text.chars().count() > OVERVIEW + LET_PASS).then(|| fold::length(text));
        length.filter(|length| *length > OVERVIEW + LET_PASS)
    };
    if expected == Some(Edition::Y2021)
        && let Some(length) = texts.first().and_then(overlong)
    {
        out.push(Finding::of(&catalogue::LONG_OVERVIEW, Structure::LongOverview { length, most: OVERVIEW }).at(overview));
    }
    let is_government = meta.agency.as_deref().is_some_and(|agency| agency_name::kind(agency) == agency_name::Kind::Government);
    let tells = |text: &str| APPRAISAL.iter().any(|word| text.contains(word));
    let is_told = || texts.iter().any(|text| tells(text) || tells(&fold::plain(text)));
    // A report that lost its text says nothing of what it held.
    let is_whole = [0, 4].iter().all(|section| texts.get(*section).is_some_and(|text| !text.is_empty()));
    if expected.is_some() && is_government && is_whole && !is_told() {
        out.push(Finding::of(&catalogue::NO_APPRAISAL, Structure::NoAppraisal).with_confidence(Confidence::Low));
    }
}
