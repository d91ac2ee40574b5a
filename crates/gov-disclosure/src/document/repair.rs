//! What is undone or passed over to read a file.

use serde::{Deserialize, Serialize};

/// What was undone to read a file, or done to its cells afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RepairKind {
    /// Pinyin after characters was passed over.
    AnnotationsStripped,
    /// Traditional characters were matched as simplified ones.
    ScriptFolded,
    /// The report stands in the file several times.
    CopiesMerged,
    /// Tracked changes of a Word document were accepted.
    ChangesAccepted,
    /// Text that nobody sees was passed over.
    HiddenTextDropped,
    /// Text in cells that a merged cell covers was passed over.
    CoveredCellsPassedOver,
    /// Documents inside a Word document were passed over.
    EmbeddedDocumentsPassedOver,
    /// Hidden sheets of a workbook were passed over.
    HiddenSheetsPassedOver,
    /// Totals were computed from their parts, by [`Report::fill_totals`](crate::Report::fill_totals).
    TotalsFilled,
    /// Tables were converted to the form of 2021, by [`Report::to_form_2021`](crate::Report::to_form_2021).
    FormConverted,
}

named!(RepairKind {
    AnnotationsStripped => "annotations-stripped",
    ScriptFolded => "script-folded",
    CopiesMerged => "copies-merged",
    ChangesAccepted => "changes-accepted",
    HiddenTextDropped => "hidden-text-dropped",
    CoveredCellsPassedOver => "covered-cells-passed-over",
    EmbeddedDocumentsPassedOver => "embedded-documents-passed-over",
    HiddenSheetsPassedOver => "hidden-sheets-passed-over",
    TotalsFilled => "totals-filled",
    FormConverted => "form-converted",
});
