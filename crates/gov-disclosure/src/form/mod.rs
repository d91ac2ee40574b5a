//! The official form as data: its fields, its labels and their variants.
//!
//! `columns.csv`, `fields.csv`, `labels.csv`, `phrases.csv`, `printed.csv` and `subjects.csv` beside this file can be read and extended without reading Rust.
//! Sources: 国办公开办函〔2019〕60号 (edition 2019), 国办公开办函〔2021〕30号 (edition 2021).

mod axis;
mod bridge;
mod column;
mod definition;
mod english;
mod field;
mod forms;
mod identity;
mod labels;
mod phrase;
mod printed;
mod similar;
#[cfg(test)]
mod slips;
mod subject;
mod table;
mod uses;

pub use axis::{Applicant, Group, Measure, Outcome, Remedy, RowId};
pub use definition::FieldDefinition;
pub use field::{Edition, Field, FieldUnit, TableId, fields};
pub use forms::{
    Bridge, Certainty, Comparison, Fact, Gravity, Relation, Statistic, StatisticDefinition, StatisticsColumn, StatisticsForm,
    StatisticsRow, Wording, heads_section, statistics, statistics_forms,
};
pub use identity::{Identity, IdentityKind, identities};
pub use labels::{
    Fit, Label, Meaning, alters, in_own_words, is_label_start, is_part_of_label, label_of, label_of_key, longest_at_start, lookup,
    may_mean_another, names, short_name, start_after_group,
};
pub use phrase::Phrase;
pub use printed::{PrintedSlot, PrintedTable, SlotContent, SlotKind, has_words_of_section, printed, section_heading};
pub use similar::closest;
pub use subject::{ClaimTrust, Subject, Words};
