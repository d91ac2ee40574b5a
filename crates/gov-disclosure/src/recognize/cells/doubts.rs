//! Rows that are placed, and that may yet be read wrong: by what is around them.

use super::Reader;
use crate::diagnostic::{Confidence, Diagnostic, catalogue, counted};
use crate::form::{Field, RowId, TableId};
use crate::recognize::placement::{Slot, Spacing};
use crate::recognize::tables::header;
use crate::recognize::tables::row::{Header, Row};

impl Reader<'_, '_> {
    /// Says why a placed row may be read wrong.
    pub(super) fn doubts(&mut self, row: &Row, next: Option<&Row>, fields: &[Option<Field>], slots: &[Slot]) {
        self.gap(row, next, fields);
        self.narrow(row, fields);
        self.parted(row, fields, slots);
        self.staggered(row, fields, slots);
        self.spilled(row, fields);
        self.note_columns(row, fields);
    }

    /// Notes the cells of a row whose columns were taken for those of the form, to be reported once for all rows.
    fn note_columns(&mut self, row: &Row, fields: &[Option<Field>]) {
        if matches!(row.header, Header::Ambiguous(_)) {
            self.ambiguous.extend(fields.iter().flatten());
        }
        let columns = row.columns();
        let inferred = columns.iter().zip(fields).filter(|(column, _)| column.inferred);
        self.inferred.extend(inferred.filter_map(|(_, field)| *field));
    }

    /// Reports the cells whose columns were taken for those of the form.
    pub(super) fn columns_by_place(&mut self) {
        let findings = [
            (
                std::mem::take(&mut self.ambiguous),
                "表头文字的次序不能确定各列的位置，按格式规定的次序读取；请对照原件",
                "the order of the header's labels does not show the order of its columns; they were read in the order of the form: compare with the original",
            ),
            (
                std::mem::take(&mut self.inferred),
                "有一列的表头文字缺失或不全，按其位置读取；请对照原件",
                "a column has an empty or cut header and was read by its place; compare with the original",
            ),
        ];
        for (fields, zh, en) in findings.into_iter().filter(|(fields, ..)| !fields.is_empty()) {
            let span = fields.first().and_then(|field| self.cells.get(*field)?.span).unwrap_or_default();
            let finding = Diagnostic::new(&catalogue::UNSURE_COLUMNS, zh, en).with_fields(fields).at(span);
            self.out.push(finding.with_confidence(Confidence::Medium));
        }
    }

    /// In a stream, a row after which the form's next rows are missing may hold the values of one of
    /// them: label and values are on lines of their own.
    fn gap(&mut self, row: &Row, next: Option<&Row>, fields: &[Option<Field>]) {
        if row.flow.has_rows() || self.deduplicated || row.table() == TableId::Remedies || next.is_none() {
            return;
        }
        let next = row.name.form().zip(self.form.of(row.table())).and_then(|(row, edition)| row.next(edition));
        let Some(missing) = next.filter(|next| !self.labels.contains(next)).map(RowId::id) else { return };
        let finding = self.about(&catalogue::ROW_GAP, row, fields, |label| {
            let zh = format!("“{label}”之后缺少“{missing}”等行，此行数值可能属于缺失的行；请对照原件");
            let en = format!(
                "the row {missing} should follow \"{label}\" and is missing; the values read for \"{label}\" may be its values: compare with the original"
            );
            (zh, en)
        });
        self.out.push(finding);
    }

    /// In a stream, a row whose header has fewer columns than the table's edition prints: the header may have lost some of its
    /// labels, and the row the values under them.
    fn narrow(&mut self, row: &Row, fields: &[Option<Field>]) {
        let printed = self.form.of(row.table()).zip(row.name.form()).map_or(0, |(edition, row)| header::printed(row, edition).len());
        if row.flow.has_rows() || row.table() != TableId::Disclosure || fields.len() >= printed {
            return;
        }
        let finding = self.about(&catalogue::UNSURE_COLUMNS, row, fields, |label| {
            let zh = format!("“{label}”的表头只有 {} 列，同表其他部分的格式应有 {printed} 列，数值可能属于别的列；请对照原件", fields.len());
            let en = format!(
                "the header above \"{label}\" has {} where the form of the rest of the table has {printed}, so its values may be those of others; compare with the original",
                counted(fields.len(), "column", "columns")
            );
            (zh, en)
        });
        self.out.push(finding);
    }

    /// Two values that are closer than most do may be one number that was split, beside an empty cell.
    fn parted(&mut self, row: &Row, fields: &[Option<Field>], slots: &[Slot]) {
        if !self.usual.is_closer(self.sequence, row, slots) {
            return;
        }
        let finding = self.about(&catalogue::SPLIT_NUMBER, row, fields, |label| {
            let (zh, en) = match self.usual {
                Spacing::Lines => ("有两个数值在同一行文字里，别处一行只有一个", "are on one line where others have a line each"),
                _ => ("有两个数值之间只隔一个空格，别处隔得更开", "have a single space between them where others are further apart"),
            };
            let zh = format!("“{label}”一行{zh}，可能是一个数被拆开；请对照原件");
            let en = format!("two values of the row \"{label}\" {en}, and may be one number that was split; compare with the original");
            (zh, en)
        });
        self.out.push(finding.with_confidence(Confidence::Medium));
    }

    /// Values of one row on several lines, not in reading order, were ordered by their places.
    fn staggered(&mut self, row: &Row, fields: &[Option<Field>], slots: &[Slot]) {
        let line = |slot: &Slot| if let Slot::Piece(at) = slot { self.sequence.row_of(*at) } else { None };
        let lines: Vec<u32> = slots.iter().filter_map(line).collect();
        if row.flow.has_rows() || lines.is_sorted() {
            return;
        }
        let finding = self.about(&catalogue::SPLIT_NUMBER, row, fields, |label| {
            let zh = format!("“{label}”一行的数值散在几行文字里，按左右位置排列；请对照原件");
            let en = format!(
                "the values of the row \"{label}\" are on several lines and were ordered from left to right; compare with the original"
            );
            (zh, en)
        });
        self.out.push(finding.with_confidence(Confidence::Medium));
    }

    /// Numbers that no row took are beside this one.
    fn spilled(&mut self, row: &Row, fields: &[Option<Field>]) {
        if row.spilled {
            let finding = self.about(&catalogue::SPLIT_NUMBER, row, fields, |label| {
                let zh = format!("“{label}”一行旁边另有未归行的数字，数值可能被拆到了别的行，请核对原件");
                let en = format!(
                    "numbers without a row are beside the row \"{label}\": its figures may be broken across lines; check the original"
                );
                (zh, en)
            });
            self.out.push(finding);
        }
    }
}
