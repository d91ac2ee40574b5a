//! The tables beside the cells: what a row of each holds.

use gov_disclosure::{
    Claim, Failure, Format, Indicator, IndicatorOptions, IndicatorValue, Location, Report, Script, Section, Severity, State, indicators,
};
use gov_disclosure_files::{Duplicates, PassedOver};
use serde::Serialize;

use crate::shape::{Numbers, Shape};
use crate::table::{Item, Kind, Table, float};

use Kind::{Count, Float, Text, Value, Words};

/// Which report a row is about, as in the tables of cells.
const ORIGIN: [(&str, Kind); 3] = [("source", Words), ("agency", Words), ("year", Count)];

const REPORTS: [(&str, Kind); 26] = [
    ("title", Text),
    ("sha256", Text),
    ("format", Words),
    ("encoding", Words),
    ("script", Words),
    ("copies", Count),
    ("period_start", Text),
    ("period_end", Text),
    ("published", Text),
    ("signed", Text),
    ("form_expected", Words),
    ("form_disclosure", Words),
    ("form_requests", Words),
    ("form_remedies", Words),
    ("form_statistics", Words),
    ("cells_reported", Count),
    ("cells_blank", Count),
    ("cells_placeholder", Count),
    ("cells_illegible", Count),
    ("cells_absent", Count),
    ("cells_lost", Count),
    ("errors", Count),
    ("warnings", Count),
    ("remarks", Count),
    ("duplicate_of", Text),
    ("duplicate", Words),
];

const CLAIMS: [(&str, Kind); 17] = [
    ("claim", Count),
    ("section", Count),
    ("role", Words),
    ("label", Text),
    ("value", Value),
    ("unit", Words),
    ("approximation", Words),
    ("least", Value),
    ("greatest", Value),
    ("of", Count),
    ("list", Words),
    ("subject", Words),
    ("trust", Words),
    ("date", Text),
    ("raw", Text),
    ("line", Count),
    ("location", Text),
];

const SECTIONS: [(&str, Kind); 5] = [("section", Count), ("heading", Text), ("text", Text), ("line", Count), ("location", Text)];

const INDICATORS: [(&str, Kind); 13] = [
    ("indicator", Words),
    ("name_zh", Words),
    ("name_en", Words),
    ("value", Float),
    ("unit", Words),
    ("numerator", Value),
    ("denominator", Value),
    ("derived", Text),
    ("disputed", Text),
    ("reason", Words),
    ("reason_zh", Text),
    ("reason_en", Text),
    ("comparable", Words),
];

const FAILURES: [(&str, Kind); 4] = [("source", Text), ("code", Words), ("message_zh", Text), ("message_en", Text)];

const PASSED_OVER: [(&str, Kind); 2] = [("source", Text), ("reason", Words)];

/// A table of one of these shapes.
pub struct Records {
    shape: Shape,
    table: Table,
    duplicates: Duplicates,
}

impl Records {
    /// An empty table; of cells, values and diagnostics there are tables of their own.
    pub fn new(shape: Shape, numbers: Numbers) -> Self {
        let own: &[(&str, Kind)] = match shape {
            Shape::Reports => &REPORTS,
            Shape::Claims => &CLAIMS,
            Shape::Sections => &SECTIONS,
            Shape::Indicators => &INDICATORS,
            Shape::Failures => &FAILURES,
            Shape::PassedOver => &PASSED_OVER,
            Shape::Cells | Shape::Wide(..) | Shape::Diagnostics => &[],
        };
        let origin: &[(&str, Kind)] = if matches!(shape, Shape::Failures | Shape::PassedOver) { &[] } else { &ORIGIN };
        Self { shape, table: Table::new(&[origin, own].concat(), numbers), duplicates: Duplicates::default() }
    }

    pub fn table(&mut self) -> &mut Table {
        &mut self.table
    }

    pub fn held(&self) -> &Table {
        &self.table
    }

    pub fn push(&mut self, report: &Report) {
        match self.shape {
            Shape::Reports => self.report(report),
            Shape::Claims => (0_usize..).zip(&report.claims).for_each(|(at, claim)| self.claim(report, at, claim)),
            Shape::Sections => report.sections.iter().for_each(|section| self.section(report, section)),
            Shape::Indicators => {
                indicators(report, &IndicatorOptions::new()).iter().for_each(|one| self.indicator(report, one));
            }
            Shape::Failures | Shape::PassedOver | Shape::Cells | Shape::Wide(..) | Shape::Diagnostics => {}
        }
    }

    pub fn push_failure(&mut self, failure: &Failure) {
        if self.shape == Shape::Failures {
            let error = &failure.error;
            self.table.push([
                (&failure.source.name).into(),
                (&*error.code).into(),
                (&*error.message.zh).into(),
                (&*error.message.en).into(),
            ]);
        }
    }

    pub fn push_passed_over(&mut self, passed: &PassedOver) {
        if self.shape == Shape::PassedOver {
            self.table.push([(&*passed.name).into(), passed.reason.as_str().into()]);
        }
    }

    fn report(&mut self, report: &Report) {
        let twice = self.duplicates.add(report);
        let (source, meta, form) = (&report.source, &report.meta, &report.form);
        let [start, end, published, signed] =
            [meta.period.map(|period| period.start), meta.period.map(|period| period.end), meta.published, meta.signed]
                .map(|date| date.map(|date| date.to_string()));
        let cells = |state| report.cells.iter().filter(|(_, cell)| cell.state == state).count();
        let found = |severity| report.diagnostics.iter().filter(|found| found.severity == severity).count();
        let mut own = vec![
            (&meta.title).into(),
            (&source.sha256).into(),
            source.format.map(Format::as_str).into(),
            (&source.encoding).into(),
            source.script.map(Script::as_str).into(),
            Item::Count(Some(source.copies.into())),
            start.as_deref().into(),
            end.as_deref().into(),
            published.as_deref().into(),
            signed.as_deref().into(),
        ];
        own.extend([form.expected, form.disclosure, form.requests, form.remedies].map(|edition| edition.map(|each| each.as_str()).into()));
        own.push((&form.statistics).into());
        let states = [State::Reported, State::Blank, State::Placeholder, State::Illegible, State::Absent, State::Lost];
        own.extend(states.map(|state| cells(state).into()));
        own.extend([Severity::Error, Severity::Warning, Severity::Info].map(|severity| found(severity).into()));
        own.push(twice.as_ref().map(|twice| &*twice.first).into());
        own.push(twice.as_ref().map(|twice| twice.same.as_str()).into());
        self.table.push(origin(report).into_iter().chain(own));
    }

    fn claim(&mut self, report: &Report, at: usize, claim: &Claim) {
        let role = name(claim.role);
        let date = claim.date.map(|date| date.to_string());
        let [approximation, list, trust] = [claim.approximation.and_then(name), claim.list.and_then(name), claim.trust.and_then(name)];
        let [least, greatest] = claim.range.unwrap_or([None, None]);
        let place = claim.location.as_ref().map(ToString::to_string);
        let own = [
            at.into(),
            claim.section.map(i64::from).into(),
            role.as_deref().into(),
            (&*claim.label).into(),
            claim.value.into(),
            (&claim.unit).into(),
            approximation.as_deref().into(),
            least.into(),
            greatest.into(),
            claim.of.map(i64::from).into(),
            list.as_deref().into(),
            (&claim.subject).into(),
            trust.as_deref().into(),
            date.as_deref().into(),
            (&*claim.raw).into(),
            claim.location.as_ref().and_then(Location::line).map(i64::from).into(),
            place.as_deref().into(),
        ];
        self.table.push(origin(report).into_iter().chain(own));
    }

    fn section(&mut self, report: &Report, section: &Section) {
        let place = section.location.to_string();
        let line = section.location.line().map(i64::from);
        let own = [Item::Count(Some(section.number.into())), (&*section.heading).into(), (&*section.text).into(), line.into()];
        self.table.push(origin(report).into_iter().chain(own).chain([(&*place).into()]));
    }

    fn indicator(&mut self, report: &Report, one: &Indicator) {
        let derived = one.derived.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        let disputed = one.disputed.join(" ");
        let reason = one.reason.as_ref();
        let own = [
            one.id.into(),
            one.zh.into(),
            one.en.into(),
            one.value
                .map(|value| match value {
                    IndicatorValue::Ratio(ratio) => ratio,
                    IndicatorValue::Exact(value) => float(value),
                })
                .into(),
            one.unit.into(),
            one.numerator.into(),
            one.denominator.into(),
            Some(&*derived).filter(|text| !text.is_empty()).into(),
            Some(&*disputed).filter(|text| !text.is_empty()).into(),
            reason.map(|reason| reason.code.as_str()).into(),
            reason.map(|reason| &*reason.message.zh).into(),
            reason.map(|reason| &*reason.message.en).into(),
            one.comparable.into(),
        ];
        self.table.push(origin(report).into_iter().chain(own));
    }
}

/// Which report a row is about.
fn origin(report: &Report) -> [Item<'_>; 3] {
    [Item::Text(report.source.label()), (&report.meta.agency).into(), report.meta.year.map(i64::from).into()]
}

/// The name of a kind in the JSON.
fn name(kind: impl Serialize) -> Option<String> {
    serde_json::to_value(kind).ok()?.as_str().map(str::to_owned)
}
