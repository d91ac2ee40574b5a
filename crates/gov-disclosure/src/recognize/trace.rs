//! Why each row and column was matched: what `--explain` prints.

use super::draft::Spanned;
use super::pieces::Sequence;
use crate::diagnostic::Message;
use crate::document::{Location, Locator, Span};
use crate::fact::Step;
use crate::form::{Fit, Meaning};

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadingStep {
    /// The text that it is about.
    pub text: String,
    /// What was decided and why.
    pub reason: Message,
    /// Where it is.
    pub location: Option<Location>,
}

/// The log of one reading; records nothing unless asked to.
#[derive(Debug, Default)]
pub struct Trace {
    /// What makes words of a decision; none where nothing is recorded, so that a build that never records has no words.
    words: Option<fn(&Step) -> Message>,
    /// The decisions, in order.
    steps: Vec<Spanned<ReadingStep>>,
}

impl Trace {
    /// One that records.
    pub fn recording() -> Self {
        Self { words: Some(Message::of_step), steps: Vec::new() }
    }

    /// The decisions with their places.
    pub fn located(self, locator: &Locator<'_>) -> Vec<ReadingStep> {
        self.steps.into_iter().map(|step| step.located(locator, |step| &mut step.location)).collect()
    }

    /// Records a decision about a piece of text.
    pub fn note(&mut self, text: &str, span: Span, step: impl FnOnce() -> Step) {
        if let Some(words) = self.words {
            self.steps.push(Spanned::at(ReadingStep { text: text.to_owned(), reason: words(&step()), location: None }, span));
        }
    }

    pub(super) fn label(&mut self, sequence: &Sequence<'_>, at: usize, meaning: Meaning, fit: Fit) {
        if let Some(piece) = sequence.piece(at) {
            self.note(piece.text, piece.span, || Step::Label { meaning, fit });
        }
    }
}
