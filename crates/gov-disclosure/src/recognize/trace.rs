//! Why each row and column was matched: what `--explain` prints.

use super::draft::Spanned;
use super::pieces::Sequence;
use crate::document::{Location, Locator, Span};
use crate::form::{Fit, Meaning};

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadingStep {
    /// The text that it is about.
    pub text: String,
    /// What was decided and why.
    pub reason: String,
    /// Where it is.
    pub location: Option<Location>,
}

/// The log of one reading; records nothing unless asked to.
#[derive(Debug, Default)]
pub struct Trace {
    /// Whether to record.
    on: bool,
    /// The decisions, in order.
    steps: Vec<Spanned<ReadingStep>>,
}

impl Trace {
    /// One that records.
    pub fn recording() -> Self {
        Self { on: true, steps: Vec::new() }
    }

    /// The decisions with their places.
    pub fn located(self, locator: &Locator<'_>) -> Vec<ReadingStep> {
        self.steps.into_iter().map(|step| step.located(locator, |step| &mut step.location)).collect()
    }

    /// Records a decision about a piece of text.
    pub fn note(&mut self, text: &str, span: Span, reason: impl FnOnce() -> String) {
        if self.on {
            self.steps.push(Spanned::at(ReadingStep { text: text.to_owned(), reason: reason(), location: None }, span));
        }
    }

    pub(super) fn label(&mut self, sequence: &Sequence<'_>, at: usize, meaning: Meaning, fit: Fit) {
        let Some(piece) = sequence.piece(at) else { return };
        self.note(piece.text, piece.span, || {
            let how = match fit {
                Fit::Exact => "listed variant",
                Fit::Joined => "listed variant after its group's label",
                Fit::Loose => "nearest listed variant, within the allowed edits",
            };
            let what = match meaning {
                Meaning::Section(n) => format!("section {n}"),
                Meaning::DisclosureBlock(0) => "block of table II, item lost".to_owned(),
                Meaning::DisclosureBlock(n) => format!("block of table II, item {n}"),
                Meaning::DisclosureItem => "header of table II".to_owned(),
                Meaning::Measure(measure) => format!("column {} of table II", measure.id()),
                Meaning::OtherDisclosure => "row that the form does not have".to_owned(),
                Meaning::Corner => "header of table III: corner".to_owned(),
                Meaning::Applicants => "header of table III: applicants".to_owned(),
                Meaning::Organisations => "header of table III: organisations".to_owned(),
                Meaning::Subtotal => "subtotals of table III".to_owned(),
                Meaning::Applicant(applicant) => format!("column {} of table III", applicant.id()),
                Meaning::Row(row) => format!("row {} of table {}", row.id(), row.table().numeral()),
                Meaning::Group(group) => format!("group {} of table III", group.id()),
                Meaning::Litigation => "block litigation of table IV".to_owned(),
                Meaning::Remedy(remedy) => format!("block {} of table IV", remedy.id()),
                Meaning::Outcome(outcome) => format!("column {} of table IV", outcome.id()),
            };
            format!("{what} ({how})")
        });
    }
}
