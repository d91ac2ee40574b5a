//! Why each row and column was matched: what `--explain` prints.

use super::strip::Strip;
use crate::document::{Location, Span};
use crate::form::{Fit, Meaning};

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The text that it is about.
    pub text: String,
    /// What was decided and why.
    pub reason: String,
    pub(crate) span: Span,
    /// Where it stands.
    pub location: Option<Location>,
}

/// The log of one reading; records nothing unless asked to.
#[derive(Debug, Default)]
pub struct Trace {
    /// Whether to record.
    pub on: bool,
    /// The decisions, in order.
    pub steps: Vec<Step>,
}

impl Trace {
    /// Records a decision about a piece of text.
    pub fn say(&mut self, text: &str, span: Span, reason: impl FnOnce() -> String) {
        if self.on {
            self.steps.push(Step { text: text.to_owned(), reason: reason(), span, location: None });
        }
    }

    pub(super) fn label(&mut self, strip: &Strip<'_>, at: usize, meaning: Meaning, fit: Fit) {
        let Some(piece) = strip.piece(at) else { return };
        self.say(piece.text, piece.span, || {
            let how = match fit {
                Fit::Exact => "listed variant",
                Fit::Joined => "listed variant behind its group's label",
                Fit::Loose => "nearest listed variant, within the allowed edits",
            };
            let what = match meaning {
                Meaning::Section(n) => format!("section {n}"),
                Meaning::Block2(0) => "block of table II, item lost".to_owned(),
                Meaning::Block2(n) => format!("block of table II, item {n}"),
                Meaning::Header2 => "head of table II".to_owned(),
                Meaning::Column2(id) => format!("column {id} of table II"),
                Meaning::Row2(id) => format!("row {id} of table II"),
                Meaning::Extra2 => "row that the form does not have".to_owned(),
                Meaning::Header3(id) => format!("head of table III: {id}"),
                Meaning::Column3(id) => format!("column {id} of table III"),
                Meaning::Row3(id) => format!("row {id} of table III"),
                Meaning::Group3(id) => format!("group {id} of table III"),
                Meaning::Block4(id) => format!("block {id} of table IV"),
                Meaning::Column4(id) => format!("column {id} of table IV"),
            };
            format!("{what} ({how})")
        });
    }
}
